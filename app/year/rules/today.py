"""What somebody sees first: what needs them today, and where it leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.year.rules.year import Happening


class Place(StrEnum):
    """The rooms, by their own names."""

    TODAY = "today"
    REPORTS = "reports"
    TRAINING = "training"
    WORKSHOPS = "workshops"
    PARLIAMENT = "parliament"
    CHARTER = "charter"
    REVIEW = "review"
    YEAR = "year"
    FIGURES = "figures"
    ADVOCATE = "advocate"
    KIOSK = "kiosk"
    PEOPLE = "people"
    KEEPING = "keeping"
    BACKUP = "backup"
    HOMES = "homes"
    TRAIL = "trail"
    ROLES = "roles"


class Need(StrEnum):
    """What can need somebody, the most pressing first."""

    DANGER = "danger"
    LATE = "late"
    NEW = "new"
    MINE = "mine"
    NUMBERS = "numbers"
    ALTERED = "altered"
    OTHER_SHEET = "other_sheet"
    BROUGHT_BACK = "brought_back"
    NOT_IN_BACKUP = "not_in_backup"
    STRANGERS = "strangers"
    NO_READER = "no_reader"
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
    Need.ALTERED,
    Need.OTHER_SHEET,
    Need.BROUGHT_BACK,
    Need.NOT_IN_BACKUP,
    Need.STRANGERS,
    Need.NO_READER,
    Need.CLOCK,
    Need.BACKUP,
    Need.OWED,
    Need.TRAINING_LATE,
    Need.ACTIONS,
}
"""What is shown as late or in danger."""

LEADS_TO = {
    Need.DANGER: Place.REPORTS,
    Need.LATE: Place.REPORTS,
    Need.NEW: Place.REPORTS,
    Need.MINE: Place.REPORTS,
    Need.NUMBERS: Place.KIOSK,
    Need.ANSWERS: Place.KIOSK,
    Need.ALTERED: Place.TRAIL,
    Need.OTHER_SHEET: Place.TRAIL,
    Need.BROUGHT_BACK: Place.TRAIL,
    Need.NOT_IN_BACKUP: Place.TRAIL,
    Need.STRANGERS: Place.TRAIL,
    Need.NO_READER: Place.TRAIL,
    Need.NEW_ACCOUNTS: Place.TRAIL,
    Need.NEW_PASSWORDS: Place.TRAIL,
    Need.CLOCK: Place.BACKUP,
    Need.BACKUP: Place.BACKUP,
    Need.OWED: Place.PARLIAMENT,
    Need.TRAINING_LATE: Place.TRAINING,
    Need.SIGN: Place.TRAINING,
    Need.ACTIONS: Place.YEAR,
    Need.TRAINING_SOON: Place.TRAINING,
    Need.ERASE: Place.KEEPING,
}


HAPPENS_IN = {
    Happening.ACKNOWLEDGE: Place.REPORTS,
    Happening.ANSWER: Place.REPORTS,
    Happening.PROMISE: Place.PARLIAMENT,
    Happening.SITTING: Place.PARLIAMENT,
    Happening.BALLOT: Place.PARLIAMENT,
    Happening.ACTION: Place.YEAR,
    Happening.TRAINING: Place.TRAINING,
    Happening.SESSION: Place.TRAINING,
    Happening.WORKSHOP: Place.WORKSHOPS,
    Happening.CAMPAIGN: Place.WORKSHOPS,
    Happening.REVIEW: Place.REVIEW,
    Happening.CHARTER: Place.CHARTER,
    Happening.DAY: Place.YEAR,
}
"""In which room stands what comes in the next days."""


@dataclass(frozen=True)
class Waiting:
    """So many of something need somebody; `which` names them where that is no secret."""

    need: Need
    count: int
    which: tuple[str, ...] = ()


def in_order(found: Mapping[Need, int | Sequence[str]]) -> list[Waiting]:
    """Return what is there, the most pressing first."""
    return [_waiting(need, found[need]) for need in Need if found.get(need)]


def _waiting(need: Need, found: int | Sequence[str]) -> Waiting:
    return Waiting(need, found) if isinstance(found, int) else Waiting(need, len(found), tuple(found))
