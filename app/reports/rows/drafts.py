"""Drafts kept for later, sealed for their receipt."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import KeptDraftRow


@dataclass(frozen=True)
class SealedDraft:
    """One draft; `kept_at` is the day only."""

    lookup: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)
    sealed: bytes = field(repr=False)
    kept_at: datetime


def keep(connection: Connection, draft: SealedDraft) -> None:
    """Write a draft in the place of the one that its receipt led to before."""
    forget(connection, draft.lookup)
    connection.execute(insert(KeptDraftRow), asdict(draft))


def find(connection: Connection, lookup: bytes) -> SealedDraft | None:
    """Return the draft that a receipt leads to."""
    row = connection.execute(select(KeptDraftRow.__table__).where(KeptDraftRow.lookup == lookup)).first()
    return SealedDraft(**row._mapping) if row else None


def forget(connection: Connection, lookup: bytes) -> None:
    """Delete the draft that a receipt leads to, where there is one."""
    connection.execute(delete(KeptDraftRow).where(KeptDraftRow.lookup == lookup))


def forget_before(connection: Connection, moment: datetime) -> int:
    """Delete what was kept before the moment; return how many drafts that were."""
    return connection.execute(delete(KeptDraftRow).where(KeptDraftRow.kept_at < moment)).rowcount
