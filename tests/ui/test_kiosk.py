"""The kiosk as somebody at the living-room PC uses it: in each language, with mistakes, interrupted, in haste."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from app.core import hiding
from app.core.report import TEXT_LIMIT
from app.core.throttle import FREE_TRIES
from app.i18n import LANGUAGES, _, content, current, formats, ngettext, use
from app.parts import Parts
from app.resources import resource
from app.ui.kiosk.hiding import NeutralPage
from app.ui.kiosk.kiosk import Kiosk
from app.ui.kiosk.pause import Pause
from app.ui.widgets.buttons import Button
from app.ui.widgets.forms import WordsField
from app.ui.widgets.tiles import Tile
from tests.album import code_on_screen, enter_code, tell_as_child
from tests.driver import Person
from tests.homes import TestHome, only_readable


@pytest.fixture
def kiosk(home: TestHome) -> Iterator[Kiosk]:
    made = Kiosk("Haus Test", "lb")
    made.bring(Parts(home.house, demo=False).kiosk_services())
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def child(kiosk: Kiosk) -> Person:
    return Person(kiosk)


def to_review(child: Person, *, face: bool = True, words: str = "") -> None:
    child.press(_("I want to say something"))
    child.press(_("I am a child"))
    child.awaits(_("This is your picture"))
    child.press(_("Next"))
    child.awaits(_("What is it?"))
    child.press(_("Next"))
    if face:
        child.press(_("sad"))
    child.press(_("Next"))
    child.awaits(_("What would you like to say?"))
    if words:
        child.types(_("What would you like to say?"), words)
    for title in (_("Are you in danger now?"), _("Who is it about?"), _("Who may read it?")):
        child.press(_("Next"))
        child.awaits(title)
    child.press(_("Next"))
    child.press(_("Next"))
    child.awaits(_("Look at it once more"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_child_tells_and_finds_the_answer_again_in_its_language(
    home: TestHome, child: Person, language: str
) -> None:
    child.press(LANGUAGES[language])
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
    child.press(LANGUAGES[language])
    child.awaits(_("See my answer"))
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits("Merci fir däi Vertrauen. 🦊")
    child.press(_("I understand"))
    child.awaits(_("You understood it."))
    assert casework.open(case.id).standing.state == "understood"


def test_nothing_said_is_gently_refused_and_a_face_is_enough(home: TestHome, child: Person) -> None:
    to_review(child, face=False)
    child.press(_("Send"))
    child.awaits(_("Say something, or choose a face."))
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
    child.press(_("See my answer"))
    for number in range(FREE_TRIES):
        for _place in range(7):
            child.press("Fuuss")
        child.press(_("Show my answer"))
        if number < FREE_TRIES - 1:
            child.awaits(_("These pictures lead nowhere. Look at your card and try again."))
    child.awaits("15")
    assert not child.find(_("Back"), Button).isHidden()


def test_a_picture_can_be_taken_away_again(child: Person) -> None:
    child.press(_("See my answer"))
    child.press("Fuuss")
    child.press("Kaz")
    child.press(_("Take the last one away"))
    named = [one.accessibleName() for one in child.all(QLabel)]
    assert "1: Fuuss" in named
    assert "2: " in named


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
    which(child, kiosk.own_picture)
    child.awaits("dat gesäit kee Friemen")
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))


def test_a_wrong_picture_forgets_everything_at_the_first_try(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="dat gesäit kee Friemen")
    hide(child)
    which(child, next(one for one in hiding.PICTURES if one != kiosk.own_picture))
    child.awaits(_("I want to say something"))
    assert kiosk.draft.text == ""
    child.settles()
    assert not any("Friemen" in one.text() for one in kiosk.findChildren(QLabel))


def test_three_minutes_later_everything_is_forgotten(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    hide(child)
    assert kiosk._forgetting.interval() == 180_000
    kiosk._forgetting.timeout.emit()
    assert kiosk.draft.text == ""
    assert child.sees(_("I want to say something"))


def test_a_timer_that_comes_late_gives_nobody_more_time(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    hide(child)
    kiosk._hidden_at -= 181
    which(child, kiosk.own_picture)
    assert kiosk.draft.text == ""


def test_nothing_asks_or_shows_itself_while_the_page_is_hidden(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="ganz roueg")
    kiosk._pause._waiting.timeout.emit()
    child.awaits(_("Are you still there?"))
    hide(child, "escape")
    assert child.texts() == []
    assert not kiosk._pause._waiting.isActive()


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
    child.press(_("See my answer"))
    child.press("Fuuss")
    hide(child)
    child.awaits(_("I want to say something"))


def test_after_a_while_the_kiosk_asks_then_forgets(child: Person, kiosk: Kiosk) -> None:
    to_review(child, words="vergiess mech")
    pause: Pause = kiosk._pause
    pause._waiting.timeout.emit()
    child.awaits(_("Are you still there?"))
    child.press(_("I am still here"))
    assert child.sees("vergiess mech")
    pause._waiting.timeout.emit()
    for _second in range(30):
        pause._seconds.timeout.emit()
    assert not child.sees("vergiess mech")
    assert child.sees(_("I want to say something"))


def test_changing_the_language_changes_every_text_at_once(child: Person) -> None:
    for language, name in LANGUAGES.items():
        child.press(name)
        use(language)
        child.awaits(_("Hello! What would you like to do?"))
        assert child.sees(_("Your voice counts. We listen."))


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


def test_every_control_has_a_name_for_screen_readers(child: Person, kiosk: Kiosk) -> None:
    from PySide6.QtWidgets import QAbstractButton

    def nameless() -> list[str]:
        return [type(one).__name__ for one in child.all(QAbstractButton) if not one.accessibleName()]

    assert nameless() == []
    to_review(child)
    assert nameless() == []
    kiosk.forget()
    child.press(_("See my answer"))
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_right_that_is_not_respected_begins_a_report(home: TestHome, child: Person, language: str) -> None:
    child.press(LANGUAGES[language])
    child.awaits(_("My rights"))
    child.press(_("My rights"))
    child.press(_("More"))
    title = content.texts("rights")["privacy"]["title"]
    child.press(title)
    child.awaits(content.texts("rights")["privacy"]["example"])
    child.press(_("This is not respected: tell it"))
    child.awaits(_("Who are you?"))
    child.press(_("I am a child"))
    for _page in range(2):
        child.press(_("Next"))
    child.press(_("sad"))
    for _page in range(6):
        child.press(_("Next"))
    child.awaits(title)
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    casework = home.casework("claire")
    assert casework.open(casework.order()[0]).report.right == "privacy"


def test_all_rights_can_be_leafed_through(child: Person) -> None:
    child.press(_("My rights"))
    seen: list[str] = []
    for _page in range(4):
        seen += [one.text() for one in child.all(Tile)]
        last = child.sees(_("Done"))
        child.press(_("Done") if last else _("More"))
    child.awaits(_("I want to say something"))
    assert seen == [one["title"] for one in content.texts("rights").values()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_has_a_picture_and_short_words_in_each_language(language: str) -> None:
    use(language)
    words, facts = content.texts("rights"), content.facts("rights")
    assert list(words) == list(facts)
    assert len(facts) >= 24
    for name, one in words.items():
        assert resource("pictures", f"right-{name}.svg").is_file()
        assert 1 <= len(re.findall(r"[.!?]", one["text"])) <= 2, one["text"]
        assert all(len(one[part]) < 130 for part in ("text", "example"))


def test_what_was_said_cannot_be_left_lying_on_the_first_page(child: Person) -> None:
    to_review(child, words="dat ass meng")
    for _page in range(9):
        child.press(_("Back"))
    child.awaits(_("Who are you?"))
    assert not [one for one in child.all(Button) if one.accessibleName() == _("Back")]
