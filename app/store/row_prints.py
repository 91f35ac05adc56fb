"""Fingerprints of the rows that carry no signature of their own: who works here, what they have learned, what the
house agreed on, chose and wrote. Whoever is signed in signs them table by table
(`app/home/services/signed_rows.py`). What children write without a name is left out: an order of fingerprints
would be an order of children."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, column, delete, func, insert, select, table

from app.store.all_tables import metadata
from app.store.parliament_tables import BallotCardRow, BallotRow, VoteRow
from app.store.tables import RowPrintRow

Prints = Mapping[str, bytes]
"""Fingerprints of a table's rows by their key."""


@dataclass(frozen=True)
class _Covered:
    """Which columns of a table are covered, all where none is named; rows with nothing in `signed` come from a
    child, or are kept by the program for itself."""

    columns: tuple[str, ...] = ()
    signed: str = ""


COVERED: Mapping[str, _Covered] = MappingProxyType(
    {
        "homes": _Covered(("id", "name", "language")),
        "home_settings": _Covered(("name", "value", "changed_by", "signature"), "signature"),
        "home_content": _Covered(("id", "kind", "position", "changed_by", "signature"), "signature"),
        "erased_cases": _Covered(),
        "received": _Covered(("sender", "cargo", "item", "version", "digest", "at", "by")),
        "members": _Covered(),
        "employments": _Covered(),
        "completions": _Covered(),
        "progress": _Covered(),
        "documents": _Covered(("id", "member_id", "kind", "at", "group_wrap", "own_wrap")),
        "exemptions": _Covered(),
        "gatherings": _Covered(),
        "actions": _Covered(),
        "ballots": _Covered(),
    }
)
"""The tables. Content that children add to is covered by the signature of whoever wrote the rest; a sealed column
that is opened with a key of its own by its seal."""


def there(connection: Connection, name: str) -> dict[str, bytes]:
    """Return the fingerprints of a table's rows as they are now."""
    covered, known = COVERED[name], metadata().tables[name]
    names = covered.columns or tuple(sorted(known.columns.keys()))
    keys = [key.name for key in known.primary_key]
    columns: list[ColumnElement[Any]] = [column(each) for each in names]
    query = select(*columns).select_from(table(name))
    if covered.signed:
        query = query.where(column(covered.signed).is_not(None))
    found = {}
    for row in connection.execute(query):
        values = dict(zip(names, map(_plain, row), strict=True))
        key = json.dumps([values[each] for each in keys])
        found[key] = _hash([[each, value] for each, value in values.items() if value is not None])
    return found


def _plain(value: Any) -> Any:
    """Return a value as both engines keep it, with its type: SQLite keeps anything in any column."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return {"bytes": bytes(value).hex()}
    if isinstance(value, str | int | None):
        return value
    return {"number": repr(value)}


def _hash(what: Any) -> bytes:
    return hashlib.blake2b(json.dumps(what).encode(), digest_size=32).digest()


def kept(connection: Connection, name: str) -> dict[str, bytes]:
    """Return the fingerprints of a table's rows as they were written down."""
    query = select(RowPrintRow.of_row, RowPrintRow.print).where(RowPrintRow.of_table == name)
    return {str(row.of_row): row.print for row in connection.execute(query) if isinstance(row.print, bytes)}


def keep(connection: Connection, name: str, prints: Prints, gone: Iterable[str] = ()) -> None:
    """Write fingerprints down, in the place of those that their rows had; drop those of rows that are gone."""
    for key in {*gone, *prints}:
        here = and_(RowPrintRow.of_table == name, RowPrintRow.of_row == key)
        connection.execute(delete(RowPrintRow).where(here))
    rows = [{"of_table": name, "of_row": key, "print": value} for key, value in prints.items()]
    if rows:
        connection.execute(insert(RowPrintRow), rows)


def digest(prints: Prints) -> str:
    """Return one fingerprint over those of a table."""
    return _hash(sorted((key, value.hex()) for key, value in prints.items())).hex()


def unlike(written: Prints, now: Prints) -> list[str]:
    """Return the keys of rows that were altered, added or taken out."""
    return sorted(key for key in written.keys() | now.keys() if written.get(key) != now.get(key))


def boxes_that_differ(connection: Connection) -> list[str]:
    """Return the open ballots that hold another number of votes than cards were used."""
    used = select(func.count()).where(BallotCardRow.ballot_id == BallotRow.id, BallotCardRow.used == 1)
    votes = select(func.count()).where(VoteRow.ballot_id == BallotRow.id)
    query = select(BallotRow.id).where(
        BallotRow.state == "open", used.scalar_subquery() != votes.scalar_subquery()
    )
    return [str(found) for found in connection.execute(query.order_by(BallotRow.id)).scalars()]
