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
        found = [one for one in self._all(first, last) if one.day <= last and one.until >= first]
        return sorted(found, key=lambda one: (one.day, not one.late, str(one.begins or ""), one.what, one.title))

    def tasks(self) -> list[PromisedTask]:
        """Return every promise: agreed in workshops, trainings and reviews, or decided by the parliament; overdue
        first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        agreed = [
            PromisedTask(one.id, one.what, one.owner, one.due, one.done_on, one.source_title)
            for one in Gatherings(self._house, self._me).agreed(AgreedKind.ACTION)
        ]
        parliament = _("Parliament")
        decided = [_task(one, parliament) for one in self._parliament.proposals() if one.decision is not None]
        return in_order([*agreed, *decided], self.today)

    def month_paper(self, year: int, month: int, language: str) -> bytes:
        """Return a month as PDF, on its side, to hang up. Raises NotAllowed."""
        with in_language(language):
            title = formats.month_name(date(year, month, 1), long=True)
            lines = [(one.day, one.until, _line(one)) for one in self.month(year, month)]
            return month_paper(
                MonthPaper(self._printed(AuditAction.CALENDAR_PAGE_MADE), title, year, month, lines)
            )

    def calendar(self, first: date, last: date) -> bytes:
        """Return an iCalendar file of what stands between two days (RFC 5545). Raises NotAllowed."""
        events = []
        for one in self.entries(first, last):
            begins: datetime | date = one.day
            ends: datetime | date = one.until + timedelta(days=1)
            if one.begins is not None:
                begins = datetime.combine(one.day, one.begins).astimezone(UTC)
                ends = begins + timedelta(hours=1)
            title = formats.named(happening_name(one.what), one.title)
            events.append(Event(f"{one.what}:{one.day}:{one.title}", title, begins, ends, one.place))
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
            for one in awareness_days(year):
                yield CalendarEntry(one.day, Happening.DAY, one.name)

    def _due_answers(self) -> list[CalendarEntry]:
        self._me.demand(Action.READ_CASES)
        found = []
        for one in Casework(self._house, self._me).first(_MOST):
            due, late = one.standing.due_at, one.standing.overdue(self._house.clock())
            if due is not None:
                kind = kind_name(one.header.kind) if one.header is not None else ""
                first = one.standing.state is CaseState.RECEIVED
                what = Happening.ACKNOWLEDGE if first else Happening.ANSWER
                at = local(due)
                found.append(CalendarEntry(at.date(), what, kind, at.time(), late=late, case=one.id))
        return found

    def _parliaments(self) -> list[CalendarEntry]:
        found = [
            CalendarEntry(one.day, Happening.SITTING, one.title, one.begins, place=one.place)
            for one in self._parliament.sittings()
        ]
        for ballot in self._parliament.ballots.all():
            if ballot.closes is not None and ballot.state is BallotState.OPEN:
                found.append(CalendarEntry(ballot.closes, Happening.BALLOT, ballot.title))
        for one in self._parliament.proposals():
            if one.due is not None:
                late = one.is_overdue(self.today)
                found.append(CalendarEntry(one.due, Happening.PROMISE, one.text, late=late))
        return found

    def _gathered(self) -> list[CalendarEntry]:
        gatherings = Gatherings(self._house, self._me)
        found = [CalendarEntry(one.day, Happening.WORKSHOP, one.title) for one in gatherings.workshops()]
        found += [
            CalendarEntry(one.day, Happening.CAMPAIGN, one.theme, last=one.last) for one in gatherings.campaigns()
        ]
        for one in gatherings.agreed(AgreedKind.ACTION):
            if one.due is not None and one.done_on is None:
                found.append(CalendarEntry(one.due, Happening.ACTION, one.what, late=one.due < self.today))
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
            CalendarEntry(one.day, Happening.SESSION, one.title, one.begins, place=one.room) for one in sessions
        ]


def _training(house: OpenHome, me: SignedIn) -> list[CalendarEntry]:
    """Return what this person has to learn by when, one entry for each course and day."""
    found: dict[CalendarEntry, None] = {}
    for course in MyTraining(house, me).courses():
        for item in (one for module in course.modules for one in module.items):
            due, state = item.standing.due, item.standing.state
            if due is not None and state in UNDONE:
                late = state is TrainingState.OVERDUE
                found[CalendarEntry(due, Happening.TRAINING, course.title, late=late)] = None
    return list(found)


def _task(one: Proposal, source: str) -> PromisedTask:
    """Return a decision as a promise: owed until answered; then, where it was not a no, until it is done."""
    decision = one.decision
    words, owner, due = one.text, "", one.due
    if decision is not None:
        words, owner = decision.words, decision.addressee
    if one.answer is not None:
        owner = one.answer.whose or one.answer.by
        due = one.answer.until or one.answer.given_on + timedelta(days=OUTCOME_DAYS)
    return PromisedTask(one.id, words, owner, due, one.outcome_on if one.outcome else None, source)


def _line(one: CalendarEntry) -> str:
    hour = f"{one.begins:%H:%M} " if one.begins is not None else ""
    mark = "! " if one.late else ""
    return f"{mark}{hour}{formats.named(happening_name(one.what), one.title)}"
