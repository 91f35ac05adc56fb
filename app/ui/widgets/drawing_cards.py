"""Cards with pictures that count once: how many, drawn with progress, and shown to be printed. The pictures are
never kept: once the window is closed, nobody can print them again."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.ways_out import WayOut
from app.i18n import _
from app.ui import tasks
from app.ui.widgets.busy import Busy
from app.ui.widgets.form_dialog import show_message
from app.ui.widgets.preview import show_paper
from app.ui.words import refusal

Codes = Sequence[tuple[str, ...]]


_LONGEST = 4


def typed_number(text: str, otherwise: int = 0) -> int:
    """Return the number that was typed."""
    return int(text) if text.strip().isdecimal() and len(text) < _LONGEST else otherwise


class DrawingCards(QObject):
    """Draws cards for one page. `drawn` brings what stands on them; `busy` is to stand on the page."""

    drawn = Signal(list)

    def __init__(self, parent: QWidget, most: int, taken_out: Callable[[WayOut], None]) -> None:
        super().__init__(parent)
        self._page, self._most, self._taken_out = parent, most, taken_out
        self.busy = Busy()
        self.busy.given_up.connect(self._give_up)
        self._drawing: tasks.Task | None = None

    def draw(
        self,
        number: int,
        draw: Callable[[Callable[[int], None]], Codes],
        paper: Callable[[Codes, str], bytes],
    ) -> None:
        """Draw so many; `draw` takes whom it tells how far it is, `paper` makes the PDF in a language."""
        if not 0 < number <= self._most:
            said = _("Between 1 and {most} cards are possible.").format(most=self._most)
            show_message(_("Ballot cards"), said, self._page)
            return
        self.busy.start(_("The cards are being drawn, a second for each."), number)
        task = tasks.Task(self._page, lambda codes: self._show(codes, paper), self._not_drawn, self.busy.tell)
        self._drawing = task.start(lambda: draw(task.report))

    def _show(self, codes: Codes, paper: Callable[[Codes, str], bytes]) -> None:
        self.busy.stop()
        self.drawn.emit(list(codes))
        made: dict[str, bytes] = {}

        def make(language: str, _names: bool, _on_page: Callable[[int], None]) -> bytes:
            if language not in made:
                made[language] = paper(codes, language)
            return made[language]

        show_paper(_("Ballot cards"), make, self._page, self._taken_out)

    def _not_drawn(self, error: Exception) -> None:
        self.busy.stop()
        show_message(_("Ballot cards"), refusal(error), self._page)

    def _give_up(self) -> None:
        if self._drawing is not None:
            self._drawing.cancel()
