"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from functools import cached_property

from app.core.rights import Action, may
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.parliament.services.ballots import HoldingBallots
from app.parliament.services.papers import ParliamentPapers
from app.parliament.services.parliament import ParliamentWork
from app.workshops.rules import Agreed, AgreedKind
from app.workshops.services.gatherings import Gatherings


class ParliamentServices:
    """Proposals, ballots, sessions and terms."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def work(self) -> ParliamentWork:
        """Return proposals, sessions and terms."""
        return ParliamentWork(self._house, self._me)

    @cached_property
    def holding(self) -> HoldingBallots:
        """Return the ballots."""
        return HoldingBallots(self._house, self._me)

    @cached_property
    def papers(self) -> ParliamentPapers:
        """Return what prints."""
        return ParliamentPapers(self._house, self._me)

    @property
    def holds(self) -> bool:
        """Tell whether this person holds sessions and ballots."""
        return may(self._me.role, Action.HOLD_BALLOTS)

    def from_workshops(self) -> list[Agreed]:
        """Return the proposals that a workshop agreed on and nobody has brought yet."""
        brought = {proposal.source for proposal in self.work.proposals()}
        agreed = Gatherings(self._house, self._me).agreed(AgreedKind.PROPOSAL)
        return [proposal for proposal in agreed if proposal.done_on is None and proposal.id not in brought]
