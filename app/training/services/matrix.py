"""The matrix: every member beside every item, with where they stand; exemptions, and a member's whole record."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.core.audit_actions import AuditAction
from app.core.errors import DayRefused, NoSuchItem, NotYourOwn
from app.core.rights import Action
from app.core.saying import words_of_staff
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.training.rows import learning
from app.training.rules.courses import ChecklistItem, Course, Function, Module
from app.training.rules.standing import (
    UNDONE,
    Exemption,
    Member,
    TrainingState,
    TrainingStatus,
    at_work,
    first_due,
    present,
    standing_at,
)
from app.training.services.courses import courses
from app.training.services.documents import DocumentKind, keep_document, open_for_training
from app.training.services.my_training import CourseProgress, Record, course_text, text_of
from app.training.services.team import member_of_account, team
from app.vault.ids import new_id


@dataclass(frozen=True)
class MatrixColumn:
    """One item as a column."""

    key: str
    course: str
    module: str
    text: str
    item: ChecklistItem


@dataclass(frozen=True)
class Row:
    """One member with their standings, in the order of the columns; which states there are, how many items are
    needed and how many of those are valid."""

    member: Member
    cells: tuple[TrainingStatus, ...]
    states: frozenset[TrainingState]
    needed: int
    valid: int


@dataclass(frozen=True)
class Matrix:
    """Who stands where on a day."""

    day: date
    columns: tuple[MatrixColumn, ...]
    rows: tuple[Row, ...]

    def count(self, state: TrainingState) -> int:
        """Return how many members have a cell in this state."""
        return sum(state in row.states for row in self.rows)

    @property
    def valid_share(self) -> int:
        """Return how many of a hundred needed cells are valid today; 100 where nothing is needed."""
        needed = sum(row.needed for row in self.rows)
        return 100 * sum(row.valid for row in self.rows) // needed if needed else 100


Completed = learning.Completed
"""A completion as it was written down."""

_NOT_COUNTED = (TrainingState.NOT_NEEDED, TrainingState.EXEMPT)


class TrainingMatrix:
    """Who lacks what, for those who may see it."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def courses(self) -> list[tuple[str, str]]:
        """Return id and title of the courses."""
        self._me.demand(Action.SEE_TRAINING)
        return [(course.id, course_text(course).title) for course in courses(self._house) if not course.hidden]

    def matrix(self, course_ids: Sequence[str] = ()) -> Matrix:
        """Return the matrix of these courses, or of all; those at work, and those who left with something open.
        Raises NotAllowed."""
        self._me.demand(Action.SEE_TRAINING)
        chosen = [
            other
            for other in courses(self._house)
            if not other.hidden and (not course_ids or other.id in course_ids)
        ]
        with self._house.database.reading() as connection:
            proven = learning.proven(connection)
            asked = {(progress.member_id, progress.item) for progress in learning.asked(connection)}
            exemptions = learning.exemptions(connection)
        parts = [
            (other, module, item, other.key(module, item)) for other in chosen for module, item in other.items()
        ]
        titles = {other.id: course_text(other).title for other in chosen}
        columns = tuple(
            MatrixColumn(
                key, titles[course.id], text_of(module).title, text_of(module).items.get(item.id, ""), item
            )
            for course, module, item, key in parts
        )
        facts = _Facts(proven, asked, exemptions, self._house.today)
        rows = [facts.row(member, parts) for member in team(self._house)]
        return Matrix(self._house.today, columns, tuple(row for row in rows if facts.is_shown(row)))

    def record(self, member_id: str) -> tuple[Member, list[CourseProgress], list[learning.Completed]]:
        """Return a member, where they stand in each course they need or have begun, and all completions. Raises
        ChangedMeanwhile."""
        self._me.demand(Action.SEE_TRAINING)
        member = self._member(member_id)
        record = Record(self._house, member)
        found = [record.course(course, self._house.today) for course in courses(self._house) if not course.hidden]
        begun = {completion.item.split("/", 1)[0] for completion in record.completions}
        return (
            member,
            [
                course_progress
                for course_progress in found
                if course_progress.needed or course_progress.course.id in begun
            ],
            record.completions,
        )

    def exemptions(self, member_id: str) -> list[learning.ExemptionRecord]:
        """Return the exemptions of a member."""
        self._me.demand(Action.SEE_TRAINING)
        with self._house.database.reading() as connection:
            return [exemption for exemption in learning.exemptions(connection) if exemption.member_id == member_id]

    def exempt(self, member_id: str, course_id: str, first: date, last: date | None, reason: str) -> None:
        """Let a member off a course for a time; never oneself. Why is sealed: it may be about somebody's health.
        Raises EmptyText, NotAllowed, NotYourOwn or ChangedMeanwhile."""
        self._me.demand(Action.MANAGE_TRAINING)
        said, member = words_of_staff(reason).text, self._member(member_id)
        mine = member_of_account(self._house, self._me.id)
        if mine is not None and mine.id == member_id:
            raise NotYourOwn
        if last is not None and last < first:
            raise DayRefused("order")
        now = self._house.clock()
        with self._house.database.writing() as connection:
            why = keep_document(connection, member.id, member.account_id, DocumentKind.WORDS, said.encode(), now)
            record = learning.ExemptionRecord(new_id(), member.id, course_id, first, last, why, self._me.id, now)
            learning.add_exemption(connection, record)
            audit.append(connection, now, self._me.id, AuditAction.EXEMPTION_GIVEN)

    def end_exemption(self, exemption_id: str) -> None:
        """Let an exemption end today."""
        self._me.demand(Action.MANAGE_TRAINING)
        with self._house.database.writing() as connection:
            learning.end_exemption(connection, exemption_id, self._house.today)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.EXEMPTION_ENDED)

    def document(self, document_id: str) -> tuple[DocumentKind, bytes]:
        """Open a document that proves something, or the reason of an exemption: its kind and bytes. Raises
        NoKeyYet, NotAReader or CaseDamaged."""
        self._me.demand(Action.MANAGE_TRAINING)
        return open_for_training(self._house, self._me, document_id)

    def _member(self, member_id: str) -> Member:
        for member in team(self._house):
            if member.id == member_id:
                return member
        raise NoSuchItem


