"""The server chosen in windows: a home moves there and back, and another PC finds it, with every word."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app import settings
from app.assembly.parts import Parts
from app.home.services.open_home import open_house
from app.i18n import _
from app.safekeeping.services.moving import move_to_server
from app.server_address import keep_address
from app.store.database import FILE_NAME
from app.ui.changes import Changes
from tests.driver import Person
from tests.made_homes import TestHome, nowhere
from tests.server.cluster import Server, is_there, new_database
from tests.walks.steps import application, shell_of

WORDS = "Dat geet mat op de Server."

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(300),
]


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    application()
    calls: list[str] = []
    monkeypatch.setattr(QApplication, "quit", lambda: calls.append("quit"))
    monkeypatch.setattr(Changes, "_look", lambda _changes: None)  # here the program does not really end
    return calls


def in_back_up(home: TestHome) -> Person:
    person = shell_of(home, "marc")
    person.press(_("Back-up"))
    person.settles()
    return person


def test_a_home_moves_to_a_server_and_back_in_windows(
    home: TestHome, server: Server, tmp_path: Path, ended: list[str]
) -> None:
    home.tell(WORDS)
    address = new_database(server, "chosen")
    keep_address(home.folder, "")
    marc = in_back_up(home)
    marc.awaits(_("In a file on this computer."))
    marc.press(_("Move it to a server"))
    marc.types(_("Address of the server"), "nonsense")
    marc.press(_("Move it to a server"))
    marc.awaits(_("This is no address of a server, or the line to it is not encrypted."))
    marc.types(_("Address of the server"), address)
    marc.press(_("Move it to a server"))
    marc.waits(lambda: settings.load(home.folder).server == address, "the address")
    marc.press(_("OK"))
    assert ended == ["quit"]
    marc.window.close()
    home.house.close()

    there = TestHome(home.folder, home.clock, open_house(home.folder, home.clock, address), home.recovery, address)
    assert there.casework("claire").open(there.casework("claire").order()[0]).report.text == WORDS
    later = there.tell("um Server gesot")
    assert not (home.folder / FILE_NAME).exists(), "keys that end later on the server would still open it"
    assert len(list(home.folder.glob("moved-*.msbackup"))) == 1, "a sealed copy is kept"
    marc = in_back_up(there)
    marc.press(_("Bring it back to this computer"))
    marc.press(_("Bring it back to this computer"))
    marc.waits(lambda: settings.load(home.folder).server == "", "no address")
    marc.press(_("OK"))
    assert ended == ["quit", "quit"]
    marc.window.close()
    there.house.close()
    back = TestHome(home.folder, home.clock, open_house(home.folder, home.clock), home.recovery)
    assert back.following.open(later.code).keys.case_id
    assert not list(home.folder.glob("aside-*")), "nothing plain lay here"
    back.house.close()


def test_a_new_pc_finds_the_home_on_the_server(
    home: TestHome, server: Server, tmp_path: Path, ended: list[str]
) -> None:

    address = new_database(server, "found")
    home.house.close()
    move_to_server(home.folder, address, nowhere)
    folder = tmp_path / "new"
    house = open_house(folder, home.clock)
    assistant = Parts(house, demo=False).assistant()
    assistant.show()
    person = Person(assistant)
    person.press(_("This home is on a server"))
    person.types(_("Address of the server"), address)
    person.press(_("Connect"))
    person.waits(lambda: ended, "the end of the program")
    assert settings.load(folder) == settings.Settings("Haus Test", "lb", address)
    assistant.close()
    house.close()
