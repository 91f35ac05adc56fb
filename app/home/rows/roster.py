"""The rows of the roster, as they stand in the file: nothing of them is believed before it was checked
(`app/home/services/roster.py`)."""

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from app.store.tables import RosterRow

LARGEST = 2**31 - 1
"""Largest number of a row."""

MOST = 20_000
"""Rows that are looked at: a home of hundred people for a hundred years makes fewer."""

_ALL = (
    select(RosterRow.number, RosterRow.content, RosterRow.signatures)
    .where(RosterRow.number.between(1, LARGEST))
    .order_by(RosterRow.number)
    .limit(MOST)
)
"""Built once: the list is read several times for each case."""


@dataclass(frozen=True)
class RosterRecord:
    """One row: the statement as it was signed, and its signatures as JSON."""

    number: int
    content: str
    signatures: str


def records(connection: Connection) -> tuple[RosterRecord, ...]:
    """Return all rows that can be rows of ours, the oldest first: SQLite keeps anything in any column."""
    return tuple(
        RosterRecord(number, content, signatures)
        for number, content, signatures in connection.execute(_ALL)
        if isinstance(number, int) and isinstance(content, str) and isinstance(signatures, str)
    )


def append(connection: Connection, record: RosterRecord) -> None:
    """Write the next row."""
    connection.execute(
        insert(RosterRow),
        {"number": record.number, "content": record.content, "signatures": record.signatures},
    )
