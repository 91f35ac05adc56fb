"""Dates, times and numbers as people write them (CLDR), in the current language. Moments come in UTC and are
shown on the PC's wall clock."""

import re
from datetime import date, datetime

from app.i18n import KNOWN, _, current

_MORNING, _AFTERNOON, _EVENING, _NIGHT = 6, 12, 18, 22
"""The hours at which the parts of a day begin."""


def _locale() -> str:
    return KNOWN[current()].locale


def _local(moment: datetime) -> datetime:
    return moment.astimezone().replace(tzinfo=None)


def _first(said: str, day: date) -> str:
    """Return a date with the first of a month as the language writes it; CLDR has no pattern for that."""
    first = KNOWN[current()].first
    return re.sub(r"\b1\b", first, said, count=1) if first and day.day == 1 else said


def day(moment: datetime) -> str:
    """Return weekday, day and month, in CLDR's full pattern without the year: "Tuesday, 8 December"."""
    from babel import Locale  # noqa: PLC0415 - Babel is not needed for the first paint
    from babel.dates import format_date  # noqa: PLC0415

    pattern = re.sub(r"[\s,]*\by+\b", "", Locale.parse(_locale()).date_formats["full"].pattern)
    return _first(format_date(_local(moment), pattern, locale=_locale()), _local(moment))


def full_day(moment: datetime) -> str:
    """Return weekday, day, month and year."""
    from babel.dates import format_date  # noqa: PLC0415

    return _first(format_date(_local(moment), "full", locale=_locale()), _local(moment))


def short_day(moment: datetime) -> str:
    """Return day and short month: "8 Dec"."""
    from babel.dates import format_skeleton  # noqa: PLC0415

    return _first(format_skeleton("MMMd", _local(moment), locale=_locale()), _local(moment))


def plain_day(day: date) -> str:
    """Return a day with its month and year: "8 December 2026"."""
    from babel.dates import format_date  # noqa: PLC0415

    return _first(format_date(day, "long", locale=_locale()), day)


def short_date(day: date, today: date) -> str:
    """Return day and short month, with the year where it is another one: "8 Dec", "8 Dec 2027"."""
    from babel.dates import format_skeleton  # noqa: PLC0415

    skeleton = "MMMd" if day.year == today.year else "yMMMd"
    return _first(format_skeleton(skeleton, day, locale=_locale()), day)


def hour(moment: datetime) -> str:
    """Return hours and minutes."""
    from babel.dates import format_time  # noqa: PLC0415

    return format_time(_local(moment), "short", locale=_locale())


def day_and_hour(moment: datetime) -> str:
    """Return weekday, day, month, and the time."""
    return f"{day(moment)}, {hour(moment)}"


def part_of_day(moment: datetime) -> str:
    """Return the part of the day: as exactly as somebody should know when a child came."""
    now = _local(moment).hour
    if now < _MORNING or now >= _NIGHT:
        return _("at night")
    if now < _AFTERNOON:
        return _("in the morning")
    return _("in the afternoon") if now < _EVENING else _("in the evening")


def day_and_part(moment: datetime) -> str:
    """Return weekday, day, month, and the part of the day."""
    return f"{day(moment)}, {part_of_day(moment)}"


def same_day(moment: datetime, other: datetime) -> bool:
    """Tell whether both moments are on one day of the wall clock."""
    return _local(moment).date() == _local(other).date()


def number(value: int) -> str:
    """Return a whole number with its groups of digits, kept together by the hard space that every font has."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=_locale()).replace("\u202f", "\u00a0")


def month_name(day: date, *, long: bool = False) -> str:
    """Return the month of a day: short, or whole with its year."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, "LLLL y" if long else "LLL", locale=_locale())


def weekday_name(day: date) -> str:
    """Return the weekday of a day, short."""
    from babel.dates import format_date  # noqa: PLC0415

    return format_date(day, "ccc", locale=_locale())


def decimal(value: float) -> str:
    """Return a number with one place behind the sign that the language uses for it."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return str(format_decimal(value, format="0.0", locale=_locale()))


def named(name: str, said: str) -> str:
    """Return a name and what stands for it, with the colon as the language writes it."""
    return _("{what}: {words}").format(what=name, words=said)


def minutes(seconds: float) -> str:
    """Return minutes and seconds, as a clock shows them: "1:05"."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


def language(code: str) -> str:
    """Return what a language is called in the current one."""
    from babel import Locale  # noqa: PLC0415

    return str(Locale.parse(_locale()).languages.get(code, code))


def period_name(first: date, last: date) -> str:
    """Return a time: "1 January 2026 to 31 March 2026"."""
    return _("{first} to {last}").format(first=plain_day(first), last=plain_day(last))
