"""The year at a glance: everything with a date, and everything that somebody has promised to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum


class Happening(StrEnum):
    """What stands on a day."""

    ACKNOWLEDGE = "acknowledge"
    ANSWER = "answer"
    PROMISE = "promise"
    ACTION = "action"
    SITTING = "sitting"
    BALLOT = "ballot"
    TRAINING = "training"
    SESSION = "session"
    WORKSHOP = "workshop"
    CAMPAIGN = "campaign"
    REVIEW = "review"
    CHARTER = "charter"
    DAY = "day"


@dataclass(frozen=True)
class CalendarEntry:
    """Something on a day, or from one day to another; `late` says that it should be done already,
    `case` which report it is about."""

    day: date
    what: Happening
    title: str
    begins: time | None = None
    last: date | None = None
    place: str = ""
    late: bool = False
    case: str = ""

    @property
    def until(self) -> date:
        """Return the last day."""
        return self.last or self.day


class TaskState(StrEnum):
    """How a promise stands."""

    OVERDUE = "overdue"
    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True)
class PromisedTask:
    """Something that somebody promised, from a workshop, a training, a review or the parliament."""

    id: str
    what: str
    owner: str
    due: date | None
    done_on: date | None
    source: str

    def state(self, today: date) -> TaskState:
        """Return how it stands."""
        if self.done_on is not None:
            return TaskState.DONE
        return TaskState.OVERDUE if self.due is not None and self.due < today else TaskState.OPEN


def weeks(year: int, month: int) -> list[list[date]]:
    """Return the weeks of a month from Monday to Sunday, with the days of its neighbours that fill them."""
    first = date(year, month, 1)
    monday = first - timedelta(days=first.weekday())
    found = []
    while monday <= last_day(year, month):
        found.append([monday + timedelta(days=place) for place in range(7)])
        monday += timedelta(days=7)
    return found


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def on(entries: Iterable[CalendarEntry], day: date) -> list[CalendarEntry]:
    """Return what stands on a day: what is late first, then by the hour."""
    there = [entry for entry in entries if entry.day <= day <= entry.until]
    return sorted(there, key=lambda entry: (not entry.late, entry.begins or time.min, entry.what, entry.title))


def in_order(tasks: Iterable[PromisedTask], today: date) -> list[PromisedTask]:
    """Return what is promised: overdue first, then by day, what is done at the end."""
    states = list(TaskState)
    return sorted(
        tasks, key=lambda promise: (states.index(promise.state(today)), promise.due or date.max, promise.what)
    )
