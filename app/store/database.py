"""Opens the one database file and brings its tables up to date, or says why it cannot be used."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError, OperationalError

from app.core.changes import Changed
from app.core.errors import (
    DamagedDatabase,
    DatabaseBusy,
    DataTaken,
    NetworkDrive,
    NewerDatabase,
    ReadOnlyFolder,
    StoreProblem,
)
from app.store.files import put_in_place, share, to_disk
from app.store.network_drives import on_network
from app.store.open_database import OpenDatabase
from app.store.schema import demand_own_schema, demand_own_triggers

FILE_NAME = "meng-stemm.db"
BEFORE_UPDATE = "before-update-"
RESCUED = "rescued-"
HEAD = "0012"
"""The newest revision in `migrations/versions`; a test holds the two together."""

_BUSY_SECONDS = 10
_NOT_A_DATABASE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_NOT_WRITABLE = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
)


class FileDatabase(OpenDatabase):
    """The database of one home, in a file."""

    is_on_a_server = False
    remembered = None

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._watching: Connection | None = None
        self._watching_lock = Lock()
        self._identity = self._identified()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for queries. Raises StoreProblem, also once it was closed."""
        self._demand_open()
        with translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def public(self) -> Iterator[Connection]:
        """Give a connection for public data, which works also while a server is down. Raises StoreProblem."""
        with self.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that holds the write lock from the start; on leaving, commit durably and notify the
        listeners, or roll back. Raises StoreProblem."""
        self._demand_open()
        with translated(), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._news.begin(connection)
            try:
                yield connection
                changed = self._finished(connection)
            except BaseException:
                connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")
            self._demand_same_file(connection)
        self.tell(changed)

    def _identified(self) -> tuple[int, int] | None:
        """Return device and inode of the file; None where there is no file."""
        try:
            found = self.file.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _demand_same_file(self, connection: Connection) -> None:
        """Raise DataTaken where the file was moved or replaced while it was open. The open content is saved under
        another name first."""
        if self._identity is None or self._identified() == self._identity:
            return
        rescued = self.folder / f"{RESCUED}{FILE_NAME}"
        with suppress(StoreProblem, sqlite3.Error, OSError):
            if not rescued.exists():
                _write_out(connection, rescued)
                to_disk(rescued)
        raise DataTaken

    def by_others(self) -> list[Changed]:
        """Return what other programs changed since the last look. Raises StoreProblem."""
        with self.reading() as connection:
            return self._news.by_others(connection)

    def version(self) -> int:
        """Return a number that changes when something was written to the file, by this program or another.

        SQLite counts for each connection on its own, so one is kept for it."""
        self._demand_open()
        with translated(), self._watching_lock:
            if self._watching is None:
                self._watching = self.engine.connect()
            return int(self._watching.exec_driver_sql("PRAGMA data_version").scalar_one())

    def remember(self, _version: int) -> None:
        """Nothing to do here: a file is always there."""

    def sound(self) -> bool:
        """Read every page and tell whether all is whole; takes long on a large file."""
        with self.reading() as connection:
            return bool(connection.execute(text("PRAGMA quick_check(1)")).scalar_one() == "ok")

    def leave_no_trail(self) -> None:
        """Truncate the WAL, which would show what was committed together. Raises StoreProblem."""
        with translated(), self.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @property
    def file(self) -> Path:
        """Return where the file is."""
        return Path(str(self.engine.url.database))

    @property
    def hears(self) -> bool:
        """Tell whether one is told by itself when somebody else wrote."""
        return False

    def listen(self, _heard: Callable[[], None]) -> None:
        """Nothing to do here: a file does not say when somebody wrote."""

    @property
    def folder(self) -> Path:
        """Return the data folder of this PC."""
        return self.file.parent

    def copy_to(self, file: Path) -> None:
        """Write all of it into another file while others go on reading and writing (SQLite's online back-up).
        Raises StoreProblem."""
        with translated(), self.engine.connect() as connection:
            _write_out(connection, file)

    def tidy(self) -> None:
        """Write the file anew without what was deleted, and empty the journal beside it. Raises StoreProblem."""
        with translated(), self.engine.connect() as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file for good: a late caller, such as a running timer, does not reopen it."""
        with self._watching_lock:
            if self._watching is not None:
                self._watching.close()
                self._watching = None
        super().close()


def _write_out(connection: Connection, file: Path) -> None:
    source: Any = connection.connection.driver_connection
    target = sqlite3.connect(file)
    try:
        target.execute("PRAGMA synchronous=OFF")  # the caller syncs the file
        target.execute("PRAGMA journal_mode=OFF")
        source.backup(target, pages=-1)
    finally:
        target.close()


def open_database(folder: Path) -> FileDatabase:
    """Open the home's database in the folder, make or upgrade it where needed. Raises StoreProblem and
    leaves the file as it was where it cannot be used."""
    if on_network(folder):
        raise NetworkDrive(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise ReadOnlyFolder(folder) from error
    engine = engine_for(folder / FILE_NAME)
    try:
        with translated():
            _bring_up_to_date(engine)
            share(folder / FILE_NAME)
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    except StoreProblem:
        engine.dispose()
        raise
    return FileDatabase(engine)


def engine_for(file: Path) -> Engine:
    """Return an engine whose connections are durable, hold foreign keys, and overwrite what is deleted.

    None of this changes the file: it may turn out not to be ours."""
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(file)),
        connect_args={"timeout": _BUSY_SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _prepare)
    return engine


_AS_TEXT = partial(str, encoding="utf-8", errors="replace")
"""SQLite keeps any bytes as text: one senseless value must keep nobody out, and no child from sending."""


def _prepare(connection: Any, _record: Any) -> None:
    connection.text_factory = _AS_TEXT
    for pragma in (
        "foreign_keys=ON",
        "synchronous=FULL",
        "secure_delete=ON",
        "temp_store=MEMORY",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        tables = set(connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).scalars())
        if "alembic_version" in tables:
            now = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        elif tables:
            raise DamagedDatabase
        else:
            now = None
    if now == HEAD:
        with engine.connect() as connection:
            demand_own_schema(connection)
        return
    from app.store.migrations.run import known, upgrade  # noqa: PLC0415 - Alembic loads slowly and is rarely needed

    if now is not None and now not in known():
        raise NewerDatabase(now)
    if now is not None:
        with engine.connect() as connection:
            demand_own_triggers(connection)
        _copy_before_update(engine, now)
    upgrade(engine)
    with engine.connect() as connection:
        demand_own_schema(connection)


def _copy_before_update(engine: Engine, revision: str) -> None:
    """Copy the file within its folder before a migration, keeping only the newest such copy. Sealed content stays
    sealed."""
    file = Path(str(engine.url.database))
    copy = file.with_name(f"{BEFORE_UPDATE}{revision}.db")
    begun = copy.with_suffix(".part")
    try:
        for old in (*file.parent.glob(f"{BEFORE_UPDATE}*.db"), begun):
            if old != copy:
                old.unlink(missing_ok=True)
        FileDatabase(engine).copy_to(begun)
        to_disk(begun)
        put_in_place(begun, copy)
    except OSError as error:
        raise ReadOnlyFolder(file.parent) from error


@contextmanager
def translated() -> Iterator[None]:
    """Turn SQLite's errors into ours."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _problem(error) from error
    except UnicodeDecodeError as error:  # invalid UTF-8: SQLite does not validate text
        raise DamagedDatabase from error


def _problem(error: BaseException) -> BaseException:
    origin = error.orig if isinstance(error, DatabaseError) else error
    code = getattr(origin, "sqlite_errorcode", 0) & 0xFF
    if code in _NOT_A_DATABASE:
        return DamagedDatabase()
    if code in _NOT_WRITABLE:
        return ReadOnlyFolder()
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DatabaseBusy()
    if isinstance(error, OperationalError):
        return StoreProblem()
    return error
