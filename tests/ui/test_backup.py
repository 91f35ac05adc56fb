"""Back-ups through the screens: one now, the way back, and a new PC that knows nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app import settings
from app.assembly.parts import Parts
from app.home.services.open_home import open_house
from app.i18n import LANGUAGES, _, current, set_language
from app.safekeeping.rules.backups import Counted
from app.safekeeping.services.backups import Backups, BackupWork
from app.server_address import greet_as
from app.store import audit
from app.store.database import FILE_NAME
from app.year.rules.today import Need, WaitingNeed
from app.year.words.today import need_line
from tests.driver import Person
from tests.made_homes import PASSWORD, TestHome, only_case
from tests.walks.steps import closed, demo_window, shell_of

WORDS = "Ech wëll, datt dat bleift."


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_more: str(folder))
    return folder


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: calls.append("quit"))
    return calls


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_administrator_chooses_a_stick_and_backs_up(home: TestHome, stick: Path, language: str) -> None:
    set_language(language)
    marc = shell_of(home, "marc")
    marc.awaits(need_line(WaitingNeed(Need.BACKUP, 1)))
    marc.press(_("Back-up"))
    marc.awaits(_("Nothing is backed up yet."))
    marc.press(_("Choose a folder or a stick"))
    marc.awaits(str(stick))
    marc.press(_("Back up now"))
    marc.awaits(_("The back-up is made. It was read back and is complete."))
    marc.awaits(_("The newest back-up is from today."))
    assert len(list(stick.iterdir())) == 1
    marc.press(_("Today"))
    marc.awaits(_("The newest back-up is from today."))
    assert not marc.sees(need_line(WaitingNeed(Need.BACKUP, 1)))


def test_a_back_up_is_looked_into_and_brought_back(home: TestHome, stick: Path, ended: list[str]) -> None:
    home.tell(WORDS)
    backup_work = BackupWork(home.house, home.signed_in("claire"))
    backup_work.choose(stick)
    backup_work.make()
    home.tell("méi spéit")
    claire = shell_of(home, "claire")
    claire.press(_("Back-up"))
    claire.press(_("Look inside"))
    claire.awaits(_("Is this the right one?"))
    claire.chooses(_("Who agrees?"), "Anne S.")
    claire.types(_("Their password"), "falsch")
    claire.press(_("Bring it back"))
    claire.settles()
    assert not ended
    claire.types(_("Their password"), PASSWORD)
    claire.press(_("Bring it back"))
    claire.waits(lambda: ended, "the end of the program")
    claire.window.close()
    home.house = open_house(home.folder, home.clock)
    home.known.clear()
    assert only_case(home).report.text == WORDS
    assert len(list(home.folder.glob("aside-*"))) == 1


def test_a_new_pc_takes_a_home_over_with_the_sheet(
    home: TestHome, stick: Path, ended: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.tell(WORDS)
    backup_work = BackupWork(home.house, home.signed_in("claire"))
    backup_work.choose(stick)
    made = backup_work.make()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(made.file), ""))
    new = open_house(tmp_path / "new", home.clock)
    assistant = Parts(new, demo=False).assistant()
    assistant.show()
    person = Person(assistant)
    person.press(_("Bring a back-up back"))
    person.awaits(_("The 24 words"))
    person.writes("falsch Wierder")
    person.press(_("Look inside"))
    person.awaits(_("This back-up does not open with these words or with your key."))
    person.writes(" ".join(home.recovery.words))
    person.press(_("Look inside"))
    person.awaits(_("Is this the right one?"))
    person.press(_("Bring it back"))
    person.waits(lambda: ended, "the end of the program")
    assistant.close()
    again = open_house(tmp_path / "new", home.clock)
    assert only_case(TestHome(tmp_path / "new", home.clock, again, home.recovery)).report.text == WORDS
    again.close()


def test_damaged_data_is_replaced_with_the_sheet(
    home: TestHome, stick: Path, ended: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.tell(WORDS)
    backup_work = BackupWork(home.house, home.signed_in("claire"))
    backup_work.choose(stick)
    made = backup_work.make()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(made.file), ""))
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / FILE_NAME).write_bytes(b"no database" * 1_000)
    window = demo_window(bad, "lb", (1280, 800), kiosk=False, demo=False)
    person = Person(window)
    person.press(_("Bring a back-up back"))
    person.awaits(_("The 24 words"))
    person.writes(" ".join(home.recovery.words))
    person.press(_("Look inside"))
    person.press(_("Bring it back"))
    person.waits(lambda: ended, "the end of the program")
    closed(window)
    again = open_house(bad, home.clock)
    assert only_case(TestHome(bad, home.clock, again, home.recovery)).report.text == WORDS
    with again.database.reading() as connection:
        assert "back-up brought back" in [record.action for record in audit.records(connection, 5)]
    again.close()


def test_a_pulled_out_stick_is_told(home: TestHome, stick: Path) -> None:
    BackupWork(home.house, home.signed_in("claire")).choose(stick)
    marc = shell_of(home, "marc")
    marc.press(_("Back-up"))
    marc.awaits(str(stick))
    stick.rmdir()
    marc.press(_("Back up now"))
    marc.awaits(_("The folder for the back-up is not there. Please put the stick in, or choose another."))


def test_each_day_with_changes_has_its_back_up(home: TestHome, stick: Path) -> None:
    parts = Parts(home.house, demo=False)
    parts.each_hour()
    assert Backups(home.house).files() == []
    BackupWork(home.house, home.signed_in("claire")).choose(stick)
    for _hour in range(30):
        home.tell("eppes") if _hour % 10 == 0 else None
        parts.each_hour()
        home.clock.later(hours=1)
    assert len(Backups(home.house).files()) == 2


def test_the_next_start_speaks_the_language_of_the_home_that_came_back(tmp_path: Path) -> None:
    set_language("fr")
    for language, spoken in (("de", "de"), ("", "fr")):
        counted = Counted("Haus Test", 5, 1, 9, None, language)
        greet_as(tmp_path, counted.home, counted.language or current())
        known = settings.load(tmp_path)
        assert (known.home_name, known.language) == ("Haus Test", spoken)
