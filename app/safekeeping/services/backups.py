"""Back-ups: the whole database, sealed to the recovery key and to those who may restore it, in a folder or on a
stick; verified at once, the oldest ones deleted. Nobody needs to be signed in for it."""

import hashlib
import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from time import time

from app.core.audit_actions import AuditAction
from app.core.errors import BackupNotWritten, BackupUnreadable, KeyAltered, NoKeyYet, NoPlaceForBackup
from app.core.rights import Action, may
from app.home.rows import home
from app.home.services import signed_content
from app.home.services.anchors import Mark
from app.home.services.groups import Group, group_pair
from app.home.services.open_home import OpenHome, local
from app.home.services.signing_in import SignedIn
from app.reports.services.pepper import Pepper, pepper_of
from app.safekeeping.rules.backups import BackupFile
from app.safekeeping.rules.rotation import OLD_AFTER, kept
from app.safekeeping.services.makers_mark import is_marked_by, log_in, marked
from app.store import audit
from app.store.files import begun, create, folder_to_disk, put_in_place
from app.vault import containers
from app.vault.containers import ContainerUnreadable
from app.vault.keys import is_usable
from app.vault.sealing import SealBroken, fingerprint

ENDING = ".msbackup"
RECOVERY = "recovery"
"""How the recovery key is called among those whom a back-up opens for."""

_NAME = re.compile(r"meng-stemm-(\d{8}-\d{6})" + re.escape(ENDING))
_FOLDER, _NUMBER = "backup_folder", "backup_number"
_TIME = "%Y%m%d-%H%M%S"
"""How the audit log says it, with name, size and head of the file."""

_SHOWN = 32
_AT_WORK = 3_600
"""Age in seconds at which unfinished work counts as a leftover."""


class Backups:
    """Makes and keeps back-ups. Holds no key."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    @property
    def folder(self) -> Path | None:
        """Return where back-ups go, or None where nobody has said it yet."""
        found = self._settings().get(_FOLDER)
        return Path(found) if isinstance(found, str) and found else None

    def files(self) -> list[BackupFile]:
        """Return what lies in the folder, the newest first; nothing where it is not there."""
        folder = self.folder
        if folder is None:
            return []
        found = []
        with suppress(OSError):
            for file in folder.iterdir():
                if match := _NAME.fullmatch(file.name):
                    with suppress(ValueError, OSError):
                        at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                        found.append(BackupFile(file, at, file.stat().st_size))
        return sorted(found, key=lambda backup: backup.at, reverse=True)

    def is_needed(self) -> bool:
        """Tell whether something was changed since the newest back-up, or there is none."""
        with self._house.database.reading() as connection:
            newest = audit.newest_number(connection)
        return not self._own() or self._settings().get(_NUMBER) != newest

    def is_old(self) -> bool:
        """Tell whether somebody has to see to it: there is none, or the newest is too old for what was changed."""
        files = self._made_by_now()
        return not files or (self._house.clock() - files[0].at > OLD_AFTER and self.is_needed())

    def make_if_due(self) -> None:
        """Make the day's back-up where something was changed since the last one, and it is from another day."""
        files, today = self._made_by_now(), self._house.today
        if self.folder is None or not self.is_needed() or (files and local(files[0].at).date() == today):
            return
        self.make()

    def make(self) -> BackupFile:
        """Write a back-up, read it back, delete the oldest ones; off the GUI thread. Raises NoPlaceForBackup,
        BackupNotWritten or StoreProblem. Unfinished files are deleted."""
        folder = self.folder
        if folder is None:
            raise NoPlaceForBackup
        _try(folder)
        at = self._house.clock().astimezone(UTC)
        file = folder / f"meng-stemm-{at:{_TIME}}{ENDING}"
        with TemporaryDirectory(dir=self._house.database.folder, prefix="backup-") as place:
            copy = Path(place) / "copy"
            with self._house.database.reading() as connection:
                log = Mark(audit.newest_number(connection), audit.newest(connection))
            self._house.database.copy_to(copy)
            try:
                facts = {"made": at.isoformat(), "log": log.text(), "content": print_of(copy)}
                seal_file(copy, file, marked(facts, self._secrets()), readers_of(self._house))
            except OSError as error:
                raise BackupNotWritten from error
        with self._house.database.writing() as connection:
            audit.append(
                connection, self._house.clock(), "", AuditAction.BACKUP_MADE, about=f"{file.name} {_mark(file)}"
            )
            home.keep_setting(connection, home.ChosenSetting(_NUMBER, str(audit.newest_number(connection))))
        self._let_go()
        return BackupFile(file, at.replace(microsecond=0), file.stat().st_size)

    def _secrets(self) -> Sequence[bytes]:
        """Return what this PC signs back-ups with; nothing where it has no key store."""
        return Pepper(self._house).here()

    def knows_more(self) -> bool:
        """Tell whether a back-up that this home's PCs signed knows a row of the audit log that is not there: the
        data was turned back, or the log written anew. Those from before one was brought back say nothing."""
        secrets, marks = self._secrets(), []
        with self._house.database.reading() as connection:
            brought_back = audit.newest_time(connection, AuditAction.BACKUP_BROUGHT_BACK)
        for backup in self.files():
            facts = self._facts(backup.file)
            mark = log_in(facts) if is_marked_by(facts, secrets) else None
            if mark is not None and (brought_back is None or facts.get("made", "") > brought_back.isoformat()):
                marks.append(mark)
        with self._house.database.reading() as connection:
            return any(mark.number and audit.hash_at(connection, mark.number) != mark.hash for mark in marks)

    @staticmethod
    def _facts(file: Path) -> Mapping[str, str]:
        with suppress(OSError, ContainerUnreadable), file.open("rb") as opened:
            return containers.head(opened).facts
        return {}

    def _let_go(self) -> None:
        there = self._made_by_now()
        stay = kept(backup.at for backup in there)
        for backup in there:
            if backup.at not in stay:
                with suppress(OSError):
                    backup.file.unlink()

    def newest(self) -> BackupFile | None:
        """Return the newest back-up that this home made, by now."""
        return next(iter(self._made_by_now()), None)

    def strange(self) -> list[BackupFile]:
        """Return files named like a back-up that this home did not make, or that were altered: they are ignored,
        and rotate no real one out."""
        own = self._own()
        return [file for file in self.files() if file not in own]

    def _made_by_now(self) -> list[BackupFile]:
        """Return this home's back-ups without future-dated ones (wrong clock): one of 2099 must neither rotate the
        real ones out nor count as the newest."""
        now = self._house.clock()
        return [backup for backup in self._own() if backup.at <= now]

    def _own(self) -> list[BackupFile]:
        """Return the files that the log says this home made, as far as their heads tell. Before version 1.0.1 it
        did not name them: an older one counts where its head can be read."""
        with self._house.database.reading() as connection:
            rows = audit.saying_about(connection, AuditAction.BACKUP_MADE)
        named = (row.about.rpartition(" ") for row in rows)
        made = {name: mark for name, _blank, mark in named if name}
        first = min(made, default=None)
        return [
            file
            for file in self.files()
            if (mark := _mark(file.file))
            and (made.get(file.file.name) == mark or (first is None or file.file.name < first))
        ]

    def _settings(self) -> dict[str, object]:
        with self._house.database.reading() as connection:
            return signed_content.settings(connection)


