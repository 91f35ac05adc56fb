"""Cases, their keys for readers and receipts, and their entries."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, insert, or_, select, update

from app.core.states import CaseState
from app.reports.rows import attachments
from app.reports.rows.attachments import SealedAttachment
from app.reports.rules.shown import AT_THE_LATEST
from app.store.tables import AccountRow, CaseRow, EntryRow, ReadingKeyRow, ReceiptRow


@dataclass(frozen=True)
class Case:
    """One case, sealed."""

    id: str
    home_id: str
    received_at: datetime
    state: str
    open: int
    danger: int
    due_at: datetime | None
    version: int
    header: bytes = field(repr=False)
    body: bytes = field(repr=False)
    recovery_wrap: bytes = field(repr=False)
    changed_at: datetime
    held: int = 0


@dataclass(frozen=True)
class ReadingKey:
    """The key of a case, wrapped for one account."""

    case_id: str
    account_id: str
    stand_by: int
    wrapped: bytes = field(repr=False)
    fast: bytes | None = field(repr=False)
    since: datetime


@dataclass(frozen=True)
class Receipt:
    """The way from a receipt to its case."""

    lookup: bytes = field(repr=False)
    case_id: str
    public_key: bytes
    wrapped: bytes = field(repr=False)
    proof: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SealedEntry:
    """One step of a timeline; the store numbers them."""

    id: str
    case_id: str
    at: datetime
    for_reporter: int
    sealed: bytes = field(repr=False)
    number: int = 0


@dataclass(frozen=True)
class CaseListRow:
    """What a list needs of a case for one reader; `wrapped` is None where `fast` will do."""

    id: str
    received_at: datetime
    state: str
    danger: int
    due_at: datetime | None
    header: bytes = field(repr=False)
    stand_by: int
    wrapped: bytes | None = field(repr=False)
    fast: bytes | None = field(repr=False)
    version: int
    changed_at: datetime


_IN_ORDER = (CaseRow.open.desc(), CaseRow.danger.desc(), CaseRow.due_at, CaseRow.received_at.desc())
"""Danger first, then what is due or overdue longest: the same as the index `cases_in_order`."""

_MANY = 300
"""Number of an account's keys from which walking the index is faster than sorting all of them."""


def add(connection: Connection, case: Case, keys: Sequence[ReadingKey], receipt: Receipt) -> None:
    """Write a new case with all its keys."""
    connection.execute(insert(CaseRow), asdict(case))
    if keys:
        connection.execute(insert(ReadingKeyRow), [asdict(key) for key in keys])
    connection.execute(insert(ReceiptRow), asdict(receipt))


def is_whole(connection: Connection, case: Case, keys: Sequence[ReadingKey], receipt: Receipt) -> bool:
    """Tell whether a case that was just written can be read back, with its keys and the way from its card."""
    row = connection.execute(select(CaseRow.__table__).where(CaseRow.id == case.id)).first()
    holders = select(ReadingKeyRow.account_id, ReadingKeyRow.wrapped).where(ReadingKeyRow.case_id == case.id)
    there = {(account_id, wrapped) for account_id, wrapped in connection.execute(holders)}
    way = connection.execute(select(ReceiptRow.wrapped).where(ReceiptRow.lookup == receipt.lookup)).scalar()
    return (
        row is not None
        and (row.body, row.header) == (case.body, case.header)
        and there == {(key.account_id, key.wrapped) for key in keys}
        and way == receipt.wrapped
    )


def case(connection: Connection, case_id: str) -> Case | None:
    """Return one case."""
    row = connection.execute(select(CaseRow.__table__).where(CaseRow.id == case_id)).first()
    return Case(**row._mapping) if row else None


def all_ids(connection: Connection) -> list[str]:
    """Return the ids of all cases."""
    return list(connection.execute(select(CaseRow.id).order_by(CaseRow.id)).scalars())


@dataclass(frozen=True)
class CaseStep:
    """What a step changes in the row of its case; what is None stays."""

    state: CaseState
    open: int
    due_at: datetime | None
    changed_at: datetime
    danger: int | None = None
    held: int | None = None
    header: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, repr=False)
class NewSeals:
    """What a new key changes in the row of its case."""

    header: bytes
    body: bytes
    recovery_wrap: bytes


def advance(connection: Connection, case_id: str, seen: int, change: CaseStep | NewSeals) -> bool:
    """Change a case whose version is still `seen`; tell whether it was."""
    values = {name: value for name, value in vars(change).items() if value is not None or name == "due_at"}
    changed = connection.execute(
        update(CaseRow).where(CaseRow.id == case_id, CaseRow.version == seen).values(version=seen + 1, **values)
    )
    return changed.rowcount == 1


