"""Calendar files to take along (iCalendar, RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True)
class Event:
    """Something with a time (in UTC), or whole days, the last one not included; `key` tells it from all others and
    stays the same, so that a calendar that reads the file again replaces it."""

    key: str
    title: str
    begins: datetime | date
    ends: datetime | date
    place: str = ""
    note: str = ""


def calendar_file(events: Iterable[Event], now: datetime) -> bytes:
    """Return the file."""
    from icalendar import Calendar  # noqa: PLC0415 - loads slowly, for who takes the dates along
    from icalendar import Event as Component  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//Meng Stemm//meng-stemm//")
    calendar.add("version", "2.0")
    for other in events:
        event = Component()
        event.add("uid", str(uuid5(NAMESPACE_URL, f"meng-stemm:{other.key}")))
        event.add("dtstamp", now)
        event.add("dtstart", other.begins)
        event.add("dtend", other.ends)
        event.add("summary", other.title)
        if other.place:
            event.add("location", other.place)
        if other.note:
            event.add("description", other.note)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
