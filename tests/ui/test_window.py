"""The window around everything: set-up, data that cannot be used, errors, and what must never reach the disk."""

import base64
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from app import logs, settings
from app.i18n import LANGUAGES, _, pgettext
from app.store.database import FILE_NAME
from app.ui.kiosk.kiosk import Kiosk
from app.ui.setup.assistant import Assistant
from app.window import Window
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.people import set_up
from tests.walks.reports import tell_as_child
from tests.walks.steps import (
    closed,
    code_on_screen,
    demo_window,
    enter_code,
    open_case,
    previews,
    rows,
    sign_in,
    to_reports,
)


def test_a_new_home_is_set_up_and_opens_again(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "fr", (1280, 800), kiosk=False, demo=False)
    for _name, _screen in set_up(Person(window)):
        pass
    assert settings.load(tmp_path) == settings.Settings("Foyer Sonneblumm (Demo)", "fr")
    closed(window)
    again = Window(tmp_path, settings.load(tmp_path), kiosk=True, demo=False)
    again.show()
    assert again.findChildren(Kiosk), "the kiosk is there before the data is"
    Person(again).settles()
    closed(again)


def test_the_assistant_says_what_is_missing_at_its_field(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "en", (1280, 800), kiosk=False, demo=False)
    person = Person(window)
    person.press("English")
    person.press(_("Next"))
    person.press(_("Next"))
    person.awaits(_("Please give a name."))
    person.types(_("Name of the home"), "Home")
    person.press(_("Next"))
    person.awaits(_("The coordinator"))
    person.types(_("Name"), "Claire M.")
    person.types(_("Password"), "passwordpassword")
    person.press(_("Next"))
    person.awaits(_("This is easy to guess. Please take words that belong together only for you."))
    person.press(_("Back"))
    assert person.find(_("Name of the home"), QLineEdit).text() == "Home"
    closed(window)


BROKEN = {
    "damaged": "The data file is damaged. It was left as it is. Please bring back the last back-up.",
    "newer": "The data was written by a newer version of the program. Please install that version.",
    "network": "The data lies on a network drive. That is not safe for it. Please choose a folder on this PC.",
    "file": "The data folder cannot be written to, or the disk is full.",
}


@pytest.mark.parametrize("kind", BROKEN)
def test_data_that_cannot_be_used_is_said_plainly(
    tmp_path: Path, home: TestHome, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bad"
    if kind == "file":
        folder.write_text("x")
    else:
        folder.mkdir()
    if kind == "damaged":
        (folder / FILE_NAME).write_bytes(b"no database" * 1000)
    if kind == "newer":
        home.house.close()
        (folder / FILE_NAME).write_bytes((home.folder / FILE_NAME).read_bytes())
        with sqlite3.connect(folder / FILE_NAME) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.close()
    if kind == "network":
        from app.store import database

        monkeypatch.setattr(database, "on_network", lambda _folder: True)
    window = demo_window(folder, "de", (1280, 800), kiosk=False, demo=False)
    Person(window).awaits(_(BROKEN[kind]))
    closed(window)


@pytest.mark.parametrize("locked", [True, False])
@pytest.mark.parametrize("data", [None, b"", b"no database" * 1000])
def test_missing_data_is_no_new_home_and_a_locked_window_offers_no_way_out(
    tmp_path: Path, data: bytes | None, locked: bool
) -> None:
    if data is not None:
        (tmp_path / FILE_NAME).write_bytes(data)
    window = Window(tmp_path, settings.Settings("Haus Test", "lb"), kiosk=locked, demo=False)
    if locked:
        window.lock()
    window.show()
    person = Person(window)
    person.awaits(
        _("This screen has a problem. Please tell an adult. In danger, call 112.")
        if locked
        else _("Bring a back-up back")
    )
    assert not window.findChildren(Assistant)
    assert bool(person.all(QAbstractButton)) is not locked
    assert (tmp_path / FILE_NAME).exists() == (data is not None), "nothing is made in its place"
    window.hold(False)
    closed(window)


@pytest.mark.unexpected
def test_an_unexpected_error_is_told_calmly_logged_without_words_and_survived(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=True)
    person = Person(window)
    person.awaits(_("I want to say something"))
    person.settles()

    error = RuntimeError("Geheimnis vum Kand")
    sys.excepthook(RuntimeError, error, None)
    person.awaits(_("Something went wrong. Nothing you wrote was lost. Please try again."))
    for button in person.all(QPushButton):
        button.click()
    person.press(_("I want to say something"))
    person.awaits(_("Who are you?"))
    log = (tmp_path / logs.FILE_NAME).read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "Geheimnis" not in log
    closed(window)


MARKER = "Zeilewues Kuebestänner 4711"


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    for coding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = text.encode(coding)
        yield coding, raw
        for shift in range(3):
            coded = base64.b64encode(b"\0" * shift + raw)
            yield f"base64 of {coding}", coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]


def found_in(folder: Path) -> list[str]:
    found = []
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        raw = path.read_bytes() if path.is_file() else b""
        found += [f"{form} in {name}" for form, part in forms(MARKER) if part in raw or MARKER in name]
    return found


def test_what_was_said_is_nowhere_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The marker goes through the kiosk's real screens and the staff's, then every byte is searched."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setattr("tests.walks.reports.WORDS", dict.fromkeys(LANGUAGES, MARKER))
    folder = tmp_path / "data"
    window = demo_window(folder, "lb", (1280, 800), kiosk=True)
    person = Person(window)
    for name, _screen in tell_as_child(person, "lb"):
        if name == "kiosk-name":
            person.types(_("My name"), MARKER)
    code = code_on_screen(person)
    person.press(_("I have my pictures"))
    person.press(_("For staff"))
    sign_in(person, "Claire")
    to_reports(person)
    person.types(_("Search in what I may read"), "Kuebe")
    person.settles()
    person.waits(lambda: rows(person) == 1, "the search")
    open_case(person, 0)
    assert person.sees(MARKER)
    person.press(_("Note"))
    person.types(_("Note"), MARKER)
    person.press(_("Keep the note"))
    person.settles()
    person.press(_("Write an answer"))
    person.writes(MARKER)
    person.press(_("Send the answer"))
    person.awaits(_("Answered"))
    person.press(_("Print"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the paper")
    person.press(pgettext("button", "Close"))
    assert MARKER not in window.windowTitle()
    person.press(_("Open the kiosk"))
    enter_code(person, code)
    person.press(_("Show my answer"))
    person.awaits(MARKER)
    person.press(_("Please explain it again"))
    person.types(_("What should we explain again?"), MARKER)
    person.press(_("Send"))
    person.awaits(_("You asked again."))
    person.settles()
    assert (folder / FILE_NAME).exists()
    assert found_in(tmp_path) == []
    closed(window)
    assert found_in(tmp_path) == []


def test_the_search_for_the_marker_would_find_it(tmp_path: Path) -> None:
    for number, (_form, part) in enumerate(forms(MARKER)):
        (tmp_path / f"{number}").write_bytes(b"xx" + part + b"yy")
    (tmp_path / "whole").write_bytes(base64.b64encode(b"{" + MARKER.encode() + b"}"))
    assert len({name.rsplit(" ", 1)[1] for name in found_in(tmp_path)}) == len(list(forms(MARKER))) + 1
