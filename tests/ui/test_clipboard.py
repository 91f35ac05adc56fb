"""What was copied does not wait in the clipboard for the next person."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from app.demo.home import PASSWORD
from app.i18n import _
from app.ui.kiosk.kiosk import Kiosk
from tests.album import demo_window
from tests.driver import Person

MARKER = "dat huet e Kand geschriwwen"


def test_what_was_copied_in_the_kiosk_is_gone_when_it_forgets(kiosk: Kiosk, child: Person) -> None:
    board = QGuiApplication.clipboard()
    for way in (kiosk.forget, kiosk.hide_everything):
        board.setText(MARKER)
        assert board.text() == MARKER
        way()
        assert MARKER not in board.text()


@pytest.mark.parametrize("way", ["Lock", "Sign out"])
def test_what_staff_copied_is_gone_when_they_lock_or_leave(tmp_path: Path, way: str) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False, demo=True)
    person, board = Person(window), QGuiApplication.clipboard()
    person.types(_("Password"), PASSWORD)
    person.press(_("Sign in"))
    person.awaits(_("Sign out"))
    board.setText(MARKER)
    person.press(_(way))
    person.awaits(_("Sign in"))
    assert MARKER not in board.text()
    window.close()
