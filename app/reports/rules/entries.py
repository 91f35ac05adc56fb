"""The entries of a case's timeline: what happened, when, by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from app.core.saying import Attachment


class Entry(StrEnum):
    """What an entry says."""

    ACKNOWLEDGED = "acknowledged"
    NOTE = "note"
    ANSWER = "answer"
    UNDERSTOOD = "understood"
    ASKED_AGAIN = "asked_again"
    ADDED = "added"
    ASKED_SOMEONE_ELSE = "asked_someone_else"
    RATED = "rated"
    CLOSED = "closed"
    ESCALATED = "escalated"
    BEGUN = "begun"
    WITHDRAWN = "withdrawn"
    SHARED = "shared"
    ACCESS_ENDED = "access_ended"
    INVOLVED = "involved"
    CLEARED = "cleared"
    DANGER_RAISED = "danger_raised"
    LOWER_ASKED = "lower_asked"
    DANGER_LOWERED = "danger_lowered"
    CLOSE_ASKED = "close_asked"
    TAGGED = "tagged"
    TASK = "task"
    TASK_DONE = "task_done"
    LINKED = "linked"
    UNLINKED = "unlinked"
    TOLD_AUTHORITY = "told_authority"
    HELD = "held"
    RELEASED = "released"
    PROPOSED = "proposed"


FOR_THE_REPORTER = frozenset(
    {
        Entry.ACKNOWLEDGED,
        Entry.BEGUN,
        Entry.ANSWER,
        Entry.UNDERSTOOD,
        Entry.ASKED_AGAIN,
        Entry.ADDED,
        Entry.ASKED_SOMEONE_ELSE,
        Entry.RATED,
        Entry.CLOSED,
        Entry.WITHDRAWN,
        Entry.PROPOSED,
    }
)
"""Sealed under the key that the receipt opens too; all others are for the readers alone."""

BY_THE_REPORTER = frozenset(
    {
        Entry.UNDERSTOOD,
        Entry.ASKED_AGAIN,
        Entry.ADDED,
        Entry.ASKED_SOMEONE_ELSE,
        Entry.RATED,
        Entry.WITHDRAWN,
    }
)
"""What comes from the kiosk."""


def newest_rating(entries: Iterable["TimelineEntry"]) -> str:
    """Return the face that was given to the newest answer (a value of `Rating`), or nothing."""
    given = ""
    for entry in entries:
        if entry.entry is Entry.ANSWER:
            given = ""
        elif entry.entry is Entry.RATED:
            given = entry.text
    return given


@dataclass(frozen=True)
class TimelineEntry:
    """One step, opened: `by` is an account's id, or empty where the reporter did it. `facts` are what a step is
    about beside its words, by the names in `app/reports/rules/case_file.py`; `genuine` is False where it is not
    signed by whom it says."""

    entry: Entry
    at: datetime
    by: str
    text: str
    language: str
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default="", compare=False)
    genuine: bool = True
