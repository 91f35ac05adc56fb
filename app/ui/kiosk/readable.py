"""A page that can be read aloud: its "read to me" button, and what is said."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from app.i18n import _
from app.ui.theme.appearance import appearance
from app.ui.widgets.buttons import Button, ButtonLook, Weight
from app.ui.widgets.read_aloud_widget import ReadAloudWidget
from app.ui.widgets.tiles import Tile

_LINE = 40
"""Pixels within which things stand on one line and are read from left to right."""


_SPOKEN: tuple[type[QWidget], ...] = (QLabel, Tile, ReadAloudWidget, QPlainTextEdit)


class ReadablePage(QWidget):
    """`read_me` asks for the page to be read, or to be silent again; `read_aloud` for one text of it."""

    read_me = Signal()
    read_aloud = Signal(str)
    reads_in = ""
    """The language of what is said here; the current one where it is empty."""

    def read_button(self, look: ButtonLook) -> Button:
        """Return the button of this page."""
        self._read = Button(_("Read to me"), look, Weight.QUIET, icon_before="volume-2")
        self._read.only_icon(True)
        if appearance().silent:
            self._read.rename(_("Turn the sound on"), "volume-x")
        self._read.clicked.connect(self.read_me)
        return self._read

    def show_speaking(self, on: bool) -> None:
        """Let the button say what it does now."""
        self._read.rename(_("Stop") if on else _("Read to me"), "circle-stop" if on else "volume-2")

    def show_silence(self) -> None:
        """Let the button say that this PC has no loudspeaker."""
        self._read.rename(_("This PC has no sound."), "volume-x")
        self._read.setEnabled(False)

    def spoken(self) -> str:
        """Return what can be read on the page, from top to bottom, as sentences."""
        every = [widget for kind in _SPOKEN for widget in self.findChildren(kind) if widget.isVisibleTo(self)]
        texts = [(self.place_of(widget), text) for widget in every if (text := _said(widget))]
        return "\n".join(text for _place, text in sorted(texts, key=lambda both: both[0]))

    def place_of(self, widget: QWidget) -> tuple[int, int]:
        """Return where something stands, in the order in which one reads: line, then place in it."""
        place = widget.mapTo(self, QPoint(0, 0))
        return place.y() // _LINE, place.x()


def _said(widget: QWidget) -> str:
    match widget:
        case QLabel():
            return widget.text()
        case Tile() | ReadAloudWidget():
            return widget.accessibleName()
        case QPlainTextEdit():
            return widget.toPlainText()
        case _:
            return ""