class _Facts:
    """Works out thousands of standings: caches statuses that many cells share."""

    def __init__(
        self,
        proven: Sequence[tuple[str, str, date]],
        asked: set[tuple[str, str]],
        exemptions: Sequence[learning.ExemptionRecord],
        today: date,
    ) -> None:
        self._today, self._asked = today, asked
        self._done: dict[str, dict[str, tuple[date, ...]]] = {}
        for member_id, item, day in proven:
            mine = self._done.get(member_id)
            if mine is None:
                mine = self._done[member_id] = {}
            mine[item] = (*mine[item], day) if item in mine else (day,)
        self._exemptions: dict[tuple[str, str], list[Exemption]] = {}
        for exemption in exemptions:
            key = (exemption.member_id, exemption.course)
            self._exemptions.setdefault(key, []).append(Exemption(exemption.first, exemption.last))
        self._known: dict[tuple[object, ...], TrainingStatus] = {}

    def row(self, member: Member, parts: Sequence[tuple[Course, Module, ChecklistItem, str]]) -> Row:
        """Return a member with their standings."""
        groups: dict[tuple[str, frozenset[Function], int | None], tuple[date | None, bool]] = {}
        done, known, nothing = self._done.get(member.id, {}), self._known, ()
        asked = {key for member_id, key in self._asked if member_id == member.id} if self._asked else ()
        found = []
        for course, _module, item, key in parts:
            group = (course.id, item.functions, item.days)
            if group not in groups:
                groups[group] = self._group(course, item, member)
            grace, exempt = groups[group]
            same = (grace, exempt, item.renew, done.get(key, nothing), key in asked)
            standing = known.get(same)
            if standing is None:
                standing = known[same] = standing_at(
                    grace, item.renew, same[3], self._today, exempt=exempt, waiting=same[4]
                )
            found.append(standing)
        states = [training_status.state for training_status in found]
        needed = len(states) - sum(states.count(state) for state in _NOT_COUNTED)
        valid = states.count(TrainingState.DONE) + states.count(TrainingState.SOON)
        return Row(member, tuple(found), frozenset(states), needed, valid)

    def _group(self, course: Course, item: ChecklistItem, member: Member) -> tuple[date | None, bool]:
        """Return what all items of a course that are for the same functions and days share."""
        exemptions = self._exemptions.get((member.id, course.id), [])
        grace = first_due(course, item, member, self._today, exemptions)
        return grace, any(_holds(exemption, self._today) for exemption in exemptions)

    def is_shown(self, row: Row) -> bool:
        """Tell whether a row belongs in today's matrix."""
        work = present(row.member, self._today)
        ahead = work is not None and (work.last is None or work.last >= self._today)
        return at_work(row.member, self._today) or ahead or bool(row.states & UNDONE)


def _holds(exemption: Exemption, today: date) -> bool:
    return exemption.first <= today and (exemption.last is None or today <= exemption.last)


def only(matrix: Matrix, wanted: Callable[[Row], bool]) -> Matrix:
    """Return the matrix with the rows that are wanted."""
    return Matrix(matrix.day, matrix.columns, tuple(row for row in matrix.rows if wanted(row)))
