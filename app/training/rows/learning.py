"""What the team has learned: completions, progress, documents, exemptions. Rows in, rows out."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from app.store.team_tables import CompletionRow, DocumentRow, ExemptionRow, ProgressRow

PROVEN = (CompletionRow.member_id, CompletionRow.item, CompletionRow.done_on)


@dataclass(frozen=True)
class Completed:
    """An item completed by a member: `how` (a value of `Proof`, or session, import), by whom, from where."""

    id: str
    member_id: str
    item: str
    done_on: date
    how: str
    by: str
    at: datetime
    source: str = ""
    revoked_at: datetime | None = None
    revoked_by: str = ""


@dataclass(frozen=True)
class Progress:
    """How far somebody is with an item."""

    member_id: str
    item: str
    read_on: date | None = None
    answers: str = ""
    asked_at: datetime | None = None
    document_id: str = ""
    sent_back: str = ""


@dataclass(frozen=True)
class SealedDocument:
    """A document, and its key for a group and for the person it is about."""

    id: str
    member_id: str
    kind: str
    at: datetime
    group_wrap: bytes = field(repr=False)
    own_wrap: bytes | None = field(repr=False)
    sealed: bytes = field(repr=False)


@dataclass(frozen=True)
class ExemptionRecord:
    """An exemption; `reason_id` is the document that says why."""

    id: str
    member_id: str
    course: str
    first: date
    last: date | None
    reason_id: str
    by: str
    at: datetime


def proven(connection: Connection) -> list[tuple[str, str, date]]:
    """Return member, item and day of every completion that was not revoked."""
    query = select(*PROVEN).where(CompletionRow.revoked_at.is_(None))
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def completions(connection: Connection, member_id: str) -> list[Completed]:
    """Return all completions of a member, the newest first, those taken back too."""
    query = select(CompletionRow.__table__).where(CompletionRow.member_id == member_id)
    rows = connection.execute(query.order_by(CompletionRow.done_on.desc(), CompletionRow.at.desc()))
    return [Completed(**row._mapping) for row in rows]


def add_completions(connection: Connection, completed: Iterable[Completed]) -> None:
    """Write completions."""
    rows = [asdict(other) for other in completed]
    if rows:
        connection.execute(insert(CompletionRow), rows)


def revoke(connection: Connection, completion_id: str, at: datetime, by: str) -> None:
    """Take a completion back; it stays on record."""
    chosen = update(CompletionRow).where(CompletionRow.id == completion_id, CompletionRow.revoked_at.is_(None))
    connection.execute(chosen.values(revoked_at=at, revoked_by=by))


def progress_of(connection: Connection, member_id: str) -> dict[str, Progress]:
    """Return how far a member is, by item."""
    rows = connection.execute(select(ProgressRow.__table__).where(ProgressRow.member_id == member_id))
    return {row.item: Progress(**row._mapping) for row in rows}


def asked(connection: Connection) -> list[Progress]:
    """Return everything that waits for a sign-off, the oldest first."""
    query = select(ProgressRow.__table__).where(ProgressRow.asked_at.is_not(None))
    return [Progress(**row._mapping) for row in connection.execute(query.order_by(ProgressRow.asked_at))]


def keep_progress(connection: Connection, progress: Progress) -> None:
    """Write how far somebody is with an item."""
    forget_progress(connection, progress.member_id, progress.item)
    connection.execute(insert(ProgressRow), asdict(progress))


def forget_progress(connection: Connection, member_id: str, item: str) -> None:
    """Forget how far somebody is: the item is done."""
    connection.execute(delete(ProgressRow).where(ProgressRow.member_id == member_id, ProgressRow.item == item))


def add_document(connection: Connection, document: SealedDocument) -> None:
    """Write a sealed document."""
    connection.execute(insert(DocumentRow), asdict(document))


def document(connection: Connection, document_id: str) -> SealedDocument | None:
    """Return a sealed document."""
    row = connection.execute(select(DocumentRow.__table__).where(DocumentRow.id == document_id)).first()
    return SealedDocument(**row._mapping) if row else None


def forget_document(connection: Connection, document_id: str) -> None:
    """Delete a document; what is deleted is overwritten."""
    connection.execute(delete(DocumentRow).where(DocumentRow.id == document_id))


def exemptions(connection: Connection) -> Sequence[ExemptionRecord]:
    """Return all exemptions, the oldest first."""
    rows = connection.execute(select(ExemptionRow.__table__).order_by(ExemptionRow.at))
    return [ExemptionRecord(**row._mapping) for row in rows]


def add_exemption(connection: Connection, exemption: ExemptionRecord) -> None:
    """Write an exemption."""
    connection.execute(insert(ExemptionRow), asdict(exemption))


def end_exemption(connection: Connection, exemption_id: str, last: date) -> None:
    """Let an exemption end on a day."""
    connection.execute(update(ExemptionRow).where(ExemptionRow.id == exemption_id).values(last=last))
