"""The staff's rooms that something else leads to, by the names under which they are known."""

from enum import StrEnum


class RoomId(StrEnum):
    """A room needs a member here only where another room, or Today, leads to it."""

    TODAY = "today"
    REPORTS = "reports"
    TRAINING = "training"
    WORKSHOPS = "workshops"
    PARLIAMENT = "parliament"
    CHARTER = "charter"
    SELF_REVIEW = "self_review"
    YEAR = "year"
    FIGURES = "figures"
    KIOSK = "kiosk"
    KEEPING = "keeping"
    BACKUP = "backup"
    AUDIT_LOG = "audit_log"
    PEOPLE = "people"
