"""One home on a server that several PCs use: PostgreSQL. The same tables, the same sealed bytes; whoever runs the
server reads as much as whoever has the file.

Only what PostgreSQL's distributed relatives accept too is used: no advisory locks, no large objects, no sequence
(rows that are numbered are numbered by the writer), one row that all writers update in turn, and looking at that
row's number for what others have written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Engine,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    inspect,
    select,
    update,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError

from app.core.errors import DamagedDatabase, NewerDatabase, ServerAddress, ServerLost
from app.store.copying import copy_rows
from app.store.database import HEAD, Database, engine_for
from app.store.migrations.run import upgrade
from app.store.tables import Base

DRIVER = "postgresql+psycopg"
_own = MetaData()
_TURNS = Table("turns", _own, Column("number", BigInteger, nullable=False))
"""A table of one row: whoever writes changes it first, so that only one writes at a time, and others see that
something was written."""

_VERSION = Table("alembic_version", _own, Column("version_num", String(32), nullable=False))

_SECONDS = 10
"""How long one waits for the server, and for a turn."""

_LOCAL = ("", "localhost", "127.0.0.1", "::1")
_GUARDS = (
    "CREATE FUNCTION audit_never() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "CREATE TRIGGER audit_never_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_never()",
    "CREATE TRIGGER audit_never_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_never()",
)


class ServerDatabase(Database):
    """The database of one home on a server; `folder` is where this PC keeps what is its own."""

    is_on_a_server = True

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for queries. Raises StoreProblem."""
        with translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose turn it is; on leaving, what was written is on the server's disk, or nothing is.
        Raises StoreProblem."""
        with translated(), self._engine.begin() as connection:
            connection.execute(update(_TURNS).values(number=_TURNS.c.number + 1))
            yield connection

    def version(self) -> int:
        """Return a number that changes when somebody wrote something."""
        with self.reading() as connection:
            return int(connection.execute(select(_TURNS.c.number)).scalar_one())

    def sound(self) -> bool:
        """Tell whether the server answers; it looks after its pages itself."""
        with self.reading() as connection:
            return bool(connection.execute(select(1)).scalar_one() == 1)

    def copy_to(self, file: Path) -> None:
        """Write all of it into a new file, as a home on one PC has it. Raises StoreProblem."""
        engine = engine_for(file)
        try:
            upgrade(engine)
            with self.reading() as read, engine.begin() as write:
                copy_rows(read, write)
        finally:
            engine.dispose()

    def leave_no_trail(self) -> None:
        """Nothing to do here: the server's own journal is not ours to empty."""

    def tidy(self) -> None:
        """Nothing to do here: the server tidies up by itself."""


def open_server(address: str, folder: Path) -> ServerDatabase:
    """Open the home's database on a server, make its tables where there are none. `address` is an URL as
    `postgresql://name@host/database`; how the password is found is libpq's business (`.pgpass`). Raises
    ServerAddress, StoreProblem."""
    engine = engine_for_server(address)
    try:
        with translated():
            _make_tables(engine)
    except BaseException:
        engine.dispose()
        raise
    return ServerDatabase(engine, folder)


def engine_for_server(address: str) -> Engine:
    """Return an engine for an address. The connection is encrypted and the server's certificate is checked, unless
    the server is this PC. Raises ServerAddress."""
    try:
        url = make_url(address).set(drivername=DRIVER)
    except ArgumentError as error:
        raise ServerAddress from error
    host = url.host or str(url.query.get("host", ""))
    local = host in _LOCAL or host.startswith("/")
    if not local and url.query.get("sslmode") not in (None, "verify-full"):
        raise ServerAddress
    safe = {} if local else {"sslmode": "verify-full"}
    return create_engine(
        url,
        connect_args={"connect_timeout": _SECONDS, "options": f"-c lock_timeout={_SECONDS}s", **safe},
        pool_pre_ping=True,
    )


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            now = connection.execute(select(_VERSION.c.version_num)).scalar()
            if now != HEAD:
                raise NewerDatabase(now)
            return
        if tables:
            raise DamagedDatabase
        Base.metadata.create_all(connection)
        for statement in _GUARDS:
            connection.exec_driver_sql(statement)
        _own.create_all(connection)
        connection.execute(insert(_TURNS), {"number": 0})
        connection.execute(insert(_VERSION), {"version_num": HEAD})


@contextmanager
def translated() -> Iterator[None]:
    """Turn the server's errors into ours."""
    try:
        yield
    except OperationalError as error:
        raise ServerLost from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise ServerLost from error
        raise
    except UnicodeDecodeError as error:
        raise DamagedDatabase from error
