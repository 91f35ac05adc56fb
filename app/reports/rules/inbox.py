"""The inbox: its views, filters and orders, over what a reader's index knows of each case."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from app.core.days import FIRST_LOCAL, LATEST
from app.core.states import CaseState
from app.core.tables import for_every
from app.reports.rules.cases import is_open
from app.reports.rules.report import Face, Kind


class InboxView(StrEnum):
    """What a reader looks for when they sit down."""

    ALL = "all"
    NEW = "new"
    DANGER = "danger"
    OVERDUE = "overdue"
    MINE = "mine"
    WAITING = "waiting"
    CLOSED = "closed"


class CaseOrder(StrEnum):
    """In which order the cases stand."""

    URGENCY = "urgency"
    NEWEST = "newest"
    OLDEST = "oldest"
    CHANGED = "changed"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the index knows of a case: its version, and the number of its text (`place`). `received`, `changed` and
    `due` are seconds since 1970, `due` 0 for none. `rating` is the face that the newest answer got."""

    id: str
    version: int
    place: int
    received: float
    changed: float
    due: float
    state: CaseState
    danger: bool
    kind: Kind | None
    face: Face | None
    language: str
    tags: tuple[str, ...]
    mine: bool
    readers: frozenset[str]
    rating: str = ""


@dataclass(frozen=True)
class Filter:
    """Which cases to show; an empty choice means all. Days are local, both included."""

    view: InboxView = InboxView.ALL
    kinds: frozenset[Kind | None] = field(default_factory=frozenset)
    faces: frozenset[Face] = field(default_factory=frozenset)
    languages: frozenset[str] = field(default_factory=frozenset)
    states: frozenset[CaseState] = field(default_factory=frozenset)
    tag: str = ""
    reader: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def narrows(self) -> bool:
        """Tell whether anything beside the view is chosen."""
        return self != Filter(self.view)


_VIEWS: dict[InboxView, Callable[[CaseFacts, float], bool]] = for_every(
    InboxView,
    {
        InboxView.ALL: lambda _case, _now: True,
        InboxView.NEW: lambda case, _now: case.state is CaseState.RECEIVED,
        InboxView.DANGER: lambda case, _now: case.danger and case.state is not CaseState.CLOSED,
        InboxView.OVERDUE: lambda case, now: bool(case.due) and case.due < now and is_open(case.state),
        InboxView.MINE: lambda case, _now: case.mine and case.state is not CaseState.CLOSED,
        InboxView.WAITING: lambda case, _now: case.state is CaseState.ANSWERED,
        InboxView.CLOSED: lambda case, _now: case.state in (CaseState.CLOSED, CaseState.WITHDRAWN),
    },
)
"""What belongs to each view. Waiting for the child: answered, and nothing came back yet."""


def chosen(cases: Iterable[CaseFacts], wanted: Filter, now: datetime) -> list[CaseFacts]:
    """Return the cases that the filter lets through, in the order they came."""
    tests = list(_tests(wanted))
    second, shown = now.timestamp(), _VIEWS[wanted.view]
    if wanted.view is InboxView.ALL and not tests:
        return list(cases)
    return [case for case in cases if shown(case, second) and all(test(case) for test in tests)]


def _tests(wanted: Filter) -> Iterable[Callable[[CaseFacts], bool]]:
    if wanted.kinds:
        yield lambda case: case.kind in wanted.kinds
    if wanted.faces:
        yield lambda case: case.face in wanted.faces
    if wanted.languages:
        yield lambda case: case.language in wanted.languages
    if wanted.states:
        yield lambda case: case.state in wanted.states
    if wanted.tag:
        tag = wanted.tag.casefold()
        yield lambda case: any(tag == its.casefold() for its in case.tags)
    if wanted.reader:
        yield lambda case: wanted.reader in case.readers
    if wanted.first:
        first = _midnight(wanted.first)
        yield lambda case: case.received >= first
    if wanted.last:
        end = _midnight(wanted.last, days=1)
        yield lambda case: case.received < end


def _midnight(day: date, days: int = 0) -> float:
    """Return the beginning of a local day, or of one after it, in seconds since 1970. Windows knows no local time
    of days long before or after."""
    day = min(max(day, FIRST_LOCAL), LATEST) + timedelta(days=days)
    return datetime.combine(day, datetime.min.time()).astimezone().timestamp()


_KINDS = {kind: number for number, kind in enumerate(Kind)}


def ordered(cases: list[CaseFacts], by: CaseOrder) -> list[CaseFacts]:
    """Return the cases in an order; those that are equal stay as they were, most urgent first."""
    match by:
        case CaseOrder.NEWEST:
            return sorted(cases, key=lambda case: -case.received)
        case CaseOrder.OLDEST:
            return sorted(cases, key=lambda case: case.received)
        case CaseOrder.CHANGED:
            return sorted(cases, key=lambda case: -case.changed)
        case CaseOrder.KIND:
            return sorted(cases, key=lambda case: _KINDS.get(case.kind, len(_KINDS)) if case.kind else len(_KINDS))
        case _:
            return cases


def counts(cases: Iterable[CaseFacts], now: datetime) -> dict[InboxView, int]:
    """Return how many cases each view has; those that no view tells apart are counted together."""
    second, alike = now.timestamp(), Counter[tuple[CaseState, bool, bool, bool]]()
    for case in cases:
        alike[case.state, case.danger, case.mine, 0 < case.due < second] += 1
    found = dict.fromkeys(InboxView, 0)
    for (state, danger, mine, late), number in alike.items():
        example = CaseFacts("", 0, 0, 0, 0, float(late), state, danger, None, None, "", (), mine, frozenset())
        for view, shown in _VIEWS.items():
            if shown(example, 2.0):
                found[view] += number
    return found
