"""Keys that several people share: a group's public half, and its private half wrapped for each of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, delete, insert, select, update

from app.store.team_tables import GroupKeyRow, GroupRow


@dataclass(frozen=True)
class GroupKey:
    """A group's private half, wrapped for the public key of a holder."""

    group: str
    holder: str
    public_key: bytes
    wrapped: bytes = field(repr=False)


def public_key(connection: Connection, name: str) -> bytes | None:
    """Return a group's public half, or None before there is a group."""
    return connection.execute(select(GroupRow.public_key).where(GroupRow.name == name)).scalar_one_or_none()


def add(connection: Connection, name: str, public: bytes) -> None:
    """Write a new group."""
    connection.execute(insert(GroupRow), {"name": name, "public_key": public})


def put_right(connection: Connection, name: str, public: bytes) -> None:
    """Write a group's public half."""
    connection.execute(update(GroupRow).where(GroupRow.name == name).values(public_key=public))


def holders(connection: Connection, name: str) -> list[GroupKey]:
    """Return everybody who holds a group's key."""
    rows = connection.execute(select(GroupKeyRow.__table__).where(GroupKeyRow.group == name))
    return [GroupKey(**row._mapping) for row in rows]


def give(connection: Connection, keys: Iterable[GroupKey]) -> None:
    """Write keys, each in the place of what its holder had."""
    for group_key in keys:
        take(connection, group_key.group, group_key.holder)
        connection.execute(insert(GroupKeyRow), asdict(group_key))


def take(connection: Connection, group: str, holder: str) -> None:
    """Take a key away."""
    connection.execute(delete(GroupKeyRow).where(GroupKeyRow.group == group, GroupKeyRow.holder == holder))
