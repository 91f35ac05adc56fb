"""Tables that hold a value for every member of an enumeration."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

Member = TypeVar("Member", bound=Enum)
Value = TypeVar("Value")


def for_every(members: type[Member], table: Mapping[Member, Value]) -> dict[Member, Value]:
    """Return the table. Raises LookupError at import where a member has no value, so that the first test fails,
    and not a screen in front of a child."""
    if missing := [member for member in members if member not in table]:
        raise LookupError(missing)
    return dict(table)
