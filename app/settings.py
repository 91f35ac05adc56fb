"""Small settings in a file beside the data: what the first page shows before anything else has loaded. Nothing
secret, nothing about a child."""

import json
import os
import stat
from dataclasses import asdict, dataclass, replace
from pathlib import Path

FILE_NAME = "settings.json"
_LARGEST = 10_000


@dataclass(frozen=True)
class Settings:
    """The home's name and language, as the start page shows them; the address of the server where the home lies on
    one."""

    home_name: str = ""
    language: str = "lb"
    server: str = ""


def load(folder: Path) -> Settings:
    """Return the settings; the defaults where the file is missing or not readable."""
    try:
        raw = (folder / FILE_NAME).read_bytes()[:_LARGEST]
        values = json.loads(raw)
    except (OSError, ValueError):
        return Settings()
    if not isinstance(values, dict):
        return Settings()
    known = {
        name: value for name, value in values.items() if name in asdict(Settings()) and isinstance(value, str)
    }
    return replace(Settings(), **known)


def save(folder: Path, settings: Settings) -> None:
    """Write the settings under another name, bring them to the disk, then rename. Raises OSError."""
    import tempfile  # noqa: PLC0415 - loading needs none of it

    handle, name = tempfile.mkstemp(dir=folder, prefix=FILE_NAME)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(settings), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        if folder.stat().st_mode & stat.S_IWGRP:  # for several accounts of the PC
            Path(name).chmod(0o660)
        Path(name).replace(folder / FILE_NAME)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
