"""The staff's rooms, the set-up assistant and the window around them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QListView, QPlainTextEdit

from app.assembly.parts import Parts
from app.audit_log.services import AuditLog
from app.core.errors import RecoveryWrong
from app.core.rights import Role
from app.core.ways_out import WayOut
from app.demo.home import PASSWORD as DEMO_PASSWORD
from app.home.words.roles import role_name
from app.i18n import KNOWN, LANGUAGES, _, current, pgettext, set_language
from app.reports.rules.report import Wish
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.words import refusal
from tests.driver import Person
from tests.made_homes import PASSWORD, TestHome, only_readable
from tests.walks.steps import closed, demo_window, open_case, previews, rows, shell_of, sign_in, to_reports


def shell_for(home: TestHome, who: str) -> Iterator[Person]:
    person = shell_of(home, who, (1280, 800))
    yield person
    person.settles()
    closed(person.window)


@pytest.fixture
def claire(home: TestHome) -> Iterator[Person]:
    home.tell("Ech fannen d'Waffelen gutt.", language="lb", name="Lisa")
    yield from shell_for(home, "claire")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_from_acknowledging_to_closing(home: TestHome, language: str) -> None:
    set_language(language)
    sent = home.tell("Hallo", language=language)
    for claire in shell_for(home, "claire"):
        open_case(claire, 0)
        claire.press(_("Acknowledge"))
        claire.awaits(_("Read and acknowledged"))
        claire.press(_("Note"))
        claire.types(_("Note"), "nëmme fir eis")
        claire.press(_("Keep the note"))
        claire.awaits("nëmme fir eis")
        claire.press(_("Write an answer"))
        claire.writes("Merci!")
        claire.press(_("Send the answer"))
        claire.awaits(_("Answered"))
        claire.press(_("Close the case"))
        claire.awaits(_("Case closed"))
    assert home.following.open(sent.code).state == "closed"


def test_an_empty_answer_is_told_at_its_field_and_nothing_is_lost(claire: Person) -> None:
    open_case(claire, 0)
    claire.press(_("Write an answer"))
    claire.press(_("Send the answer"))
    claire.awaits(_("Please write something first."))


def test_a_case_that_somebody_else_changed_keeps_the_typed_answer(home: TestHome) -> None:
    home.tell(wishes=frozenset({Wish.COORDINATOR, Wish.ADVOCATE}))
    for claire in shell_for(home, "claire"):
        open_case(claire, 0)
        claire.press(_("Write an answer"))
        claire.writes("mat Méi geschriwwen")
        anne = home.casework("anne")
        anne.acknowledge(anne.open(anne.order()[0]))
        claire.settles()
        claire.press(_("Send the answer"))
        claire.awaits(_("Somebody else has just changed this case. It was loaded again; your text is still here."))
        claire.settles()
        assert claire.all(QPlainTextEdit)[0].toPlainText() == "mat Méi geschriwwen"
        claire.press(_("Send the answer"))
        claire.awaits(_("Answered"))


def test_a_step_that_came_too_late_is_told_and_the_case_is_fresh(home: TestHome) -> None:
    home.tell(wishes=frozenset({Wish.COORDINATOR, Wish.ADVOCATE}))
    for claire in shell_for(home, "claire"):
        open_case(claire, 0)
        anne = home.casework("anne")
        anne.acknowledge(anne.open(anne.order()[0]))
        claire.press(_("Acknowledge"))
        claire.awaits(_("The case is no longer at this point. It was loaded again."))
        claire.awaits(_("Read and acknowledged"))


def test_a_step_that_cannot_be_written_is_told(home: TestHome, claire: Person) -> None:
    open_case(claire, 0)
    claire.settles()
    with only_readable(home):
        claire.press(_("Acknowledge"))
        claire.awaits(_("The data folder cannot be written to, or the disk is full."))
    claire.press(_("Acknowledge"))
    claire.awaits(_("Read and acknowledged"))


def test_a_report_from_the_kiosk_appears_without_being_asked_for(home: TestHome, claire: Person) -> None:
    assert rows(claire) == 1
    home.tell("nei")
    claire.waits(lambda: rows(claire) == 2, "the new row")


def test_an_empty_inbox_says_so_kindly(home: TestHome) -> None:
    for tom in shell_for(home, "tom"):
        assert tom.sees(_("No report is waiting."))


def test_the_administrator_sees_people_and_no_reports(home: TestHome) -> None:
    home.tell()
    for marc in shell_for(home, "marc"):
        assert not marc.all(ReportsRoom)
        assert not marc.sees(_("Reports"))
        assert not marc.sees(_("Add a colleague"))


def test_searching_as_one_types(claire: Person) -> None:
    claire.types(_("Search in what I may read"), "waff lisa")
    claire.waits(lambda: rows(claire) == 1)
    claire.types(_("Search in what I may read"), "näischt dovun")
    claire.awaits(_("Nothing was found."))
    claire.types(_("Search in what I may read"), "")
    claire.waits(lambda: rows(claire) == 1)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_keyboard_leads_from_the_search_to_the_first_report(claire: Person, key: Qt.Key) -> None:
    field = claire.find(_("Search in what I may read"), QLineEdit)
    field.setFocus()
    QTest.keyClick(field, key)
    claire.awaits("Ech fannen d'Waffelen gutt.")
    shown = claire.find(_("Reports"), QListView)
    assert shown.currentIndex().row() == 0
    claire.settles()
    shown.setFocus()
    row = shown.grab(shown.visualRect(shown.currentIndex())).toImage()
    inside = row.copy(row.rect().adjusted(8, 8, -8, -8))
    colours = {inside.pixel(x, y) for x in range(inside.width()) for y in range(inside.height())}
    assert len(colours) > 20, "the words of the row with the keyboard can be read"


def test_a_paper_leaves_only_with_a_row_in_the_log(claire: Person, home: TestHome, tmp_path: Path) -> None:
    open_case(claire, 0)
    claire.press(_("Print"))
    claire.waits(lambda: previews() and previews()[0].pages == 1, "the paper")
    claire.settles()
    with only_readable(home):
        previews()[0].save_to(str(tmp_path / "paper.pdf"))
    assert not (tmp_path / "paper.pdf").exists()
    previews()[0].save_to(str(tmp_path / "paper.pdf"))
    claire.awaits(_("Saved."))
    rows_of_log = AuditLog(home.house, home.signed_in("anne")).rows()
    assert WayOut.SAVED.value in {trail_row.action for trail_row in rows_of_log[:3]}
    claire.press(pgettext("button", "Close"))


def test_the_paper_is_shown_saved_and_masked(claire: Person, tmp_path: Path) -> None:
    open_case(claire, 0)
    claire.press(_("Print"))
    claire.waits(lambda: previews() and previews()[0].pages == 1, "the paper")
    claire.settles()
    preview = previews()[0]
    preview.save_to(str(tmp_path / "paper.pdf"))
    claire.awaits(_("Saved."))
    named = (tmp_path / "paper.pdf").read_bytes()
    assert named.startswith(b"%PDF")
    preview.findChildren(QCheckBox)[0].click()
    claire.settles()
    claire.waits(lambda: preview.pdf != named)
    preview.save_to(str(tmp_path / "not" / "there" / "paper.pdf"))
    claire.awaits(_("It could not be saved there. Please choose another folder."))
    claire.press(pgettext("button", "Close"))


def test_adding_a_colleague_with_a_weak_then_a_good_password(home: TestHome, claire: Person) -> None:
    claire.press(_("People"))
    claire.press(_("Add"))
    claire.awaits(_("Please give a name."))
    claire.types(_("Name"), "Nora B.")
    claire.types(_("Password"), "kuerz")
    claire.press(_("Add"))
    claire.awaits("15")
    claire.types(_("Password"), "dräi kleng Wolleken um Bierg")
    claire.press(_("Add"))
    claire.awaits(_("{name} has an account now, and stands in the training.").format(name="Nora B."))
    claire.awaits("Nora B.")
    assert any(person.name == "Nora B." and person.role is Role.EDUCATOR for person in home.house.colleagues())


def test_three_wrong_passwords_are_told_at_the_field_then_pause(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False)
    person = Person(window)
    for _try in range(3):
        sign_in(person, "Claire", "falsch")
        person.settles()
    person.awaits("15")
    assert person.find(_("Password"), QLineEdit).accessibleDescription()
    sign_in(person, "Tom", DEMO_PASSWORD)
    to_reports(person)
    closed(window)


def test_signing_out_takes_rooms_and_keys_away(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False)
    person = Person(window)
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    inbox = person.all(ReportsRoom)[0].side.inbox
    person.press(_("Sign out"))
    person.awaits(_("Password"))
    person.settles()
    assert window.inside is None
    assert not window.findChildren(Shell)
    assert inbox.is_closed
    closed(window)


def test_the_language_changes_while_signed_in(tmp_path: Path) -> None:
    window = demo_window(tmp_path, "lb", (1280, 800), kiosk=False)
    person = Person(window)
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    for language, known in KNOWN.items():
        person.chooses(_("Language"), known.name)
        person.waits(lambda code=language: current() == code)  # type: ignore[misc]
        person.awaits(_("Choose a report at the left."))
        person.settles()
    closed(window)


def test_language_names_and_roles_are_in_the_choices(home: TestHome) -> None:
    page = Parts(home.house, demo=False).sign_in_page()
    page.show()
    boxes = Person(page).all(QComboBox)
    assert {boxes[0].itemText(place) for place in range(boxes[0].count())} == {
        known.name for known in KNOWN.values()
    }
    assert Person(page).find(_("Sign in"), Button).isEnabled()
    closed(page)


def test_a_second_coordinator_comes_with_a_second_person(home: TestHome, claire: Person) -> None:
    claire.press(_("People"))
    claire.types(_("Name"), "Nora B.")
    claire.chooses(_("Role"), role_name(Role.COORDINATOR))
    claire.types(_("Password"), PASSWORD)
    claire.press(_("Add"))
    claire.awaits(_("A second person agrees"))
    agree = next(button for button in claire.all(Button) if button.accessibleName() == _("Agree"))
    assert not agree.isEnabled(), "nobody is chosen beforehand"
    claire.chooses(_("Who agrees?"), "Anne S.")
    claire.types(_("Their password"), "falsch")
    claire.press(_("Agree"))
    claire.settles()
    assert not any(person.name == "Nora B." for person in home.house.colleagues())
    claire.types(_("Their password"), PASSWORD)
    claire.press(_("Agree"))
    claire.awaits(_("{name} has an account now, and stands in the training.").format(name="Nora B."))
    nora = next(person for person in home.house.colleagues() if person.name == "Nora B.")
    assert nora.role is Role.COORDINATOR


def test_an_advocate_is_made_with_the_words_of_the_sheet(home: TestHome, claire: Person) -> None:
    claire.press(_("People"))
    claire.types(_("Name"), "Nora B.")
    claire.chooses(_("Role"), role_name(Role.ADVOCATE))
    claire.types(_("Password"), PASSWORD)
    claire.press(_("Add"))
    claire.awaits(_("An advocate makes advocates"))
    claire.types(_("The 24 words"), "falsch Wierder")
    asking = QApplication.activeModalWidget()
    assert asking is not None
    next(button for button in asking.findChildren(Button) if button.accessibleName() == _("Add")).click()
    claire.awaits(refusal(RecoveryWrong()))
    assert not any(person.name == "Nora B." for person in home.house.colleagues())