class BackupWork(Backups):
    """What somebody does by hand, whose role includes it."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    def choose(self, folder: Path) -> None:
        """Say where back-ups go from now on. Raises NotAllowed, NoPlaceForBackup or BackupNotWritten."""
        self._me.demand(Action.MAKE_BACKUP)
        _try(folder)
        with self._house.database.writing() as connection:
            signed_content.keep_setting(connection, self._me, _FOLDER, str(folder))
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.BACKUP_FOLDER_CHOSEN)

    def make_now(self) -> BackupFile:
        """Make one, whatever was changed. Raises NotAllowed, and as `make` does."""
        self._me.demand(Action.MAKE_BACKUP)
        return self.make()

    def _secrets(self) -> Sequence[bytes]:
        with suppress(NoKeyYet, KeyAltered):
            return [pepper_of(group_pair(self._house, self._me, Group.CARDS))]
        return super()._secrets()


def forget_leftovers(folder: Path) -> None:
    """Delete temporary folders of back-ups that a crash left behind; not those that another program may be
    using."""
    long_ago = time() - _AT_WORK
    for kind in ("backup-*", "restore-*"):
        for left in folder.glob(kind):
            with suppress(OSError):
                if left.stat().st_mtime < long_ago:
                    rmtree(left, ignore_errors=True)


def _try(folder: Path) -> None:
    """Find out whether a file can be written there. Raises NoPlaceForBackup or BackupNotWritten."""
    if not folder.is_dir():
        raise NoPlaceForBackup
    probe = begun(folder / "meng-stemm")
    try:
        with create(probe) as tried:
            tried.write(b"-")
        probe.unlink()
    except OSError as error:
        raise BackupNotWritten from error


def readers_of(house: OpenHome) -> dict[str, bytes]:
    """Return for whom a back-up is: the recovery key, and everybody who may bring it back."""
    public = house.public_keys()
    people = {
        person.id: public[person.id]
        for person in house.colleagues()
        if may(person.role, Action.RESTORE_BACKUP) and person.id in public
    }
    recovery = house.home.recovery_public
    return {RECOVERY: recovery, **people} if is_usable(recovery) else people


def seal_file(plain: Path, file: Path, facts: Mapping[str, str], readers: Mapping[str, bytes]) -> None:
    """Seal a file into another: written under an unguessable name, synced, read back to its end, renamed. Raises
    OSError or BackupUnreadable."""
    part = begun(file)
    try:
        with plain.open("rb") as source, create(part) as sealed:
            key = containers.write(sealed, source, facts, readers)
            sealed.flush()
            os.fsync(sealed.fileno())
        _read_back(part, key, plain.stat().st_size)
        put_in_place(part, file)
        folder_to_disk(file.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def print_of(file: Path) -> str:
    """Return the fingerprint of a file's content, as hexadecimal digits. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _mark(file: Path) -> str:
    """Return a back-up's fingerprint for the log: its size and the hash of its head, which is bound to all that
    follows. Empty where it has no head, or is a link."""
    try:
        if file.is_symlink():
            return ""
        with file.open("rb") as opened:
            raw = containers.head(opened).raw
        return f"{file.stat().st_size}-{fingerprint(raw).hex()[:_SHOWN]}"
    except (OSError, ContainerUnreadable):
        return ""


def _read_back(file: Path, key: bytes, size: int) -> None:
    """Open every piece of what was just written: each is whole only as it was sealed, and none is missing. Raises
    BackupUnreadable."""
    read = 0
    try:
        with file.open("rb") as opened:
            for piece in containers.pieces(opened, containers.head(opened), key):
                read += len(piece)
    except (ContainerUnreadable, SealBroken) as error:
        raise BackupUnreadable from error
    if read != size:
        raise BackupUnreadable
