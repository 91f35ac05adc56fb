"""Keep for later, as a child does it: the pictures at once, and everything back with them; also a hidden page."""

from PySide6.QtWidgets import QPlainTextEdit

from app.i18n import _, content
from app.reports.rules.report import Face
from app.reports.services.keeping import Keeping
from app.reports.words.report import picture_word
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.tokens import Text
from app.ui.widgets.said import PictureSentence
from tests.driver import Person
from tests.made_homes import TestHome, only_case, only_readable
from tests.walks.reports import draw, picture_sentence, to_review
from tests.walks.steps import code_on_screen, enter_code


def to_words(person: Person) -> None:
    person.press(_("I want to say something"))
    person.press(_("I am a child"))
    while not person.all(QPlainTextEdit):
        person.press(_("Next"))


def kept(person: Person) -> tuple[str, ...]:
    person.press(_("Keep for later"))
    person.awaits(_("It is kept for you."))
    code = code_on_screen(person)
    person.press(_("I have my pictures"))
    return code


def test_a_child_keeps_goes_on_another_day_and_sends(home: TestHome, child: Person, kiosk: Kiosk) -> None:
    to_words(child)
    child.writes("Den Ufank")
    child.press(_("Draw"))
    draw(child, (50, 50, 200, 200))
    child.press(_("My drawing is ready"))
    child.press(_("Pictures"))
    picture_sentence(child, who="i", feeling="sad")
    child.press(_("My sentence is ready"))
    code = kept(child)
    assert not kiosk.draft.says_something
    assert home.casework("claire").order() == []
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits(_("Here is what you kept"))
    assert kiosk.draft.sentence == ("i", "sad")
    child.press(_("Go on telling"))
    child.awaits(_("This is your picture"))
    child.press(_("Next"))
    child.writes("Den Ufank an d'Enn")
    while not child.sees(_("Look at it once more")):
        child.press(_("Next"))
        child.settles()
    child.press(_("Send"))
    child.awaits(_("Thank you for telling us."))
    assert code_on_screen(child) == code
    report = only_case(home).report
    assert (report.text, report.sentence, report.face) == ("Den Ufank an d'Enn", ("i", "sad"), Face.CHILD)
    assert report.attachments[0].is_whole


def test_what_is_kept_can_be_thrown_away(home: TestHome, child: Person) -> None:
    to_words(child)
    child.writes("besser net")
    code = kept(child)
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.press(_("Throw it away"))
    child.awaits(_("I want to say something"))
    assert Keeping(home.house).forget_old() == 0
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits(_("These pictures lead nowhere. Look at your card and try again."))


def test_what_was_kept_stays_kept_when_the_page_is_forgotten(child: Person, kiosk: Kiosk) -> None:
    to_words(child)
    child.writes("bleift")
    code = kept(child)
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.press(_("Go on telling"))
    kiosk.forget()
    enter_code(child, code)
    child.press(_("Show my answer"))
    child.awaits("bleift")


def test_nothing_said_is_not_kept_and_a_full_disk_keeps_the_words(home: TestHome, child: Person) -> None:
    to_words(child)
    child.press(_("Keep for later"))
    child.awaits(_("Please say something, or choose a face."))
    child.writes("wichteg")
    with only_readable(home):
        child.press(_("Keep for later"))
        child.awaits(_("It is not sent yet. Your words are still here. Please tell an adult."))
    assert child.sees("wichteg")
    kept(child)


def test_a_report_can_be_kept_from_the_last_page_too(child: Person) -> None:
    to_review(child, words="nach eng Kéier schlofen")
    assert len(kept(child)) == 7


def test_pictures_that_nobody_knows_any_more_are_shown_as_a_question() -> None:
    assert picture_word("of-tomorrow") == "of-tomorrow"
    assert PictureSentence(("of-tomorrow",), Text.STAFF_TEXT).sizeHint().width() > 0
    assert picture_word("i") == content.texts("pictograms")["pictures"]["i"]
