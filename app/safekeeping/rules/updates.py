"""What can be said of an update that somebody brings on a stick."""

import re
from dataclasses import dataclass
from enum import Enum, StrEnum, auto


class System(StrEnum):
    """What an installer is for."""

    WINDOWS = "windows"
    DEBIAN = "debian"


@dataclass(frozen=True)
class InstallerPart:
    """An installer in the package: its name, how long it is, and its SHA-256 in hexadecimal."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True)
class UpdateManifest:
    """What the makers sign: the version, the schema of its data, the installers in their order, and what changes,
    in plain sentences by language."""

    version: str
    schema: str
    installers: dict[System, InstallerPart]
    changes: dict[str, tuple[str, ...]]

    def changes_in(self, language: str) -> tuple[str, ...]:
        """Return what changes, in a language, or in English where it is not said in that."""
        return self.changes.get(language) or self.changes.get("en", ())


class Direction(Enum):
    """Where a version leads from the present one."""

    NEWER = auto()
    SAME = auto()
    OLDER = auto()


_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})\.(\d{1,4})")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,99}")


def version_key(version: str) -> tuple[int, ...]:
    """Return a version as numbers that compare. Raises ValueError where it is none."""
    found = _VERSION.fullmatch(version)
    if found is None:
        raise ValueError(version)
    return tuple(map(int, found.groups()))


def direction(offered: str, here: str) -> Direction:
    """Return where a version leads from the present one. Raises ValueError where one is none."""
    there, now = version_key(offered), version_key(here)
    return Direction.SAME if there == now else Direction.NEWER if there > now else Direction.OLDER


def is_sound(manifest: UpdateManifest, longest: int) -> bool:
    """Tell whether version, names and lengths are such that they can be meant; no name leads out of a folder."""
    parts = manifest.installers.values()
    try:
        version_key(manifest.version)
    except ValueError:
        return False
    return bool(parts) and all(_NAME.fullmatch(part.name) and 0 < part.bytes <= longest for part in parts)
