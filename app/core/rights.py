"""Roles, and what each may do: one table, asked by the services before anything is done."""

from dataclasses import dataclass
from enum import StrEnum

from app.core.errors import NotAllowed
from app.core.tables import for_every


class Role(StrEnum):
    """What a person is in the home."""

    COORDINATOR = "coordinator"
    EDUCATOR = "educator"
    ADVOCATE = "advocate"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What a service can be asked to do by somebody who is signed in."""

    READ_CASES = "read_cases"
    HANDLE_CASES = "handle_cases"
    PRINT_CASES = "print_cases"
    SEE_PEOPLE = "see_people"
    ADD_PEOPLE = "add_people"
    ADD_ADVOCATE = "add_advocate"
    OPEN_KIOSK = "open_kiosk"
    LEAVE_KIOSK = "leave_kiosk"
    SET_UP_KIOSK = "set_up_kiosk"
    CHANGE_PEOPLE = "change_people"
    CLEAR_INVOLVED = "clear_involved"
    TELL_AUTHORITY = "tell_authority"
    ENTER_REPORTS = "enter_reports"
    READ_AUDIT = "read_audit"
    CHECK_AUDIT = "check_audit"
    ERASE_CASES = "erase_cases"
    SET_RULES = "set_rules"
    SEE_RIGHTS = "see_rights"
    USE_RECOVERY = "use_recovery"
    LEARN = "learn"
    SIGN_OFF = "sign_off"
    SEE_TRAINING = "see_training"
    MANAGE_TRAINING = "manage_training"
    HOLD_SESSIONS = "hold_sessions"
    HOLD_WORKSHOPS = "hold_workshops"
    REVIEW_HOUSE = "review_house"
    SEE_PARLIAMENT = "see_parliament"
    HOLD_BALLOTS = "hold_ballots"
    MAKE_BACKUP = "make_backup"
    RESTORE_BACKUP = "restore_backup"
    UPDATE_PROGRAM = "update_program"
    AGREE_TO_RESTORE = "agree_to_restore"
    EXCHANGE = "exchange"
    READ_FROM_OUTSIDE = "read_from_outside"
    REPRESENT_CHILDREN = "represent_children"


READING_ROLES = frozenset({Role.COORDINATOR, Role.EDUCATOR, Role.ADVOCATE})
_ALL = frozenset(Role)

RIGHTS: dict[Action, frozenset[Role]] = for_every(
    Action,
    {
        Action.READ_CASES: READING_ROLES,
        Action.HANDLE_CASES: READING_ROLES,
        Action.PRINT_CASES: READING_ROLES,
        Action.SEE_PEOPLE: _ALL,
        Action.ADD_PEOPLE: frozenset({Role.COORDINATOR}),
        Action.ADD_ADVOCATE: frozenset({Role.ADVOCATE}),
        Action.OPEN_KIOSK: _ALL,
        Action.LEAVE_KIOSK: _ALL,
        Action.SET_UP_KIOSK: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.CHANGE_PEOPLE: frozenset({Role.COORDINATOR}),
        Action.CLEAR_INVOLVED: frozenset({Role.ADVOCATE}),
        Action.TELL_AUTHORITY: READING_ROLES,
        Action.ENTER_REPORTS: READING_ROLES,
        Action.READ_AUDIT: frozenset({Role.ADVOCATE}),
        Action.CHECK_AUDIT: frozenset({Role.ADVOCATE, Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.ERASE_CASES: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.SET_RULES: frozenset({Role.COORDINATOR}),
        Action.SEE_RIGHTS: _ALL,
        Action.USE_RECOVERY: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.LEARN: _ALL,
        Action.SIGN_OFF: READING_ROLES,
        Action.SEE_TRAINING: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.MANAGE_TRAINING: frozenset({Role.COORDINATOR}),
        Action.HOLD_SESSIONS: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.HOLD_WORKSHOPS: READING_ROLES,
        Action.REVIEW_HOUSE: READING_ROLES,
        Action.SEE_PARLIAMENT: READING_ROLES,
        Action.HOLD_BALLOTS: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.MAKE_BACKUP: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.RESTORE_BACKUP: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.UPDATE_PROGRAM: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.AGREE_TO_RESTORE: frozenset({Role.ADVOCATE, Role.COORDINATOR, Role.ADMINISTRATOR}),
        Action.EXCHANGE: frozenset({Role.COORDINATOR, Role.ADVOCATE}),
        Action.READ_FROM_OUTSIDE: frozenset({Role.ADVOCATE}),
        Action.REPRESENT_CHILDREN: frozenset({Role.ADVOCATE}),
    },
)
"""Roles by action. Reading a case also needs its key. The administrator reads no report (docs/product.md), and
cannot add anybody who does: a fake coordinator could read later reports. The audit log is for the advocate alone:
it could reveal to a coordinator that a report names them. Advocates read reports about staff: only an advocate, or
somebody with the recovery sheet, adds one."""


def may(role: Role, action: Action) -> bool:
    """Tell whether the role has the right."""
    return role in RIGHTS[action]


def demand(role: Role, action: Action) -> None:
    """Raise NotAllowed unless the role has the right."""
    if not may(role, action):
        raise NotAllowed(action)


@dataclass(frozen=True)
class Colleague:
    """A member of staff, or the advocate, as the kiosk may show them."""

    id: str
    name: str
    role: Role
