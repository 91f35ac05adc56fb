"""The handbooks: for whom there is one, and how many pages it has."""

from enum import StrEnum

from app.core.rights import Role


class Handbook(StrEnum):
    """For whom a handbook is written."""

    CHILD = "child"
    EDUCATOR = "educator"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


PAGES = {Handbook.CHILD: 4, Handbook.EDUCATOR: 8, Handbook.COORDINATOR: 16, Handbook.ADMINISTRATOR: 12}
"""Short enough to be read."""

OWN = {
    Role.EDUCATOR: Handbook.EDUCATOR,
    Role.COORDINATOR: Handbook.COORDINATOR,
    Role.ADVOCATE: Handbook.COORDINATOR,
    Role.ADMINISTRATOR: Handbook.ADMINISTRATOR,
}
"""Which one somebody reads first."""
