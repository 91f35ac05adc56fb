"""What can be said of a back-up."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class BackupFile:
    """A back-up that lies in the folder: where, and when it was made (UTC)."""

    file: Path
    at: datetime
    bytes: int


@dataclass(frozen=True)
class Counted:
    """The home's name, how many people, cases and rows of the audit log, and when something last happened."""

    home: str
    people: int
    cases: int
    rows: int
    newest: datetime | None
    language: str = ""