def put_right(
    connection: Connection,
    case_id: str,
    version: int,
    state: CaseState,
    due_at: datetime | None,
    *,
    is_open: int,
    danger: int,
) -> None:
    """Write how a case of this version stands, where what lay in the clear was not so."""
    values = {"state": state, "danger": danger, "due_at": due_at, "open": is_open}
    connection.execute(update(CaseRow).where(CaseRow.id == case_id, CaseRow.version == version).values(values))


def entry_ids(connection: Connection, case_id: str) -> list[str]:
    """Return the ids of a case's steps in order."""
    query = select(EntryRow.id).where(EntryRow.case_id == case_id).order_by(EntryRow.number)
    return list(connection.execute(query).scalars())


def all_entry_ids(connection: Connection) -> dict[str, list[str]]:
    """Return the ids of the steps of all cases in order, by case."""
    found: dict[str, list[str]] = {}
    query = select(EntryRow.case_id, EntryRow.id).order_by(EntryRow.case_id, EntryRow.number)
    for case_id, entry_id in connection.execute(query):
        found.setdefault(case_id, []).append(entry_id)
    return found


def keys_of(connection: Connection, case_id: str) -> list[ReadingKey]:
    """Return the keys of one case, oldest first."""
    rows = connection.execute(
        select(ReadingKeyRow.__table__).where(ReadingKeyRow.case_id == case_id).order_by(ReadingKeyRow.since)
    )
    return [ReadingKey(**row._mapping) for row in rows]


def key_for(connection: Connection, case_id: str, account_id: str) -> ReadingKey | None:
    """Return the key of a case for one account."""
    row = connection.execute(
        select(ReadingKeyRow.__table__).where(
            ReadingKeyRow.case_id == case_id, ReadingKeyRow.account_id == account_id
        )
    ).first()
    return ReadingKey(**row._mapping) if row else None


def cache_keys(connection: Connection, account_id: str, fast: Iterable[tuple[str, bytes, bytes]]) -> None:
    """Cache keys that an account has opened, wrapped under its symmetric key, as (case, wrapped, fast). A case
    that got a new key in the meantime is skipped."""
    rows = [{"its_case": case_id, "its_wrap": wrap, "its_fast": sealed} for case_id, wrap, sealed in fast]
    if rows:
        connection.execute(
            update(ReadingKeyRow)
            .where(
                ReadingKeyRow.account_id == account_id,
                ReadingKeyRow.case_id == bindparam("its_case"),
                ReadingKeyRow.wrapped == bindparam("its_wrap"),
            )
            .values(fast=bindparam("its_fast")),
            rows,
        )


def make_reader(connection: Connection, case_id: str, account_id: str) -> None:
    """Turn a stand-by reader into a reader."""
    connection.execute(
        update(ReadingKeyRow)
        .where(ReadingKeyRow.case_id == case_id, ReadingKeyRow.account_id == account_id)
        .values(stand_by=0)
    )


def stand_by_readers(connection: Connection, case_id: str) -> list[str]:
    """Return the accounts that stand by in a case."""
    query = select(ReadingKeyRow.account_id).where(ReadingKeyRow.case_id == case_id, ReadingKeyRow.stand_by == 1)
    return list(connection.execute(query).scalars())


