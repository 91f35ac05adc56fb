"""What the home promises for a report: until when it is read and answered, on working days of Luxembourg."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, lru_cache

from app.core.states import CaseState
from app.home.services.open_home import OpenHome, local
from app.reports.rules.due_dates import acknowledge_by, answer_by, next_due


@dataclass(frozen=True)
class Promise:
    """Until when the home reads and answers, in UTC."""

    acknowledge_by: datetime
    answer_by: datetime


def promise(house: OpenHome, received: datetime, *, danger: bool) -> Promise:
    """Return until when a report received at this moment is acknowledged and answered."""
    at, promises = local(received), house.settings().promises
    return Promise(
        acknowledge_by(at, danger=danger, holiday=holiday, promises=promises).astimezone(UTC),
        answer_by(at, holiday, promises).astimezone(UTC),
    )


def due(house: OpenHome, state: CaseState, received: datetime, *, danger: bool) -> datetime | None:
    """Return when the next promise of a case in this state is due, in UTC; None where nothing is owed."""
    found = next_due(
        state,
        received=local(received),
        now=local(house.clock()),
        danger=danger,
        holiday=holiday,
        promises=house.settings().promises,
    )
    return None if found is None else found.astimezone(UTC)


@lru_cache(maxsize=20_000)
def holiday(day: date) -> bool:
    """Tell whether the day is a public holiday in Luxembourg (the `holidays` package)."""
    return day in _holidays()


@cache
def _holidays() -> "dict[date, str]":
    import holidays  # noqa: PLC0415 - loads slowly, and only when something is due

    return holidays.country_holidays("LU")
