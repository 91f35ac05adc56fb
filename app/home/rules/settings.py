"""What a home can choose: its kiosk, what it promises, when the staff's rooms lock; within what is safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time, timedelta
from enum import StrEnum

from app.core.tables import for_every


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


class Setting(StrEnum):
    """What a home can choose, by the names under which it is kept."""

    ASK_AFTER = "ask_after"
    FORGET_AFTER = "forget_after"
    KEEP_DAYS = "keep_days"
    ACKNOWLEDGE_DAYS = "acknowledge_days"
    ANSWER_DAYS = "answer_days"
    DANGER_MINUTES = "danger_minutes"
    DAY_ENDS = "day_ends"
    LOCK_MINUTES = "lock_minutes"


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
    def values(self) -> dict[Setting, int]:
        """Return what is chosen, one by one."""
        return {
            Setting.ASK_AFTER: self.ask_after,
            Setting.FORGET_AFTER: self.forget_after,
            Setting.KEEP_DAYS: self.keep_days,
            Setting.ACKNOWLEDGE_DAYS: self.acknowledge_days,
            Setting.ANSWER_DAYS: self.answer_days,
            Setting.DANGER_MINUTES: self.danger_minutes,
            Setting.DAY_ENDS: self.day_ends,
            Setting.LOCK_MINUTES: self.lock_minutes,
        }

    @classmethod
    def of(cls, values: Mapping[Setting, int]) -> "HomeSettings":
        """Return the settings with these values; the program's own where one is missing."""
        return cls(**{setting.value: value for setting, value in values.items()})

    @property
    def promises(self) -> Promises:
        """Return what the home promises."""
        danger = timedelta(minutes=self.danger_minutes)
        return Promises(self.acknowledge_days, self.answer_days, danger, time(self.day_ends))


BOUNDS = for_every(
    Setting,
    {
        Setting.ASK_AFTER: (30, 600),
        Setting.FORGET_AFTER: (60, 900),
        Setting.KEEP_DAYS: (1, 60),
        Setting.ACKNOWLEDGE_DAYS: (1, 2),
        Setting.ANSWER_DAYS: (1, 10),
        Setting.DANGER_MINUTES: (10, 60),
        Setting.DAY_ENDS: (12, 20),
        Setting.LOCK_MINUTES: (1, 15),
    },
)
"""Allowed range of each setting; the home can only shorten the periods that it promises."""

COUNTDOWN = 15
"""Seconds between asking and forgetting, at the least."""


def within_bounds(settings: HomeSettings) -> HomeSettings:
    """Return the settings, each brought to its nearest allowed value."""
    bounded = {setting: _between(value, BOUNDS[setting]) for setting, value in settings.values.items()}
    least = bounded[Setting.ASK_AFTER] + COUNTDOWN
    bounded[Setting.FORGET_AFTER] = max(bounded[Setting.FORGET_AFTER], least)
    return HomeSettings.of(bounded)


def _between(value: int, bounds: tuple[int, int]) -> int:
    return min(max(value, bounds[0]), bounds[1])


def settings_from(values: Mapping[str, object]) -> HomeSettings:
    """Return the settings of these values; missing or invalid ones become the program's own."""
    known = {setting: value for setting in Setting if type(value := values.get(setting)) is int}
    return within_bounds(HomeSettings.of(known))
