"""A PostgreSQL of the tests' own: made in a folder, reached through a socket there, gone afterwards."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import chown, rmtree, which
from tempfile import mkdtemp

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


@contextmanager
def cluster() -> Iterator[str]:
    """Start one; give the address of a database in it, without the database's name."""
    place = Path(mkdtemp(prefix="ms-pg-"))
    place.chmod(0o755)
    data = place / "data"
    as_user = {"user": "postgres"} if os.geteuid() == 0 else {}
    if as_user:
        chown(place, "postgres")

    def run(name: str, *arguments: str) -> None:
        command = [str(binary(name)), *arguments]
        subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL, **as_user)  # type: ignore[call-overload]

    try:
        run(
            "initdb",
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
            "--locale=C.UTF-8",
        )
        options = " ".join(f"-c {one}" for one in (*_SETTINGS, f"unix_socket_directories={place}"))
        run("pg_ctl", "-D", str(data), "-o", options, "-l", str(place / "log"), "-w", "start")
        yield f"postgresql://postgres@/{{name}}?host={place}"
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        rmtree(place, ignore_errors=True)
