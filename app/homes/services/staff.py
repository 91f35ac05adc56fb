"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from datetime import date
from functools import cached_property

from app.core.rights import Action, may
from app.core.ways_out import WayOut
from app.home.services.open_home import OpenHome
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners


class HomesServices:
    """Cards of other homes, and what goes to them and comes from them."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def partners(self) -> Partners:
        """Return the homes this one knows."""
        return Partners(self._house, self._me)

    @cached_property
    def exchange(self) -> Exchange:
        """Return what goes and comes."""
        return Exchange(self._house, self._me)

    @property
    def reads_cases(self) -> bool:
        """Tell whether this person reads cases of other homes."""
        return may(self._me.role, Action.READ_FROM_OUTSIDE)

    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def taken_out(self, way: WayOut) -> None:
        """Write down that a paper left the program."""
        Papers(self._house, self._me).taken_out(way)
