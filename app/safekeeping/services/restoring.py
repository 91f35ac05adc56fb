"""Restoring a back-up: opened by one of its holders or by the recovery words, inspected, and only then swapped
with the current data, which is kept aside."""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from app.core.audit_actions import AuditAction
from app.core.errors import (
    AlteredSchema,
    BackupNotForYou,
    BackupNotWritten,
    BackupUnreadable,
    NewerDatabase,
    NotAReader,
    OtherPrograms,
    SecondPersonNeeded,
    StoreProblem,
)
from app.core.rights import Action, Colleague, Role, may
from app.home.rows import people
from app.home.rules.roster import WORDS, Roster
from app.home.services.anchors import Anchors
from app.home.services.open_home import OpenHome
from app.home.services.roster import Signers, believed_accounts, change_person, roster_of
from app.home.services.second_person import are_two
from app.home.services.signing_in import SignedIn, SigningIn
from app.reports.rows import case_keys, cases, erasing
from app.reports.services.holders import let_stand_by_read
from app.safekeeping.rows import counted, version
from app.safekeeping.rules.backups import Counted
from app.safekeeping.services.backups import RECOVERY, print_of
from app.safekeeping.services.makers_mark import maker
from app.store import audit
from app.store.database import FILE_NAME, HEAD, engine_for, open_database, translated
from app.store.files import folder_to_disk, put_in_place, to_disk
from app.store.schema import demand_own_schema, demand_own_triggers
from app.vault import containers
from app.vault.containers import ContainerUnreadable
from app.vault.keys import KeyPair
from app.vault.keystore import KeyStore, NoKeyStore
from app.vault.recovery import WordsWrong, pair_from_words
from app.vault.sealing import SealBroken

"""How the audit log says it."""

_BESIDE = ("-wal", "-journal")
"""What can hold a part of the data beside a database file."""


@dataclass(frozen=True)
class OpenedBackup:
    """What is in a back-up, and where it waits, opened; `words` where the recovery sheet opened it. `number` is
    that of the home, as on its recovery sheet; `is_proven` where one of that home's PCs signed the back-up."""

    made: str
    counted: Counted
    place: Path
    number: str = ""
    is_proven: bool = False
    words: KeyPair | None = field(default=None, repr=False)

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

    def __init__(self, folder: Path, key_store: KeyStore | None = None) -> None:
        self._folder = folder
        self._anchors = Anchors(folder, key_store or NoKeyStore())

    def look_as(self, file: Path, me: SignedIn) -> OpenedBackup:
        """Open a back-up with one's own key. Raises NotAllowed, BackupUnreadable, BackupNotForYou, NewerDatabase
        or BackupNotWritten."""
        me.demand(Action.RESTORE_BACKUP)
        return self._look(file, me.id, me.pair)

    def look_with_words(self, file: Path, words: str) -> OpenedBackup:
        """Open a back-up with the recovery words, on any PC. Raises as `look_as` does."""
        try:
            pair = pair_from_words(words)
        except WordsWrong as error:
            raise BackupNotForYou from error
        return self._look(file, RECOVERY, pair)

    def _look(self, file: Path, holder: str, pair: KeyPair) -> OpenedBackup:
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            place = Path(mkdtemp(dir=self._folder, prefix="restore-"))
        except OSError as error:
            raise BackupNotWritten from error
        try:
            facts = _opened(file, holder, pair, place / FILE_NAME)
            words = pair if holder == RECOVERY else None
            inside = _counted(place / FILE_NAME)
            number, signed = maker(place / FILE_NAME, facts, holder, pair)
            signed = signed and facts.get("content") == print_of(place / FILE_NAME)
            return OpenedBackup(facts.get("made", ""), inside, place, number, signed, words)
        except BaseException:
            rmtree(place, ignore_errors=True)
            raise

    def take(
        self, inside: OpenedBackup, me: SignedIn | None = None, second: SignedIn | None = None
    ) -> Path | None:
        """Replace the current data with the opened back-up; return where that is kept now, None where there was
        none. `me` does it and `second` agrees; both are None where it was opened with the recovery words because
        nobody can sign in. Raises NotAllowed, SecondPersonNeeded, OtherPrograms, BackupUnreadable or
        BackupNotWritten, and leaves the present data where it was. NotAllowed
        too where neither of the two may end again an account that has ended since: then the recovery words can.

        The audit row is written into the back-up beforehand, and one atomic rename swaps the files: after a crash
        there is either the present data or the other."""
        if me is not None:
            me.demand(Action.RESTORE_BACKUP)
            if second is None or second.id == me.id:
                raise SecondPersonNeeded
            self.agree(second)
        present = self._folder / FILE_NAME
        there = present.exists()
        if there:
            alone(present)
        self._roster: Roster | None = None
        self._note(inside, me, second)
        aside: Path | None = None
        try:
            if there:
                aside = self._keep_aside(present)
            put_in_place(inside.file, present)
            folder_to_disk(self._folder)
            self._anchors.start_anew(self._roster)
        except OSError as error:
            self._put_back(aside, present)
            raise BackupNotWritten from error
        inside.forget()
        return aside

    def agree(self, second: SignedIn) -> SignedIn:
        """Return whoever agrees, if they may. Raises NotAllowed."""
        second.demand(Action.AGREE_TO_RESTORE)
        return second

    def _note(self, inside: OpenedBackup, me: SignedIn | None, second: SignedIn | None) -> None:
        """Write into the opened back-up who restored it, who agreed, and how many cases it lacks. Accounts that
        have ended since are ended in it too."""
        present = _what_is_here(self._folder / FILE_NAME)
        try:
            database = open_database(inside.place)
            with database.writing() as connection:
                now = datetime.now(UTC)
                audit.append(connection, now, "" if me is None else me.id, AuditAction.BACKUP_BROUGHT_BACK)
                if second is not None:
                    audit.append(connection, now, second.id, AuditAction.AGREED_TO_BRING_A_BACKUP_BACK)
                lost = present.cases - set(cases.all_ids(connection)) - present.erased
                if lost:
                    audit.append(connection, now, "", AuditAction.NOT_IN_BACKUP, about=str(len(lost)))
                signers = {} if inside.words is None else {WORDS: inside.words.private}
                for person in (me, second):
                    signers |= person.signer if person is not None else {}
                _keep_ended(connection, now, present.ended, signers)
                self._roster = roster_of(connection)
            database.close()
            alone(inside.file)
        except StoreProblem as error:
            raise BackupUnreadable from error

    def _keep_aside(self, present: Path) -> Path:
        """Hard-link (or copy) the present data into a folder aside, then delete its journal files: none may be
        left beside the restored file."""
        aside = self._folder / f"aside-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
        aside.mkdir(mode=0o700)
        left = [present.with_name(FILE_NAME + ending) for ending in _BESIDE]
        for part in [present, *(path for path in left if path.exists())]:
            _twice(part, aside / part.name)
        folder_to_disk(aside)
        for path in left:
            path.unlink(missing_ok=True)
        present.with_name(FILE_NAME + "-shm").unlink(missing_ok=True)
        return aside

    def _put_back(self, aside: Path | None, present: Path) -> None:
        """Move the journal files back beside the present data, which stays."""
        if aside is None:
            return
        with suppress(OSError):
            for ending in _BESIDE:
                kept = aside / (FILE_NAME + ending)
                if kept.exists():
                    kept.replace(present.with_name(kept.name))
            rmtree(aside, ignore_errors=True)


