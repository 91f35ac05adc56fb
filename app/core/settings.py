"""What a home can choose for its kiosk, within what is safe for children."""

from dataclasses import dataclass, fields, replace
from typing import Any


@dataclass(frozen=True)
class HomeSettings:
    """The home's choices: seconds until the kiosk asks and forgets, days for which drafts are kept."""

    ask_after: int = 90
    forget_after: int = 120
    keep_days: int = 14


BOUNDS = {"ask_after": (30, 600), "forget_after": (60, 900), "keep_days": (1, 60)}
"""Smallest and largest: nobody can be thrown out while reading, and nothing stands there for an hour."""

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
