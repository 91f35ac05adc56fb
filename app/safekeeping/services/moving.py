"""Migration of a home from its file to a server, or back: every row is copied, and compared before the copy
counts. Sealed content stays sealed; no key is needed."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from app.core.errors import MovedWrongly, NotEmpty, ReadOnlyFolder, ServerAddress
from app.core.rights import Action
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn
from app.reports.services.outbox import demand_nothing_waits
from app.safekeeping.services.backups import ENDING, readers_of
from app.safekeeping.services.leftovers import erase_database, seal_copy, seal_everything
from app.safekeeping.services.restoring import alone
from app.store.copying import copy_rows, digests, is_empty
from app.store.database import FILE_NAME, open_database
from app.store.open_database import HomeDatabase
from app.store.server import open_server

_BESIDE = ("", "-wal", "-shm")
Remember = Callable[[str], None]
"""Keeps the address of the server on this PC; nothing where the home is in a file."""


class Moving:
    """Moves the home, for somebody who is signed in. The program has to end afterwards: what is open still shows
    where the home was."""

    def __init__(self, house: OpenHome, me: SignedIn, address: str, remember: Remember) -> None:
        self._house, self._me, self._address, self._remember = house, me, address, remember

    @property
    def where(self) -> str:
        """Return the server and the database on it, without names and passwords; nothing for a file here."""
        return shown(self._address)

    def to_server(self, address: str) -> int:
        """Move the home to an empty database on a server; return how many rows. Raises NotAllowed, and as
        `move_to_server`."""
        self._me.demand(Action.RESTORE_BACKUP)
        if self._address:
            raise ServerAddress
        folder = self._house.database.folder
        self._house.close()
        return move_to_server(folder, address, self._remember)

    def to_file(self) -> int:
        """Bring the home back into a file on this PC; return how many rows. Raises NotAllowed, ReportsWaiting, and
        as `move_to_file`."""
        self._me.demand(Action.RESTORE_BACKUP)
        if not self._address:
            raise ServerAddress
        folder = self._house.database.folder
        demand_nothing_waits(folder)
        self._house.close()
        rows = move_to_file(self._address, folder)
        self._remember("")
        return rows


def shown(address: str) -> str:
    """Return what of an address may stand on a screen."""
    if not address:
        return ""
    url = make_url(address)
    return f"{url.host or url.query.get('host', '')}/{url.database}"


def connected(folder: Path, address: str) -> tuple[str, str]:
    """Look for a home on a server, for a PC that shall use it; return its name and language, both empty where it
    is still to be set up there. Raises ServerAddress, ReportsWaiting or StoreProblem."""
    if not address:
        raise ServerAddress
    demand_nothing_waits(folder)
    house = open_house(folder, server=address)
    try:
        return (house.home.name, house.home.language) if house.is_set_up else ("", "")
    finally:
        house.close()


def move_to_server(folder: Path, address: str, remember: Remember) -> int:
    """Copy the home in a folder to an empty database on a server; return how many rows. The file is sealed as a
    back-up is and then erased, with every other plain copy in the folder: keys and passwords that end later on the
    server would still open it. Raises OtherPrograms where it is open elsewhere, NotEmpty, MovedWrongly,
    ServerAddress, BackupNotWritten or StoreProblem, and then nothing is on the server and the file is
    as it was. `remember` keeps the address as soon as the home is there."""
    file = folder / FILE_NAME
    if file.exists():
        alone(file)
    source = open_database(folder)
    try:
        readers = readers_of(OpenHome(source)) if OpenHome(source).is_set_up else {}
    finally:
        source.close()
    sealed = folder / f"moved-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{ENDING}"
    if readers:
        seal_copy(file, sealed, readers)
    try:
        rows = _sent(folder, address)
    except BaseException:
        sealed.unlink(missing_ok=True)
        raise
    remember(address)
    erase_database(file)
    if readers:
        seal_everything(folder, readers)
    return rows


def _sent(folder: Path, address: str) -> int:
    source = open_database(folder)
    try:
        target = open_server(address, folder)
        try:
            return _copied(source, target)
        finally:
            target.close()
    finally:
        source.close()


def move_to_file(address: str, folder: Path) -> int:
    """Copy the home from a server into a folder; return how many rows. What else lies there is kept
    in `aside-...`. Raises as the other way does."""
    source = open_server(address, folder)
    try:
        aside = _aside(folder)
        target = open_database(folder)
        try:
            return _copied(source, target)
        except BaseException:
            target.close()
            _put_back(folder, aside)
            raise
        finally:
            target.close()
    finally:
        source.close()


def _aside(folder: Path) -> Path | None:
    """Put the file of before aside. Raises OtherPrograms or ReadOnlyFolder."""
    file = folder / FILE_NAME
    if not file.exists():
        return None
    alone(file)
    aside = folder / f"aside-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    try:
        aside.mkdir(mode=0o700)
        file.rename(aside / FILE_NAME)
        for ending in _BESIDE[1:]:
            file.with_name(FILE_NAME + ending).unlink(missing_ok=True)
    except OSError as error:
        raise ReadOnlyFolder(folder) from error
    return aside


def _put_back(folder: Path, aside: Path | None) -> None:
    with suppress(OSError):
        for ending in _BESIDE:
            (folder / (FILE_NAME + ending)).unlink(missing_ok=True)
        if aside is not None:
            (aside / FILE_NAME).rename(folder / FILE_NAME)
            aside.rmdir()


def _copied(source: HomeDatabase, target: HomeDatabase) -> int:
    with source.reading() as read, target.writing() as write:
        if not is_empty(write):
            raise NotEmpty
        rows = copy_rows(read, write)
        if digests(read) != digests(write):
            raise MovedWrongly
        return rows
