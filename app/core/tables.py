"""Tables that hold a value for every member of an enumeration."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

Member = TypeVar("Member", bound=Enum)
Value = TypeVar("Value")


def for_every(members: type[Member], table: Mapping[Member, Value]) -> dict[Member, Value]:
    """Return the table. Raises LookupError, as soon as the module is imported, where a member has no value: the
    first test notices it, and not a child before a screen that needs it."""
    if missing := [member for member in members if member not in table]:
        raise LookupError(missing)
    return dict(table)
