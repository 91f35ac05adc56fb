"""What came from other homes: who sent it, in which version, and where it is for certain people only, sealed."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import ReceivedRow


@dataclass(frozen=True)
class Received:
    """An item from another home; `sealed` is empty once it was accepted."""

    sender: str
    cargo: str
    item: str
    version: int
    digest: str
    at: datetime
    by: str
    sealed: bytes = field(repr=False, default=b"")


def keep(connection: Connection, received: Received) -> None:
    """Insert it, or replace its earlier state."""
    forget(connection, received.sender, received.cargo, received.item)
    connection.execute(insert(ReceivedRow), asdict(received))


def forget(connection: Connection, sender: str, cargo: str, item: str) -> None:
    """Delete it."""
    connection.execute(
        delete(ReceivedRow).where(
            ReceivedRow.sender == sender, ReceivedRow.cargo == cargo, ReceivedRow.item == item
        )
    )


def find(connection: Connection, sender: str, cargo: str, item: str) -> Received | None:
    """Return one thing."""
    found = connection.execute(
        select(ReceivedRow.__table__).where(
            ReceivedRow.sender == sender, ReceivedRow.cargo == cargo, ReceivedRow.item == item
        )
    ).first()
    return Received(**found._mapping) if found else None


def every(connection: Connection, cargo: str) -> Sequence[Received]:
    """Return all of a kind, the newest first."""
    rows = connection.execute(
        select(ReceivedRow.__table__)
        .where(ReceivedRow.cargo == cargo)
        .order_by(ReceivedRow.at.desc(), ReceivedRow.sender, ReceivedRow.item)
    )
    return [Received(**row._mapping) for row in rows]
