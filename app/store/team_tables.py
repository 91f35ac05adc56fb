"""The tables of the team: who works here, what they have learned, and what the house does together. In the clear
are who has which item since when; documents, reasons and what was said together are sealed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables import Base


class GroupRow(Base):
    """A key pair that several people share: its private half stands in `group_keys`, wrapped for each."""

    __tablename__ = "groups"
    name: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[bytes]


class GroupKeyRow(Base):
    """A group's private half, wrapped for the public key of one account or of the recovery sheet."""

    __tablename__ = "group_keys"
    group: Mapped[str] = mapped_column(ForeignKey("groups.name"), primary_key=True)
    holder: Mapped[str] = mapped_column(primary_key=True)
    public_key: Mapped[bytes]
    wrapped: Mapped[bytes]


class MemberRow(Base):
    """Somebody who works here, with an account or without."""

    __tablename__ = "members"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    function: Mapped[str]
    home: Mapped[str]
    account_id: Mapped[str] = mapped_column(index=True)
    mentor: Mapped[int]
    number: Mapped[str]


class EmploymentRow(Base):
    """A time of work, first and last day."""

    __tablename__ = "employments"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True)
    first: Mapped[date]
    last: Mapped[date | None]


class CompletionRow(Base):
    """An item that somebody has completed; taken back with a reason, never deleted."""

    __tablename__ = "completions"
    id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True)
    item: Mapped[str]
    done_on: Mapped[date]
    how: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    source: Mapped[str]
    revoked_at: Mapped[datetime | None]
    revoked_by: Mapped[str]


class ProgressRow(Base):
    """How far somebody is with an item: read, answers so far (JSON), asked for a sign-off, the sealed document and
    the sealed word of whoever sent it back."""

    __tablename__ = "progress"
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), primary_key=True)
    item: Mapped[str] = mapped_column(primary_key=True)
    read_on: Mapped[date | None]
    answers: Mapped[str]
    asked_at: Mapped[datetime | None]
    document_id: Mapped[str]
    sent_back: Mapped[str]


class DocumentRow(Base):
    """A certificate, a reason: sealed, its key wrapped for a group and for the person it is about."""

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True)
    kind: Mapped[str]
    at: Mapped[datetime]
    group_wrap: Mapped[bytes]
    own_wrap: Mapped[bytes | None]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class ExemptionRow(Base):
    """Somebody need not do a course for a time; why is a sealed document."""

    __tablename__ = "exemptions"
    id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("members.id"), index=True)
    course: Mapped[str]
    first: Mapped[date]
    last: Mapped[date | None]
    reason_id: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]


class GatheringRow(Base):
    """A training session, a workshop or a campaign; what it is about is sealed for the team."""

    __tablename__ = "gatherings"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    day: Mapped[date]
    version: Mapped[int]
    sealed: Mapped[bytes]


class ActionRow(Base):
    """Something that was agreed: who does it until when, sealed for the team."""

    __tablename__ = "actions"
    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    source: Mapped[str]
    at: Mapped[datetime]
    due: Mapped[date | None]
    done_on: Mapped[date | None]
    sealed: Mapped[bytes]
