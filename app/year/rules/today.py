"""What somebody sees first: what needs them today, and where it leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.rooms import RoomId
from app.core.tables import for_every
from app.year.rules.year import Happening


class Need(StrEnum):
    """What can need somebody, the most pressing first."""

    DANGER = "danger"
    LATE = "late"
    NEW = "new"
    MINE = "mine"
    LOG_DIFFERS = "log_differs"
    ROSTER_DIFFERS = "roster_differs"
    ROWS_DIFFER = "rows_differ"
    IN_DOUBT = "in_doubt"
    NOT_PROTECTED = "not_protected"
    TO_CONFIRM = "to_confirm"
    ALTERED = "altered"
    OTHER_SHEET = "other_sheet"
    BROUGHT_BACK = "brought_back"
    NOT_IN_BACKUP = "not_in_backup"
    STRANGERS = "strangers"
    NO_READER = "no_reader"
    NOT_ARRIVED = "not_arrived"
    GONE = "gone"
    NUMBERS = "numbers"
    NEW_ACCOUNTS = "new_accounts"
    NEW_PASSWORDS = "new_passwords"
    CLOCK = "clock"
    BACKUP = "backup"
    OWED = "owed"
    ANSWERS = "answers"
    TRAINING_LATE = "training_late"
    SIGN = "sign"
    ACTIONS = "actions"
    TRAINING_SOON = "training_soon"
    ERASE = "erase"


ALARMING = frozenset({Need.DANGER, Need.LATE})
"""What a child waits for: it stands out from everything else."""

PRESSING = ALARMING | {
    Need.NUMBERS,
    Need.ANSWERS,
    Need.LOG_DIFFERS,
    Need.ROSTER_DIFFERS,
    Need.ROWS_DIFFER,
    Need.IN_DOUBT,
    Need.NOT_PROTECTED,
    Need.ALTERED,
    Need.OTHER_SHEET,
    Need.BROUGHT_BACK,
    Need.NOT_IN_BACKUP,
    Need.STRANGERS,
    Need.NO_READER,
    Need.NOT_ARRIVED,
    Need.GONE,
    Need.CLOCK,
    Need.BACKUP,
    Need.OWED,
    Need.TRAINING_LATE,
    Need.ACTIONS,
}
"""What is shown as late or in danger."""

LEADS_TO = for_every(
    Need,
    {
        Need.DANGER: RoomId.REPORTS,
        Need.LATE: RoomId.REPORTS,
        Need.NEW: RoomId.REPORTS,
        Need.MINE: RoomId.REPORTS,
        Need.NUMBERS: RoomId.KIOSK,
        Need.ANSWERS: RoomId.KIOSK,
        Need.LOG_DIFFERS: RoomId.AUDIT_LOG,
        Need.ROSTER_DIFFERS: RoomId.PEOPLE,
        Need.ROWS_DIFFER: RoomId.AUDIT_LOG,
        Need.IN_DOUBT: RoomId.AUDIT_LOG,
        Need.NOT_PROTECTED: RoomId.PEOPLE,
        Need.TO_CONFIRM: RoomId.PEOPLE,
        Need.ALTERED: RoomId.AUDIT_LOG,
        Need.OTHER_SHEET: RoomId.AUDIT_LOG,
        Need.BROUGHT_BACK: RoomId.AUDIT_LOG,
        Need.NOT_IN_BACKUP: RoomId.AUDIT_LOG,
        Need.STRANGERS: RoomId.AUDIT_LOG,
        Need.NOT_ARRIVED: RoomId.AUDIT_LOG,
        Need.GONE: RoomId.REPORTS,
        Need.NO_READER: RoomId.AUDIT_LOG,
        Need.NEW_ACCOUNTS: RoomId.PEOPLE,
        Need.NEW_PASSWORDS: RoomId.AUDIT_LOG,
        Need.CLOCK: RoomId.BACKUP,
        Need.BACKUP: RoomId.BACKUP,
        Need.OWED: RoomId.PARLIAMENT,
        Need.TRAINING_LATE: RoomId.TRAINING,
        Need.SIGN: RoomId.TRAINING,
        Need.ACTIONS: RoomId.YEAR,
        Need.TRAINING_SOON: RoomId.TRAINING,
        Need.ERASE: RoomId.KEEPING,
    },
)


HAPPENS_IN = for_every(
    Happening,
    {
        Happening.ACKNOWLEDGE: RoomId.REPORTS,
        Happening.ANSWER: RoomId.REPORTS,
        Happening.PROMISE: RoomId.PARLIAMENT,
        Happening.SITTING: RoomId.PARLIAMENT,
        Happening.BALLOT: RoomId.PARLIAMENT,
        Happening.ACTION: RoomId.YEAR,
        Happening.TRAINING: RoomId.TRAINING,
        Happening.SESSION: RoomId.TRAINING,
        Happening.WORKSHOP: RoomId.WORKSHOPS,
        Happening.CAMPAIGN: RoomId.WORKSHOPS,
        Happening.REVIEW: RoomId.SELF_REVIEW,
        Happening.CHARTER: RoomId.CHARTER,
        Happening.DAY: RoomId.YEAR,
    },
)
"""In which room stands what comes in the next days."""


@dataclass(frozen=True)
class WaitingNeed:
    """A need with its count; `which` names the items, unless confidential."""

    need: Need
    count: int
    which: tuple[str, ...] = ()


def in_order(found: Mapping[Need, int | Sequence[str]]) -> list[WaitingNeed]:
    """Return what is there, the most pressing first."""
    return [_waiting(need, found[need]) for need in Need if found.get(need)]


def _waiting(need: Need, found: int | Sequence[str]) -> WaitingNeed:
    return WaitingNeed(need, found) if isinstance(found, int) else WaitingNeed(need, len(found), tuple(found))
