"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from collections.abc import Sequence
from functools import cached_property

from app.core.rights import Action, may
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.training.rules.courses import Course
from app.training.services.courses import courses
from app.training.services.team import team
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import WorkshopPapers
from app.workshops.services.sessions import Sessions


class WorkshopServices:
    """Workshops, campaigns, and sessions of a course."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def gatherings(self) -> Gatherings:
        """Return workshops and campaigns."""
        return Gatherings(self._house, self._me)

    @cached_property
    def papers(self) -> WorkshopPapers:
        """Return what prints."""
        return WorkshopPapers(self._house, self._me)

    @cached_property
    def sessions(self) -> Sessions | None:
        """Return the sessions of courses, for whoever holds them."""
        return Sessions(self._house, self._me) if may(self._me.role, Action.HOLD_SESSIONS) else None

    def people(self) -> Sequence[str]:
        """Return the names in the team, to choose an owner from."""
        return [member.name for member in team(self._house)]

    def courses(self) -> Sequence[Course]:
        """Return the courses, whose chapters have questions for before and after."""
        return courses(self._house)
