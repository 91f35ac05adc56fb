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


def finished_with_card(connection: Connection) -> list[Finished]:
    """Return the cases without open promises whose receipt still leads to them; those under a legal hold too."""
    query = select(CaseRow.id, CaseRow.received_at, CaseRow.changed_at, CaseRow.state, CaseRow.held).where(
        CaseRow.open == 0, ReceiptRow.case_id == CaseRow.id
    )
    return [Finished(*row) for row in connection.execute(query)]


def end_cards(connection: Connection, case_ids: Sequence[str]) -> None:
    """Delete the receipts of these cases; the cases stay."""
    for case_id in case_ids:
        connection.execute(delete(ReceiptRow).where(ReceiptRow.case_id == case_id))


def erase(connection: Connection, seen: Finished, fact: Erased) -> bool:
    """Delete all rows of a case, its keys first, and write the bare fact. `secure_delete` overwrites them. Return
    False, deleting nothing, where the case has changed since `seen`."""
    still = select(CaseRow.id).where(
        CaseRow.id == seen.id, CaseRow.open == 0, CaseRow.held == 0, CaseRow.changed_at == seen.changed_at
    )
    if connection.execute(still).first() is None:
        return False
    for table in (ReadingKeyRow, ReceiptRow, AttachmentRow, EntryRow):
        connection.execute(delete(table).where(table.case_id == fact.id))
    connection.execute(delete(CaseRow).where(CaseRow.id == fact.id))
    connection.execute(insert(ErasedCaseRow), asdict(fact))
    return True


def was_erased(connection: Connection, case_id: str) -> bool:
    """Tell whether there was such a case, and somebody erased it."""
    return connection.execute(select(ErasedCaseRow.id).where(ErasedCaseRow.id == case_id)).first() is not None


def erased(connection: Connection) -> Sequence[Erased]:
    """Return the bare facts, the newest first."""
    rows = connection.execute(select(ErasedCaseRow.__table__).order_by(ErasedCaseRow.erased_at.desc()))
    return [Erased(**row._mapping) for row in rows]
