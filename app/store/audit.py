"""The audit log: appended to, chained by hash, never changed (triggers guard it). Holds no content."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, ColumnElement, Connection, func, insert, or_, select, type_coerce, union_all
from sqlalchemy.orm import aliased

from app.core.audit_actions import AuditAction, logged, parsed
from app.core.errors import DamagedDatabase
from app.store.tables import AuditRow, CaseRow, ErasedCaseRow, milliseconds

_START = bytes(32)
_DIGITS = 10
_LARGEST = 2**62


def _hash(previous: bytes, at: datetime, account_id: str, action: str, case_id: str) -> bytes:
    fields = (str(milliseconds(at)), account_id, action, case_id)
    parts = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (part.encode() for part in fields))
    return hashlib.blake2b(previous + parts, digest_size=32).digest()


def append(
    connection: Connection,
    at: datetime,
    account_id: str,
    action: AuditAction,
    case_id: str = "",
    *,
    about: str = "",
) -> None:
    """Append a row, in the same transaction as the action itself. `about` is the detail of the action: which step,
    which role, by whom."""
    last = select(AuditRow.number, AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    number, before = connection.execute(last).first() or (0, _START)
    if not isinstance(before, bytes) or number >= _LARGEST:
        raise DamagedDatabase
    text = logged(action, about)
    chained = _hash(before, at, account_id, text, case_id)
    row = {"at": at, "account_id": account_id, "action": text, "case_id": case_id, "hash": chained}
    connection.execute(insert(AuditRow), row | {"number": number + 1})


def newest(connection: Connection) -> bytes:
    """Return the hash of the last row: printed on paper, it anchors all rows before it."""
    query = select(AuditRow.hash).order_by(AuditRow.number.desc()).limit(1)
    return connection.execute(query).scalar() or _START


def count_since(connection: Connection, action: AuditAction, since: datetime, about: str = "") -> int:
    """Return how often something was done since a moment."""
    text = logged(action, about)
    query = select(func.count()).select_from(AuditRow).where(AuditRow.action == text, AuditRow.at >= since)
    return connection.execute(query).scalar_one()


def cases_with(connection: Connection, action: AuditAction, since: datetime) -> int:
    """Return in how many cases something was noted since a moment, whatever its detail."""
    query = select(func.count(AuditRow.case_id.distinct())).where(or_(*_saying(action)), AuditRow.at >= since)
    return connection.execute(query).scalar_one()


def numbers_behind(connection: Connection, action: AuditAction, since: datetime) -> list[int]:
    """Return the numeric details (`about`) of an action since a moment."""
    beginning = f"{action}: "
    query = select(AuditRow.action).where(AuditRow.action.startswith(beginning), AuditRow.at >= since)
    behind = (scalar.removeprefix(beginning) for scalar in connection.execute(query).scalars())
    return [int(name) for name in behind if name.isdecimal() and len(name) < _DIGITS]


def newest_at(connection: Connection) -> datetime | None:
    """Return when the last row was written."""
    query = select(AuditRow.at).order_by(AuditRow.number.desc()).limit(1)
    return connection.execute(query).scalar()


def newest_time(connection: Connection, action: AuditAction) -> datetime | None:
    """Return when something was done last."""
    query = select(AuditRow.at).where(AuditRow.action == action.value).order_by(AuditRow.number.desc()).limit(1)
    return connection.execute(query).scalar()


def times_of(connection: Connection, action: AuditAction, after: datetime, until: datetime) -> list[datetime]:
    """Return when something was done in a time."""
    query = select(AuditRow.at).where(AuditRow.action == action, AuditRow.at > after, AuditRow.at <= until)
    return list(connection.execute(query).scalars())


def cases_gone(connection: Connection, account_id: str = "") -> list[str]:
    """Return the cases that the log speaks of and that are neither there nor erased; of one account, those that it
    had to do with."""
    known = union_all(select(CaseRow.id), select(ErasedCaseRow.id))
    query = select(AuditRow.case_id).where(AuditRow.case_id != "", AuditRow.case_id.not_in(known))
    if account_id:
        query = query.where(AuditRow.account_id == account_id)
    return list(connection.execute(query.distinct().order_by(AuditRow.case_id)).scalars())


def newest_number(connection: Connection) -> int:
    """Return the number of the last row, 0 where there is none."""
    return connection.execute(select(func.max(AuditRow.number))).scalar() or 0


def hash_at(connection: Connection, number: int) -> bytes | None:
    """Return the hash of one row, or None where there is none."""
    return connection.execute(select(AuditRow.hash).where(AuditRow.number == number)).scalar_one_or_none()


def first_broken(connection: Connection) -> int | None:
    """Return the number of the first row that does not follow from the one before, or None."""
    previous, expected = _START, 1
    for row in connection.execute(select(AuditRow.__table__).order_by(AuditRow.number)):
        words = (row.account_id, row.action, row.case_id)
        if row.number != expected or not all(isinstance(word, str) for word in words):
            return int(row.number)
        if row.hash != _hash(previous, row.at, *words):
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

    @property
    def what(self) -> AuditAction | None:
        """Return what was done; nothing where this version knows none of the kind."""
        return parsed(self.action)[0]

    @property
    def about(self) -> str:
        """Return what stands behind the action."""
        return parsed(self.action)[1]


def records(connection: Connection, limit: int, before: int | None = None) -> list[AuditRecord]:
    """Return rows, the newest first; those before a number where one is given."""
    query = select(AuditRow.__table__).order_by(AuditRow.number.desc()).limit(limit)
    if before is not None:
        query = query.where(AuditRow.number < before)
    return [AuditRecord(**row._mapping) for row in connection.execute(query)]


def newest_of(connection: Connection, account_id: str, action: AuditAction) -> AuditRecord | None:
    """Return an account's newest row with this action, whatever its detail."""
    said = or_(*_saying(action))
    query = (
        select(AuditRow.__table__)
        .where(AuditRow.account_id == account_id, said)
        .order_by(AuditRow.number.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return AuditRecord(**row._mapping) if row else None


def of_case(connection: Connection, case_id: str) -> list[AuditRecord]:
    """Return the rows about one case, the oldest first."""
    query = select(AuditRow.__table__).where(AuditRow.case_id == case_id).order_by(AuditRow.number)
    return [AuditRecord(**row._mapping) for row in connection.execute(query) if isinstance(row.action, str)]


def of_all_cases(connection: Connection, actions: Iterable[AuditAction]) -> Iterator[AuditRecord]:
    """Yield the rows about any case that say one of these, the oldest first."""
    said = [part for action in actions for part in _saying(action)]
    query = select(AuditRow.__table__).where(AuditRow.case_id != "", or_(*said)).order_by(AuditRow.number)
    for row in connection.execute(query):
        yield AuditRecord(**row._mapping)


def _saying(action: AuditAction) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return AuditRow.action == action.value, AuditRow.action.startswith(f"{action}: ")


def saying_about(connection: Connection, *actions: AuditAction) -> list[AuditRecord]:
    """Return the rows that say one of these and something about it, the oldest first."""
    query = select(AuditRow.__table__).where(
        or_(*(AuditRow.action.startswith(f"{action}: ") for action in actions))
    )
    return [AuditRecord(**row._mapping) for row in connection.execute(query.order_by(AuditRow.number))]


def newest_about(connection: Connection, actions: Iterable[AuditAction], part: str) -> str:
    """Return what stands behind the newest row that says one of these and holds a part; empty where none does."""
    said = or_(*(AuditRow.action.startswith(f"{action}: ") for action in actions))
    query = select(AuditRow.action).where(said, AuditRow.action.contains(part, autoescape=True))
    found = connection.execute(query.order_by(AuditRow.number.desc()).limit(1)).scalar_one_or_none()
    return parsed(found)[1] if isinstance(found, str) else ""


def said_when(connection: Connection, actions: Iterable[AuditAction]) -> list[tuple[str, int]]:
    """Return what stands behind each row that says one of these, the oldest first, and when, in milliseconds since
    1970; what makes no sense is left out."""
    moment = type_coerce(AuditRow.at, BigInteger)
    said = or_(*(AuditRow.action.startswith(f"{action}: ") for action in actions))
    rows = connection.execute(select(AuditRow.action, moment).where(said).order_by(AuditRow.number))
    return [(parsed(text)[1], at) for text, at in rows if isinstance(text, str) and isinstance(at, int)]


@dataclass(frozen=True)
class SignedLine:
    """A row whose detail holds a signature over the row before it, of which `before` is the hash."""

    number: int
    account_id: str
    about: str
    before: bytes


def newest_signed(connection: Connection, *actions: AuditAction, limit: int | None = None) -> Iterator[SignedLine]:
    """Yield the rows that say one of these and something about it, the newest first; what makes no sense is left
    out: it vouches for nothing."""
    earlier = aliased(AuditRow)
    said = or_(*(AuditRow.action.startswith(f"{action}: ") for action in actions))
    query = (
        select(AuditRow.number, AuditRow.account_id, AuditRow.action, earlier.hash)
        .outerjoin(earlier, earlier.number == AuditRow.number - 1)
        .where(said)
        .order_by(AuditRow.number.desc())
        .limit(limit)
    )
    for number, account_id, text, before in connection.execute(query):
        if isinstance(account_id, str) and isinstance(text, str):
            yield SignedLine(number, account_id, parsed(text)[1], before if isinstance(before, bytes) else _START)


def holds(connection: Connection, beginning: str) -> bool:
    """Tell whether a row of the chain has a hash that begins so, as printed on paper."""
    wanted = beginning.replace(" ", "").lower()
    found = connection.execute(select(AuditRow.hash)).scalars()
    return any(mark.hex().startswith(wanted) for mark in found) if wanted else False
