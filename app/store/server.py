"""One home on a server that several PCs use: PostgreSQL. The same tables, the same sealed bytes; the server's
administrator can read as much as the owner of a file.

Uses only what PostgreSQL-compatible distributed databases support too: no advisory locks, no large objects, no
sequences (the writer numbers the rows), one row that serialises all writers, and polling of that row's counter for
writes of others. LISTEN and NOTIFY, where supported, report those at once."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import monotonic

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
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError

from app.core.changes import Changed
from app.core.errors import DamagedDatabase, NewerDatabase, ServerAddress, ServerLost, ServerRefused, StoreProblem
from app.store.all_tables import metadata
from app.store.copying import copy_rows
from app.store.database import HEAD, engine_for
from app.store.listening import Listener, can_listen, notify
from app.store.migrations.run import known, upgrade, upgrade_in
from app.store.open_database import OpenDatabase
from app.store.remembered import Remembered
from app.store.schema import demand_own_server_schema

DRIVER = "postgresql+psycopg"
_own = MetaData()
_TURNS = Table("turns", _own, Column("number", BigInteger, nullable=False))
"""A table of one row, used as the write lock: each writer increments it first, so that writers take turns and
others see the change."""

_VERSION = Table("alembic_version", _own, Column("version_num", String(32), nullable=False))

_SECONDS = 10
"""Connect timeout and lock timeout, in seconds."""

_PATIENCE = 15.0
"""Fail fast for this many seconds after the server was lost."""

_LINE = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3, "tcp_user_timeout": 10_000}
"""TCP keepalive: notice a dead connection in ten seconds, not in fifteen minutes."""

_LOCAL = ("", "localhost", "127.0.0.1", "::1")
_MAY_STAND_IN_AN_ADDRESS = frozenset({"host", "port", "sslmode", "sslrootcert"})
"""Allowed URL parameters: `hostaddr`, `service`, `options` would redirect libpq."""

_OPTIONS = " ".join(
    f"-c {name}"
    for name in (
        f"lock_timeout={_SECONDS}s",
        "statement_timeout=60s",
        "idle_in_transaction_session_timeout=30s",
        "search_path=public,pg_temp",
        "row_security=off",
        "synchronous_commit=on",
        "default_transaction_read_only=off",
    )
)
"""Session settings, which override those of the database or the role. The transaction of a PC that fell asleep
ends after half a minute; a row that a policy would hide is an error instead."""
_FROM_OUTSIDE = ("PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGSERVICEFILE", "PGOPTIONS", "PGSSLMODE")
"""Environment variables that libpq would read beside the address."""

_GUARDS = (
    "CREATE FUNCTION audit_never() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$",
    "CREATE TRIGGER audit_never_update BEFORE UPDATE ON audit FOR EACH ROW EXECUTE FUNCTION audit_never()",
    "CREATE TRIGGER audit_never_delete BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_never()",
)


class ServerDatabase(OpenDatabase):
    """The database of one home on a server; `folder` is where this PC keeps what is its own."""

    is_on_a_server = True

    def __init__(self, engine: Engine, folder: Path) -> None:
        super().__init__(engine)
        self.folder = folder
        self.remembered = Remembered(folder)
        self._getting_ready, self._state = Lock(), Lock()
        self._notifies: bool | None = None
        self._lost_at: float | None = None
        self._remembered = -1
        self._listener: Listener | None = None

    def get_ready(self) -> None:
        """Create or upgrade the tables, and detect LISTEN support; once. Raises StoreProblem."""
        with self._getting_ready:
            if self._notifies is not None:
                return
            with translated():
                _make_tables(self.engine)
                with self.engine.connect() as connection:
                    demand_own_server_schema(connection)
                self._notifies = can_listen(self.engine)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for queries. Raises StoreProblem; ServerLost at once where the server did not answer
        just now."""
        self._demand_open()
        if self._is_lost():
            raise ServerLost
        with self._asking() as connection:
            yield connection

    @contextmanager
    def public(self) -> Iterator[Connection]:
        """Give a connection to the public data: on the server, or in this PC's cache while the server is lost.
        Raises StoreProblem."""
        with ExitStack() as open_until_the_end:
            try:
                connection = open_until_the_end.enter_context(self.reading())
            except (ServerLost, ServerRefused):
                if not self.remembered.knows_a_home:
                    raise
                connection = open_until_the_end.enter_context(self.remembered.public())
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that holds the write lock; on leaving, commit on the server or roll back. Raises
        StoreProblem."""
        self._demand_open()
        with self._noticing():
            self.get_ready()
            with translated(), self.engine.begin() as connection:
                self._news.begin(connection)
                connection.execute(update(_TURNS).values(number=_TURNS.c.number + 1))
                yield connection
                changed = self._finished(connection)
                if self._notifies:
                    notify(connection)
        self.tell(changed)

    def by_others(self) -> list[Changed]:
        """Return what other programs changed since the last look. Raises StoreProblem."""
        with self.reading() as connection:
            return self._news.by_others(connection)

    def version(self) -> int:
        """Return a number that changes when somebody wrote something."""
        with self._asking() as connection:
            return int(connection.execute(select(_TURNS.c.number)).scalar_one())

    def remember(self, version: int) -> None:
        """Update this PC's cache of public data, if something was written since."""
        if version == self._remembered:
            return
        with suppress(StoreProblem), self._asking() as connection:  # what was remembered before still helps
            self._remembered = version if self.remembered.remember(connection) else -1

    def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard` from another thread whenever somebody wrote, where the server can say so."""
        with self._state:
            if self._notifies is not False and self._listener is None:
                self._listener = Listener(self.engine, heard)

    @property
    def hears(self) -> bool:
        """Tell whether the server says by itself when somebody wrote."""
        with self._state:
            return self._listener is not None and self._listener.is_there

    def close(self) -> None:
        """Let go of the server and of what this PC remembers."""
        with self._state:
            listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()
        self.remembered.close()
        super().close()

    @contextmanager
    def _asking(self) -> Iterator[Connection]:
        with self._noticing():
            self.get_ready()
            with translated(), self.engine.connect() as connection:
                yield connection

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        try:
            yield
        except ServerLost:
            with self._state:
                self._lost_at = monotonic()
            raise
        with self._state:
            self._lost_at = None

    def _is_lost(self) -> bool:
        with self._state:
            return self._lost_at is not None and monotonic() - self._lost_at < _PATIENCE

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
    `postgresql://name@host/database`; how the password is found is libpq's business (`.pgpass`). Where the server
    does not answer and this PC has seen the home before, it opens all the same. Raises ServerAddress,
    StoreProblem."""
    database = ServerDatabase(engine_for_server(address), folder)
    try:
        database.get_ready()
    except ServerLost:
        if not database.remembered.knows_a_home:
            database.close()
            raise
    except BaseException:
        database.close()
        raise
    return database


def engine_for_server(address: str) -> Engine:
    """Return an engine for an address. The connection is encrypted and the server's certificate is checked, unless
    the server is this PC. Raises ServerAddress."""
    try:
        url = make_url(address).set(drivername=DRIVER)
    except ArgumentError as error:
        raise ServerAddress from error
    if not set(url.query) <= _MAY_STAND_IN_AN_ADDRESS or not all(
        isinstance(value, str) for value in url.query.values()
    ):
        raise ServerAddress
    if url.password is not None or (url.host and "host" in url.query):
        raise ServerAddress
    host = url.host or str(url.query.get("host", ""))
    local = host in _LOCAL or host.startswith("/")
    if not local and url.query.get("sslmode") not in (None, "verify-full"):
        raise ServerAddress
    for name in _FROM_OUTSIDE:
        os.environ.pop(name, None)
    safe = {} if local else {"sslmode": "verify-full"}
    return create_engine(
        url,
        connect_args={"connect_timeout": _SECONDS, "options": _OPTIONS, **_LINE, **safe},
        pool_pre_ping=True,
    )


def _make_tables(engine: Engine) -> None:
    with engine.begin() as connection:
        tables = set(inspect(connection).get_table_names())
        if "alembic_version" in tables:
            _bring_up_to_date(connection)
            return
        if tables:
            raise DamagedDatabase
        metadata().create_all(connection)
        for statement in _GUARDS:
            connection.exec_driver_sql(statement)
        _own.create_all(connection)
        connection.execute(insert(_TURNS), {"number": 0})
        connection.execute(insert(_VERSION), {"version_num": HEAD})


def _bring_up_to_date(connection: Connection) -> None:
    """Upgrade the tables where another version of the program made them; one PC does it, the others wait."""
    version = select(_VERSION.c.version_num)
    if connection.execute(version).scalar() == HEAD:
        return
    connection.execute(update(_TURNS).values(number=_TURNS.c.number + 1))
    now = connection.execute(version).scalar()
    if now not in known():
        raise NewerDatabase(now)
    upgrade_in(connection)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the server's errors into ours."""
    try:
        yield
    except OperationalError as error:
        raise ServerLost from error
    except IntegrityError:
        raise  # ours: the same row twice
    except DBAPIError as error:
        if error.connection_invalidated:
            raise ServerLost from error
        raise ServerRefused from error  # only to be read, a right taken away, a trigger, a policy
    except UnicodeDecodeError as error:
        raise DamagedDatabase from error
