"""The trial of the keys that lead out of the kiosk, in the room of the kiosk."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.i18n import _
from app.ui.staff.kiosk.keys_trial import KEYS, KeysTrial
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import closed, shell_of


def trial_of(home: TestHome) -> tuple[Person, KeysTrial]:
    claire = shell_of(home, "claire")
    claire.press(_("Kiosk"))
    claire.press(_("Times"))
    claire.press(_("Try which keys lead out of the kiosk"))
    claire.waits(lambda: claire.window.findChildren(KeysTrial), "the trial")
    return claire, claire.window.findChildren(KeysTrial)[0]


def test_each_key_is_tried_and_those_that_lead_out_are_named(home: TestHome) -> None:
    claire, trial = trial_of(home)
    claire.awaits(_("Press {key}").format(key=KEYS[0]))
    claire.press(_("Nothing happened"))
    claire.awaits(_("Press {key}").format(key=KEYS[1]))
    claire.press(_("Something else came up"))
    for _key in KEYS[2:]:
        claire.press(_("Nothing happened"))
    assert trial.leading_out == [KEYS[1]]
    claire.awaits(_("These keys lead out: {keys}").format(keys=KEYS[1]))
    claire.press(_("OK"))
    closed(claire.window)


def test_another_window_in_front_counts_as_led_out(home: TestHome) -> None:
    claire, trial = trial_of(home)
    claire.waits(lambda: QApplication.activeWindow() is trial, "the trial in front")
    claire.window.activateWindow()
    QApplication.sendEvent(trial, QEvent(QEvent.Type.ActivationChange))
    claire.waits(lambda: trial.leading_out == [KEYS[0]], "the key that led out")
    trial.reject()
    closed(claire.window)


def test_esc_and_letters_close_nothing(home: TestHome) -> None:
    claire, trial = trial_of(home)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_A):
        QTest.keyClick(trial, key)
    assert trial.isVisible()
    for _key in KEYS:
        claire.press(_("Nothing happened"))
    claire.awaits(_("None of these keys leads out of the kiosk on this PC."))
    claire.press(_("OK"))
    closed(claire.window)
