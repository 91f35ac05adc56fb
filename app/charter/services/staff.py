"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from functools import cached_property

from app.charter.services.charter import CharterWork
from app.charter.services.papers import CharterPapers
from app.core.rights import Action, may
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.parliament.rules.parliament import Sitting
from app.parliament.services.parliament import Parliament


class CharterServices:
    """The charter, its draft and its versions."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def work(self) -> CharterWork:
        """Return what changes the charter."""
        return CharterWork(self._house, self._me)

    @cached_property
    def papers(self) -> CharterPapers:
        """Return what prints."""
        return CharterPapers(self._house, self._me)

    @property
    def holds(self) -> bool:
        """Tell whether this person can make a draft the charter."""
        return may(self._me.role, Action.HOLD_BALLOTS)

    def sittings(self) -> list[Sitting]:
        """Return the parliament's sessions, one of which may have agreed on the charter."""
        return Parliament(self._house).sittings()
