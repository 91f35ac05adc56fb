"""A back-up says who made it, and remembers how far the log had come (S8, S10, B4)."""

import io
from pathlib import Path

import pytest

from app.reports.services.pepper import Pepper
from app.safekeeping.services.backups import ENDING, Backups, BackupWork, readers_of
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME
from app.vault import containers
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import TestHome
from tests.reports.test_pepper import Store

pytestmark = pytest.mark.files


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for back-ups."""
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def made_by(home: TestHome, stick: Path, who: str = "claire") -> Path:
    work = BackupWork(home.house, home.signed_in(who))
    work.choose(stick)
    return work.make_now().file


def words(home: TestHome) -> str:
    return " ".join(home.recovery.words)


def test_a_back_up_proves_on_any_pc_that_this_home_made_it(home: TestHome, stick: Path, tmp_path: Path) -> None:
    home.tell()
    file = made_by(home, stick)
    inside = Restoring(tmp_path / "elsewhere").look_with_words(file, words(home))
    roster = home.house.roster()
    assert roster is not None
    assert inside.is_proven
    assert inside.number
    assert Restoring(tmp_path / "here").look_as(file, home.signed_in("marc")).is_proven


def test_a_pc_signs_while_nobody_is_signed_in(home: TestHome, stick: Path, tmp_path: Path) -> None:
    made_by(home, stick)
    home.house.key_store = Store()
    without = Backups(home.house).make()
    assert not Restoring(tmp_path / "a").look_with_words(without.file, words(home)).is_proven, "it has no secret"
    Pepper(home.house).fetch(home.signed_in("tom"))
    home.clock.later(minutes=1)
    assert Restoring(tmp_path / "b").look_with_words(Backups(home.house).make().file, words(home)).is_proven


def test_who_seals_other_data_for_the_home_proves_nothing(home: TestHome, stick: Path, tmp_path: Path) -> None:
    """The keys to seal for are public, and the facts of a genuine back-up are there to be copied."""
    home.tell()
    genuine = made_by(home, stick)
    with genuine.open("rb") as opened:
        facts = dict(containers.head(opened).facts)
    home.tell("Nach eppes.")
    home.house.database.copy_to(tmp_path / "other.db")
    forged = stick / f"forged{ENDING}"
    for its_facts in (facts, {"made": facts["made"]}, {}):
        sealed = io.BytesIO()
        with (tmp_path / "other.db").open("rb") as plain:
            containers.write(sealed, plain, its_facts, readers_of(home.house))
        forged.write_bytes(sealed.getvalue())
        inside = Restoring(tmp_path / "elsewhere").look_with_words(forged, words(home))
        assert inside.counted.cases == 2, "it opens, and holds what somebody put into it"
        assert not inside.is_proven
        inside.forget()


def test_a_stick_that_knows_more_than_the_file_is_told(home: TestHome, stick: Path, tmp_path: Path) -> None:
    """B4: an older copy of the whole file, put back on a PC that remembers nothing."""
    made_by(home, stick)
    home.house.database.copy_to(tmp_path / "older.db")
    home.tell()
    home.clock.later(minutes=1)
    BackupWork(home.house, home.signed_in("claire")).make_now()
    assert Need.LOG_DIFFERS not in needs(home)
    home.house.close()
    for ending in ("-wal", "-shm"):
        (home.folder / (FILE_NAME + ending)).unlink(missing_ok=True)
    (home.folder / FILE_NAME).write_bytes((tmp_path / "older.db").read_bytes())
    again = home.reopened()
    assert again.signed_in("anne").alarms == (), "nothing in the file gives it away"
    assert Need.LOG_DIFFERS in needs(again)
    assert Need.LOG_DIFFERS in needs(again, "claire")
    again.house.close()


def needs(home: TestHome, who: str = "anne") -> set[Need]:
    return {need.need for need in Today(home.house, home.signed_in(who)).needs()}
