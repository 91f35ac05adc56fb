"""Plain copies of the data that a step left in the data folder: old keys and passwords still open them, so they
are sealed like a back-up, for the same holders, and the plain ones erased."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from time import time

from app.core.errors import BackupNotWritten, BackupUnreadable
from app.home.services.open_home import OpenHome
from app.safekeeping.services.backups import ENDING, readers_of, seal_file
from app.safekeeping.services.restoring import alone
from app.store.database import BEFORE_UPDATE, FILE_NAME
from app.store.files import erase

_A_DAY = 24 * 3_600
_BESIDE = ("-wal", "-shm", "-journal")


def seal_asides(house: OpenHome) -> int:
    """Seal copies kept aside for longer than a day, and the file of a move to a server that was interrupted;
    return how many. Raises BackupNotWritten or OtherPrograms."""
    folder, readers, done = house.database.folder, readers_of(house), 0
    for file in _aside(folder):
        if file.parent.stat().st_mtime < time() - _A_DAY:
            seal_away(file, folder / f"{file.parent.name}{ENDING}", readers)
            file.parent.rmdir()
            done += 1
    left = folder / FILE_NAME
    if house.database.is_on_a_server and left.is_file() and left.stat().st_mtime < time() - _A_DAY:
        seal_away(left, folder / f"moved-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{ENDING}", readers)
        seal_everything(folder, readers)
        done += 1
    return done


def seal_everything(folder: Path, readers: Mapping[str, bytes]) -> None:
    """Seal every other plain copy in a data folder, for a home that goes to a server. Raises BackupNotWritten."""
    for file in _aside(folder):
        seal_away(file, folder / f"{file.parent.name}{ENDING}", readers)
        with suppress(OSError):
            file.parent.rmdir()
    for file in folder.glob(f"{BEFORE_UPDATE}*.db"):
        seal_away(file, file.with_suffix(ENDING), readers)


def seal_away(file: Path, sealed: Path, readers: Mapping[str, bytes]) -> None:
    """Seal a database into another file, and erase it with all that lies beside it. Raises OtherPrograms where it
    is open, or BackupNotWritten; then it is as it was."""
    seal_copy(file, sealed, readers)
    erase_database(file)


def seal_copy(file: Path, sealed: Path, readers: Mapping[str, bytes]) -> None:
    """Seal a database into another file. Raises as `seal_away` does."""
    alone(file)
    try:
        seal_file(file, sealed, {"made": datetime.now(UTC).isoformat()}, readers)
    except (OSError, BackupUnreadable) as error:
        raise BackupNotWritten from error


def erase_database(file: Path) -> None:
    """Erase a database that is closed, and what lies beside it. Raises BackupNotWritten."""
    try:
        for part in (file, *(file.with_name(file.name + ending) for ending in _BESIDE)):
            if part.exists():
                erase(part)
    except OSError as error:
        raise BackupNotWritten from error


def _aside(folder: Path) -> list[Path]:
    """Return the copies in the folder itself, no links: they could lead to the home's or another's file."""
    return sorted(
        file
        for file in folder.glob(f"aside-*/{FILE_NAME}")
        if not file.is_symlink() and not file.parent.is_symlink()
    )
