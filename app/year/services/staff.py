"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from datetime import datetime
from functools import cached_property

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.year.services.today import Today
from app.year.services.year import Year


class YearServices:
    """What needs somebody today, and everything with a date."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def today(self) -> Today:
        """Return what needs this person today."""
        return Today(self._house, self._me)

    @cached_property
    def year(self) -> Year:
        """Return calendar and promises."""
        return Year(self._house, self._me)

    @property
    def name(self) -> str:
        """Return the name of who is signed in."""
        return self._me.name

    def now(self) -> datetime:
        """Return the current time."""
        return self._house.clock()
