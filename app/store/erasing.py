"""Erasing: everything of a case goes, the bare fact stays."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import AttachmentRow, CaseRow, EntryRow, ErasedCaseRow, ReadingKeyRow, ReceiptRow


@dataclass(frozen=True)
class Finished:
    """A case that the home owes nothing any more, as retention needs it."""

    id: str
    received_at: datetime
    changed_at: datetime
    state: str
    held: int


@dataclass(frozen=True)
class Erased:
    """The bare fact."""

    id: str
    received_at: datetime
    erased_at: datetime
    erased_by: str


def finished(connection: Connection, account_id: str) -> list[Finished]:
    """Return the cases without open promises that the account reads, the oldest first."""
    query = (
        select(CaseRow.id, CaseRow.received_at, CaseRow.changed_at, CaseRow.state, CaseRow.held)
        .where(CaseRow.open == 0, ReadingKeyRow.case_id == CaseRow.id, ReadingKeyRow.stand_by == 0)
        .where(ReadingKeyRow.account_id == account_id)
        .order_by(CaseRow.changed_at)
    )
    return [Finished(*row) for row in connection.execute(query)]


def erase(connection: Connection, fact: Erased) -> None:
    """Delete all rows of a case, its keys first, and write the bare fact. `secure_delete` overwrites them."""
    for table in (ReadingKeyRow, ReceiptRow, AttachmentRow, EntryRow):
        connection.execute(delete(table).where(table.case_id == fact.id))
    connection.execute(delete(CaseRow).where(CaseRow.id == fact.id))
    connection.execute(insert(ErasedCaseRow), asdict(fact))


def erased(connection: Connection) -> Sequence[Erased]:
    """Return the bare facts, the newest first."""
    rows = connection.execute(select(ErasedCaseRow.__table__).order_by(ErasedCaseRow.erased_at.desc()))
    return [Erased(**row._mapping) for row in rows]
