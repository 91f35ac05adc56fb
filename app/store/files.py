"""Files written durably (fsync) on every system, and created without following links."""

import os
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import BinaryIO

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_BLOCK = bytes(1 << 16)
_HELD = (5, 32, 33)
"""Windows' ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION."""

_PAUSES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)
"""Seconds between tries; a scanner has a file for far less."""


def followed(place: Path) -> Path:
    """Return a path with its links followed; as it is where the system cannot follow a name so long."""
    try:
        return place.resolve()
    except OSError:
        return place.absolute()


def to_disk(file: Path) -> None:
    """Flush a file to the disk (fsync). Opened for writing: Windows syncs nothing else. Raises OSError."""
    with file.open("r+b") as opened:
        os.fsync(opened.fileno())


def put_in_place(written: Path, file: Path) -> None:
    """Rename a file that is written and synced onto its place. On Windows a virus scanner or an indexer may hold
    either for a moment: then it is tried again for some seconds. Raises OSError."""
    patiently(lambda: written.replace(file))


def patiently(work: Callable[[], object]) -> None:
    """Do something with a file that somebody else may hold for a moment (Windows: access denied, sharing
    violation), again and again for some seconds. Raises OSError where it stays so."""
    for pause in _PAUSES:
        try:
            work()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            sleep(pause)
        else:
            return
    work()


def begun(file: Path) -> Path:
    """Return an unguessable temporary name beside a file, for use while it is being written."""
    return file.with_name(f"{file.name}.{secrets.token_hex(8)}.part")


def is_shared(folder: Path) -> bool:
    """Tell whether a folder is for several accounts of the PC: its group may write there (Linux and macOS)."""
    try:
        return os.name != "nt" and bool(folder.stat().st_mode & stat.S_IWGRP)
    except OSError:
        return False


def share(file: Path) -> None:
    """Let the folder's group read and write a file of ours, where the folder is shared. SQLite gives its journals
    the rights of the database. What belongs to another account was shared by it."""
    if is_shared(file.parent):
        with suppress(OSError):
            file.chmod(0o660)


def create(file: Path) -> BinaryIO:
    """Open a new file for writing, for this account alone. Raises FileExistsError where there is anything of that
    name, a link too, and OSError."""
    return os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600), "w+b")


def erase(file: Path) -> None:
    """Overwrite a file and delete it. A disk may keep older pages of it all the same. Raises OSError."""
    with file.open("r+b") as opened:
        left = file.stat().st_size
        while left > 0:
            opened.write(_BLOCK[:left])
            left -= len(_BLOCK)
        opened.flush()
        os.fsync(opened.fileno())
    patiently(file.unlink)


def folder_to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
