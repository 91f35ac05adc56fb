"""The handbooks: for whom there is one, and how many pages it has."""

from enum import StrEnum
from typing import assert_never

from app.core.rights import Role
from app.core.tables import for_every


class Handbook(StrEnum):
    """For whom a handbook is written."""

    CHILD = "child"
    EDUCATOR = "educator"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


PAGES = for_every(
    Handbook, {Handbook.CHILD: 4, Handbook.EDUCATOR: 8, Handbook.COORDINATOR: 16, Handbook.ADMINISTRATOR: 12}
)
"""Short enough to be read."""


def handbook_of(role: Role) -> Handbook:
    """Return which handbook somebody of this role reads first."""
    match role:
        case Role.EDUCATOR:
            return Handbook.EDUCATOR
        case Role.COORDINATOR | Role.ADVOCATE:
            return Handbook.COORDINATOR
        case Role.ADMINISTRATOR:
            return Handbook.ADMINISTRATOR
        case _:
            assert_never(role)
