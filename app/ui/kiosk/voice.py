"""Reading aloud in the kiosk: the whole page or one text of it, slowly where the reporter wants that."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.kiosk.loading import Loading
from app.ui.kiosk.readable import ReadablePage

if TYPE_CHECKING:
    from app.ui.kiosk.aloud import Aloud
    from app.ui.kiosk.services import KioskServices


class Voice:
    """One voice for all pages, made when somebody first wants to hear it. `said` hears whether it speaks."""

    def __init__(self, loading: Loading, parent: QObject, said: Callable[[bool], None]) -> None:
        self._loading, self._parent, self._said = loading, parent, said
        self.aloud: Aloud | None = None
        self.slow = False

    def read(self, page: ReadablePage) -> None:
        """Read the page, or be silent where it is being read."""
        self._loading.then(lambda services: self._ready(services).read_or_stop(page))

    def read_text(self, text: str) -> None:
        """Read one text of the page."""
        self._loading.then(lambda services: self._ready(services).read(text))

    def read_slowly(self, on: bool) -> None:
        """Read slowly from now on, or not."""
        self.slow = on
        if self.aloud is not None:
            self.aloud.slow = on

    def be_silent(self) -> None:
        """Stop reading."""
        if self.aloud is not None:
            self.aloud.stop()

    def _ready(self, services: KioskServices) -> Aloud:
        if self.aloud is None:
            from app.ui.kiosk.aloud import Aloud  # noqa: PLC0415 - deferred: nobody is heard before the first touch

            self.aloud = Aloud(services.reader(), self._parent, slow=self.slow)
            self.aloud.speaking.connect(self._said)
        return self.aloud