@dataclass(frozen=True)
class _Present:
    cases: frozenset[str] = frozenset()
    erased: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()


def _what_is_here(file: Path) -> _Present:
    """Return what the present data says that a back-up may not know; nothing where it cannot be read."""
    if not file.exists():
        return _Present()
    engine = engine_for(file)
    try:
        with translated(), engine.connect() as connection:
            demand_own_triggers(connection)
            ended = (account.id for account in believed_accounts(connection) if account.deactivated_at is not None)
            erased = (other.id for other in erasing.erased(connection))
            return _Present(frozenset(cases.all_ids(connection)), frozenset(erased), frozenset(ended))
    except (StoreProblem, DatabaseError):
        return _Present()
    finally:
        engine.dispose()


def _keep_ended(connection: Connection, now: datetime, ended: frozenset[str], signers: Signers) -> None:
    for account in believed_accounts(connection):
        if account.id not in ended or account.deactivated_at is not None:
            continue
        for key in case_keys.held_by(connection, account.id):
            case_keys.take(connection, key.case_id, key.account_id)
            if not key.stand_by and not case_keys.number_of_readers(connection, key.case_id):
                with suppress(NotAReader):  # the recovery sheet still opens it, and the advocate is told
                    let_stand_by_read(connection, now, "", key.case_id)
        change_person(connection, now, account.id, signers, ended=now)
        people.end_account(connection, account.id, now)
        audit.append(connection, now, account.id, AuditAction.ACCOUNT_STAYS_ENDED)


def who_may_agree_to_restore(house: OpenHome, me: SignedIn) -> list[Colleague]:
    """Return who can agree that a back-up is restored: the advocates, who see what is missing then; without
    another one, anybody with the right who is really somebody else."""
    others = [
        person for person in house.colleagues() if may(person.role, Action.AGREE_TO_RESTORE) and person.id != me.id
    ]
    advocates = [person for person in others if person.role is Role.ADVOCATE]
    with house.database.reading() as connection:
        return [advocate for advocate in advocates or others if are_two(connection, house, me.id, advocate.id)]


def agree_to_restore(house: OpenHome, me: SignedIn, account_id: str, password: str) -> SignedIn:
    """Return the second person, with their own password; about a second, off the GUI thread. Raises
    SecondPersonNeeded or WrongPassword."""
    if account_id not in {person.id for person in who_may_agree_to_restore(house, me)}:
        raise SecondPersonNeeded
    return SigningIn(house).sign_in(account_id, password)


def alone(file: Path) -> None:
    """Merge the WAL into the file. Raises OtherPrograms where the data is open elsewhere, and BackupNotWritten
    where the disk fails; data that is damaged is left as it is."""
    try:
        with closing(sqlite3.connect(file, timeout=1)) as bare:
            bare.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise OtherPrograms from error
        raise BackupNotWritten from error
    except sqlite3.DatabaseError:
        return


def _twice(file: Path, other: Path) -> None:
    """Hard-link a file; copy it where the file system has no hard links, as on a stick."""
    try:
        os.link(file, other)
    except OSError:
        shutil.copy2(file, other)
        to_disk(other)


def _opened(file: Path, holder: str, pair: KeyPair, target: Path) -> Mapping[str, str]:
    """Write what a back-up holds; return what its head says of it."""
    try:
        with file.open("rb") as sealed:
            head = containers.head(sealed)
            key = head.key(holder, pair)
            with target.open("wb") as plain:
                for piece in containers.pieces(sealed, head, key):
                    plain.write(piece)
                plain.flush()
                os.fsync(plain.fileno())
            return head.facts
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
        with translated(), engine.connect() as connection:
            demand_own_triggers(connection)
            found = counted(connection)
            if version(connection) == HEAD:
                demand_own_schema(connection)
            return found
    except (NewerDatabase, AlteredSchema):
        raise
    except StoreProblem as error:
        raise BackupUnreadable from error
    finally:
        engine.dispose()
