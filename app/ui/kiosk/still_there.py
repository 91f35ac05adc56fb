"""The soft question over the page, while the seconds run down."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from app.i18n import _, ngettext
from app.ui.kiosk.look import FaceLook
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import column, label, row


class StillThere(QWidget):
    """The soft question, over the page."""

    stay = Signal()

    def __init__(self, look: FaceLook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("ground", look.ground)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Are you still there?"))
        sign = QLabel()
        sign.setPixmap(picture("calm", Size.PICTURE_BIG))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._seconds = label("", look.text, tone="muted", centred=True)
        stay = Button(_("I am still here"), look.button, Weight.FILLED)
        stay.clicked.connect(self.stay)
        layout = column(space=Space.L, margins=(Space.XL, Space.XL, Space.XL, Space.XL))
        layout.addStretch(1)
        layout.addWidget(sign)
        layout.addWidget(label(_("Are you still there?"), look.title, centred=True))
        layout.addWidget(self._seconds)
        layout.addLayout(row(None, stay, None))
        layout.addStretch(1)
        self.setLayout(layout)
        stay.setFocus()

    def count(self, seconds: int) -> None:
        """Show how long there is left."""
        text = ngettext(
            "In {count} second this page becomes empty, so that nobody else reads it.",
            "In {count} seconds this page becomes empty, so that nobody else reads it.",
            seconds,
        )
        self._seconds.setText(text.format(count=seconds))
