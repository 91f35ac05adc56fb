"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from functools import cached_property

from app.core.rights import Action, may
from app.figures.services.figures import Figuring
from app.figures.services.summaries import Summaries
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn


class FigureServices:
    """Today and the room of figures share what was counted."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def figuring(self) -> Figuring:
        """Return what counts."""
        return Figuring(self._house, self._me)

    @cached_property
    def summaries(self) -> Summaries:
        """Return what prints and exports."""
        return Summaries(self._house, self._me, self.figuring)

    @property
    def reads(self) -> bool:
        """Tell whether figures are for this person: whoever reads cases."""
        return may(self._me.role, Action.READ_CASES)

    @property
    def prints(self) -> bool:
        """Tell whether this person prints and exports figures."""
        return may(self._me.role, Action.PRINT_CASES)
