"""Days and months as people count them: the same day so many months later, or the last day of a shorter month."""

import calendar
from datetime import date

_YEAR = 12


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later; in a shorter month its last day (31 January and one month is 28 or
    29 February). What would lie after the last year of the calendar is its last day."""
    month = day.month - 1 + months
    year, month = day.year + month // _YEAR, month % _YEAR + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    """Return the n-th given weekday of a month (Monday is 0): the second Tuesday is (1, 2)."""
    first = date(year, month, 1)
    return first.replace(day=1 + (weekday - first.weekday()) % 7 + 7 * (number - 1))
