"""The lock: nothing leads out of the kiosk but a staff sign-in; a quiet page while nobody is there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest

from app.i18n import _, content
from app.trouble import gave_up_page
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.quiet import QuietPage
from app.ui.kiosk.start import StartPage
from app.ui.lock import Lock
from app.ui.theme.tokens import Text
from app.ui.widgets.forms import WordsField
from app.ui.widgets.printing import default_printer
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import demo_window, sign_in, to_reports

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
META = Qt.KeyboardModifier.MetaModifier
Key = Qt.Key


@pytest.mark.parametrize(
    ("key", "held", "text", "swallowed"),
    [
        (Key.Key_F4, ALT, "", True),
        (Key.Key_F11, NONE, "", True),
        (Key.Key_Q, CTRL, "", True),
        (Key.Key_W, CTRL, "", True),
        (Key.Key_Tab, ALT, "", True),
        (Key.Key_D, META, "", True),
        (Key.Key_Escape, NONE, "", False),
        (Key.Key_A, NONE, "a", False),
        (Key.Key_Tab, NONE, "\t", False),
        (Key.Key_V, CTRL, "", False),
        (Key.Key_E, CTRL | ALT, "€", False),
        (Key.Key_Delete, CTRL | ALT, "", True),
    ],
)
def test_keys_that_lead_out_are_swallowed_and_writing_is_not(
    kiosk: Kiosk, key: Key, held: Qt.KeyboardModifier, text: str, swallowed: bool
) -> None:
    assert Lock(kiosk).swallows(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) is swallowed


def test_only_a_staff_sign_in_leads_out(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=True)
    window.lock()
    person = Person(window)
    person.awaits(_("I want to say something"))
    person.settles()
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    window.close()
    assert window.isVisible()
    person.press(_("For staff"))
    person.awaits(_("Sign in"))
    window.close()
    assert window.isVisible(), "the door alone leads nowhere"
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    person.press(_("Sign out"))
    window.close()
    assert window.isVisible(), "locked again"
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    person.press(_("Close the program"))
    assert not window.isVisible()


def test_the_door_over_a_locked_kiosk_goes_back_by_itself(tmp_path: Path) -> None:
    """S18: a child's touch on "For staff" ends the kiosk for nobody."""
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=True)
    window.lock()
    person = Person(window)
    person.awaits(_("I want to say something"))
    person.settles()
    person.press(_("For staff"))
    person.awaits(_("Sign in"))
    assert window.idle.timer.isActive()
    window.idle.timer.timeout.emit()
    person.awaits(_("I want to say something"))
    assert window.is_locked
    window.hold(False)
    window.close()


def test_the_systems_keyboard_learns_nothing_here(kiosk: Kiosk, child: Person) -> None:
    hints = WordsField("x", Text.STAFF_TEXT).inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText
    assert hints & Qt.InputMethodHint.ImhSensitiveData


def test_while_nobody_is_there_the_rights_come_in_turn(kiosk: Kiosk, child: Person) -> None:
    kiosk.quiet_timer.timeout.emit()
    page = child.all(QuietPage)[0]
    first = content.texts("rights")[next(iter(content.facts("rights")))]["title"]
    assert child.sees(first)
    page.turn.timeout.emit()
    assert not child.sees(first)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    child.awaits(_("Hello! What would you like to do?"))


def test_the_rights_come_in_turn_also_where_the_data_is_out_of_reach(
    kiosk: Kiosk, child: Person, home: TestHome
) -> None:
    home.house.close()
    kiosk.quiet_timer.timeout.emit()
    assert child.all(QuietPage)
    QTest.mouseClick(child.all(QuietPage)[0], Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    child.awaits(_("Hello! What would you like to do?"))


def test_no_quiet_page_comes_while_somebody_is_telling(kiosk: Kiosk, child: Person) -> None:
    child.press(_("I want to say something"))
    kiosk.quiet_timer.timeout.emit()
    assert child.sees(_("Who are you?"))
    assert not isinstance(kiosk.page, StartPage)


def test_what_stands_there_after_giving_up_says_what_to_do() -> None:
    page = gave_up_page()
    page.show()
    assert {"112", "113", "116 111"} <= set(Person(page).texts())
    page.close()


@pytest.mark.parametrize(
    "called",
    ["Microsoft Print to PDF", "Microsoft XPS Document Writer", "OneNote (Desktop)", "Fax", "CUPS-PDF", ""],
)
def test_a_printer_that_writes_files_is_none_for_the_kiosk(monkeypatch: pytest.MonkeyPatch, called: str) -> None:
    """It would open the system's window that asks where to save: a way out, and a card that lies in a file."""

    class Info:
        def isNull(self) -> bool:
            return not called

        def printerName(self) -> str:
            return called

        def description(self) -> str:
            return ""

        def makeAndModel(self) -> str:
            return ""

    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", Info)
    assert default_printer() is None
