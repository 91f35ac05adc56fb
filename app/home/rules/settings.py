"""What a home can choose: its kiosk, what it promises, when the staff's rooms lock; within what is safe."""

from dataclasses import dataclass, fields, replace
from datetime import time, timedelta
from typing import Any


@dataclass(frozen=True)
class Promises:
    """What the home promises: two working days to acknowledge, ten to answer, one hour to acknowledge danger. A
    home can promise less time (`app/home/rules/settings.py`), never more. A promise for a day is kept until the
    working day ends.
    """

    acknowledge_days: int = 2
    answer_days: int = 10
    danger: timedelta = timedelta(hours=1)
    day_ends: time = time(17)


@dataclass(frozen=True)
class HomeSettings:
    """The home's choices: seconds until the kiosk asks and forgets, days for which drafts are kept; working days
    until a report is acknowledged and answered, minutes in danger, the hour at which a working day ends; minutes
    without a touch until the staff's rooms lock themselves."""

    ask_after: int = 90
    forget_after: int = 120
    keep_days: int = 14
    acknowledge_days: int = 2
    answer_days: int = 10
    danger_minutes: int = 60
    day_ends: int = 17
    lock_minutes: int = 5

    @property
    def promises(self) -> Promises:
        """Return what the home promises."""
        danger = timedelta(minutes=self.danger_minutes)
        return Promises(self.acknowledge_days, self.answer_days, danger, time(self.day_ends))


BOUNDS = {
    "ask_after": (30, 600),
    "forget_after": (60, 900),
    "keep_days": (1, 60),
    "acknowledge_days": (1, 2),
    "answer_days": (1, 10),
    "danger_minutes": (10, 60),
    "day_ends": (12, 20),
    "lock_minutes": (1, 15),
}
"""Smallest and largest: nobody is interrupted while reading, and no page stays open for an hour, and no promise
is longer than the program's own."""

COUNTDOWN = 15
"""Seconds between asking and forgetting, at the least."""


def within_bounds(settings: HomeSettings) -> HomeSettings:
    """Return the settings, each brought to its nearest allowed value."""
    bounded = {name: min(max(getattr(settings, name), low), high) for name, (low, high) in BOUNDS.items()}
    bounded["forget_after"] = max(bounded["forget_after"], bounded["ask_after"] + COUNTDOWN)
    return replace(settings, **bounded)


def settings_from(values: dict[str, Any]) -> HomeSettings:
    """Return the settings of these values; what is missing or makes no sense counts as the program's own."""
    known = {
        one.name: values[one.name]
        for one in fields(HomeSettings)
        if type(values.get(one.name)) is type(getattr(HomeSettings(), one.name))
    }
    return within_bounds(replace(HomeSettings(), **known))
