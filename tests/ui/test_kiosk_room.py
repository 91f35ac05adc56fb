"""The staff's room "Kiosk": the home writes its own answers, helpers and times, and the kiosk shows them."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox

from app.assembly.parts import Entered, Parts
from app.i18n import _
from app.ui.changes import Changes
from app.ui.kiosk.kiosk import Kiosk
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import closed


@pytest.fixture
def claire(home: TestHome) -> Iterator[Person]:
    parts = Parts(home.house, demo=False)
    shell = parts.shell(
        home.colleague("claire"), lambda: Entered(home.signed_in("claire"), ()), Changes(home.house)
    )
    shell.resize(1366, 768)
    shell.show()
    person = Person(shell)
    person.press(_("Kiosk"))
    person.press(_("Everyday questions"))
    yield person
    person.settles()
    closed(shell)


def test_an_answer_of_the_home_is_shown_to_children(claire: Person, child: Person) -> None:
    claire.waits(lambda: claire.all(QPlainTextEdit), "a field")
    question = claire.all(QLineEdit)[0].text()
    claire.all(QPlainTextEdit)[0].setPlainText("Bei eis kritt jiddereen all Woch säi Geld.")
    claire.press(_("Keep"))
    claire.awaits(_("It is kept. The kiosk shows it from now on."))
    child.press(_("My rights"))
    child.press(_("Everyday questions"))
    child.press(question)
    child.awaits("Bei eis kritt jiddereen all Woch säi Geld.")


def test_a_new_helper_is_shown_and_can_be_taken_out(claire: Person, child: Person, kiosk: Kiosk) -> None:
    claire.press(_("Who helps?"))
    claire.press(_("Add"))
    claire.types(_("Name or initials"), "Telefonsprobe")
    claire.types(_("Telephone number"), "112")
    claire.press(_("Keep"))
    claire.awaits(_("It is kept. The kiosk shows it from now on."))
    child.press(_("Who helps me?"))
    child.awaits("Telefonsprobe")
    claire.press(_("Take it out of the kiosk"))
    claire.awaits(_("{name} (taken out)").format(name="Telefonsprobe").split("(")[0].strip())
    kiosk.forget()
    child.press(_("Who helps me?"))
    child.settles()
    assert not child.sees("Telefonsprobe")


def test_a_changed_number_is_no_longer_checked(claire: Person) -> None:
    claire.press(_("Who helps?"))
    claire.find(_("Telephone number"), QLineEdit)
    checked = [
        qcheck_box
        for qcheck_box in claire.all(QCheckBox)
        if qcheck_box.text() == _("We have checked this number: it is right")
    ]
    checked[0].setChecked(True)
    claire.types(_("Telephone number"), "999")
    assert not checked[0].isChecked()


def test_an_empty_question_is_refused_kindly_and_what_was_typed_stays(claire: Person) -> None:
    claire.waits(lambda: claire.all(QPlainTextEdit), "a field")
    claire.press(_("Add"))
    claire.settles()
    claire.all(QPlainTextEdit)[0].setPlainText("Eng Äntwert ouni Fro")
    claire.press(_("Keep"))
    claire.settles()
    assert not claire.sees(_("It is kept. The kiosk shows it from now on."))
    assert claire.sees("Eng Äntwert ouni Fro")


def test_times_stay_within_what_is_safe(claire: Person, home: TestHome) -> None:
    claire.press(_("Times"))
    claire.waits(lambda: claire.all(QSpinBox), "the times")
    boxes = claire.all(QSpinBox)
    boxes[0].setValue(100_000)
    claire.press(_("Keep"))
    claire.settles()
    assert boxes[0].value() == boxes[0].maximum()
