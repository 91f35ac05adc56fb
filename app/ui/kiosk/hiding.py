"""The pages of hiding: one's own picture before telling, the neutral one while hidden, the twelve to come back."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.i18n import _, content
from app.reports.rules.hiding import PICTURES
from app.ui.kiosk.code import PictureTile
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.theme.appearance import tinted
from app.ui.theme.images import picture, receipt_picture
from app.ui.theme.tokens import Colour, Size, Space
from app.ui.widgets.labels import card, column, label, row

_COLUMNS = 4


class OwnPicturePage(PageFrame):
    """Shown before telling: which picture brings a hidden page back."""

    def __init__(self, look: FaceLook, own: str) -> None:
        super().__init__(look, _("This is your picture"))
        sign = QLabel()
        sign.setPixmap(receipt_picture(own, Size.PICTURE_BIG))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        sign.setAccessibleName(content.picture_name(own))
        frame, inside = card(look.card, margin=Space.L)
        inside.addWidget(sign)
        inside.addWidget(label(content.picture_name(own), look.heading, centred=True))
        frame.setFixedWidth(Size.SIDE_CARDS)
        said = column(space=Space.M)
        said.addStretch(1)
        for text in (
            _("Is somebody coming? Press “Hide”. A different page appears."),
            _("Then touch the page and choose your picture. You go on where you were."),
        ):
            said.addWidget(label(text, look.text))
        said.addWidget(label(_("You have three minutes. Then your words are deleted."), look.small, tone="muted"))
        said.addStretch(1)
        parts = row(None, frame, said, None, space=Space.XL)
        parts.setStretch(2, 3)
        self.content.addStretch(1)
        self.content.addLayout(parts)
        self.content.addStretch(2)


class NeutralPage(QWidget):
    """A landscape and nothing else. Whatever touches it asks for the picture."""

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("A picture"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tinted(Colour.MIST))
        side = round(min(self.width(), self.height()) * 0.8)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        painter.drawPixmap(place.topLeft(), picture("landscape", side))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.touched.emit()

    def keyPressEvent(self, _event: object) -> None:
        self.touched.emit()


class WhichPicturePage(QWidget):
    """The twelve pictures. It does not say what they are for."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Choose a picture"))
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        for place, name in enumerate(PICTURES):
            tile = PictureTile(name, Size.PICTURE_CODE)
            tile.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
        outer = column(space=0, margins=(Space.XXL, Space.XXL, Space.XXL, Space.XXL))
        outer.addLayout(grid)
        self.setLayout(outer)
