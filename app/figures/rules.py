"""Figures: one place that counts, from what somebody may open; and what may be shown outside the house, so that no
small number can be seen or worked out.

Working hours are those of working days (Monday to Friday, no public holiday) from `DAY_BEGINS` until the home's
working day ends. The 90th percentile is by nearest rank."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from math import ceil
from statistics import median

from app.core.states import CaseState
from app.reports.rules.cases import is_open
from app.reports.rules.due_dates import Holiday
from app.reports.rules.report import Face, Kind

DAY_BEGINS = time(8)
SMALLEST = 5
"""Smallest count shown outside; lower ones are suppressed."""

_SATURDAY = 5


class SummaryAudience(StrEnum):
    """For whom figures are."""

    TEAM = "team"
    MANAGEMENT = "management"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class CountedCase:
    """A case as counted. Times are local; `due` is the next promise, `acknowledge_by` and `answer_by` the original
    ones."""

    id: str
    received: datetime
    state: CaseState
    kind: Kind | None = None
    face: Face | None = None
    danger: bool = False
    due: datetime | None = None
    acknowledge_by: datetime | None = None
    answer_by: datetime | None = None
    acknowledged: datetime | None = None
    answered: datetime | None = None
    understood_first: bool = False
    asked_again: bool = False
    asked_else: bool = False

    def late(self, now: datetime) -> bool:
        """Tell whether it is open, and a promise is broken."""
        return self.due is not None and self.due < now and is_open(self.state)


@dataclass(frozen=True)
class Span:
    """How long something took, in working hours: median, 90th percentile, how many were in time, of how many."""

    median: float | None = None
    late_end: float | None = None
    kept: int = 0
    of: int = 0


@dataclass(frozen=True)
class Figures:
    """Everything about the cases received in a time, both days included."""

    first: date
    last: date
    total: int = 0
    danger: int = 0
    open: int = 0
    late: int = 0
    withdrawn: int = 0
    acknowledged: Span = field(default_factory=Span)
    answered: Span = field(default_factory=Span)
    understood_first: int = 0
    asked_again: int = 0
    asked_else: int = 0
    by_month: Mapping[str, int] = field(default_factory=dict)
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_face: Mapping[str, int] = field(default_factory=dict)


def working_hours(start: datetime, end: datetime, holiday: Holiday, day_ends: time = time(17)) -> float:
    """Return the working hours between two moments."""
    total, day = timedelta(), start.date()
    while day <= end.date():
        if day.weekday() < _SATURDAY and not holiday(day):
            opens, closes = datetime.combine(day, DAY_BEGINS), datetime.combine(day, day_ends)
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += timedelta(days=1)
    return total.total_seconds() / 3600


def figures(
    cases: Iterable[CountedCase],
    first: date,
    last: date,
    hours: Callable[[datetime, datetime], float],
    now: datetime,
) -> Figures:
    """Count the cases that were received between two days, as they stand now (local time); `hours` are the working
    hours between two moments."""
    begins, ends = datetime.combine(first, time.min), datetime.combine(last, time.max)
    own = [case for case in cases if begins <= case.received <= ends]
    answered = [case for case in own if case.answered is not None]
    return Figures(
        first=first,
        last=last,
        total=len(own),
        danger=sum(case.danger for case in own),
        open=sum(is_open(case.state) for case in own),
        late=sum(case.late(now) for case in own),
        withdrawn=sum(case.state is CaseState.WITHDRAWN for case in own),
        acknowledged=_span(own, lambda case: case.acknowledged, lambda case: case.acknowledge_by, hours),
        answered=_span(own, lambda case: case.answered, lambda case: case.answer_by, hours),
        understood_first=sum(case.understood_first for case in answered),
        asked_again=sum(case.asked_again for case in own),
        asked_else=sum(case.asked_else for case in own),
        by_month=_months(own, first, last),
        by_kind=_counted([case.kind for case in own], Kind),
        by_face=_counted([case.face for case in own], Face),
    )


def _span(
    cases: Sequence[CountedCase],
    when: Callable[[CountedCase], datetime | None],
    by: Callable[[CountedCase], datetime | None],
    hours: Callable[[datetime, datetime], float],
) -> Span:
    taken, kept = [], 0
    for case in cases:
        done, promised = when(case), by(case)
        if done is not None:
            taken.append(hours(case.received, done))
            kept += promised is None or done <= promised
    if not taken:
        return Span()
    taken.sort()
    return Span(median(taken), taken[ceil(0.9 * len(taken)) - 1], kept, len(taken))


def _months(cases: Sequence[CountedCase], first: date, last: date) -> dict[str, int]:
    counted = Counter((case.received.year, case.received.month) for case in cases)
    found: dict[str, int] = {}
    month = first.replace(day=1)
    while month <= last:
        found[f"{month:%Y-%m}"] = counted[month.year, month.month]
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _counted(values: Sequence[str | None], known: Iterable[str]) -> dict[str, int]:
    """Count each value; missing or unreadable ones go under the empty name, so that the sum is the total."""
    counted = Counter(values)
    return {**{str(name): counted[name] for name in known}, "": counted[None]}


def protected(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts with small cells suppressed (None), for a known total. Every count under `SMALLEST` is
    hidden, then the smallest others (complementary suppression), until the hidden ones, two or more, sum to
    `SMALLEST`: each could be 0, or `SMALLEST` and more."""
    hidden = {name for name, count in counts.items() if count < SMALLEST}
    if not hidden:
        return dict(counts)
    by_size = sorted((name for name in counts if name not in hidden), key=lambda name: (counts[name], name))
    while by_size and (len(hidden) == 1 or sum(counts[name] for name in hidden) < SMALLEST):
        hidden.add(by_size.pop(0))
    return {name: None if name in hidden else count for name, count in counts.items()}


def part(count: int, of: int) -> int | None:
    """Return a part of a known total for outside; None where it, or the remainder, is under `SMALLEST`."""
    return count if count >= SMALLEST and of - count >= SMALLEST else None


@dataclass(frozen=True)
class PublicFigures:
    """Figures as they may be shown outside; None is hidden. Where all cases are few, nothing is shown at all."""

    total: int | None
    by_month: Mapping[str, int | None]
    by_kind: Mapping[str, int | None]
    by_face: Mapping[str, int | None]
    danger: int | None
    kept_acknowledged: int | None
    kept_answered: int | None
    understood_first: int | None
    asked_again: int | None


def for_outside(own: Figures) -> PublicFigures:
    """Return what may be shown outside the house."""
    if own.total < SMALLEST:
        nothing = [dict.fromkeys(counts) for counts in (own.by_month, own.by_kind, own.by_face)]
        return PublicFigures(None, nothing[0], nothing[1], nothing[2], None, None, None, None, None)
    return PublicFigures(
        own.total,
        protected(own.by_month),
        protected(own.by_kind),
        protected(own.by_face),
        part(own.danger, own.total),
        part(own.acknowledged.kept, own.acknowledged.of),
        part(own.answered.kept, own.answered.of),
        part(own.understood_first, own.answered.of),
        part(own.asked_again, own.total),
    )
