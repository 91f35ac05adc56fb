"""Keys that everybody expects: Enter presses what it is on, and the assistant lets one type at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.i18n import _, current
from app.ui.widgets.buttons import STAFF, Button
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Line
from tests.driver import Person
from tests.walks.steps import closed, demo_window


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_once(qapp: QApplication, key: Qt.Key) -> None:
    button = Button("Weider", STAFF)
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("once"))
    QTest.keyClick(button, key)
    held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
    qapp.sendEvent(button, held)
    assert pressed == ["once"]


def test_a_button_is_called_what_it_shows(qapp: QApplication) -> None:
    button = Button("Weider", STAFF)
    button.setText("Suivant")
    assert button.accessibleName() == "Suivant"
    button.only_icon(True)
    assert (button.text(), button.accessibleName()) == ("", "Suivant")


def test_the_assistant_lets_one_type_at_once_and_enter_leads_on(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False, demo=False)
    person = Person(window)
    person.press("Français")
    assert current() == "fr"
    assert person.find(_("Next"), Button).text() == _("Next")
    QTest.keyClick(person.find(_("Next"), Button), Qt.Key.Key_Return)
    name = person.find(_("Name of the home"), QLineEdit)
    window.activateWindow()
    person.waits(name.hasFocus, "the cursor in the first line")
    QTest.keyClicks(name, "Foyer")
    QTest.keyClick(name, Qt.Key.Key_Return)
    person.awaits(_("The coordinator"))
    first, second = person.find(_("Name"), QLineEdit), person.find(_("Password"), QLineEdit)
    person.waits(first.hasFocus, "the cursor in the first line")
    QTest.keyClick(first, Qt.Key.Key_Return)
    person.waits(second.hasFocus, "the cursor in the second line")
    closed(window)


@pytest.fixture
def asked(qapp: QApplication) -> Iterator[tuple[FormDialog, list[list[str]]]]:
    window = QWidget()
    window.show()
    what, who = Line("Wat?"), Line("Wien?")
    asking = FormDialog("Virschlag", "", "Halen", [what, who], window)
    given: list[list[str]] = []
    asking.given.connect(lambda said: given.append([said[what], said[who]]))
    asking.open()
    yield asking, given
    asking.close()
    window.deleteLater()


def test_enter_leads_through_a_small_window(asked: tuple[FormDialog, list[list[str]]]) -> None:
    asking, given = asked
    first, second = asking.findChildren(QLineEdit)
    person = Person(asking)
    asking.activateWindow()
    first.setFocus()
    QTest.keyClicks(first, "Schaukel")
    QTest.keyClick(first, Qt.Key.Key_Return)
    person.waits(second.hasFocus, "the cursor in the second line")
    assert not given
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert given == [["Schaukel", ""]]


def test_esc_throws_nothing_away_at_once(asked: tuple[FormDialog, list[list[str]]]) -> None:
    asking, _given = asked
    first = asking.findChildren(QLineEdit)[0]
    QTest.keyClicks(first, "Schaukel")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert asking.isVisible()
    assert Person(asking).sees(_("What you typed is not kept yet. Press Esc once more to throw it away."))
    QTest.keyClicks(first, " am Gaart")
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert asking.isVisible(), "more was typed since"
    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert not asking.isVisible()


def test_what_was_typed_counts_after_the_rooms_were_locked(asked: tuple[FormDialog, list[list[str]]]) -> None:
    asking, _given = asked
    QTest.keyClicks(asking.findChildren(QLineEdit)[0], "Schaukel")
    asking.hide()
    asking.show()
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert asking.isVisible()


def test_esc_closes_at_once_what_nobody_has_touched(asked: tuple[FormDialog, list[list[str]]]) -> None:
    asking, _given = asked
    QTest.keyClick(asking, Qt.Key.Key_Escape)
    assert not asking.isVisible()
