"""Roles, and what each may do: one table, asked by the services before anything is done."""

from enum import StrEnum

from app.core.errors import NotAllowed


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
    OPEN_KIOSK = "open_kiosk"
    LEAVE_KIOSK = "leave_kiosk"
    SET_UP_KIOSK = "set_up_kiosk"


READING_ROLES = frozenset({Role.COORDINATOR, Role.EDUCATOR, Role.ADVOCATE})
_ALL = frozenset(Role)

RIGHTS: dict[Action, frozenset[Role]] = {
    Action.READ_CASES: READING_ROLES,
    Action.HANDLE_CASES: READING_ROLES,
    Action.PRINT_CASES: READING_ROLES,
    Action.SEE_PEOPLE: _ALL,
    Action.ADD_PEOPLE: frozenset({Role.COORDINATOR}),
    Action.OPEN_KIOSK: _ALL,
    Action.LEAVE_KIOSK: _ALL,
    Action.SET_UP_KIOSK: frozenset({Role.COORDINATOR, Role.ADMINISTRATOR}),
}
"""Reading a case also needs its key: the role alone opens nothing. The administrator reads no report
(PRODUCT.md), and adds nobody who could: a made-up coordinator would be a reader of what comes next."""


def may(role: Role, action: Action) -> bool:
    """Tell whether the role has the right."""
    return role in RIGHTS[action]


def demand(role: Role, action: Action) -> None:
    """Raise NotAllowed unless the role has the right."""
    if not may(role, action):
        raise NotAllowed(action)
