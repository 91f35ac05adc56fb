"""A PC's local cache of the public data of a home on a server, as of the server's last answer. Reports that wait
are kept in the same file (`app/reports/rows/outbox.py`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from app.store.database import FileDatabase, open_database
from app.store.tables import AccountRow, CaseRow, HomeContentRow, HomeRow, HomeSettingRow, RosterRow

FOLDER = "outbox"
SHOWN = ("helper", "question", "advocate", "charter")
"""Kinds of what the home wrote that the kiosk shows also without the server."""

_FOR_THE_OWNER = {"salt": b"", "sealed_private": b"", "passes": 0, "memory": 0}
"""Columns of an account that are blank in the copy."""


class Remembered:
    """The folder `outbox` beside the settings of a PC that uses a server. Any thread may use it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._lock = Lock()
        self._copying = Lock()
        self._opened: FileDatabase | None = None
        self._known: object = None

    @property
    def database(self) -> FileDatabase:
        """Return the file, opened when it is first needed. Raises StoreProblem."""
        with self._lock:
            if self._opened is None:
                self._opened = open_database(self.folder)
            return self._opened

    @contextmanager
    def public(self) -> Iterator[Connection]:
        """Give a connection to what everybody may know, as it was when the server answered last. Raises
        StoreProblem."""
        with self.database.reading() as connection:
            yield connection

    @property
    def knows_a_home(self) -> bool:
        """Tell whether the server has answered on this PC before."""
        if not self.folder.is_dir():
            return False
        with self.public() as connection:
            return bool(_count(connection, HomeRow.__table__))

    def remember(self, server: Connection) -> bool:
        """Refresh the cache from the server; tell whether it is current. It is left alone while reports wait,
        which are sealed for the accounts in it. Raises StoreProblem."""
        with self._copying:
            rows = {table: _rows(server, table) for table in _PUBLIC}
            if rows == self._known:
                return True
            with self.database.writing() as connection:
                if _count(connection, CaseRow.__table__):
                    return False
                for table in reversed(_PUBLIC):
                    connection.execute(delete(table))
                for table, its_rows in rows.items():
                    if its_rows:
                        connection.execute(insert(table), its_rows)
            self._known = rows
            return True

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None


_PUBLIC: tuple[Any, ...] = (
    HomeRow.__table__,
    AccountRow.__table__,
    RosterRow.__table__,
    HomeSettingRow.__table__,
    HomeContentRow.__table__,
)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    if table is HomeContentRow.__table__:
        query = query.where(HomeContentRow.kind.in_(SHOWN))
    own = _FOR_THE_OWNER if table is AccountRow.__table__ else {}
    return [dict(row._mapping) | own for row in connection.execute(query)]


def _count(connection: Connection, table: Any) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
