"""The days of the year on which the house speaks of children's rights: facts from `resources/content/`."""

from dataclasses import dataclass
from datetime import date

from app.core.calendar import nth_weekday
from app.i18n import content


@dataclass(frozen=True)
class AwarenessDay:
    """A day with its name and what it is for, in the current language; `verified` by a public source or not."""

    day: date
    name: str
    about: str
    verified: bool


def awareness_days(year: int) -> list[AwarenessDay]:
    """Return the days of a year, in order."""
    facts, words = content.facts("days"), content.texts("days")
    found = []
    for name, fact in facts.items():
        if "weekday" in fact:
            day = nth_weekday(year, fact["month"], fact["weekday"], fact["number"])
        else:
            day = date(year, fact["month"], fact["day"])
        found.append(AwarenessDay(day, words[name]["name"], words[name]["about"], fact["verified"]))
    return sorted(found, key=lambda awareness_day: awareness_day.day)
