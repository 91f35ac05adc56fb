"""When the home owes the reporter what. Times are local and without zone; the caller knows the zone."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from app.core.cases import State

ACKNOWLEDGE_DAYS = 2
ANSWER_DAYS = 10
EXPLAIN_DAYS = 2
"""Working days; whoever did not understand waits no longer for words than for the first sign."""

DANGER = timedelta(hours=1)
END_OF_DAY = time(17)
"""A promise for a day is kept until five in the afternoon."""

_SATURDAY = 5

Holiday = Callable[[date], bool]


def acknowledge_by(received: datetime, *, danger: bool, holiday: Holiday) -> datetime:
    """Return until when somebody must have acknowledged: one hour in danger, else two working days."""
    return received + DANGER if danger else after_working_days(received, ACKNOWLEDGE_DAYS, holiday)


def answer_by(received: datetime, holiday: Holiday) -> datetime:
    """Return until when the reporter has an answer: ten working days."""
    return after_working_days(received, ANSWER_DAYS, holiday)


def next_due(
    state: State, *, received: datetime, now: datetime, danger: bool, holiday: Holiday
) -> datetime | None:
    """Return what is due next in this state, or None where the home owes nothing."""
    match state:
        case State.RECEIVED:
            return acknowledge_by(received, danger=danger, holiday=holiday)
        case State.ACKNOWLEDGED:
            return answer_by(received, holiday)
        case State.REOPENED:
            return after_working_days(now, EXPLAIN_DAYS, holiday)
        case _:
            return None


def after_working_days(start: datetime, days: int, holiday: Holiday) -> datetime:
    """Return the end of the `days`-th working day after the day of `start`."""
    day = start.date()
    while days:
        day += timedelta(days=1)
        if day.weekday() < _SATURDAY and not holiday(day):
            days -= 1
    return datetime.combine(day, END_OF_DAY)
