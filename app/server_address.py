"""Where the home of this PC is: in its folder, or on a server. The address stands in the settings of the PC."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from app import settings
from app.core.errors import ReadOnlyFolder


def remember_server(folder: Path, server: str, name: str, language: str) -> None:
    """Write down that the home of this name is on a server. Raises ReadOnlyFolder."""
    _save(folder, settings.Settings(name, language or settings.load(folder).language, server))


def keep_address(folder: Path, server: str) -> None:
    """Write down where the home is now: on a server, or in the folder where no address is given. Raises
    ReadOnlyFolder."""
    _save(folder, replace(settings.load(folder), server=server))


def greet_as(folder: Path, name: str, language: str) -> None:
    """Let the next start show the name and language of a home that was brought back. Where that cannot be written,
    the next start reads it from the data."""
    with suppress(OSError):
        settings.save(folder, replace(settings.load(folder), home_name=name, language=language))


def _save(folder: Path, known: settings.Settings) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings.save(folder, known)
    except OSError as error:
        raise ReadOnlyFolder(folder) from error
