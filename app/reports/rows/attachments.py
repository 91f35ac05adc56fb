"""Drawings and recordings of a case, sealed, a row each: lists and searches never read them."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, insert, select

from app.store.tables import AttachmentRow


@dataclass(frozen=True)
class SealedAttachment:
    """One drawing or recording."""

    id: str
    case_id: str
    sealed: bytes = field(repr=False)


def add(connection: Connection, rows: Iterable[SealedAttachment]) -> None:
    """Write them."""
    values = [asdict(sealed_attachment) for sealed_attachment in rows]
    if values:
        connection.execute(insert(AttachmentRow), values)


def find(connection: Connection, case_id: str, ids: Sequence[str]) -> dict[str, bytes]:
    """Return those of the case with these ids."""
    query = select(AttachmentRow.id, AttachmentRow.sealed).where(
        AttachmentRow.case_id == case_id, AttachmentRow.id.in_(ids)
    )
    return {row[0]: row[1] for row in connection.execute(query)}
