"""Packages with an update of the program, as they lie on a stick: `meng-stemm-2.0.0.update`.

A package is a line that names the form, the length of the manifest in four bytes (big-endian), the manifest, the
makers' signature over it (Ed25519), and the installers one after the other as the manifest lists them. Nothing of
it is believed before the signature is right; nothing is read that is longer than the program wants to read. The
same installers make the same bytes."""

import hashlib
import struct
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.core.errors import ContentDamaged, UpdateRefused, WhyRefused, WrittenByNewer
from app.resources import resource
from app.safekeeping.rules.updates import InstallerPart, System, UpdateManifest, is_sound
from app.store.files import begun, folder_to_disk, put_in_place, to_disk
from app.store.formats import Format
from app.vault.sealing import SealBroken
from app.vault.signing import SIGNATURE_BYTES, check, sign

ENDING = ".update"
UPDATE = Format("update of the program", UpdateManifest)
MAKERS_KEY = "makers.pub"

_FORM = b"Meng Stemm update 1\n"
_LENGTH = struct.Struct(">I")
_PLACE = b"update of the program"
_LONGEST_MANIFEST = 256 * 1024
_LONGEST_INSTALLER = 400 * 1024 * 1024
_PIECE = 1024 * 1024
_MOST_FOUND = 20


@dataclass(frozen=True)
class UpdatePackage:
    """A package whose signature is right, and where its installers begin in the file."""

    file: Path
    manifest: UpdateManifest
    begins: int


def makers_key() -> bytes | None:
    """Return the public key of the makers that came with the program; None in a build that has none, which takes
    no updates from a stick."""
    with suppress(OSError, ValueError):
        return bytes.fromhex(resource("packaging", MAKERS_KEY).read_text("ascii").strip())
    return None


def found_on(roots: Iterable[Path]) -> list[Path]:
    """Return the packages that lie at the top of sticks and folders, the newest name first."""
    found: list[Path] = []
    for root in roots:
        with suppress(OSError):
            found += [file for file in root.glob(f"meng-stemm-*{ENDING}") if file.is_file()]
    return sorted(found, key=lambda file: file.name, reverse=True)[:_MOST_FOUND]


def read_package(file: Path, makers: bytes) -> UpdatePackage:
    """Read what a package says of itself, once its signature is right. Raises UpdateRefused."""
    try:
        with file.open("rb") as opened:
            if opened.read(len(_FORM)) != _FORM:
                raise UpdateRefused(WhyRefused.UNREADABLE)
            signed, signature = _signed(opened)
            check(makers, signed, signature, _PLACE)
            begins = opened.tell()
        manifest = UPDATE.read(signed)
    except SealBroken as error:
        raise UpdateRefused(WhyRefused.NOT_OURS) from error
    except WrittenByNewer as error:
        raise UpdateRefused(WhyRefused.TOO_NEW) from error
    except (OSError, ContentDamaged) as error:
        raise UpdateRefused(WhyRefused.UNREADABLE) from error
    if not is_sound(manifest, _LONGEST_INSTALLER):
        raise UpdateRefused(WhyRefused.UNREADABLE)
    return UpdatePackage(file, manifest, begins)


def _signed(opened: BinaryIO) -> tuple[bytes, bytes]:
    length = opened.read(_LENGTH.size)
    if len(length) != _LENGTH.size or not 0 < (size := _LENGTH.unpack(length)[0]) <= _LONGEST_MANIFEST:
        raise UpdateRefused(WhyRefused.UNREADABLE)
    return opened.read(size), opened.read(SIGNATURE_BYTES)


def unpack_installer(package: UpdatePackage, system: System, folder: Path) -> Path:
    """Copy the installer for a system into a folder, and return it once it is what the makers signed. Raises
    UpdateRefused, also where there is none for this system; then nothing is left."""
    part = package.manifest.installers.get(system)
    if part is None:
        raise UpdateRefused(WhyRefused.OTHER_SYSTEM)
    before = [other.bytes for name, other in package.manifest.installers.items() if name is not system]
    order = list(package.manifest.installers)
    skipped = sum(before[: order.index(system)])
    target = folder / part.name
    copy = begun(target)
    try:
        with package.file.open("rb") as source, copy.open("xb") as into:
            source.seek(package.begins + skipped)
            if _copied(source, into, part.bytes) != part.sha256:
                raise UpdateRefused(WhyRefused.NOT_OURS)
        to_disk(copy)
        put_in_place(copy, target)
        folder_to_disk(folder)
    except OSError as error:  # a full disk, a stick that was pulled out: the package itself was right
        raise UpdateRefused(WhyRefused.NOT_BEGUN) from error
    finally:
        copy.unlink(missing_ok=True)
    return target


def _copied(source: BinaryIO, into: BinaryIO, length: int) -> str:
    whole = hashlib.sha256()
    while length and (piece := source.read(min(_PIECE, length))):
        whole.update(piece)
        into.write(piece)
        length -= len(piece)
    return whole.hexdigest()


def write_package(
    file: Path,
    version: str,
    schema: str,
    installers: Mapping[System, Path],
    changes: Mapping[str, Sequence[str]],
    secret: bytes,
) -> None:
    """Make a package of installers, signed with the makers' secret; for `dev.py release`. Raises OSError."""
    parts = {system: _part(installer) for system, installer in installers.items()}
    said = {language: tuple(lines) for language, lines in changes.items()}
    manifest = UPDATE.written(UpdateManifest(version, schema, parts, said)).encode()
    copy = begun(file)
    with copy.open("xb") as into:
        into.write(_FORM + _LENGTH.pack(len(manifest)) + manifest + sign(secret, manifest, _PLACE))
        for installer in installers.values():
            with installer.open("rb") as source:
                _copied(source, into, installer.stat().st_size)
    to_disk(copy)
    put_in_place(copy, file)


def _part(installer: Path) -> InstallerPart:
    with installer.open("rb") as opened:
        return InstallerPart(
            installer.name, installer.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest()
        )
