"""A home moves from its file to a server, or back: every row, and every row is looked at on the other side before
it counts. What is sealed stays sealed; no key is needed."""

from pathlib import Path

from app.core.errors import MovedWrongly, NotEmpty
from app.services.restoring import alone
from app.store.copying import copy_rows, digests, is_empty
from app.store.database import FILE_NAME, Database, open_database
from app.store.server import open_server


def move_to_server(folder: Path, address: str) -> int:
    """Copy the home in a folder to an empty database on a server; return how many rows. The file stays as it was.
    Raises OtherPrograms where it is open elsewhere, NotEmpty, MovedWrongly, ServerAddress or StoreProblem, and
    then nothing is on the server."""
    if (folder / FILE_NAME).exists():
        alone(folder / FILE_NAME)
    source = open_database(folder)
    target = open_server(address, folder)
    try:
        return _copied(source, target)
    finally:
        source.close()
        target.close()


def move_to_file(address: str, folder: Path) -> int:
    """Copy the home from a server into a folder that has none; return how many rows. Raises as the other
    way does."""
    source = open_server(address, folder)
    target = open_database(folder)
    try:
        return _copied(source, target)
    finally:
        source.close()
        target.close()


def _copied(source: Database, target: Database) -> int:
    with source.reading() as read, target.writing() as write:
        if not is_empty(write):
            raise NotEmpty
        rows = copy_rows(read, write)
        if digests(read) != digests(write):
            raise MovedWrongly
        return rows
