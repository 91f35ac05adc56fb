"""An update on a stick: believed only when the makers signed it, never by itself an older one, with a back-up
first, handed to the system whole."""

import hashlib
from pathlib import Path

import pytest

from app.core.audit_actions import AuditAction
from app.core.errors import NoPlaceForBackup, NotAllowed, UpdateRefused, WhyRefused
from app.safekeeping.rules.updates import Direction, System, direction
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.update_packages import found_on, read_package, unpack_installer, write_package
from app.safekeeping.services.updating import Updating
from app.store import audit
from app.store.database import HEAD
from app.vault.signing import checks
from tests.made_homes import TestHome

MAKERS, OTHERS = b"m" * 32, b"o" * 32
PUBLIC = checks(MAKERS)
CHANGES = {"en": ["Smaller."], "lb": ["Méi kleng."]}
SETUP, DEB = b"MZ setup" * 5_000, b"!<arch> deb" * 7_000


def package(folder: Path, version: str = "9.0.0", secret: bytes = MAKERS, schema: str = HEAD) -> Path:
    """Make a package of two installers."""
    setup, deb = folder / f"meng-stemm-{version}-setup.exe", folder / f"meng-stemm_{version}_amd64.deb"
    setup.write_bytes(SETUP)
    deb.write_bytes(DEB)
    file = folder / f"meng-stemm-{version}.update"
    write_package(file, version, schema, {System.DEBIAN: deb, System.WINDOWS: setup}, CHANGES, secret)
    setup.unlink()
    deb.unlink()
    return file


class Handed:
    """The system, which takes an installer."""

    def __init__(self) -> None:
        self.taken: list[tuple[System, str, bytes]] = []

    def __call__(self, system: System, installer: Path) -> None:
        self.taken.append((system, installer.name, installer.read_bytes()))


def updating(home: TestHome, who: str = "marc", hand_over: Handed | None = None) -> Updating:
    return Updating(home.house, home.signed_in(who), PUBLIC, System.WINDOWS, hand_over or Handed())


def unpack_both(file: Path, folder: Path) -> None:
    found = read_package(file, PUBLIC)
    for system in System:
        unpack_installer(found, system, folder)


def refused(file: Path) -> WhyRefused:
    with pytest.raises(UpdateRefused) as found:
        read_package(file, PUBLIC)
    return found.value.why


def test_versions_compare_as_numbers() -> None:
    assert direction("1.10.0", "1.9.9") is Direction.NEWER
    assert direction("1.9.9", "1.10.0") is Direction.OLDER
    assert direction("2.0.0", "2.0.0") is Direction.SAME
    with pytest.raises(ValueError, match="2"):
        direction("2", "1.0.0")


def test_the_same_installers_make_the_same_bytes(tmp_path: Path) -> None:
    first = hashlib.sha256(package(tmp_path).read_bytes()).digest()
    assert hashlib.sha256(package(tmp_path).read_bytes()).digest() == first


@pytest.mark.parametrize(("system", "whole"), [(System.WINDOWS, SETUP), (System.DEBIAN, DEB)])
def test_what_is_unpacked_is_what_was_signed(tmp_path: Path, system: System, whole: bytes) -> None:
    found = read_package(package(tmp_path), PUBLIC)
    assert found.manifest.changes_in("lb") == ("Méi kleng.",)
    assert found.manifest.changes_in("fr") == ("Smaller.",)
    assert unpack_installer(found, system, tmp_path).read_bytes() == whole


def test_where_nothing_can_be_written_it_is_not_called_damaged(tmp_path: Path) -> None:
    with pytest.raises(UpdateRefused) as found:
        unpack_installer(read_package(package(tmp_path), PUBLIC), System.WINDOWS, tmp_path / "gone")
    assert found.value.why is WhyRefused.NOT_BEGUN


def test_it_is_noted_before_the_installer_may_close_the_program(home: TestHome, tmp_path: Path) -> None:
    noted: list[str] = []

    def hand_over(_system: System, _installer: Path) -> None:
        with home.house.database.reading() as connection:
            noted.append(audit.records(connection, 1)[0].about)

    BackupWork(home.house, home.signed_in("marc")).choose(tmp_path)
    update = Updating(home.house, home.signed_in("marc"), PUBLIC, System.WINDOWS, hand_over)
    update.begin(update.look(package(tmp_path)))
    assert noted == ["9.0.0"]


def test_who_is_not_the_maker_makes_none(tmp_path: Path) -> None:
    assert refused(package(tmp_path, secret=OTHERS)) is WhyRefused.NOT_OURS


