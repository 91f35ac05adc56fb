"""What this PC knows of its home outside the home's data: the key that all statements of the roster go back to,
and how far log and roster had come. Held in the system's key store, and in a file that only the system's
administrator may write. Who replaces or turns back the data does not reach these."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import RosterAltered
from app.home.rules.roster import Roster
from app.store.files import followed, put_in_place, to_disk
from app.vault.keystore import KeyStore
from app.vault.sealing import fingerprint

KEY_BYTES = 32
LOG, ROSTER = "log", "roster"
"""What a PC and a person remember the newest row of."""

_GROUPS, _DIGITS, _LONGEST_NUMBER = 4, 4, 18


@dataclass(frozen=True)
class Mark:
    """How far something had come: its newest number, and the hash there."""

    number: int
    hash: bytes

    def text(self) -> str:
        """Return it as it is kept."""
        return f"{self.number} {self.hash.hex()}"


def mark_from(text: str) -> Mark | None:
    """Return what was kept, or None where it is none."""
    number, _blank, rest = text.partition(" ")
    try:
        known = number.isdecimal() and len(number) <= _LONGEST_NUMBER
        return Mark(int(number), bytes.fromhex(rest)) if known else None
    except ValueError:
        return None


def system_file() -> Path:
    """Return where the system's administrator can put the home's number."""
    if sys.platform == "win32":
        return Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Meng Stemm" / "home.txt"
    if sys.platform == "darwin":
        return Path("/Library").joinpath("Application Support", "Meng Stemm", "home.txt")
    return Path("/etc/meng-stemm/home.txt")


def shown(root: bytes) -> str:
    """Return the home's number as it stands on papers: 16 hexadecimal digits in groups. Two homes share it by
    accident once in 2^64; who wants to hit it on purpose tries as often."""
    digits = fingerprint(root).hex()[: _GROUPS * _DIGITS]
    return " ".join(digits[place : place + _DIGITS] for place in range(0, len(digits), _DIGITS))


def write_system_file(file: Path, root: bytes) -> bool:
    """Write the home's number where only the system's administrator may; tell whether that is done."""
    part = file.with_name(f"{file.name}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o755)
        _for_administrators(file.parent)
        part.write_text(f"{shown(root)}\n", "utf-8")
        part.chmod(0o644)
        to_disk(part)
        put_in_place(part, file)
    except OSError:
        return False
    return True


_RIGHTS = ("*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F", "*S-1-5-32-545:(OI)(CI)RX")
"""Administrators and the system write, whoever has an account reads: by the names that every Windows knows."""


def _for_administrators(folder: Path) -> None:
    """Let only administrators write to a folder, on Windows, where everybody may make files in ProgramData. Raises
    OSError."""
    if sys.platform == "win32":
        icacls = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "icacls.exe"
        command = [str(icacls), str(folder), "/inheritance:r", "/grant:r", *_RIGHTS]
        if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603 - the system's own
            raise PermissionError(folder)


class Anchors:
    """The places of one PC, for the data in one folder."""

    file = staticmethod(system_file)

    def __init__(self, folder: Path, key_store: KeyStore) -> None:
        self._store = key_store
        self._name = fingerprint(str(followed(folder)).encode()).hex()[:16]
        self._root: str | None = None
        self._system: str | None = None
        self._roster: Mark | None = None
        self._asked = False
        self._seen: tuple[bytes, Mark] | None = None

    def demand(self, roster: Roster | None) -> None:
        """Raise RosterAltered where this PC knows the home by another key than the roster's, the roster is gone,
        or it lacks what was there when this PC saw it last: somebody turned it back, or took a statement out."""
        self.demand_root(roster)
        if not self._asked:
            self._roster, self._asked = self.known(ROSTER), True
        for mark in (self._roster, self._seen[1] if self._seen is not None else None):
            if mark is not None and mark.number and (roster is None or roster.heads.get(mark.number) != mark.hash):
                raise RosterAltered
        if roster is not None:
            if self._seen is not None and self._seen[0] != roster.root:
                raise RosterAltered
            self._seen = roster.root, Mark(roster.number, roster.head)

    def demand_root(self, roster: Roster | None) -> None:
        """Raise RosterAltered where this PC knows the home by another key than the roster's."""
        for known in (self._from_system(), self.root()):
            if known and (roster is None or known not in (shown(roster.root), roster.root.hex())):
                raise RosterAltered

    def start_anew(self, roster: Roster | None) -> None:
        """Believe a roster that is older than what this PC has seen: a back-up was brought back."""
        self._seen, self._roster, self._asked = None, None, True
        self.keep(ROSTER, Mark(roster.number if roster else 0, roster.head if roster else b""))
        self.keep(LOG, Mark(0, b""))  # the log says itself that it is an older one

    def root(self) -> str:
        """Return the key that the key store holds, as hexadecimal digits; empty where it holds none."""
        if self._root is None:
            text = self._store.get(f"root {self._name}")
            self._root = text if _is_key(text) else ""
        return self._root

    def keep_root(self, roster: Roster) -> bool:
        """Let this PC know the home from now on, in the key store; tell whether it is kept."""
        kept = self._store.put(f"root {self._name}", roster.root.hex())
        self._root = roster.root.hex() if kept else ""
        return kept

    def forget(self) -> None:
        """Believe neither place until the recovery words have said which home this is."""
        self._root, self._system = "", ""
        self._roster, self._asked, self._seen = None, True, None

    def known(self, what: str) -> Mark | None:
        """Return how far log or roster had come when this PC kept it last."""
        return mark_from(self._store.get(f"{what} {self._name}"))

    def keep(self, what: str, mark: Mark) -> None:
        """Keep how far something has come."""
        self._store.put(f"{what} {self._name}", mark.text())
        if what == ROSTER:
            self._roster, self._asked = mark, True

    def _from_system(self) -> str:
        if self._system is None:
            try:
                with self.file().open(encoding="utf-8") as opened:
                    self._system = opened.read(64).strip()
            except (OSError, UnicodeDecodeError):
                self._system = ""
        return self._system


def _is_key(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == KEY_BYTES
    except ValueError:
        return False
