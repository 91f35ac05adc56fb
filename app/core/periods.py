"""Times that a coordinator asks about: a month, a quarter, a year."""

from datetime import date, timedelta
from enum import StrEnum

from app.core.tables import for_every

_DECEMBER = 12


class Period(StrEnum):
    """Which time, counted back from today."""

    THIS_MONTH = "this_month"
    LAST_MONTH = "last_month"
    THIS_QUARTER = "this_quarter"
    LAST_QUARTER = "last_quarter"
    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    TWELVE_MONTHS = "twelve_months"


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Return first and last day of a time; one that still runs ends today."""
    month, quarter = today.replace(day=1), today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    before, year = month - timedelta(days=1), today.year
    ended = quarter - timedelta(days=1)
    begun = year - 1 if today.month < _DECEMBER else year
    return for_every(
        Period,
        {
            Period.THIS_MONTH: (month, today),
            Period.LAST_MONTH: (before.replace(day=1), before),
            Period.THIS_QUARTER: (quarter, today),
            Period.LAST_QUARTER: (ended.replace(month=ended.month - 2, day=1), ended),
            Period.THIS_YEAR: (date(year, 1, 1), today),
            Period.LAST_YEAR: (date(year - 1, 1, 1), date(year - 1, 12, 31)),
            Period.TWELVE_MONTHS: (date(begun, today.month % _DECEMBER + 1, 1), today),
        },
    )[period]
