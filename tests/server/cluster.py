"""A PostgreSQL of the tests' own: made in a folder, reached through a socket there, gone afterwards."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import chown, rmtree, which
from tempfile import mkdtemp

from app.store.server import engine_for_server

_PLACES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
_SETTINGS = (
    *("listen_addresses=''", "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB"),
    *("max_connections=60", "autovacuum=off"),
)
"""Nothing here outlives the tests: their speed is what counts."""


def binary(name: str) -> str | None:
    """Return where one of PostgreSQL's programs is; Debian keeps them out of the way."""
    found = [str(place / name) for place in _PLACES if (place / name).exists()]
    return found[0] if found else which(name)


def is_there() -> bool:
    """Tell whether PostgreSQL is installed."""
    return binary("initdb") is not None


@dataclass(frozen=True)
class Server:
    """A PostgreSQL that can be stopped and started again; `address` has a place for the database's name."""

    address: str
    start: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def cluster() -> Iterator[Server]:
    """Start one."""
    place = Path(mkdtemp(prefix="ms-pg-"))
    place.chmod(0o755)
    data = str(place / "data")
    as_user = {"user": "postgres"} if os.geteuid() == 0 else {}
    if as_user:
        chown(place, "postgres")

    def run(name: str, *arguments: str) -> None:
        command = [str(binary(name)), *arguments]
        subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]

    def start() -> None:
        options = " ".join(f"-c {one}" for one in (*_SETTINGS, f"unix_socket_directories={place}"))
        run("pg_ctl", "-D", data, "-o", options, "-l", str(place / "log"), "-w", "start")

    def stop() -> None:
        run("pg_ctl", "-D", data, "-m", "fast", "-w", "stop")

    try:
        plain = ("-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        run("initdb", "-D", data, "-U", "postgres", *plain)
        start()
        yield Server(f"postgresql://postgres@/{{name}}?host={place}", start, stop)
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        rmtree(place, ignore_errors=True)


def new_database(server: Server, name: str) -> str:
    """Make an empty database; return its address."""
    engine = engine_for_server(server.address.format(name="postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
    engine.dispose()
    return server.address.format(name=name)
