"""What is given out with a version: the package for a stick that the program itself takes, what is inside, and the
checksums; the same twice gives the same bytes."""

import hashlib
import json
from pathlib import Path

import pytest

from app import __version__, resources
from app.safekeeping.rules.updates import System
from app.safekeeping.services.update_packages import read_package
from app.vault.signing import checks
from tests import release

SECRET = b"k" * 32


@pytest.fixture
def makers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The makers' secret, with its public half where the program has it."""
    public = tmp_path / "makers.pub"
    real = resources.resource
    kept = {"makers.pub": public}
    monkeypatch.setattr(resources, "resource", lambda *parts: kept.get(parts[-1]) or real(*parts))
    key = tmp_path / "makers.key"
    assert release.new_key(key) == public
    return key


def installers(folder: Path) -> dict[System, Path]:
    folder.mkdir()
    setup, deb = folder / "setup.exe", folder / "x.deb"
    setup.write_bytes(b"setup")
    deb.write_bytes(b"deb")
    return {System.WINDOWS: setup, System.DEBIAN: deb}


def test_a_release_is_whole_and_the_same_twice(tmp_path: Path, makers: Path) -> None:
    made = installers(tmp_path / "built")
    first = release.release(tmp_path / "one", made, makers, None)
    second = release.release(tmp_path / "two", made, makers, None)
    assert [file.read_bytes() for file in first] == [file.read_bytes() for file in second]
    names = {file.name for file in first}
    package = f"meng-stemm-{__version__}.update"
    assert names == {"setup.exe", "x.deb", package, f"meng-stemm-{__version__}.cdx.json", "SHA256SUMS"}
    public = checks(bytes.fromhex(makers.read_text("ascii").strip()))
    manifest = read_package(tmp_path / "one" / package, public).manifest
    assert set(manifest.installers) == set(System)
    assert {"lb", "fr", "de", "en"} <= set(manifest.changes)
    sums = dict(
        line.split("  ")[::-1] for line in (tmp_path / "one" / "SHA256SUMS").read_text("utf-8").splitlines()
    )
    for name in names - {"SHA256SUMS"}:
        assert sums[name] == hashlib.sha256((tmp_path / "one" / name).read_bytes()).hexdigest()


def test_what_is_inside_is_named(tmp_path: Path) -> None:
    file = release.bill_of_materials(tmp_path, release.moment_of_newest_change())
    said = json.loads(file.read_text("utf-8"))
    assert said["specVersion"] == "1.6"
    parts = {part["name"]: part for part in said["components"]}
    for name in ("pyside6-essentials", "pynacl", "cffi", "sqlalchemy", "soundfile", "keyring"):
        assert parts[name]["purl"].startswith(f"pkg:pypi/{name}@")
    assert "numpy" not in parts
    assert "pytest" not in parts


def test_a_key_is_made_once_and_a_strange_one_signs_nothing(tmp_path: Path, makers: Path) -> None:
    with pytest.raises(FileExistsError):
        release.new_key(tmp_path / "another.key")
    makers.write_text(SECRET.hex(), "ascii")
    with pytest.raises(ValueError, match=r"makers\.key"):
        release.release(tmp_path / "one", installers(tmp_path / "built"), makers, None)
