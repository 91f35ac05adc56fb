"""Services of Today and Figures; they share one cache per person. They share what was read once, for one
person."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.core.rights import Action, may
from app.figures.services.figures import Figuring
from app.figures.services.summaries import Summaries
from app.handbooks.rules import OWN
from app.handbooks.services import Handbooks
from app.home.services.house import House
from app.home.services.signing_in import SignedIn
from app.reports.rules.inbox import Filter
from app.ui.staff.figures.room import FigureServices
from app.ui.staff.today.room import TodayServices
from app.ui.widgets.handbooks import ask_handbook
from app.year.rules.today import Place
from app.year.services.today import Today


class Counts:
    """Lives and dies with the rooms of one person."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._figuring: Figuring | None = None

    def _counted(self, me: SignedIn) -> Figuring:
        if self._figuring is None:
            self._figuring = Figuring(self._house, me)
        return self._figuring

    def today_services(
        self,
        me: SignedIn,
        see: Callable[[Filter], None],
        go: Callable[[Place], None],
        open_case: Callable[[str], None],
    ) -> TodayServices:
        """Return what the first page can do."""
        figuring = self._counted(me) if may(me.role, Action.READ_CASES) else None
        summaries = Summaries(self._house, me, figuring) if figuring is not None else None
        today = Today(self._house, me)
        books = Handbooks(self._house, me)

        def handbook(parent: QWidget) -> None:
            ask_handbook(OWN[me.role], books.pdf, books.taken_out, parent)

        return TodayServices(me.name, today, figuring, summaries, self._house.clock, see, go, handbook, open_case)

    def figure_services(
        self, me: SignedIn, see: Callable[[Filter], None], go: Callable[[Place], None]
    ) -> FigureServices:
        """Return what the room of the figures can do."""
        figuring = self._counted(me)
        summaries = Summaries(self._house, me, figuring)
        return FigureServices(figuring, summaries, see, go, may(me.role, Action.PRINT_CASES))
