"""Makes what is given out of a built version: the update package for a stick, the list of what is inside
(CycloneDX), and the checksums. `python3 dev.py release` calls it.

`--new-key FILE` makes the makers' secret once: FILE stays with them, away from every PC that builds; the public
half goes into `resources/packaging/makers.pub` and with it into every later version, which takes updates from its
owner alone."""

import argparse
import hashlib
import re
import secrets
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from app import __version__, resources
from app.i18n import KNOWN
from app.safekeeping.rules.updates import System
from app.safekeeping.services.update_packages import ENDING, MAKERS_KEY, write_package
from app.store.database import HEAD
from app.store.files import create
from app.vault.signing import checks

NAME = "meng-stemm"
PROJECT = Path(__file__).resolve().parents[1]
SECRET_BYTES = 32
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_ASKED = re.compile(r"[A-Za-z0-9._-]+")


def new_key(file: Path) -> Path:
    """Make the makers' secret; return where its public half lies. Raises FileExistsError rather than lose one."""
    public = resources.resource("packaging", MAKERS_KEY)
    if public.exists():
        raise FileExistsError(public)
    secret = secrets.token_bytes(SECRET_BYTES)
    with create(file) as kept:  # for this account alone from its first byte on
        kept.write(f"{secret.hex()}\n".encode())
    public.write_text(checks(secret).hex() + "\n", "ascii")
    return public


def changes() -> dict[str, list[str]]:
    """Return what this version changes, by language. Raises KeyError where one of the four is missing."""
    said = tomllib.loads(resources.resource("packaging", "changes.toml").read_text("utf-8"))[__version__]
    return {code: said[code] for code, language in KNOWN.items() if code in said or not language.draft}


def update_package(target: Path, installers: dict[System, Path], secret: bytes) -> Path:
    """Write the package for a stick. Raises OSError."""
    file = target / f"{NAME}-{__version__}{ENDING}"
    write_package(file, __version__, HEAD, installers, changes(), secret)
    return file


def in_the_program() -> list[tuple[str, str]]:
    """Return name and version of each package that the program stands on, with those that they need, as the lock
    file pins them."""
    lines = (PROJECT / "requirements.lock").read_text("utf-8").splitlines()
    pinned = {_plain(found[1]): found[2] for line in lines if (found := _PINNED.match(line))}
    wanted = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    seen: set[str] = set()
    waiting = [*wanted]
    while waiting:
        begins = _ASKED.match(waiting.pop())
        name = _plain(begins[0]) if begins else ""
        if name in pinned and name not in seen:
            seen.add(name)
            waiting += _needed_by(name)
    return sorted((name, pinned[name]) for name in seen)


def _needed_by(name: str) -> Iterator[str]:
    try:
        needs = metadata.requires(name) or []
    except metadata.PackageNotFoundError:  # for another system than this one
        return
    for need in needs:
        if "extra ==" not in need or (name == "psycopg" and '"binary"' in need.replace("'", '"')):
            yield need


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def bill_of_materials(target: Path, moment: datetime) -> Path:
    """Write what is inside as CycloneDX 1.6 (JSON): each package with version, licence as its makers say it, and
    address."""
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    program = Component(name=NAME, version=__version__, type=ComponentType.APPLICATION, bom_ref=NAME)
    packages = in_the_program()
    parts = [
        Component(
            name=name,
            version=version,
            type=ComponentType.LIBRARY,
            bom_ref=f"{name}=={version}",
            purl=PackageURL("pypi", None, name, version),
            licenses=[DisjunctiveLicense(name=licence)] if (licence := _licence(name)) else None,
        )
        for name, version in packages
    ]
    bom = Bom(
        components=parts,
        serial_number=uuid5(NAMESPACE_URL, f"{NAME} {__version__} {packages}"),
        metadata=BomMetaData(component=program, timestamp=moment),
    )
    bom.register_dependency(program, parts)
    file = target / f"{NAME}-{__version__}.cdx.json"
    file.write_text(JsonV1Dot6(bom).output_as_string(indent=2) + "\n", "utf-8")
    return file


def _licence(name: str) -> str:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    said = next((about[key] for key in ("License-Expression", "License") if key in about), "")
    return said.strip().splitlines()[0] if said.strip() else ""


def checksums(target: Path) -> Path:
    """Write the SHA-256 of every file, as `sha256sum --check` reads it."""
    file = target / "SHA256SUMS"
    lines = []
    for other in sorted(target.iterdir()):
        if other.is_file() and other != file:
            with other.open("rb") as opened:
                lines.append(f"{hashlib.file_digest(opened, 'sha256').hexdigest()}  {other.name}\n")
    file.write_text("".join(lines), "utf-8")
    return file


def moment_of_newest_change() -> datetime:
    """Return when the newest change was made: the same twice gives the same bytes."""
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],
        cwd=PROJECT,
        check=False,
        capture_output=True,
        text=True,
    ).stdout.strip()
    return datetime.fromtimestamp(int(said or 0), UTC)


def _signed(setup: Path, certificate: Path | None, target: Path) -> Path:
    """Copy the installer for Windows, signed where there is a certificate (Authenticode, osslsigncode)."""
    copy = target / setup.name
    if certificate is None:
        shutil.copy(setup, copy)
        return copy
    command = ["osslsigncode", "sign", "-pkcs12", str(certificate), "-h", "sha256", "-in", str(setup)]
    subprocess.run([*command, "-askpass", "-out", str(copy)], check=True)
    return copy


def release(
    target: Path, installers: dict[System, Path], key: Path | None, certificate: Path | None
) -> list[Path]:
    """Fill a folder with what is given out, and return its files. Raises OSError and KeyError."""
    target.mkdir(parents=True, exist_ok=True)
    ready = {}
    for system, installer in sorted(installers.items()):
        ready[system] = _signed(installer, certificate if system is System.WINDOWS else None, target)
    if key is not None:
        secret = bytes.fromhex(key.read_text("ascii").strip())
        if resources.resource("packaging", MAKERS_KEY).read_text("ascii").strip() != checks(secret).hex():
            raise ValueError(key)
        update_package(target, ready, secret)
    bill_of_materials(target, moment_of_newest_change())
    checksums(target)
    return sorted(target.iterdir())


def main(argv: Sequence[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="dev.py release")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--new-key", type=Path, metavar="FILE")
    parser.add_argument("--key", type=Path, metavar="FILE")
    parser.add_argument("--certificate", type=Path, metavar="PFX")
    parser.add_argument("--debian", type=Path, metavar="DEB")
    parser.add_argument("--windows", type=Path, metavar="SETUP")
    asked = parser.parse_args(argv)
    if asked.new_key is not None:
        print(new_key(asked.new_key))
        return 0
    if asked.folder is None:
        parser.error("which folder?")
    given = {System.DEBIAN: asked.debian, System.WINDOWS: asked.windows}
    installers = {system: file for system, file in given.items() if file is not None}
    if not installers:
        parser.error("no installer: build one first")
    for file in release(asked.folder, installers, asked.key, asked.certificate):
        print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
