"""Casework in the window: sharing, involved staff, four eyes, filters, plain answers, entering, erasing."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QListView, QTableView

from app.core.errors import ClockUnsure
from app.core.rights import RIGHTS, Action, Role
from app.core.saying import Saying
from app.core.states import CaseState
from app.i18n import LANGUAGES, _, content, pgettext, set_language
from app.i18n.names import language_name
from app.reports.rules.entries import Entry
from app.reports.rules.inbox import InboxView
from app.reports.rules.report import Danger, Kind, Rating, Wish
from app.reports.words.inbox import view_name
from app.reports.words.report import rating_name
from app.ui.staff.protection.room import RoleRightsPage
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.reports.shortcuts import _keys
from app.ui.words import refusal
from tests.driver import Person
from tests.made_homes import TestHome, only_case
from tests.walks.steps import closed, open_case, previews, rows, shell_of

MARKER = "Zebrasträif"
TO_TOM = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})


@pytest.fixture
def shells() -> Iterator[list[Person]]:
    made: list[Person] = []
    yield made
    for person in made:
        person.settles()
        closed(person.window)


def at_work(home: TestHome, who: str, shells: list[Person], number: int = 0) -> Person:
    person = shell_of(home, who)
    shells.append(person)
    open_case(person, number)
    return person


def room(person: Person) -> ReportsRoom:
    return person.window.findChildren(ReportsRoom)[0]


def does(person: Person, doing: CaseAction) -> None:
    room(person).forms.do(doing)
    person.waits(lambda: QApplication.activeModalWidget() is not None, doing)


def gone(person: Person) -> None:
    person.waits(lambda: QApplication.activeModalWidget() is None, "the small window to close")
    person.settles()


def reason(person: Person, words: str, button: str) -> None:
    person.writes(words)
    person.press(button)


def test_sharing_needs_a_reason_and_shows_in_the_case(home: TestHome, shells: list[Person]) -> None:
    home.tell(MARKER)
    claire = at_work(home, "claire", shells)
    claire.press(_("Share"))
    claire.chooses(_("Who?"), "Joana P., " + _("educator"))
    claire.press(_("Share with a colleague"))
    claire.awaits(_("Please write something first."))
    reason(claire, "Si kennt d'Kand.", _("Share with a colleague"))
    gone(claire)
    claire.awaits("Si kennt d'Kand.")
    assert only_case(home, "joana").report.text == MARKER


def test_an_involved_reader_loses_the_page_at_once(home: TestHome, shells: list[Person]) -> None:
    home.tell(MARKER, wishes=TO_TOM, educators=frozenset({home.ids["tom"]}))
    tom = at_work(home, "tom", shells)
    claire = at_work(home, "claire", shells)
    claire.press(_("Somebody is involved"))
    claire.chooses(_("Who?"), "Tom W., " + _("educator"))
    reason(claire, "Et geet ëm hien.", _("Somebody is involved"))
    gone(claire)
    assert rows(claire) == 1
    tom.waits(lambda: rows(tom) == 0, "an empty list")
    tom.awaits(_("You cannot open this case."))
    assert not tom.sees(MARKER)


def test_marking_oneself_takes_the_case_away(home: TestHome, shells: list[Person]) -> None:
    home.tell(MARKER)
    claire = at_work(home, "claire", shells)
    claire.press(_("Somebody is involved"))
    claire.chooses(_("Who?"), "Claire M., " + _("coordinator"))
    reason(claire, "Ech war dobäi.", _("Somebody is involved"))
    gone(claire)
    claire.awaits(_("You cannot open this case."))
    assert not claire.sees(MARKER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_danger_is_lowered_by_two_with_their_own_sign_ins(
    home: TestHome, shells: list[Person], language: str
) -> None:
    set_language(language)
    home.clock.later(days=40)  # claire began tom's account: for a month the two count as one
    home.tell("Hëllef", danger=Danger.YES, wishes=TO_TOM, educators=frozenset({home.ids["tom"]}))
    claire = at_work(home, "claire", shells)
    does(claire, CaseAction.ASK_LOWER)
    reason(claire, "Si ass a Sécherheet.", _("Propose: no danger any more"))
    gone(claire)
    claire.awaits(_("A second reader must agree."))
    assert not [text for text in claire.texts() if text == _("I agree: no danger any more")]
    tom = at_work(home, "tom", shells)
    tom.press(_("I agree: no danger any more"))
    tom.awaits(_("No danger any more; two people agree"))
    assert not only_case(home).standing.danger


def test_views_show_their_cases_and_how_many(home: TestHome, shells: list[Person]) -> None:
    home.tell("nei")
    home.tell("Gefor", danger=Danger.YES)
    casework = home.casework("claire")
    home.tell("beäntwert")
    answered = next(case.id for case in casework.first(9) if case.header and case.header.words == "beäntwert")
    casework.answer(casework.open(answered), "Merci.")
    claire = shell_of(home, "claire")
    shells.append(claire)
    for view, number in (
        (InboxView.NEW, 2),
        (InboxView.DANGER, 1),
        (InboxView.WAITING, 1),
        (InboxView.MINE, 1),
        (InboxView.CLOSED, 0),
    ):
        name = f"{view_name(view)} {number}" if number else view_name(view)
        claire.press(name)
        claire.settles()
        assert rows(claire) == number
    claire.awaits(_("Nothing was found."))
    claire.press(view_name(InboxView.ALL))
    assert rows(claire) == 3


def test_filter_and_order(home: TestHome, shells: list[Person]) -> None:
    home.tell("eng Iddi", kind=Kind.IDEA)
    home.clock.later(hours=1)
    home.tell("eng Suerg", kind=Kind.WORRY, language="fr")
    claire = shell_of(home, "claire")
    shells.append(claire)
    claire.press(_("Filter and order"))
    claire.chooses(_("Language"), language_name("fr"))
    claire.press(_("Show"))
    claire.waits(lambda: rows(claire) == 1, "one case")
    claire.press(_("Filter and order"))
    claire.chooses(_("Language"), pgettext("reports", "All"))
    claire.chooses(_("Order"), _("Oldest first"))
    claire.press(_("Show"))
    claire.waits(lambda: rows(claire) == 2, "two cases")
    first = claire.find(_("Reports"), QListView).model().index(0, 0).data()
    assert "eng Iddi" in str(first)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_begins_with_a_template_that_must_be_completed(
    home: TestHome, shells: list[Person], language: str
) -> None:
    set_language(language)
    home.tell("eng Suerg", kind=Kind.WORRY, language=language)
    claire = at_work(home, "claire", shells)
    claire.press(_("Write an answer"))
    box = claire.find(_("Begin with a template"), QComboBox)
    box.setCurrentIndex(1)
    claire.awaits("…]")
    claire.press(_("Send the answer"))
    claire.awaits(_("Please fill in the places in brackets first. They end with …"))
    claire.press(_("What the child will see"))
    claire.waits(lambda: QApplication.activeModalWidget() is not None, "the look at it")
    assert claire.sees("…]")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.accept()
    gone(claire)
    claire.writes("Ech schwätze muer mat dir. 5")
    claire.press(_("Send the answer"))
    claire.awaits(_("Answered"))
    assert only_case(home).standing.state is CaseState.ANSWERED


def test_advice_comes_while_one_writes(home: TestHome, shells: list[Person]) -> None:
    home.tell("eng Suerg", language="lb")
    claire = at_work(home, "claire", shells)
    claire.press(_("Write an answer"))
    claire.writes("Moossnam.")
    claire.awaits(content.texts("plain_words")["simpler"]["moossnam"])


def test_what_comes_back_while_one_writes_loses_nothing(home: TestHome, shells: list[Person]) -> None:
    sent = home.tell("eng Suerg")
    claire = at_work(home, "claire", shells)
    claire.press(_("Note"))
    claire.writes("eng laang Notiz")
    home.following.add(home.following.open(sent.code), Saying("nach eppes"), "lb")
    claire.press(_("Keep the note"))
    claire.awaits(_("Somebody else has just changed this case. It was loaded again; your text is still here."))
    claire.settles()
    assert claire.sees("eng laang Notiz")
    claire.press(_("Keep the note"))
    claire.waits(lambda: any(entry.entry is Entry.NOTE for entry in only_case(home).entries), "the note")


def test_what_a_child_says_aloud_is_entered(home: TestHome, shells: list[Person]) -> None:
    home.tell("schonn do")
    tom = shell_of(home, "tom")
    shells.append(tom)
    tom.press(_("Write down what somebody told you"))
    tom.writes("Wort fir Wuert")
    tom.press(_("Send"))
    tom.awaits(_("Please write something first."))
    tom.types(_("Who was present?"), "Tom W.")
    tom.press(_("Send"))
    tom.waits(lambda: any(preview.pages for preview in previews()), "the card")
    for preview in previews():
        preview.reject()
    tom.settles()
    texts = [case.header.words for case in home.casework("claire").first(5) if case.header]
    assert "Wort fir Wuert" in texts


def test_the_face_that_a_child_gives_comes_back_to_the_list(home: TestHome, shells: list[Person]) -> None:
    sent = home.tell("eng Suerg")
    casework = home.casework("claire")
    casework.answer(only_case(home), "Merci.")
    claire = shell_of(home, "claire")
    shells.append(claire)
    home.following.rate(home.following.open(sent.code), Rating.BAD)
    shown = claire.find(_("Reports"), QListView).model()
    claire.waits(lambda: rating_name(Rating.BAD) in str(shown.index(0, 0).data()), "the face")
    casework.answer(only_case(home), "Nach eng Kéier, méi kloer.")
    claire.waits(lambda: rating_name(Rating.BAD) not in str(shown.index(0, 0).data()), "no face any more")


def test_tags_and_tasks_in_the_case(home: TestHome, shells: list[Person]) -> None:
    home.tell("eng Suerg")
    claire = at_work(home, "claire", shells)
    does(claire, CaseAction.TAGS)
    claire.types(_("Tags"), "Schoul, Telefon")
    claire.press(_("Tags"))
    gone(claire)
    claire.awaits("Telefon")
    claire.press(_("Add a task"))
    claire.types(_("What is to be done?"), "uruffen")
    claire.press(_("Add a task"))
    gone(claire)
    claire.press(_("Done: {task}").format(task="uruffen"))
    claire.awaits(_("Nothing is open."))
    assert only_case(home).file.tasks[0].done


def test_every_shortcut_is_in_the_list(home: TestHome, shells: list[Person]) -> None:
    claire = shell_of(home, "claire")
    shells.append(claire)
    bound = {
        qshortcut.key().toString(QKeySequence.SequenceFormat.PortableText)
        for qshortcut in room(claire).findChildren(QShortcut)
    }
    listed = {
        keys.replace(" ", "").replace(_("Ctrl"), "Ctrl").replace(_("Shift"), "Shift") for keys, _what in _keys()
    }
    listed = {name.replace("↓/↑", "Down") for name in listed} | {"Ctrl+Up"}
    assert listed == bound


@pytest.mark.parametrize("who", ["anne", "tom", "joana", "marc"])
def test_nobody_finds_a_case_that_is_not_theirs_on_any_screen(
    home: TestHome, shells: list[Person], who: str
) -> None:
    home.tell(MARKER, name=MARKER)
    person = shell_of(home, who)
    shells.append(person)
    seen: list[str] = []
    for name in (
        _("Reports"),
        _("Kiosk"),
        _("People"),
        _("Keeping"),
        _("Audit log"),
        pgettext("room", "Protection"),
    ):
        if name in person.texts():
            person.press(name)
            person.settles()
            seen += person.texts()
            for view in person.all(QTableView):
                model = view.model()
                seen += [
                    str(model.index(line, place).data())
                    for line in range(model.rowCount())
                    for place in range(model.columnCount())
                ]
    if _("Reports") in person.texts():
        person.press(_("Reports"))
        person.types(_("Search in what I may read"), MARKER[:4])
        person.settles()
        assert rows(person) == 0
    assert seen
    assert not [text for text in seen if MARKER in text]


def test_the_table_of_rights_on_the_screen_is_the_one_in_the_code() -> None:
    room_of_rights = RoleRightsPage()
    table = room_of_rights.table
    for line, action in enumerate(Action):
        for place, role in enumerate(Role, 1):
            item = table.item(line, place)
            assert item is not None
            assert (item.text() == _("✓ yes")) == (role in RIGHTS[action])


def test_the_log_is_checked_and_a_broken_row_is_named(home: TestHome, shells: list[Person]) -> None:
    home.tell("eent")
    anne = shell_of(home, "anne")
    shells.append(anne)
    anne.press(_("Audit log"))
    anne.press(_("Check now"))
    anne.waits(lambda: any("alles ganz" in text for text in anne.texts()), "the result")
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_never_update")
        connection.exec_driver_sql("UPDATE audit SET action = 'x' WHERE number = 2")
    anne.press(_("Check now"))
    anne.awaits(_("Row {number} was changed, or a row before it.").format(number=2))


def test_what_was_kept_long_enough_is_looked_through_and_erased(home: TestHome, shells: list[Person]) -> None:
    home.tell(MARKER)
    casework = home.casework("claire")
    casework.close(casework.answer(only_case(home), "Merci."))
    home.clock.later(days=400)
    claire = shell_of(home, "claire")
    shells.append(claire)
    claire.press(_("Keeping"))
    claire.press(_("Erase what is ticked"))
    word = pgettext("to type before erasing", "erase")
    claire.types(_("Type “{word}”").format(word=word), word)
    claire.press(_("Erase"))
    claire.awaits(refusal(ClockUnsure()))
    assert casework.order(), "a clock that may be wrong erases nothing"
    claire.press(_("Cancel"))
    home.days_counted()
    claire.press(_("Erase what is ticked"))
    claire.press(_("Erase"))
    assert casework.order()
    word = pgettext("to type before erasing", "erase")
    claire.types(_("Type “{word}”").format(word=word), word)
    claire.press(_("Erase"))
    gone(claire)
    claire.awaits(_("There is nothing to erase."))
    assert casework.order() == []
