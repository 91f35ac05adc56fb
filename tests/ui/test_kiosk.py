"""The kiosk as somebody at the living-room PC uses it: in each language, with mistakes, interrupted, in haste."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit

from app.core.saying import TEXT_LIMIT
from app.home.rules.throttle import FREE_TRIES
from app.i18n import KNOWN, LANGUAGES, _, current, formats, ngettext, pgettext, set_language, to_adult
from app.i18n.names import draft_words
from app.reports.rules.report import Face, Feeling, Wish
from app.reports.words.report import wish_name
from app.ui.kiosk.kiosk import Kiosk
from app.ui.widgets.buttons import Button
from app.ui.widgets.forms import WordsField
from tests.driver import Person
from tests.made_homes import NAMES, TestHome, only_readable
from tests.walks.reports import picture_sentence, tell_as_child, to_review
from tests.walks.steps import code_on_screen, enter_code


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_child_tells_and_finds_the_answer_again_in_its_language(
    home: TestHome, child: Person, language: str
) -> None:
    child.press(KNOWN[language].name)
    child.awaits(_("Hello! What would you like to do?"))
    assert current() == language
    for _step in tell_as_child(child, language):
        pass
    code = code_on_screen(child)
    child.press(_("I have my pictures"))
    assert current() == "lb", "the next child starts in the home's language"
    casework = home.casework("claire")
    case = casework.open(casework.order()[0])
    assert case.report.language == language
    casework.answer(case, "Merci fir däi Vertrauen. 🦊")
    child.press(KNOWN[language].name)
    child.awaits(_("My answer"))
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits("Merci fir däi Vertrauen. 🦊")
    child.press(_("I understand"))
    child.awaits(_("You understood it."))
    assert casework.open(case.id).standing.state == "understood"


def test_nothing_said_is_gently_refused_and_a_face_is_enough(home: TestHome, child: Person) -> None:
    to_review(child, face=False)
    child.press(_("Send"))
    child.awaits(_("Please say something, or choose a face."))
    child.press(_("Change: {what}").format(what=_("Report")))
    child.press(_("Back"))
    child.press(_("scared"))
    for _page in range(6):
        child.press(_("Next"))
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    assert len(home.casework("claire").order()) == 1


def test_a_text_over_the_limit_is_counted_kept_and_refused(home: TestHome, child: Person) -> None:
    to_review(child, words="x" * (TEXT_LIMIT + 1500))
    child.press(_("Send"))
    limit = formats.number(TEXT_LIMIT)
    child.awaits(_("This text is too long. There is room for {limit} characters.").format(limit=limit))
    child.press(_("Change: {what}").format(what=f"{_('Report')} · {_('sad')}"))
    said = ngettext("{count} character too many", "{count} characters too many", 1500)
    child.awaits(said.format(count=formats.number(1500)))
    assert len(child.all(QPlainTextEdit)[0].toPlainText()) == TEXT_LIMIT + 1500
    assert home.casework("claire").order() == []


def test_a_million_pasted_characters_are_refused_and_what_was_there_stays(child: Person) -> None:
    to_review(child, words="virdrun")
    child.press(_("Change: {what}").format(what=f"{_('Report')} · {_('sad')}"))
    pasted = QMimeData()
    pasted.setText("x" * 1_000_000)
    field = child.find(_("What would you like to say?"), WordsField)
    field.insertFromMimeData(pasted)
    limit = formats.number(TEXT_LIMIT)
    child.awaits(_("This text is too long. There is room for {limit} characters.").format(limit=limit))
    assert field.toPlainText() == "virdrun"
    pasted.setText(" an duerno")
    field.insertFromMimeData(pasted)
    assert "an duerno" in field.toPlainText()


@pytest.mark.parametrize("words", ["👩‍👧 🦊", "مرحبا، أنا خائف", "a\x00b\x1bc", "<b>fett</b> & %s {day}"])
def test_any_script_is_shown_and_kept_as_it_was_said(home: TestHome, child: Person, words: str) -> None:
    to_review(child, words=words)
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    casework = home.casework("claire")
    kept = casework.open(casework.order()[0]).report.text
    assert kept == words.replace("\x00", "").replace("\x1b", "")


def test_what_cannot_be_written_is_not_sent_and_stays_on_the_screen(home: TestHome, child: Person) -> None:
    to_review(child, words="bleift hei stoen")

    child.settles()
    with only_readable(home):
        child.press(_("Send"))
        child.awaits(_("It is not sent yet. Your words are still here. Please tell an adult."))
    assert child.sees("bleift hei stoen")
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    assert len(home.casework("claire").order()) == 1


def test_two_taps_on_send_send_once(home: TestHome, child: Person) -> None:
    to_review(child)
    send = child.find(_("Send"), Button)
    for _tap in range(3):
        QTest.mouseClick(send, Qt.MouseButton.LeftButton)
    child.awaits(_("Thank you for telling us."))
    child.settles()
    assert len(home.casework("claire").order()) == 1


def test_wrong_pictures_are_told_kindly_then_pause(home: TestHome, child: Person) -> None:
    told = _("Are these the pictures on your card? Then tell {name}. You did nothing wrong.")
    told = told.format(name=NAMES["anne"][0])
    first = _("These pictures lead nowhere. Look at your card and try again.")
    child.press(_("My answer"))
    for number in range(FREE_TRIES):
        for _place in range(7):
            child.press("Fuuss")
        child.press(_("Show my answer"))
        if number < FREE_TRIES - 1:
            child.awaits(told if number else first)
    child.awaits("15")
    assert not child.find(_("Back"), Button).isHidden()


def test_a_picture_can_be_taken_away_again(child: Person) -> None:
    child.press(_("My answer"))
    child.press("Fuuss")
    child.press("Kaz")
    child.press(_("Take the last one away"))
    named = [label_.accessibleName() for label_ in child.all(QLabel)]
    assert "1: Fuuss" in named
    assert "2: " in named


def test_changing_the_language_changes_every_text_at_once(child: Person) -> None:
    for language, known in KNOWN.items():
        child.press(known.name)
        set_language(language)
        child.awaits(_("Hello! What would you like to do?"))
        assert child.sees(draft_words() or _("Your voice counts. We listen."))


def test_going_back_and_forth_loses_no_word(child: Person) -> None:
    to_review(child, words="all Wuert zielt")
    for _page in range(9):
        child.press(_("Back"))
    child.awaits(_("Who are you?"))
    child.press(_("I am a young person"))
    child.press(_("Next"))
    child.awaits(_("Tell us"))
    child.press(_("Next"))
    child.awaits("all Wuert zielt")


def test_a_named_coordinator_is_not_offered_and_is_not_told(home: TestHome, child: Person) -> None:
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.awaits(_("This is your picture"))
    child.press(_("Next"))
    child.awaits(_("What is it?"))
    child.press(_("Next"))
    child.press(_("sad"))
    child.press(_("Next"))
    child.press(_("Next"))
    child.press(_("Next"))
    child.press(f"Claire M., {_('coordinator')}")
    child.press(_("Next"))
    child.awaits(_("Who may read it?"))
    assert not child.sees(_("The coordinator of my home"))
    assert child.sees(_("These people read it: {names}.").format(names=f"Anne S. ({_('advocate')})"))


def test_what_a_screen_reader_toggles_is_chosen(child: Person) -> None:
    child.press(_("I want to say something"))
    told = QAccessible.queryAccessibleInterface(child.find(_("I am a young person"), QAbstractButton))
    told.actionInterface().doAction(QAccessibleActionInterface.toggleAction())
    child.awaits(_("This is your picture"))


def test_every_control_has_a_name_for_screen_readers(child: Person, kiosk: Kiosk) -> None:
    from PySide6.QtWidgets import QAbstractButton

    def nameless() -> list[str]:
        return [
            type(qabstract_button).__name__
            for qabstract_button in child.all(QAbstractButton)
            if not qabstract_button.accessibleName()
        ]

    assert nameless() == []
    to_review(child)
    assert nameless() == []
    kiosk.forget()
    child.press(_("My answer"))
    assert nameless() == []


def test_painting_and_events_do_not_give_away_none(child: Person) -> None:
    """PySide6 6.12.0 lost a reference to None with each event on Python 3.11, until the program died."""
    before = sys.getrefcount(None)
    for _turn in range(200):
        child.window.repaint()
        QApplication.processEvents()
    assert sys.getrefcount(None) > before - 150


def test_nothing_is_written_beside_the_data_folder(home: TestHome, child: Person, tmp_path: Path) -> None:
    to_review(child, words="nëmmen do")
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    assert {path.name for path in tmp_path.iterdir()} == {"data"}


@pytest.mark.parametrize("face", ["I am a young person", "I am an adult"])
def test_the_face_changes_in_the_middle_and_no_word_is_lost(home: TestHome, child: Person, face: str) -> None:
    for name in ("I want to say something", "I am a child", "Next", "Next"):
        child.press(_(name))
    child.press(_("sad"))
    child.press(_("Next"))
    child.types(_("What would you like to say?"), "mat all Wuert")
    child.press(_("Who are you?"))
    child.press(_("Back"))
    child.awaits("mat all Wuert")
    child.press(_("Who are you?"))
    child.press(_(face))
    child.awaits("mat all Wuert")
    for _page in range(3):
        child.press(_("Next"))
    child.awaits(_("Look at it once more"))
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    casework = home.casework("claire")
    report = casework.open(casework.order()[0]).report
    assert (report.text, report.feeling) == ("mat all Wuert", Feeling.SAD)
    assert report.face is (Face.ADULT if "adult" in face else Face.YOUNG_PERSON)


def test_nobody_reads_whom_the_child_did_not_choose_without_being_asked(child: Person) -> None:
    to_review(child)
    child.press(_("Back"))
    child.press(_("Back"))
    child.awaits(_("Who may read it?"))
    child.press(wish_name(Wish.EDUCATOR))
    child.press(_("Next"))
    child.awaits(_("Please choose the name of the person whom you trust."))
    child.awaits(_("Who may read it?"))
    child.press("Tom W.")
    child.press(_("Next"))
    child.waits(lambda: not child.sees(_("Who may read it?")), "the next page")


def test_who_wants_it_so_goes_on_without_a_name(child: Person) -> None:
    to_review(child)
    child.press(_("Back"))
    child.press(_("Back"))
    child.press(wish_name(Wish.EDUCATOR))
    child.press(_("Next"))
    child.awaits(_("Please choose the name of the person whom you trust."))
    child.press(_("Next"))
    child.waits(lambda: not child.sees(_("Who may read it?")), "the next page")


def test_what_was_taken_away_can_be_brought_back(kiosk: Kiosk, child: Person) -> None:
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    while not child.all(QPlainTextEdit):
        child.press(_("Next"))
    child.press(_("Pictures"))
    picture_sentence(child, who="i", feeling="sad")
    child.press(_("My sentence is ready"))
    child.press(_("Take the pictures away"))
    assert not kiosk.draft.sentence
    child.press(pgettext("drawing", "Bring it back"))
    assert kiosk.draft.sentence == ("i", "sad")


@pytest.mark.parametrize("language", ["lb", "fr", "de"])
def test_an_adult_is_addressed_as_one_and_the_next_child_as_a_child(
    kiosk: Kiosk, child: Person, language: str
) -> None:
    kiosk.speak(language)
    with to_adult():
        to_one = _("This is your picture")
    child.press(_("I want to say something"))
    child.press(_("I am an adult"))
    child.awaits(to_one)
    kiosk.forget()
    kiosk.speak(language)
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.awaits(_("This is your picture"))
    assert not child.sees(to_one)
