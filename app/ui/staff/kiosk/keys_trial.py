"""Which keys lead out of the kiosk on this PC: each is pressed once, in a window that fills the screen as the
kiosk does, and what becomes of it is written down."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import _
from app.ui.system_keys import SystemKeys
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row

KEYS = ("Windows", "Alt+Tab", "Alt+Esc", "Ctrl+Esc", "Ctrl+Shift+Esc", "Alt+F4", "Ctrl+Alt+F2")
"""What is tried, as it stands on keyboards."""


class KeysTrial(QDialog):
    """Asks for one key after the other. `leading_out` are those after which another window came to the front."""

    def __init__(self, parent: QWidget, keys: Sequence[str] = KEYS) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint)
        self.setProperty("ground", "staff")
        self.setWindowTitle("Meng Stëmm")
        self._keys, self._at = tuple(keys), 0
        self.leading_out: list[str] = []
        self._hook = SystemKeys(lambda _key: None)
        self._asked = label("", Text.STAFF_TITLE)
        self._said = label("", Text.STAFF_READING, tone="muted")
        self._stays = Button(_("Nothing happened"), STAFF, Weight.FILLED, icon_before="check")
        self._stays.clicked.connect(lambda: self._next(out=False))
        self._out = Button(_("Something else came up"), STAFF, Weight.QUIET, icon_before="x")
        self._out.clicked.connect(lambda: self._next(out=True))
        self._close = Button(_("OK"), STAFF, Weight.FILLED)
        self._close.clicked.connect(self.accept)
        self._close.hide()
        inside = column(space=Space.M, margins=(Space.L,) * 4)
        inside.addStretch(1)
        for part in (self._asked, self._said):
            part.setMaximumWidth(Size.FORM * 2)
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addLayout(row(None, self._stays, self._out, self._close, None))
        inside.addStretch(2)
        self.setLayout(inside)
        self._ask()

    def start(self) -> None:
        """Fill the screen, and hold what the kiosk holds."""
        self._hook.hold()
        self.showFullScreen()

    def done(self, result: int) -> None:
        """Let the system have its keys again."""
        self._hook.release()
        super().done(result)

    def changeEvent(self, event: QEvent) -> None:
        """Notice that another window came to the front."""
        super().changeEvent(event)
        left = event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow()
        if left and self.isVisible() and self._at < len(self._keys):
            self._next(out=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key but Tab, Space and Enter do anything here."""
        event.accept()

    def _next(self, *, out: bool) -> None:
        if out:
            self.leading_out.append(self._keys[self._at])
        self._at += 1
        self._ask()

    def _ask(self) -> None:
        if self._at < len(self._keys):
            self._asked.setText(_("Press {key}").format(key=self._keys[self._at]))
            self._said.setText(_("Does this page stay? Then nobody gets out by this key."))
            return
        for button in (self._stays, self._out):
            button.hide()
        self._close.show()
        self._close.setFocus()
        if self.leading_out:
            self._asked.setText(_("These keys lead out: {keys}").format(keys=", ".join(self.leading_out)))
            self._said.setText(_("The system itself can lock them. Ask whoever looks after this PC."))
        else:
            self._asked.setText(_("None of these keys leads out of the kiosk on this PC."))
            self._said.setText("")
