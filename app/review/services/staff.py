"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from collections.abc import Sequence
from functools import cached_property

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.review.services.papers import ReviewPapers
from app.review.services.reviews import Reviews
from app.training.services.team import team
from app.workshops.rules import Agreed, AgreedKind


class ReviewServices:
    """The rounds of the self-review, and the actions they lead to."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def reviews(self) -> Reviews:
        """Return the rounds."""
        return Reviews(self._house, self._me)

    @cached_property
    def papers(self) -> ReviewPapers:
        """Return what prints."""
        return ReviewPapers(self._house, self._me)

    def people(self) -> Sequence[str]:
        """Return the names in the team, to choose an owner from."""
        return [member.name for member in team(self._house)]

    def agreed(self) -> list[Agreed]:
        """Return every action that was agreed on."""
        return self.reviews.agreed(AgreedKind.ACTION)

    def agree(self, action: Agreed) -> object:
        """Keep an action."""
        return self.reviews.agree(action)
