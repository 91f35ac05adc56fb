"""Everything with a date, from every part of the house that this person may see; a month on paper and as a
calendar file; every promise in one list."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

from app.charter.services.charter import Charters
from app.core.audit_actions import AuditAction
from app.core.errors import NoKeyYet, NotAllowed
from app.core.rights import Action, may
from app.core.states import CaseState
from app.home.services.calendar_files import Event, calendar_file
from app.home.services.open_home import OpenHome, local
from app.home.services.papers import Papers
from app.home.services.signing_in import SignedIn
from app.i18n import _, formats, in_language
from app.parliament.rules.ballots import BallotState
from app.parliament.rules.parliament import OUTCOME_DAYS, Proposal
from app.parliament.services.parliament import Parliament
from app.reports.services.casework import Casework
from app.reports.words.report import kind_name
from app.review.services.reviews import Reviews
from app.training.rules.standing import UNDONE, TrainingState
from app.training.services.my_training import MyTraining
from app.training.services.team import member_of_account
from app.workshops.rules import AgreedKind
from app.workshops.services.awareness_days import awareness_days
from app.workshops.services.gatherings import Gatherings
from app.year.documents import MonthPaper, month_paper
from app.year.rules.year import CalendarEntry, Happening, PromisedTask, in_order, last_day
from app.year.words.year import happening_name

_YEAR = timedelta(days=365)
_MOST = 500
"""Due answers that a calendar shows: more than that are a list, not a month."""


class Year(Papers):
    """The calendar of one person. Nothing is in it that this person could not see elsewhere."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house, me)
        self._parliament = Parliament(house)

    def month(self, year: int, month: int) -> list[CalendarEntry]:
        """Return what stands in a month, in order. Raises NotAllowed."""
        return self.entries(date(year, month, 1), last_day(year, month))

    def entries(self, first: date, last: date) -> list[CalendarEntry]:
        """Return what stands between two days, both included, in order. Raises NotAllowed."""
        self._me.demand(Action.SEE_PARLIAMENT)
        found = [entry for entry in self._all(first, last) if entry.day <= last and entry.until >= first]
        return sorted(
            found, key=lambda entry: (entry.day, not entry.late, str(entry.begins or ""), entry.what, entry.title)
        )

    def tasks(self) -> list[PromisedTask]:
        """Return every promise: agreed in workshops, trainings and reviews, or decided by the parliament; overdue
        first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        agreed = [
            PromisedTask(other.id, other.what, other.owner, other.due, other.done_on, other.source_title)
            for other in Gatherings(self._house, self._me).agreed(AgreedKind.ACTION)
        ]
        parliament = _("Parliament")
        decided = [
            _task(proposal, parliament)
            for proposal in self._parliament.proposals()
            if proposal.decision is not None
        ]
        return in_order([*agreed, *decided], self.today)

    def month_paper(self, year: int, month: int, language: str) -> bytes:
        """Return a month as PDF, on its side, to hang up. Raises NotAllowed."""
        with in_language(language):
            title = formats.month_name(date(year, month, 1), long=True)
            lines = [(entry.day, entry.until, _line(entry)) for entry in self.month(year, month)]
            return month_paper(
                MonthPaper(self._printed(AuditAction.CALENDAR_PAGE_MADE), title, year, month, lines)
            )

    def calendar(self, first: date, last: date) -> bytes:
        """Return an iCalendar file of what stands between two days (RFC 5545). Raises NotAllowed."""
        events = []
        for entry in self.entries(first, last):
            begins: datetime | date = entry.day
            ends: datetime | date = entry.until + timedelta(days=1)
            if entry.begins is not None:
                begins = datetime.combine(entry.day, entry.begins).astimezone(UTC)
                ends = begins + timedelta(hours=1)
            title = formats.named(happening_name(entry.what), entry.title)
            events.append(Event(f"{entry.what}:{entry.day}:{entry.title}", title, begins, ends, entry.place))
        self._noted(AuditAction.PAPER_SAVED)
        return calendar_file(events, self._house.clock())

    def _all(self, first: date, last: date) -> Iterator[CalendarEntry]:
        for part in (
            self._due_answers,
            self._parliaments,
            self._gathered,
            self._reviewed,
            self._sessions,
            self._learning,
        ):
            with suppress(NotAllowed, NoKeyYet):  # what one may not see is not in one's calendar
                yield from part()
        charter = Charters(self._house).shown()
        if charter.look_again is not None:
            yield CalendarEntry(charter.look_again, Happening.CHARTER, _("Look at the charter again"))
        for year in range(first.year, last.year + 1):
            for awareness_day in awareness_days(year):
                yield CalendarEntry(awareness_day.day, Happening.DAY, awareness_day.name)

    def _due_answers(self) -> list[CalendarEntry]:
        self._me.demand(Action.READ_CASES)
        found = []
        for case in Casework(self._house, self._me).first(_MOST):
            due, late = case.standing.due_at, case.standing.overdue(self._house.clock())
            if due is not None:
                kind = kind_name(case.header.kind) if case.header is not None else ""
                first = case.standing.state is CaseState.RECEIVED
                what = Happening.ACKNOWLEDGE if first else Happening.ANSWER
                at = local(due)
                found.append(CalendarEntry(at.date(), what, kind, at.time(), late=late, case=case.id))
        return found

    def _parliaments(self) -> list[CalendarEntry]:
        found = [
            CalendarEntry(sitting.day, Happening.SITTING, sitting.title, sitting.begins, place=sitting.place)
            for sitting in self._parliament.sittings()
        ]
        for ballot in self._parliament.ballots.all():
            if ballot.closes is not None and ballot.state is BallotState.OPEN:
                found.append(CalendarEntry(ballot.closes, Happening.BALLOT, ballot.title))
        for proposal in self._parliament.proposals():
            if proposal.due is not None:
                late = proposal.is_overdue(self.today)
                found.append(CalendarEntry(proposal.due, Happening.PROMISE, proposal.text, late=late))
        return found

    def _gathered(self) -> list[CalendarEntry]:
        gatherings = Gatherings(self._house, self._me)
        found = [
            CalendarEntry(workshop.day, Happening.WORKSHOP, workshop.title) for workshop in gatherings.workshops()
        ]
        found += [
            CalendarEntry(campaign.day, Happening.CAMPAIGN, campaign.theme, last=campaign.last)
            for campaign in gatherings.campaigns()
        ]
        for agreed in gatherings.agreed(AgreedKind.ACTION):
            if agreed.due is not None and agreed.done_on is None:
                found.append(
                    CalendarEntry(agreed.due, Happening.ACTION, agreed.what, late=agreed.due < self.today)
                )
        return found

    def _reviewed(self) -> list[CalendarEntry]:
        reviews = Reviews(self._house, self._me)
        found = []
        there = reviews.reviews()
        if there:
            found.append(CalendarEntry(there[0].day + _YEAR, Happening.REVIEW, _("The next round")))
        asked = reviews.asked()
        if asked is not None:
            found.append(
                CalendarEntry(asked.until, Happening.REVIEW, _("The kiosk asks the children until today"))
            )
        return found

    def _learning(self) -> list[CalendarEntry]:
        return _training(self._house, self._me)

    def _sessions(self) -> list[CalendarEntry]:
        gatherings, mine = Gatherings(self._house, self._me), member_of_account(self._house, self._me.id)
        if may(self._me.role, Action.HOLD_SESSIONS):
            sessions = gatherings.sessions()
        else:
            sessions = gatherings.sessions_of(mine.id) if mine is not None else []
        return [
            CalendarEntry(session.day, Happening.SESSION, session.title, session.begins, place=session.room)
            for session in sessions
        ]


def _training(house: OpenHome, me: SignedIn) -> list[CalendarEntry]:
    """Return what this person has to learn by when, one entry for each course and day."""
    found: dict[CalendarEntry, None] = {}
    for course in MyTraining(house, me).courses():
        for item in (item_progress for module in course.modules for item_progress in module.items):
            due, state = item.standing.due, item.standing.state
            if due is not None and state in UNDONE:
                late = state is TrainingState.OVERDUE
                found[CalendarEntry(due, Happening.TRAINING, course.title, late=late)] = None
    return list(found)


def _task(proposal: Proposal, source: str) -> PromisedTask:
    """Return a decision as a promise: owed until answered; then, where it was not a no, until it is done."""
    decision = proposal.decision
    words, owner, due = proposal.text, "", proposal.due
    if decision is not None:
        words, owner = decision.words, decision.addressee
    if proposal.answer is not None:
        owner = proposal.answer.whose or proposal.answer.by
        due = proposal.answer.until or proposal.answer.given_on + timedelta(days=OUTCOME_DAYS)
    return PromisedTask(proposal.id, words, owner, due, proposal.outcome_on if proposal.outcome else None, source)


def _line(entry: CalendarEntry) -> str:
    hour = f"{entry.begins:%H:%M} " if entry.begins is not None else ""
    mark = "! " if entry.late else ""
    return f"{mark}{hour}{formats.named(happening_name(entry.what), entry.title)}"
