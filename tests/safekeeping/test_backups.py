"""Back-ups: everything comes back, on the same PC and on a new one; whoever it is not for reads nothing; what is
damaged, cut off or full is told, and the present data stays."""

import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.audit_actions import AuditAction
from app.core.errors import (
    BackupNotForYou,
    BackupNotWritten,
    BackupUnreadable,
    MengStemmError,
    NoPlaceForBackup,
    NotAllowed,
    OtherPrograms,
    SecondPersonNeeded,
    WrongPassword,
)
from app.home.services.open_home import open_house
from app.home.services.signing_in import SigningIn
from app.people.services.accounts import Accounts
from app.reports.rules.report import Wish
from app.safekeeping.rules.rotation import DAYS
from app.safekeeping.services.backups import ENDING, Backups, BackupWork
from app.safekeeping.services.restoring import Restoring, agree_to_restore, who_may_agree_to_restore
from app.store import audit
from app.store.database import FILE_NAME
from app.vault import containers
from app.vault.passwords import DEMO
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome, only_case

WORDS = "Dat heiten däerf kee liesen."


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def backups(home: TestHome, stick: Path) -> BackupWork:
    made = BackupWork(home.house, home.signed_in("claire"))
    made.choose(stick)
    return made


def test_everything_comes_back_on_a_new_pc_with_the_recovery_sheet(
    home: TestHome, stick: Path, tmp_path: Path
) -> None:
    home.tell(WORDS)
    made = backups(home, stick).make()
    restoring = Restoring(tmp_path / "new")
    inside = restoring.look_with_words(made.file, " ".join(home.recovery.words))
    assert (inside.counted.home, inside.counted.people, inside.counted.cases) == ("Haus Test", 5, 1)
    assert restoring.take(inside) is None
    again = open_house(tmp_path / "new", home.clock)
    assert SigningIn(again).sign_in(home.ids["claire"], PASSWORD).name == "Claire M."
    moved = TestHome(tmp_path / "new", home.clock, again, home.recovery)
    assert only_case(moved).report.text == WORDS
    again.close()


@pytest.mark.files
@pytest.mark.parametrize("who", ["claire", "marc"])
def test_present_data_is_kept_aside(home: TestHome, stick: Path, who: str) -> None:
    home.tell(WORDS)
    made = backups(home, stick).make()
    home.tell("méi spéit")
    restoring = Restoring(home.folder)
    inside = restoring.look_as(made.file, home.signed_in(who))
    assert inside.counted.cases == 1
    me, second = home.signed_in(who), home.signed_in("anne")
    for agreeing in (None, me):
        with pytest.raises(SecondPersonNeeded):
            restoring.take(inside, me, agreeing)
    with pytest.raises(NotAllowed):
        restoring.take(inside, me, home.signed_in("tom"))
    with pytest.raises(OtherPrograms):
        restoring.take(inside, me, second)
    home.house.close()
    aside = restoring.take(inside, me, second)
    assert aside is not None
    assert (aside / FILE_NAME).exists()
    home.house = open_house(home.folder, home.clock)
    home.known.clear()
    assert only_case(home).report.text == WORDS
    assert not list(home.folder.glob("restore-*"))
    home.clock.now = datetime.now(UTC)
    needs = {need.need: need.count for need in Today(home.house, home.signed_in("anne")).needs()}
    assert needs[Need.BROUGHT_BACK] == 1
    assert Need.BROUGHT_BACK not in {need.need for need in Today(home.house, home.signed_in(who)).needs()}
    kept = open_house(aside, home.clock)
    assert len(TestHome(aside, home.clock, kept, home.recovery).casework("claire").order()) == 2
    kept.close()


def test_who_it_is_not_for_opens_nothing(home: TestHome, stick: Path, tmp_path: Path) -> None:
    home.tell(WORDS)
    made = backups(home, stick).make()
    restoring = Restoring(tmp_path / "new")
    for who in ("tom", "anne"):
        with pytest.raises(NotAllowed):
            restoring.look_as(made.file, home.signed_in(who))
    with pytest.raises(BackupNotForYou):
        restoring.look_with_words(made.file, " ".join(["abandon"] * 23 + ["art"]))
    with pytest.raises(BackupNotForYou):
        restoring.look_with_words(made.file, "keng Wierder")
    whole = made.file.read_bytes()
    assert WORDS.encode() not in whole
    assert b"Haus Test" not in whole
    assert b"Claire" not in whole
    assert b"SQLite" not in whole
    assert not list((tmp_path / "new").glob("restore-*"))


