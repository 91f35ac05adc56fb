"""Hide, pause and leave: what was said is away at once, and comes back only to whom it belongs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.i18n import _, content
from app.reports.rules import hiding
from app.ui.kiosk.hiding import NeutralPage
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.pause import Pause
from app.ui.widgets.buttons import Button
from tests.driver import Person, let_go
from tests.made_homes import TestHome
from tests.told import told
from tests.walks.reports import to_review
from tests.walks.steps import code_on_screen


def hide(child: Person, way: str = "button") -> None:
    if way == "button":
        child.press(_("Hide"))
    else:
        QTest.keyClick(child.window, Qt.Key.Key_Escape)


def which(child: Person, name: str) -> None:
    QTest.mouseClick(child.all(NeutralPage)[0], Qt.MouseButton.LeftButton)
    child.press(content.picture_name(name))


@pytest.mark.parametrize("way", ["button", "escape"])
def test_hide_takes_the_page_away_at_once_and_the_own_picture_brings_it_back(
    child: Person, kiosk: Kiosk, way: str
) -> None:
    to_review(child, words="dat gesäit kee Friemen")
    hide(child, way)
    assert not child.sees("dat gesäit kee Friemen")
    assert child.texts() == []
    let_go()
    assert "dat gesäit kee Friemen" not in told()
    which(child, kiosk.own_picture)
    child.awaits("dat gesäit kee Friemen")
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))


def test_a_wrong_picture_forgets_everything_at_the_first_try(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="dat gesäit kee Friemen")
    hide(child)
    which(child, next(pictures for pictures in hiding.PICTURES if pictures != kiosk.own_picture))
    child.awaits(_("I want to say something"))
    assert kiosk.draft.text == ""
    child.settles()
    assert not any("Friemen" in label_.text() for label_ in kiosk.findChildren(QLabel))


def test_three_minutes_later_everything_is_forgotten(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    hide(child)
    assert kiosk.forgetting.interval() == 180_000
    kiosk.forgetting.timeout.emit()
    assert kiosk.draft.text == ""
    assert child.sees(_("I want to say something"))


def test_a_timer_that_comes_late_gives_nobody_more_time(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    hide(child)
    kiosk.hidden_at -= 181
    which(child, kiosk.own_picture)
    assert kiosk.draft.text == ""


def test_nothing_asks_or_shows_itself_while_the_page_is_hidden(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="ganz roueg")
    kiosk.pause.waiting.timeout.emit()
    child.awaits(_("Are you still there?"))
    hide(child, "escape")
    assert child.texts() == []
    assert not kiosk.pause.waiting.isActive()


def test_a_receipt_that_comes_while_hidden_waits_behind_the_picture(
    home: TestHome, child: Person, kiosk: Kiosk
) -> None:
    to_review(child, words="eemol geschéckt")
    child.settles()
    child.press(_("Send"))
    hide(child, "escape")
    child.settles()
    assert child.texts() == []
    assert len(home.casework("claire").order()) == 1
    which(child, kiosk.own_picture)
    child.awaits(_("Thank you for telling us."))
    assert len(code_on_screen(child)) == 7


def test_without_an_own_picture_hide_forgets(child: Person) -> None:
    child.press(_("My answer"))
    child.press("Fuuss")
    hide(child)
    child.awaits(_("I want to say something"))


def test_after_a_while_the_kiosk_asks_then_forgets(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    pause: Pause = kiosk.pause
    pause.waiting.timeout.emit()
    child.awaits(_("Are you still there?"))
    child.press(_("I am still here"))
    assert child.sees("vergiess mech")
    pause.waiting.timeout.emit()
    for _second in range(30):
        pause.seconds.timeout.emit()
    assert not child.sees("vergiess mech")
    assert child.sees(_("I want to say something"))


def test_what_was_said_cannot_be_left_lying_on_the_first_page(child: Person) -> None:
    to_review(child, words="dat ass meng")
    for _page in range(9):
        child.press(_("Back"))
    child.awaits(_("Who are you?"))
    assert not [button for button in child.all(Button) if button.accessibleName() == _("Back")]
