"""Key rows of cases: given to a reader, taken away, replaced with all that is sealed under them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, delete, func, insert, select, update

from app.reports.rows import attachments
from app.reports.rows.attachments import SealedAttachment
from app.reports.rows.cases import ReadingKey, Receipt, SealedEntry
from app.store.tables import AttachmentRow, CaseRow, EntryRow, ReadingKeyRow, ReceiptRow


def give(connection: Connection, key: ReadingKey) -> None:
    """Write a key for one account, in the place of one it had."""
    take(connection, key.case_id, key.account_id)
    connection.execute(insert(ReadingKeyRow), asdict(key))


def take(connection: Connection, case_id: str, account_id: str) -> None:
    """Take the key of one account away."""
    its_key = (ReadingKeyRow.case_id == case_id, ReadingKeyRow.account_id == account_id)
    connection.execute(delete(ReadingKeyRow).where(*its_key))


def held_by(connection: Connection, account_id: str) -> list[ReadingKey]:
    """Return all keys of one account."""
    rows = connection.execute(select(ReadingKeyRow.__table__).where(ReadingKeyRow.account_id == account_id))
    return [ReadingKey(**row._mapping) for row in rows]


def standing_by(connection: Connection, account_id: str, most: int) -> list[tuple[str, bytes, bytes | None]]:
    """Return the cases in which an account stands by, the newest first, with its key as it is wrapped there."""
    query = select(ReadingKeyRow.case_id, ReadingKeyRow.wrapped, ReadingKeyRow.fast).where(
        ReadingKeyRow.account_id == account_id, ReadingKeyRow.stand_by != 0
    )
    rows = connection.execute(query.order_by(ReadingKeyRow.since.desc()).limit(most))
    return [(row[0], row[1], row[2]) for row in rows]


def number_of_readers(connection: Connection, case_id: str) -> int:
    """Return how many accounts read a case, stand-by readers aside."""
    query = select(func.count()).select_from(ReadingKeyRow)
    return connection.execute(
        query.where(ReadingKeyRow.case_id == case_id, ReadingKeyRow.stand_by == 0)
    ).scalar_one()


def receipt_of(connection: Connection, case_id: str) -> Receipt | None:
    """Return the receipt that leads to a case."""
    row = connection.execute(select(ReceiptRow.__table__).where(ReceiptRow.case_id == case_id)).first()
    return Receipt(**row._mapping) if row else None


def recovery_wraps(connection: Connection, ids: Sequence[str]) -> dict[str, bytes]:
    """Return the keys of these cases as the recovery sheet opens them."""
    query = select(CaseRow.id, CaseRow.recovery_wrap).where(CaseRow.id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query)}


def keep_recovery(connection: Connection, case_id: str, wrapped: bytes) -> None:
    """Write a case's key as the recovery sheet opens it."""
    connection.execute(update(CaseRow).where(CaseRow.id == case_id).values(recovery_wrap=wrapped))


def replace_all(
    connection: Connection,
    case_id: str,
    *,
    keys: Iterable[ReadingKey],
    receipt: Receipt | None,
    entries: Iterable[SealedEntry],
    attached: Iterable[SealedAttachment],
) -> None:
    """Replace everything of a case that was sealed under its old key (header, body and recovery are written by
    `cases.advance`). What is deleted is overwritten (`secure_delete`)."""
    in_order = [replace(entry, number=number) for number, entry in enumerate(entries, 1)]
    for table in (AttachmentRow, EntryRow, ReadingKeyRow):
        connection.execute(delete(table).where(table.case_id == case_id))
    for rows, table in ((list(keys), ReadingKeyRow), (in_order, EntryRow)):
        if rows:
            connection.execute(insert(table), [asdict(row) for row in rows])
    attachments.add(connection, attached)
    if receipt is not None:
        moved = {"wrapped": receipt.wrapped, "proof": receipt.proof}
        connection.execute(update(ReceiptRow).where(ReceiptRow.case_id == case_id).values(moved))