def test_what_was_made_is_whole_or_absent(home: TestHome, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup_work = backups(home, stick)

    def full(*_more: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(containers, "write", full)
    with pytest.raises(BackupNotWritten):
        backup_work.make()
    assert list(stick.iterdir()) == []
    assert not list(home.folder.glob("backup-*"))
    monkeypatch.undo()
    write = containers.write

    def lying(file: object, *more: object) -> bytes:
        key = write(file, *more)  # type: ignore[arg-type]
        file.seek(-20, 1)  # type: ignore[attr-defined]
        file.write(bytes(20))  # type: ignore[attr-defined]
        return key

    monkeypatch.setattr(containers, "write", lying)
    with pytest.raises(BackupUnreadable):
        backup_work.make()
    assert list(stick.iterdir()) == []


def test_a_stick_that_is_not_there_is_told(home: TestHome, stick: Path) -> None:
    assert Backups(home.house).folder is None
    with pytest.raises(NoPlaceForBackup):
        Backups(home.house).make()
    backup_work = backups(home, stick)
    backup_work.make()
    shutil.rmtree(stick)
    with pytest.raises(NoPlaceForBackup):
        backup_work.make()
    assert backup_work.files() == []
    assert backup_work.is_needed()
    with pytest.raises(NoPlaceForBackup):
        backup_work.choose(stick)


def test_a_back_up_is_needed_after_changes_only(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    assert backup_work.is_needed()
    backup_work.make()
    assert not backup_work.is_needed()
    home.tell(WORDS)
    assert backup_work.is_needed()


def test_old_ones_go(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    for _day in range(20):
        home.clock.later(days=1)
        backup_work.make()
    there = backup_work.files()
    assert len(there) < 20
    assert [file.at.date() for file in there[:DAYS]] == [
        (home.clock.now - timedelta(days=number)).date() for number in range(DAYS)
    ]
    (stick / f"meng-stemm-no{ENDING}").write_bytes(b"x")
    assert len(backup_work.files()) == len(there)


def test_a_clock_that_went_wrong_pushes_nothing_out(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    home.clock.later(days=20_000)
    wrong = backup_work.make()
    home.clock.later(days=-20_000)
    right = backup_work.make()
    assert {file.file for file in backup_work.files()} == {wrong.file, right.file}
    home.tell(WORDS)
    home.clock.later(days=3)
    assert backup_work.is_old()
    backup_work.make_if_due()
    assert len(backup_work.files()) == 3
    assert not backup_work.is_old()


@pytest.mark.skipif(sys.platform == "win32", reason="links there need a right that few accounts have")
def test_no_link_on_the_stick_is_written_through(home: TestHome, stick: Path, tmp_path: Path) -> None:
    """Whoever can write there must not have this PC's account write elsewhere, or seal into a file of theirs."""
    backup_work = backups(home, stick)
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    name = f"meng-stemm-{home.clock.now:%Y%m%d-%H%M%S}"
    for link in (f"{name}{ENDING}", f"{name}{ENDING}.part", ".meng-stemm"):
        (stick / link).symlink_to(victim)
    backup_work.make()
    assert victim.read_bytes() == b"mine"
    assert not (stick / f"{name}{ENDING}").is_symlink()


def test_what_is_only_called_like_a_back_up_counts_for_nothing(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    real = backup_work.make()
    whole = real.file.read_bytes()
    for day in range(1, 29):
        fake = stick / f"meng-stemm-202602{day:02}-120000{ENDING}"
        fake.write_bytes(whole if day % 2 else b"x")
    newer = stick / f"meng-stemm-{home.clock.now + timedelta(days=1):%Y%m%d-%H%M%S}{ENDING}"
    newer.write_bytes(whole)
    home.tell(WORDS)
    home.clock.later(days=3)
    assert backup_work.is_old(), "a copy under a newer name silences nothing"
    assert backup_work.newest() == real
    backup_work.make_if_due()
    there = {file.file for file in backup_work.files()}
    assert real.file in there, "they push nothing out"
    strange = [file for file in there if file.stat().st_size == 1]
    assert len(strange) == 14, "nor is anything deleted that is not this home's own"
    assert newer in {file.file for file in backup_work.strange()}
    home.clock.later(days=40)
    backup_work.make()
    assert len(backup_work.strange()) >= 15


def test_one_that_was_altered_is_not_counted(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    made = backup_work.make()
    assert backup_work.newest() == made
    made.file.write_bytes(made.file.read_bytes()[:-1])
    assert backup_work.newest() is None
    assert backup_work.is_old()
    assert backup_work.is_needed()


@pytest.mark.files
def test_bringing_an_old_state_back_is_told_and_revives_nobody(home: TestHome, stick: Path) -> None:
    home.tell(
        "virdrun", wishes=frozenset({Wish.COORDINATOR, Wish.EDUCATOR}), educators=frozenset({home.ids["tom"]})
    )
    made = backups(home, stick).make()
    Accounts(home.house, home.signed_in("claire"), DEMO).deactivate(
        home.ids["tom"], home.ids["joana"], "Hie geet."
    )
    home.tell("iwwer d'Claire")
    home.tell("an nach eng")
    restoring = Restoring(home.folder)
    inside = restoring.look_as(made.file, home.signed_in("claire"))
    me = home.signed_in("claire")
    assert [person.name for person in who_may_agree_to_restore(home.house, me)] == ["Anne S."], "who is told of it"
    with pytest.raises(SecondPersonNeeded):
        agree_to_restore(home.house, me, home.ids["marc"], PASSWORD)
    with pytest.raises(WrongPassword):
        agree_to_restore(home.house, me, home.ids["anne"], "falsch")
    second = agree_to_restore(home.house, me, home.ids["anne"], PASSWORD)
    home.house.close()
    restoring.take(inside, me, second)
    home.house = open_house(home.folder, home.clock)
    home.known.clear()
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(home.ids["tom"], PASSWORD)
    assert home.ids["tom"] not in {person.id for person in home.house.colleagues()}
    assert home.ids["tom"] not in {reader.id for reader in only_case(home).readers}
    home.clock.now = datetime.now(UTC)
    needs = {need.need: need.count for need in Today(home.house, home.signed_in("anne")).needs()}
    assert needs[Need.NOT_IN_BACKUP] == 2


def test_a_home_of_many_pieces_comes_back(home: TestHome, stick: Path, tmp_path: Path) -> None:
    for _number in range(6):
        home.tell("Ganz vill Wierder. " * 1_000)
    made = backups(home, stick).make()
    assert made.bytes > 2 * containers.PIECE
    inside = Restoring(tmp_path / "new").look_with_words(made.file, " ".join(home.recovery.words))
    assert inside.counted.cases == 6
    inside.forget()


@pytest.fixture(scope="module")
def one_back_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str, Path]:
    from tests.made_homes import make_home

    place = tmp_path_factory.mktemp("damage")
    home = make_home(place / "data")
    (place / "stick").mkdir()
    whole = backups(home, place / "stick").make().file.read_bytes()
    home.house.close()
    return whole, " ".join(home.recovery.words), place


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(0, 1), st.integers(1, 255), st.booleans())
def test_any_damage_is_found(one_back_up: tuple[bytes, str, Path], where: float, by: int, cut: bool) -> None:
    whole, words, place = one_back_up
    at = min(int(where * len(whole)), len(whole) - 1)
    damaged = whole[:at] if cut else whole[:at] + bytes([whole[at] ^ by]) + whole[at + 1 :]
    file = place / "damaged"
    file.write_bytes(damaged)
    with pytest.raises((BackupUnreadable, BackupNotForYou)):
        Restoring(place / "new").look_with_words(file, words)
    assert not list((place / "new").glob("restore-*"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_anything_else_is_no_back_up(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    place = tmp_path_factory.mktemp("other")
    (place / "x").write_bytes(containers.MAGIC + data)
    with pytest.raises(MengStemmError):
        Restoring(place / "new").look_with_words(place / "x", " ".join(["abandon"] * 23 + ["art"]))


def test_nonsense_in_the_log_stops_no_back_up(home: TestHome, stick: Path) -> None:
    backup_work = backups(home, stick)
    with home.house.database.writing() as connection:
        for what, about in ((AuditAction.BACKUP_MADE, " "), (AuditAction.BACKUP_MADE, "x")):
            audit.append(connection, home.clock.now, "", what, about=about)
        audit.append(connection, home.clock.now, "", AuditAction.NOT_IN_BACKUP, about="many")
    made = backup_work.make()
    assert backup_work.newest() == made
    assert Today(home.house, home.signed_in("anne")).needs() is not None
    assert not backup_work.is_old()
