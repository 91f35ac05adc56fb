"""The audit log: appended to, chained by hash, never changed (triggers guard it). Holds no content."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, insert, or_, select, union_all

from app.store.tables import AuditRow, CaseRow, ErasedCaseRow, milliseconds

_START = bytes(32)
_DIGITS = 10


def _hash(previous: bytes, at: datetime, account_id: str, action: str, case_id: str) -> bytes:
    fields = (str(milliseconds(at)), account_id, action, case_id)
    parts = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (one.encode() for one in fields))
    return hashlib.blake2b(previous + parts, digest_size=32).digest()


def append(connection: Connection, at: datetime, account_id: str, action: str, case_id: str = "") -> None:
    """Write a row; call it inside the transaction that does the thing."""
    last = select(AuditRow.number, AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    number, before = connection.execute(last).first() or (0, _START)
    chained = _hash(before, at, account_id, action, case_id)
    row = {"at": at, "account_id": account_id, "action": action, "case_id": case_id, "hash": chained}
    connection.execute(insert(AuditRow), row | {"number": number + 1})


def newest(connection: Connection) -> bytes:
    """Return the hash of the last row: printed on paper, it anchors all rows before it."""
    query = select(AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    return connection.execute(query).scalar() or _START


def count_since(connection: Connection, action: str, since: datetime) -> int:
    """Return how often something was done since a moment."""
    query = select(func.count()).select_from(AuditRow).where(AuditRow.action == action, AuditRow.at >= since)
    return connection.execute(query).scalar_one()


def numbers_behind(connection: Connection, beginning: str, since: datetime) -> list[int]:
    """Return the numbers that stand behind the name of something that was done since a moment."""
    query = select(AuditRow.action).where(AuditRow.action.startswith(beginning), AuditRow.at >= since)
    behind = (one.removeprefix(beginning) for one in connection.execute(query).scalars())
    return [int(one) for one in behind if one.isdecimal() and len(one) < _DIGITS]


def newest_at(connection: Connection) -> datetime | None:
    """Return when the last row was written."""
    query = select(AuditRow.at).order_by(AuditRow.number.desc()).limit(1)
    return connection.execute(query).scalar()


def times_of(connection: Connection, action: str, after: datetime, until: datetime) -> list[datetime]:
    """Return when something was done in a time."""
    query = select(AuditRow.at).where(AuditRow.action == action, AuditRow.at > after, AuditRow.at <= until)
    return list(connection.execute(query).scalars())


def cases_gone(connection: Connection) -> list[str]:
    """Return the cases that the log speaks of and that are neither there nor erased."""
    known = union_all(select(CaseRow.id), select(ErasedCaseRow.id))
    query = select(AuditRow.case_id).where(AuditRow.case_id != "", AuditRow.case_id.not_in(known))
    return list(connection.execute(query.distinct().order_by(AuditRow.case_id)).scalars())


def newest_number(connection: Connection) -> int:
    """Return the number of the last row, 0 where there is none."""
    return connection.execute(select(func.max(AuditRow.number))).scalar() or 0


def first_broken(connection: Connection) -> int | None:
    """Return the number of the first row that does not follow from the one before, or None."""
    previous, expected = _START, 1
    for row in connection.execute(select(AuditRow.__table__).order_by(AuditRow.number)):
        if row.number != expected or row.hash != _hash(previous, row.at, row.account_id, row.action, row.case_id):
            return int(row.number)
        previous, expected = row.hash, expected + 1
    return None


@dataclass(frozen=True)
class AuditRecord:
    """One row of the log."""

    number: int
    at: datetime
    account_id: str
    action: str
    case_id: str
    hash: bytes


def records(connection: Connection, limit: int, before: int | None = None) -> list[AuditRecord]:
    """Return rows, the newest first; those before a number where one is given."""
    query = select(AuditRow.__table__).order_by(AuditRow.number.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditRow.number < before)
    return [AuditRecord(**row._mapping) for row in connection.execute(query)]


def newest_of(connection: Connection, account_id: str, beginning: str) -> AuditRecord | None:
    """Return the newest row of an account whose action begins so."""
    query = (
        select(AuditRow.__table__)
        .where(AuditRow.account_id == account_id, AuditRow.action.startswith(beginning))
        .order_by(AuditRow.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return AuditRecord(**row._mapping) if row else None


def beginning_with(connection: Connection, beginnings: Iterable[str]) -> list[AuditRecord]:
    """Return the rows whose action begins with one of these, the oldest first."""
    query = select(AuditRow.__table__).where(or_(*(AuditRow.action.startswith(one) for one in beginnings)))
    return [AuditRecord(**row._mapping) for row in connection.execute(query.order_by(AuditRow.number))]


def holds(connection: Connection, beginning: str) -> bool:
    """Tell whether a row of the chain has a hash that begins so, as printed on paper."""
    wanted = beginning.replace(" ", "").lower()
    found = connection.execute(select(AuditRow.hash)).scalars()
    return any(one.hex().startswith(wanted) for one in found) if wanted else False
