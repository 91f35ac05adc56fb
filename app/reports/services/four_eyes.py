"""Four eyes: what could hide a child in danger needs two readers, each with their own sign-in."""

from app.core.errors import SecondPersonNeeded, StepNotAllowed
from app.core.saying import words_of_staff
from app.home.services.open_home import OpenHome
from app.home.services.second_person import demand_two
from app.home.services.signing_in import SignedIn
from app.reports.rules.case_file import PendingApproval
from app.reports.rules.cases import Step
from app.reports.rules.entries import Entry
from app.reports.services.case_desk import CaseDesk, OpenCase


class FourEyes:
    """Raising danger alone; lowering it, and closing a case in danger, by two."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._desk = CaseDesk(house, me)

    def raise_danger(self, seen: OpenCase, reason: str) -> OpenCase:
        """Say that somebody is in danger: the case goes to the top of every list. One person is enough. Raises
        EmptyText, and StepNotAllowed where it is known already."""
        if seen.standing.danger:
            raise StepNotAllowed(seen.standing.state, Step.NOTE)
        return self._desk.write(seen, Entry.DANGER_RAISED, said=words_of_staff(reason), danger=True)

    def ask_to_lower(self, seen: OpenCase, reason: str) -> OpenCase:
        """Propose to lower the danger. Raises EmptyText or StepNotAllowed."""
        self._in_danger(seen)
        return self._desk.write(seen, Entry.LOWER_ASKED, said=words_of_staff(reason))

    def lower(self, seen: OpenCase) -> OpenCase:
        """Agree as the second person. Raises SecondPersonNeeded or StepNotAllowed."""
        self._second(seen, Entry.LOWER_ASKED)
        return self._desk.write(seen, Entry.DANGER_LOWERED, danger=False)

    def ask_to_close(self, seen: OpenCase, reason: str) -> OpenCase:
        """Propose to close a case in danger. Raises EmptyText or StepNotAllowed."""
        self._in_danger(seen)
        if Step.CLOSE not in seen.steps:
            raise StepNotAllowed(seen.standing.state, Step.CLOSE)
        return self._desk.write(seen, Entry.CLOSE_ASKED, said=words_of_staff(reason))

    def close(self, seen: OpenCase) -> OpenCase:
        """Agree as the second person: the case is closed. Raises SecondPersonNeeded or StepNotAllowed."""
        self._second(seen, Entry.CLOSE_ASKED)
        return self._desk.write(seen, Entry.CLOSED, Step.CLOSE)

    def _in_danger(self, seen: OpenCase) -> None:
        if not seen.standing.danger:
            raise StepNotAllowed(seen.standing.state, Step.NOTE)

    def _second(self, seen: OpenCase, wanted: Entry) -> PendingApproval:
        """Return what is proposed, where this person may agree: another reader who still is one proposed it."""
        self._in_danger(seen)
        proposal = seen.file.proposal
        if proposal is None or proposal.entry is not wanted:
            raise StepNotAllowed(seen.standing.state, Step.NOTE)
        if proposal.by not in {reader.id for reader in seen.readers}:
            raise SecondPersonNeeded
        demand_two(self._house, self._me.id, proposal.by)
        return proposal