def open_to(account_id: str, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Filter the usable keys (SQL): stand-by ones only if a promise is broken, and those of a new report that is
    not danger from when it is shown; an altered moment hides none for longer than that."""
    escalated = (CaseRow.open == 1) & (CaseRow.due_at < now)
    return (
        ReadingKeyRow.account_id == account_id,
        ReadingKeyRow.case_id == CaseRow.id,
        or_(ReadingKeyRow.stand_by == 0, escalated),
        is_shown(now),
    )


def is_shown(now: datetime) -> ColumnElement[bool]:
    """Filter the keys of reports that are shown by now (SQL)."""
    came = CaseRow.received_at
    return or_(ReadingKeyRow.since <= now, CaseRow.danger == 1, came <= now - AT_THE_LATEST, came > now)


def ids_in_order(connection: Connection, account_id: str, now: datetime, limit: int | None = None) -> list[str]:
    """Return the ids of all cases that the account may open now, most urgent first."""
    query = select(CaseRow.id).order_by(*_IN_ORDER).limit(limit)
    if limit is not None and _holds_many(connection, account_id):
        # The first few of very many: walk the index that is in this order, and ask for the key of each.
        query = query.where(exists().where(*open_to(account_id, now)).correlate(CaseRow))
    else:
        query = query.where(*open_to(account_id, now))
    return list(connection.execute(query).scalars())


def versions(connection: Connection, account_id: str, now: datetime) -> list[tuple[str, int]]:
    """Return id and version of all cases that the account may open now, most urgent first."""
    query = select(CaseRow.id, CaseRow.version).where(*open_to(account_id, now)).order_by(*_IN_ORDER)
    return [(row[0], row[1]) for row in connection.execute(query).all()]


def versions_in_any_order(connection: Connection, account_id: str, now: datetime) -> dict[str, int]:
    """Return the same unsorted, for counting: sorting many is slow."""
    query = select(CaseRow.id, CaseRow.version).where(*open_to(account_id, now))
    return {row[0]: row[1] for row in connection.execute(query).all()}


def _holds_many(connection: Connection, account_id: str) -> bool:
    some = select(ReadingKeyRow.case_id).where(ReadingKeyRow.account_id == account_id).limit(_MANY)
    return connection.execute(select(func.count()).select_from(some.subquery())).scalar_one() == _MANY


def listed(connection: Connection, account_id: str, ids: Sequence[str]) -> list[CaseListRow]:
    """Return the cases with these ids as list rows, in that order."""
    query = select(
        CaseRow.id,
        CaseRow.received_at,
        CaseRow.state,
        CaseRow.danger,
        CaseRow.due_at,
        CaseRow.header,
        ReadingKeyRow.stand_by,
        ReadingKeyRow.wrapped,
        ReadingKeyRow.fast,
        CaseRow.version,
        CaseRow.changed_at,
    ).where(CaseRow.id.in_(ids), ReadingKeyRow.case_id == CaseRow.id, ReadingKeyRow.account_id == account_id)
    found = {row[0]: CaseListRow(*row) for row in connection.execute(query)}
    return [found[case_id] for case_id in ids if case_id in found]


def bodies(connection: Connection, ids: Sequence[str]) -> list[tuple[str, bytes]]:
    """Return id and sealed report of these cases."""
    query = select(CaseRow.id, CaseRow.body).where(CaseRow.id.in_(ids))
    return [(row[0], row[1]) for row in connection.execute(query)]


def entries_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[SealedEntry]]:
    """Return the steps of these cases in order, by case."""
    query = select(EntryRow.__table__).where(EntryRow.case_id.in_(ids)).order_by(EntryRow.case_id, EntryRow.number)
    found: dict[str, list[SealedEntry]] = {}
    for row in connection.execute(query):
        found.setdefault(row.case_id, []).append(SealedEntry(**row._mapping))
    return found


def readers_of(connection: Connection, ids: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the accounts that read these cases, stand-by readers aside."""
    query = select(ReadingKeyRow.case_id, ReadingKeyRow.account_id).where(
        ReadingKeyRow.case_id.in_(ids), ReadingKeyRow.stand_by == 0
    )
    found: dict[str, set[str]] = {}
    for case_id, account_id in connection.execute(query):
        found.setdefault(case_id, set()).add(account_id)
    return {case_id: frozenset(accounts) for case_id, accounts in found.items()}


def without_reader(connection: Connection, alive: Collection[str]) -> list[str]:
    """Return the cases that nobody reads any more: none of these accounts holds their key as a reader. An account
    whose private key is gone counts as none."""
    held = select(ReadingKeyRow.case_id).join(AccountRow, AccountRow.id == ReadingKeyRow.account_id)
    living = held.where(
        ReadingKeyRow.stand_by == 0,
        AccountRow.id.in_(alive),
        func.length(AccountRow.sealed_private) > 0,
    )
    return list(connection.execute(select(CaseRow.id).where(CaseRow.id.not_in(living))).scalars())


def receipt(connection: Connection, lookup: bytes) -> Receipt | None:
    """Return the receipt that the pictures lead to."""
    row = connection.execute(select(ReceiptRow.__table__).where(ReceiptRow.lookup == lookup)).first()
    return Receipt(**row._mapping) if row else None


def number_of_receipts(connection: Connection) -> int:
    """Return how many receipts lead to a case."""
    return connection.execute(select(func.count()).select_from(ReceiptRow)).scalar_one()


def add_entry(connection: Connection, entry: SealedEntry, attached: Sequence[SealedAttachment] = ()) -> None:
    """Write one step of a timeline as its newest, and the drawings and recordings that it names."""
    last = select(func.max(EntryRow.number)).where(EntryRow.case_id == entry.case_id)
    number = (connection.execute(last).scalar() or 0) + 1
    connection.execute(insert(EntryRow), asdict(entry) | {"number": number})
    attachments.add(connection, attached)


def entries(connection: Connection, case_id: str, *, for_reporter_only: bool = False) -> list[SealedEntry]:
    """Return the steps of a case in order."""
    query = select(EntryRow.__table__).where(EntryRow.case_id == case_id)
    if for_reporter_only:
        query = query.where(EntryRow.for_reporter == 1)
    return [SealedEntry(**row._mapping) for row in connection.execute(query.order_by(EntryRow.number))]
