"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from datetime import date
from functools import cached_property

from app.core.rights import Action, Colleague, may
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.training.services.courses import Courses
from app.training.services.importing import Importing
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import MyTraining
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff, can_sign, why_sent_back
from app.training.services.team import Team, member_of_account


class TrainingServices:
    """Learning is for everybody; a service that the role does not include is None."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def me(self) -> Colleague:
        """Return who is signed in."""
        return Colleague(self._me.id, self._me.name, self._me.role)

    @cached_property
    def member_id(self) -> str:
        """Return under which id this person is in the team; empty where they are not."""
        member = member_of_account(self._house, self._me.id)
        return member.id if member is not None else ""

    @cached_property
    def mine(self) -> MyTraining:
        """Return one's own training."""
        return MyTraining(self._house, self._me)

    @cached_property
    def papers(self) -> TrainingPapers:
        """Return what prints."""
        return TrainingPapers(self._house, self._me)

    @cached_property
    def courses(self) -> Courses:
        """Return the courses."""
        return Courses(self._house, self._me)

    @cached_property
    def signing(self) -> SigningOff | None:
        """Return what signs modules off, for whoever may."""
        return SigningOff(self._house, self._me) if can_sign(self._house, self._me) else None

    @cached_property
    def matrix(self) -> TrainingMatrix | None:
        """Return who needs which training, for whoever may see it."""
        return TrainingMatrix(self._house, self._me) if may(self._me.role, Action.SEE_TRAINING) else None

    @cached_property
    def team(self) -> Team | None:
        """Return the team, for whoever manages training."""
        return Team(self._house, self._me) if may(self._me.role, Action.MANAGE_TRAINING) else None

    @cached_property
    def importing(self) -> Importing | None:
        """Return what reads lists, for whoever manages training."""
        return Importing(self._house, self._me) if may(self._me.role, Action.MANAGE_TRAINING) else None

    def why_sent_back(self, completion_id: str) -> str:
        """Return the words with which a module was sent back."""
        return why_sent_back(self._house, self._me, completion_id)

    def today(self) -> date:
        """Return today's local date."""
        return self._house.today
