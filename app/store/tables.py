"""The tables. In the clear: random ids, times, states, the danger flag, due dates. The rest is sealed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, LargeBinary, String
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator

from app.core.errors import DamagedDatabase
from app.core.rights import Role
from app.core.states import CaseState

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def milliseconds(moment: datetime) -> int:
    """Return a moment as whole milliseconds since 1970."""
    return (moment - _EPOCH) // _MILLISECOND


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole milliseconds since 1970."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Write."""
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read. Raises DamagedDatabase where it is no moment."""
        try:
            return None if value is None else _EPOCH + value * _MILLISECOND
        except (OverflowError, TypeError) as error:
            raise DamagedDatabase from error


class PlainDay(TypeDecorator[date]):
    """A day without a time."""

    impl = Date
    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Read. Raises DamagedDatabase where it is no day: SQLite keeps anything in any column."""
        inner = super().result_processor(dialect, coltype)
        if inner is None:
            return None

        def read(value: Any) -> Any:
            try:
                return inner(value)
            except (TypeError, ValueError) as error:
                raise DamagedDatabase from error

        return read


class EnumText(TypeDecorator[str]):
    """One of a few words, kept as it is."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Read. Raises DamagedDatabase where it is none of them."""
        try:
            return None if value is None else str(self.words(value))
        except ValueError as error:
            raise DamagedDatabase from error


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {datetime: UtcMoment, date: PlainDay, bytes: LargeBinary, str: String}  # noqa: RUF012


class HomeRow(Base):
    """The home: its name, the salt and cost of its receipts, the public half of its recovery key."""

    __tablename__ = "homes"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    receipt_salt: Mapped[bytes]
    receipt_passes: Mapped[int]
    receipt_memory: Mapped[int]
    recovery_public: Mapped[bytes]
    created_at: Mapped[datetime]


class AccountRow(Base):
    """A person who signs in; the private key is sealed under their password, and gone once they have left."""

    __tablename__ = "accounts"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(EnumText(Role))
    public_key: Mapped[bytes]
    salt: Mapped[bytes]
    passes: Mapped[int]
    memory: Mapped[int]
    sealed_private: Mapped[bytes]
    created_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None]


class RosterRow(Base):
    """One signed statement about the home or one of its accounts (`app/home/services/roster.py`)."""

    __tablename__ = "roster"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str]
    signatures: Mapped[str]


class MemoryRow(Base):
    """What an account last saw of log and roster, sealed for that account alone."""

    __tablename__ = "memories"
    account_id: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]


class CaseRow(Base):
    """A report with its handling. `open` is 1 while the home owes something, so that the list is an index; `held`
    is 1 while nothing of it may be erased."""

    __tablename__ = "cases"
    id: Mapped[str] = mapped_column(primary_key=True)
    home_id: Mapped[str] = mapped_column(ForeignKey("homes.id"))
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(EnumText(CaseState))
    open: Mapped[int]
    danger: Mapped[int]
    due_at: Mapped[datetime | None]
    version: Mapped[int]
    header: Mapped[bytes]
    body: Mapped[bytes]
    recovery_wrap: Mapped[bytes]
    changed_at: Mapped[datetime]
    held: Mapped[int]


Index("cases_in_order", CaseRow.open.desc(), CaseRow.danger.desc(), CaseRow.due_at, CaseRow.received_at.desc())


class ReadingKeyRow(Base):
    """A case's key wrapped for one reader; `fast` is the same under that reader's own symmetric key."""

    __tablename__ = "reading_keys"
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("accounts.id"), primary_key=True, index=True)
    stand_by: Mapped[int]
    wrapped: Mapped[bytes]
    fast: Mapped[bytes | None]
    since: Mapped[datetime]


class ReceiptRow(Base):
    """Finds a case by its receipt; the key of answers is wrapped for the receipt's key pair. `proof` is the
    report's fingerprint, signed with the receipt and sealed under the key of answers."""

    __tablename__ = "receipts"
    lookup: Mapped[bytes] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), unique=True)
    public_key: Mapped[bytes]
    wrapped: Mapped[bytes]
    proof: Mapped[bytes | None]


class EntryRow(Base):
    """One step of a timeline, sealed: under the case's key, or under the one the receipt opens too. `number` is
    its place in the case: the clock may be set back."""

    __tablename__ = "entries"
    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    at: Mapped[datetime]
    for_reporter: Mapped[int]
    sealed: Mapped[bytes]
    number: Mapped[int] = mapped_column(server_default="0")


class AttachmentRow(Base):
    """A drawing or a recording, sealed under the key of the report or the entry that names it."""

    __tablename__ = "attachments"
    id: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), index=True)
    sealed: Mapped[bytes]


class KeptDraftRow(Base):
    """A draft kept for later; its key is wrapped for the receipt's key pair."""

    __tablename__ = "kept_drafts"
    lookup: Mapped[bytes] = mapped_column(primary_key=True)
    wrapped: Mapped[bytes]
    sealed: Mapped[bytes]
    kept_at: Mapped[datetime]


class ErasedCaseRow(Base):
    """The bare fact that there was a case, and who erased it when."""

    __tablename__ = "erased_cases"
    id: Mapped[str] = mapped_column(primary_key=True)
    received_at: Mapped[datetime]
    erased_at: Mapped[datetime]
    erased_by: Mapped[str]


class HomeSettingRow(Base):
    """One choice of the home, as JSON; the program's own value counts where there is none."""

    __tablename__ = "home_settings"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
    changed_by: Mapped[str | None]
    signature: Mapped[str | None]


class HomeContentRow(Base):
    """What a home writes for the kiosk, as JSON: a helper, an everyday question."""

    __tablename__ = "home_content"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    content: Mapped[str]
    changed_at: Mapped[datetime]
    changed_by: Mapped[str]
    signature: Mapped[str | None]


class AuditRow(Base):
    """One line of the audit log; `hash` is over the previous hash and this row."""

    __tablename__ = "audit"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    account_id: Mapped[str]
    action: Mapped[str]
    case_id: Mapped[str]
    hash: Mapped[bytes]


Index("audit_by_case", AuditRow.case_id)


class RowPrintRow(Base):
    """The fingerprint of a row of another table, as it was written (`app/store/row_prints.py`)."""

    __tablename__ = "row_prints"
    of_table: Mapped[str] = mapped_column(primary_key=True)
    of_row: Mapped[str] = mapped_column(primary_key=True)
    print: Mapped[bytes]


class ChangeRow(Base):
    """A topic's change counter, and the program that incremented it last (`app/store/changes.py`)."""

    __tablename__ = "changes"
    kind: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger)
    program: Mapped[str]


class ReceivedRow(Base):
    """An item from another home: `digest` is the hash of its content in the sender's `version`; sealed for its
    recipients, and empty once it was accepted."""

    __tablename__ = "received"
    sender: Mapped[str] = mapped_column(primary_key=True)
    cargo: Mapped[str] = mapped_column(primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    digest: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    sealed: Mapped[bytes]


class ThrottleRow(Base):
    """Wrong tries in a row, for one account or for the kiosk's receipts."""

    __tablename__ = "throttles"
    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime]
