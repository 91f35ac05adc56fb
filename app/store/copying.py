"""All rows of a home from one database into another, of whatever kind, and whether both hold the same."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, Table, func, insert, select
from sqlalchemy.exc import IntegrityError

from app.core.errors import DamagedDatabase
from app.store.all_tables import metadata
from app.store.tables import ChangeRow

_BATCH = 500


def tables() -> list[Table]:
    """Return the tables to copy, in foreign-key order, without the change counters."""
    return [table for table in metadata().sorted_tables if table.name != ChangeRow.__tablename__]


def is_empty(connection: Connection) -> bool:
    """Tell whether no table has a row."""
    return not any(_count(connection, table) for table in tables())


def copy_rows(source: Connection, target: Connection) -> int:
    """Write every row of the source into the empty target; return how many. Raises DamagedDatabase where a row
    belongs to nothing, or is there twice: SQLite kept what somebody wrote past its rules."""
    written = 0
    try:
        for table in tables():
            for rows in _batches(source, table):
                target.execute(insert(table), rows)
                written += len(rows)
    except IntegrityError as error:
        raise DamagedDatabase from error
    return written


def _batches(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    found = source.execute(select(table).order_by(*table.primary_key.columns))
    while rows := found.fetchmany(_BATCH):
        yield [dict(row._mapping) for row in rows]


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def digests(connection: Connection) -> dict[str, tuple[int, str]]:
    """Return each table's row count and an order-independent hash of its rows."""
    found = {}
    for table in tables():
        count, sum_of_all = 0, 0
        for rows in _batches(connection, table):
            for row in rows:
                plain = repr(sorted((name, value) for name, value in row.items())).encode()
                sum_of_all += int.from_bytes(hashlib.blake2b(plain, digest_size=32).digest(), "big")
                count += 1
        found[table.name] = (count, f"{sum_of_all % 2**256:064x}")
    return found
