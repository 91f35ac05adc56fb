"""An update through the room "Back-up": found on a stick, shown with what it changes, begun; the program ends."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from app.core.errors import WhyRefused
from app.core.rooms import RoomId
from app.i18n import LANGUAGES, _, set_language
from app.safekeeping.rules.updates import System
from app.safekeeping.services import updating
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.words import refused_update_line
from app.ui.staff.backup import update_card
from app.ui.staff.backup.update_card import UpdateCard
from tests.made_homes import TestHome
from tests.safekeeping.test_updates import PUBLIC, Handed, package
from tests.walks.steps import shell_of


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick, on a PC whose program came by an installer of the makers'."""
    place = tmp_path / "stick"
    place.mkdir()
    monkeypatch.setattr(updating, "makers_key", lambda: PUBLIC)
    monkeypatch.setattr(updating, "installed_as", lambda: System.WINDOWS)
    monkeypatch.setattr(update_card, "roots", lambda: [place])
    return place


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_update_is_found_shown_and_begun(
    home: TestHome, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    set_language(language)
    system, ended = Handed(), []
    monkeypatch.setattr(updating.Updating.__init__, "__defaults__", (None, None, system))
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append(True))
    BackupWork(home.house, home.signed_in("marc")).choose(tmp_path)
    marc = shell_of(home, "marc", room=RoomId.BACKUP)
    marc.press(_("Look for an update on a stick"))
    marc.awaits(_("No newer version lies on a stick here."))
    package(stick)
    marc.press(_("Look for an update on a stick"))
    marc.awaits(_("Update to version {version}").format(version="9.0.0"))
    marc.press(_("Update now"))
    marc.waits(lambda: bool(ended), "the end of the program")
    assert [name for _system, name, _whole in system.taken] == ["meng-stemm-9.0.0-setup.exe"]
    marc.window.close()


def test_a_strange_file_is_refused_in_words(home: TestHome, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = package(stick, secret=b"x" * 32)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(file), ""))
    marc = shell_of(home, "marc", room=RoomId.BACKUP)
    (card,) = marc.all(UpdateCard)
    card.open_other()
    marc.awaits(refused_update_line(WhyRefused.NOT_OURS))
    marc.window.close()


def test_a_program_that_was_copied_shows_no_update(home: TestHome) -> None:
    marc = shell_of(home, "marc", room=RoomId.BACKUP)
    assert marc.all(UpdateCard) == []
    marc.window.close()
