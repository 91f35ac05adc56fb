"""What was copied does not wait in the clipboard for the next person."""

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from app.demo.home import PASSWORD
from app.i18n import _
from app.speech import one_voice as turns
from app.ui.clipboard import OUT_OF_HISTORY, keep_out_of_history, out_of_history
from app.ui.kiosk.kiosk import Kiosk
from app.ui.staff.shell import Shell, SideButton
from tests.driver import Person
from tests.walks.steps import demo_window

MARKER = "dat huet e Kand geschriwwen"


def test_what_was_copied_in_the_kiosk_is_gone_when_it_forgets(kiosk: Kiosk, child: Person) -> None:
    board = QGuiApplication.clipboard()
    for way in (kiosk.forget, kiosk.hide_everything):
        board.setText(MARKER)
        assert board.text() == MARKER
        way()
        assert MARKER not in board.text()


class Voice:
    """Somebody who speaks until told to be silent."""

    def __init__(self) -> None:
        self.silent = False

    def stop(self) -> None:
        self.silent = True


@pytest.mark.parametrize(
    ("way", "then"), [("Lock", "Sign in"), ("Sign out", "Sign in"), ("Open the kiosk", "I want to say something")]
)
def test_what_staff_copied_heard_or_left_open_is_gone_when_they_lock_or_leave(
    tmp_path: Path, way: str, then: str
) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False, demo=True)
    person, board = Person(window), QGuiApplication.clipboard()
    person.types(_("Password"), PASSWORD)
    person.press(_("Sign in"))
    person.awaits(_("Sign out"))
    board.setText(MARKER)
    voice = Voice()
    turns.take(voice.stop)
    window.tell_calmly()
    for shell in window.findChildren(Shell):
        for button in shell.findChildren(SideButton):
            if button.text() == _(way):
                button.click()
    person.awaits(_(then))
    assert MARKER not in board.text()
    assert voice.silent
    assert not [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, QDialog) and topLevelWidget.isVisible()
    ]
    window.close()


def test_what_is_copied_carries_marks_for_windows_history() -> None:
    marked = out_of_history(MARKER)
    assert marked.text() == MARKER
    assert {form: bytes(marked.data(form).data()) for form in OUT_OF_HISTORY} == OUT_OF_HISTORY


@pytest.mark.skipif(sys.platform != "win32", reason="looks into Windows' own clipboard")
def test_the_marks_stand_in_windows_own_clipboard(qtbot: QtBot) -> None:
    import ctypes

    if QGuiApplication.platformName() != "windows":
        pytest.skip("the windows of this run are drawn nowhere: they have a clipboard of their own")
    keep_out_of_history()
    QGuiApplication.clipboard().setText(MARKER)
    user = ctypes.windll.user32  # type: ignore[attr-defined]
    mark = user.RegisterClipboardFormatW("ExcludeClipboardContentFromMonitorProcessing")
    qtbot.waitUntil(lambda: bool(user.IsClipboardFormatAvailable(mark)), timeout=20_000)
