"""Bringing a back-up back: opened by somebody it is for or by the recovery words, looked at, and only then put in
the place of the present data, which is kept aside."""

import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from app.core.errors import BackupNotForYou, BackupNotWritten, BackupUnreadable, NewerDatabase, StoreProblem
from app.core.rights import Action
from app.services.backups import RECOVERY
from app.services.signing_in import SignedIn
from app.store import audit
from app.store.database import FILE_NAME, engine_for, open_database
from app.store.inside import Counted, counted
from app.vault import containers
from app.vault.containers import ContainerUnreadable
from app.vault.keys import KeyPair
from app.vault.recovery import WordsWrong, pair_from_words
from app.vault.sealing import SealBroken

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What belongs to a database file."""


@dataclass(frozen=True)
class Inside:
    """What is in a back-up, and where it waits, opened."""

    made: str
    counted: Counted
    place: Path

    @property
    def file(self) -> Path:
        """Return the opened database."""
        return self.place / FILE_NAME

    def forget(self) -> None:
        """Take away what was opened."""
        rmtree(self.place, ignore_errors=True)


class Restoring:
    """Opens back-ups into the data folder and puts one in its place. The program's own database must be closed
    before `take`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look_as(self, file: Path, me: SignedIn) -> Inside:
        """Open a back-up with one's own key. Raises NotAllowed, BackupUnreadable, BackupNotForYou, NewerDatabase
        or BackupNotWritten."""
        me.demand(Action.RESTORE_BACKUP)
        return self._look(file, me.id, me.pair)

    def look_with_words(self, file: Path, words: str) -> Inside:
        """Open a back-up with the recovery words, on any PC. Raises as `look_as` does."""
        try:
            pair = pair_from_words(words)
        except WordsWrong as error:
            raise BackupNotForYou from error
        return self._look(file, RECOVERY, pair)

    def _look(self, file: Path, holder: str, pair: KeyPair) -> Inside:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            place = Path(mkdtemp(dir=self._folder, prefix="restore-"))
        except OSError as error:
            raise BackupNotWritten from error
        try:
            made = _opened(file, holder, pair, place / FILE_NAME)
            return Inside(made, _counted(place / FILE_NAME), place)
        except BaseException:
            rmtree(place, ignore_errors=True)
            raise

    def take(self, inside: Inside, by: str = "") -> Path | None:
        """Put what was opened in the place of the present data; return where that is kept now, None where there
        was none; `by` is the account of whoever did it, and stands in the audit log. Raises BackupNotWritten, and
        leaves the present data where it was."""
        present = self._folder / FILE_NAME
        aside: Path | None = None
        try:
            if present.exists():
                aside = self._folder / f"aside-{datetime.now(UTC):%Y%m%d-%H%M%S}"
                aside.mkdir(mode=0o700)
                for ending in reversed(_BESIDE):
                    part = present.with_name(FILE_NAME + ending)
                    if part.exists():
                        part.replace(aside / part.name)
            inside.file.replace(present)
            _to_disk(self._folder)
        except OSError as error:
            self._back(aside, present)
            raise BackupNotWritten from error
        inside.forget()
        with suppress(StoreProblem):  # it is back, whether or not a line can be written about it
            database = open_database(self._folder)
            with database.writing() as connection:
                audit.append(connection, datetime.now(UTC), by, "back-up brought back")
            database.close()
        return aside

    def _back(self, aside: Path | None, present: Path) -> None:
        if aside is not None:
            with suppress(OSError):
                for part in aside.iterdir():
                    part.replace(present.with_name(part.name))
                aside.rmdir()


def _opened(file: Path, holder: str, pair: KeyPair, target: Path) -> str:
    """Write what a back-up holds; return when it was made."""
    try:
        with file.open("rb") as sealed:
            head = containers.head(sealed)
            key = head.key(holder, pair)
            with target.open("wb") as plain:
                for piece in containers.pieces(sealed, head, key):
                    plain.write(piece)
                plain.flush()
                os.fsync(plain.fileno())
            return head.facts.get("made", "")
    except SealBroken as error:
        raise BackupNotForYou from error
    except ContainerUnreadable as error:
        raise BackupUnreadable from error
    except OSError as error:
        raise BackupNotWritten from error


def _counted(file: Path) -> Counted:
    """Read through the opened database. Raises BackupUnreadable or NewerDatabase."""
    try:
        with closing(sqlite3.connect(file)) as bare:
            if bare.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise BackupUnreadable
    except sqlite3.DatabaseError as error:
        raise BackupUnreadable from error
    engine = engine_for(file)
    try:
        with engine.connect() as connection:
            return counted(connection)
    except NewerDatabase:
        raise
    except StoreProblem as error:
        raise BackupUnreadable from error
    finally:
        engine.dispose()


def _to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