def test_every_changed_byte_is_refused_or_stays_without_effect(tmp_path: Path) -> None:
    """In the manifest and the signature when it is read, in an installer when it is unpacked."""
    file = package(tmp_path)
    whole = file.read_bytes()
    begins = read_package(file, PUBLIC).begins
    for place in [*range(0, begins, 7), begins, begins + len(DEB), len(whole) - 1]:
        changed = bytearray(whole)
        changed[place] ^= 1
        file.write_bytes(changed)
        with pytest.raises(UpdateRefused):
            unpack_both(file, tmp_path)
        assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("length", [0, 10, 22, 60, 200])
def test_one_that_was_cut_off_is_refused(tmp_path: Path, length: int) -> None:
    file = package(tmp_path)
    file.write_bytes(file.read_bytes()[:length])
    assert refused(file) in (WhyRefused.UNREADABLE, WhyRefused.NOT_OURS)


def test_a_length_beyond_all_reason_is_not_read(tmp_path: Path) -> None:
    file = package(tmp_path)
    whole = bytearray(file.read_bytes())
    whole[20:24] = b"\xff\xff\xff\xff"
    file.write_bytes(whole)
    assert refused(file) is WhyRefused.UNREADABLE


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    installer = tmp_path / "..setup.exe"
    installer.write_bytes(SETUP)
    file = tmp_path / "meng-stemm-9.0.0.update"
    write_package(file, "9.0.0", HEAD, {System.WINDOWS: installer}, CHANGES, MAKERS)
    assert refused(file) is WhyRefused.UNREADABLE


def test_packages_are_found_at_the_top_of_a_stick(tmp_path: Path) -> None:
    package(tmp_path)
    (tmp_path / "meng-stemm-1.update").mkdir()
    assert [file.name for file in found_on([tmp_path, tmp_path / "gone"])] == ["meng-stemm-9.0.0.update"]


def test_it_is_begun_with_a_back_up_and_noted(home: TestHome, tmp_path: Path) -> None:
    stick, sticks, system = tmp_path / "stick", tmp_path / "backups", Handed()
    stick.mkdir()
    sticks.mkdir()
    package(stick)
    update = updating(home, hand_over=system)
    [offered] = update.found([stick])
    assert offered.direction is Direction.NEWER
    with pytest.raises(NoPlaceForBackup):
        update.begin(offered)
    assert system.taken == []
    BackupWork(home.house, home.signed_in("marc")).choose(sticks)
    update.begin(offered)
    assert system.taken == [(System.WINDOWS, "meng-stemm-9.0.0-setup.exe", SETUP)]
    assert BackupWork(home.house, home.signed_in("marc")).newest() is not None
    with home.house.database.reading() as connection:
        newest = audit.records(connection, 1)[0]
    assert (newest.what, newest.about) == (AuditAction.UPDATE_BEGUN, "9.0.0")


def test_another_file_under_its_name_is_not_begun(home: TestHome, tmp_path: Path) -> None:
    system = Handed()
    BackupWork(home.house, home.signed_in("marc")).choose(tmp_path)
    update = updating(home, hand_over=system)
    offered = update.look(package(tmp_path))
    offered.package.file.write_bytes(package(tmp_path, "9.0.1").read_bytes())
    with pytest.raises(UpdateRefused):
        update.begin(offered)
    assert system.taken == []


def test_the_way_back_is_taken_only_when_somebody_opens_it(home: TestHome, tmp_path: Path) -> None:
    update = updating(home)
    offered = update.look(package(tmp_path, "0.9.0", schema="0003"))
    assert offered.direction is Direction.OLDER
    assert not offered.keeps_data_form


def test_the_version_that_is_here_and_another_system_are_refused(home: TestHome, tmp_path: Path) -> None:
    with pytest.raises(UpdateRefused) as found:
        updating(home).look(package(tmp_path, Updating.version))
    assert found.value.why is WhyRefused.NOT_NEWER
    deb = tmp_path / "x.deb"
    deb.write_bytes(DEB)
    file = tmp_path / "meng-stemm-9.0.0.update"
    write_package(file, "9.0.0", HEAD, {System.DEBIAN: deb}, CHANGES, MAKERS)
    with pytest.raises(UpdateRefused) as other:
        updating(home).look(file)
    assert other.value.why is WhyRefused.OTHER_SYSTEM


@pytest.mark.parametrize("who", ["tom", "anne"])
def test_only_coordinators_and_administrators_update(home: TestHome, tmp_path: Path, who: str) -> None:
    offered, update = updating(home).look(package(tmp_path)), updating(home, who)
    with pytest.raises(NotAllowed):
        update.look(offered.package.file)
    with pytest.raises(NotAllowed):
        update.found([tmp_path])
    with pytest.raises(NotAllowed):
        update.begin(offered)


def test_a_build_without_a_makers_key_takes_none(home: TestHome, tmp_path: Path) -> None:
    update = Updating(home.house, home.signed_in("marc"), None, System.WINDOWS, Handed())
    if update.is_possible:
        pytest.skip("this build knows its makers")
    with pytest.raises(UpdateRefused):
        update.look(package(tmp_path))
