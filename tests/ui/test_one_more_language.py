"""A language that the program has only been told the name of: every page that a child needs can be used in it."""

import pytest
from PySide6.QtWidgets import QApplication

from app import i18n
from app.i18n import _, content, current, formats, set_language
from app.i18n.names import draft_words
from app.reports.rules.report import Face
from app.ui.kiosk.keyboard import ScreenKeyboard
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.look import LOOKS
from tests.driver import Person

ITALIAN = i18n.Language("Italiano", "it", "it", draft="bozza", borrows="fr")


@pytest.fixture
def italian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(i18n.KNOWN, "it", ITALIAN)
    monkeypatch.setitem(i18n.LANGUAGES, "it", "Italiano (bozza)")


def test_one_line_is_enough(italian: None, kiosk: Kiosk, child: Person) -> None:
    child.press("Italiano")
    assert current() == "it"
    child.awaits(draft_words())
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.press(_("Next"))
    child.awaits(_("Worry"))
    assert content.texts("rights")["safe"]["title"] == "Sans violence"
    assert formats.language("fr") == "francese"


def test_its_keyboard_is_the_english_one(italian: None, qapp: QApplication) -> None:
    set_language("it")
    assert ScreenKeyboard(LOOKS[Face.CHILD]).isEnabled()
