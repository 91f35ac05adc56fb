"""Reading pages aloud: the page that is shown, or one text of it, as this reporter wants to hear it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.i18n import current
from app.speech.reader import Reader
from app.ui.kiosk.readable import ReadablePage
from app.ui.theme.appearance import appearance, choose


class Aloud(QObject):
    """`speaking` says when the voice begins and ends. `slow` holds until the reporter leaves."""

    speaking = Signal(bool)

    def __init__(self, reader: Reader, parent: QObject, *, slow: bool) -> None:
        super().__init__(parent)
        self._reader = reader
        self.slow = slow
        reader.speaking.connect(self.speaking)

    @property
    def slow(self) -> bool:
        """Tell whether it reads slowly."""
        return self._reader.slow

    @slow.setter
    def slow(self, on: bool) -> None:
        self._reader.slow = on

    def read_or_stop(self, page: ReadablePage) -> None:
        """Toggle reading of the page; starting it turns the "no sound" setting off."""
        if self._reader.is_speaking:
            self._reader.stop()
        elif self._reader.can_be_heard:
            choose(replace(appearance(), silent=False))
            self._reader.read(page.spoken(), page.reads_in or current())
        else:
            page.show_silence()

    def read(self, text: str) -> None:
        """Read one text, except where this reporter wants no sound."""
        if not appearance().silent:
            self._reader.read(text, current())

    def stop(self) -> None:
        """Be silent at once."""
        self._reader.stop()
