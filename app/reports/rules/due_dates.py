"""When the home owes the reporter what. Times are local and without zone; the caller knows the zone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.core.states import CaseState
from app.home.rules.settings import Promises

EXPLAIN_DAYS = 2
"""Working days to explain again: the same as to acknowledge."""


THE_LONGEST = Promises()

_SATURDAY = 5

Holiday = Callable[[date], bool]


def acknowledge_by(
    received: datetime, *, danger: bool, holiday: Holiday, promises: Promises = THE_LONGEST
) -> datetime:
    """Return until when somebody must have acknowledged: soon in danger, else after working days."""
    if danger:
        return received + promises.danger
    return after_working_days(received, promises.acknowledge_days, holiday, promises.day_ends)


def answer_by(received: datetime, holiday: Holiday, promises: Promises = THE_LONGEST) -> datetime:
    """Return until when the reporter has an answer."""
    return after_working_days(received, promises.answer_days, holiday, promises.day_ends)


def next_due(
    state: CaseState,
    *,
    received: datetime,
    now: datetime,
    danger: bool,
    holiday: Holiday,
    promises: Promises = THE_LONGEST,
) -> datetime | None:
    """Return what is due next in this state, or None where the home owes nothing."""
    match state:
        case CaseState.RECEIVED:
            return acknowledge_by(received, danger=danger, holiday=holiday, promises=promises)
        case CaseState.ACKNOWLEDGED | CaseState.IN_PROGRESS:
            return answer_by(received, holiday, promises)
        case CaseState.REOPENED:
            return after_working_days(now, min(EXPLAIN_DAYS, promises.answer_days), holiday, promises.day_ends)
        case _:
            return None


def after_working_days(
    start: datetime, days: int, holiday: Holiday, day_ends: time = THE_LONGEST.day_ends
) -> datetime:
    """Return the end of the `days`-th working day after the day of `start`."""
    day = start.date()
    while days:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and not holiday(day):
            days -= 1
    return datetime.combine(day, day_ends)
