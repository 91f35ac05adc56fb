"""The states of a case."""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a report stands; the reporter sees it at any time (safety rule 7)."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    IN_PROGRESS = "in_progress"
    ANSWERED = "answered"
    UNDERSTOOD = "understood"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
