"""Every simple change to a table: rows deleted, doubled, rolled back; cells emptied, enlarged,
exchanged, randomised, set back."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

HIDDEN = ("sqlite_", "alembic_version")
TRIGGERS = {
    "swallows": "CREATE TRIGGER x AFTER INSERT ON cases BEGIN DELETE FROM cases WHERE id = NEW.id; END",
    "copies": "CREATE TRIGGER x AFTER INSERT ON reading_keys BEGIN UPDATE reading_keys SET since = 0; END",
    "hides": "CREATE VIEW x AS SELECT * FROM cases",
}


@dataclass(frozen=True)
class Change:
    """One change: where, how, and what makes it. `make` tells whether the file is different afterwards."""

    table: str
    column: str
    how: str
    make: Callable[[sqlite3.Connection], bool]

    @property
    def name(self) -> str:
        """Return what it is known by."""
        return " ".join(filter(None, (f"{self.table}.{self.column}" if self.column else self.table, self.how)))


def changes(file: Path, older: Path) -> Iterator[Change]:
    """Yield every change, the same ones in the same order for a home that was filled in the same way."""
    with closing(sqlite3.connect(file)) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            if not name.startswith(HIDDEN)
        ]
        columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] for table in tables
        }
        filled = {table for table in tables if connection.execute(f"SELECT 1 FROM {table}").fetchone()}
    for name, statement in TRIGGERS.items():
        yield Change(name, "", "in the schema", _statement(statement))
    for table in sorted(filled):
        yield Change(table, "", "all rows deleted", _statement(f"DELETE FROM {table}"))
        yield Change(table, "", "newest row deleted", _statement(f"DELETE FROM {table} WHERE {_newest(table)}"))
        yield Change(table, "", "rolled back", _rolled_back(table, older))
        yield Change(table, "", "row doubled", _doubled(table, columns[table]))
        for column in columns[table]:
            yield from _of_column(table, column, older)


def _newest(table: str) -> str:
    return f"rowid = (SELECT MAX(rowid) FROM {table})"


def _of_column(table: str, column: str, older: Path) -> Iterator[Change]:
    where = _newest(table)
    other = f"(SELECT {column} FROM {table} ORDER BY rowid LIMIT 1)"
    yield Change(table, column, "emptied", _cell(table, column, _empty))
    yield Change(table, column, "enlarged", _cell(table, column, _large))
    yield Change(table, column, "random", _cell(table, column, _random))
    yield Change(table, column, "another's", _statement(f"UPDATE {table} SET {column} = {other} WHERE {where}"))
    yield Change(table, column, "set back", _set_back(table, column, older))


def _statement(statement: str) -> Callable[[sqlite3.Connection], bool]:
    def make(connection: sqlite3.Connection) -> bool:
        return connection.execute(statement).rowcount != 0

    return make


def _cell(table: str, column: str, new: Callable[[object], object]) -> Callable[[sqlite3.Connection], bool]:
    def make(connection: sqlite3.Connection) -> bool:
        (old,) = connection.execute(f"SELECT {column} FROM {table} WHERE {_newest(table)}").fetchone()
        if new(old) == old:
            return False
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {_newest(table)}", (new(old),))
        return True

    return make


def _empty(value: object) -> object:
    return (
        0 if isinstance(value, int) else b"" if isinstance(value, bytes) else "" if isinstance(value, str) else 1
    )


def _large(value: object) -> object:
    return 2**60 if isinstance(value, int | None) else value * 9 if isinstance(value, bytes | str) else 9e99


def _random(value: object) -> object:
    chance = Random(repr(value))
    if isinstance(value, bytes):
        return chance.randbytes(len(value))
    if isinstance(value, str):
        return "".join(chance.choice("abcdefghij0123456789") for _letter in value)
    return chance.randrange(1, 2**31)


def _doubled(table: str, columns: list[str]) -> Callable[[sqlite3.Connection], bool]:
    def make(connection: sqlite3.Connection) -> bool:
        row = list(connection.execute(f"SELECT * FROM {table} WHERE {_newest(table)}").fetchone())
        row[0] = row[0] + 1000 if isinstance(row[0], int) else f"{row[0]}x" if isinstance(row[0], str) else row[0]
        marks = ", ".join("?" for _column in columns)
        return connection.execute(f"INSERT INTO {table} VALUES ({marks})", row).rowcount != 0

    return make


def _rolled_back(table: str, older: Path) -> Callable[[sqlite3.Connection], bool]:
    def make(connection: sqlite3.Connection) -> bool:
        connection.execute("ATTACH ? AS older", (str(older),))
        different = f"SELECT 1 FROM (SELECT * FROM {table} EXCEPT SELECT * FROM older.{table}) LIMIT 1"
        if connection.execute(different).fetchone() is None:
            return False
        connection.execute(f"DELETE FROM {table}")
        connection.execute(f"INSERT INTO {table} SELECT * FROM older.{table}")
        return True

    return make


def _set_back(table: str, column: str, older: Path) -> Callable[[sqlite3.Connection], bool]:
    def make(connection: sqlite3.Connection) -> bool:
        connection.execute("ATTACH ? AS older", (str(older),))
        then = f"SELECT o.{column} FROM older.{table} AS o WHERE o.rowid = {table}.rowid"
        where = f"EXISTS ({then}) AND {column} IS NOT ({then})"
        return connection.execute(f"UPDATE {table} SET {column} = ({then}) WHERE {where}").rowcount != 0

    return make


def apply(change: Change, file: Path) -> bool:
    """Make a change as somebody does who writes into the file: no rule of the database is in the way, and its own
    triggers are put back. Tell whether the file is different."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        own = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in own:
            connection.execute(f"DROP TRIGGER {name}")
        try:
            different = change.make(connection)
        except sqlite3.Error:
            return False
        finally:
            for _name, sql in own:
                connection.execute(sql)
        return different
