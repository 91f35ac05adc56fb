"""The entries of a case's timeline: what happened, when, by whom."""

from dataclasses import dataclass
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


FOR_THE_REPORTER = frozenset(Entry) - {Entry.NOTE, Entry.ESCALATED}
"""Sealed under the key that the receipt opens too; notes and escalation are for the readers alone."""


@dataclass(frozen=True)
class TimelineEntry:
    """One step, opened: `by` is an account's id, or empty where the reporter did it."""

    entry: Entry
    at: datetime
    by: str
    text: str
    language: str
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
