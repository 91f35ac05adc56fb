"""Telling in the kiosk, in each way, and finding the answer; the steps of a case."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from app.i18n import KNOWN, _, content
from app.reports.rules.wishes import Company, TakePart, When, Where
from app.reports.words.report import picture_word
from app.reports.words.wishes import at_meeting_name, company_name, take_part_name, when_name, where_name
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.hiding import NeutralPage
from app.ui.widgets.canvas import Canvas
from app.ui.widgets.tiles import Tile
from tests.driver import Person
from tests.walks.steps import Shots, code_on_screen, enter_code, kiosk_of

WORDS = {
    "lb": "Mäi Vëlo ass futti an ech hunn Angscht, et ze soen.",
    "fr": "Mon vélo est cassé et j'ai peur de le dire.",
    "de": "Mein Fahrrad ist kaputt und ich habe Angst, es zu sagen.",
    "en": "My bike is broken and I am scared to say it.",
    "pt": "A minha bicicleta está partida e tenho medo de o dizer.",
}


def tell_as_child(person: Person, language: str) -> Shots:
    """Tell as a child, page after page, up to the receipt."""
    person.press(_("I want to say something"))
    yield "kiosk-way-in", person.window
    person.press(_("I am a child"))
    person.awaits(_("This is your picture"))
    yield "kiosk-own-picture", person.window
    person.press(_("Next"))
    person.press(_("Worry"))
    yield "kiosk-kind", person.window
    person.press(_("Next"))
    person.press(_("sad"))
    yield "kiosk-feeling", person.window
    person.press(_("Next"))
    person.awaits(_("What worries you?"))
    person.types(_("What worries you?"), WORDS[language])
    yield "kiosk-words", person.window
    person.press(_("Hide"))
    yield "kiosk-hidden", person.window
    QTest.mouseClick(person.all(NeutralPage)[0], Qt.MouseButton.LeftButton)
    yield "kiosk-which-picture", person.window
    person.press(content.picture_name(kiosk_of(person).own_picture))
    person.awaits(WORDS[language])
    person.press(_("Next"))
    person.press(_("No"))
    yield "kiosk-danger", person.window
    person.press(_("Next"))
    person.press(_("Another child"))
    yield "kiosk-about", person.window
    person.press(_("Next"))
    person.press(_("The coordinator of my home"))
    person.press(_("An educator I trust"))
    person.press("Tom W.")
    yield "kiosk-readers", person.window
    person.press(_("Next"))
    person.press(_("With my name"))
    person.types(_("My name"), "Lisa")
    yield "kiosk-name", person.window
    person.press(_("Next"))
    person.settles()
    yield "kiosk-review", person.window
    person.press(_("Send"))
    person.awaits(_("What happens now?"))
    yield "kiosk-receipt", person.window


def to_review(child: Person, *, face: bool = True, words: str = "") -> None:
    """Go quickly through all pages to the last one before sending."""
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


def tell_as_young_person(person: Person, language: str) -> Shots:
    """Tell as a young person who may be in danger, with staff named."""
    person.press(_("I want to say something"))
    person.press(_("I am a young person"))
    person.awaits(_("This is your picture"))
    yield "young-own-picture", person.window
    person.press(_("Next"))
    person.press(_("Something happened"))
    person.press(_("scared"))
    yield "young-kind", person.window
    person.press(_("Next"))
    person.awaits(_("What happened?"))
    person.types(_("What happened?"), WORDS[language])
    yield "young-words", person.window
    person.press(_("Next"))
    person.press(_("I am not sure"))
    yield "young-danger", person.window
    person.press(_("Next"))
    person.awaits(_("You are important. Get help now."))
    yield "young-in-danger", person.window
    person.press(_("Go on telling"))
    person.press(_("The advocate from outside"))
    yield "young-readers", person.window
    person.press(_("Next"))
    person.settles()
    yield "young-review", person.window
    person.press(_("Send"))
    person.awaits(_("What happens now?"))
    yield "young-receipt", person.window


def begin_anew(person: Person, language: str) -> None:
    """Forget everything, as for the next one, who chooses this language."""
    kiosk_of(person).forget()
    person.press(KNOWN[language].name)


def find_my_answer(person: Person, code: tuple[str, ...]) -> Shots:
    """Enter the receipt, read the answer, ask for it again in other words."""
    enter_code(person, code)
    yield "kiosk-code", person.window
    assert person.all(CodePage)
    person.press(_("Show my answer"))
    person.awaits(_("The way of your words"))
    yield "kiosk-answer", person.window
    person.press(_("It helps me"))
    person.settles()
    person.press(_("Ask somebody else"))
    person.awaits(_("Send"))
    yield "kiosk-somebody-else", person.window
    person.press(_("Send"))
    person.awaits(_("You asked somebody else."))
    person.press(_("Please explain it again"))
    person.awaits(_("What should we explain again?"))
    yield "kiosk-explain", person.window
    person.press(_("Send"))
    person.awaits(_("You asked again."))
    yield "kiosk-asked-again", person.window


def draw(person: Person, *strokes: tuple[int, int, int, int]) -> None:
    """Draw lines on the sheet with the mouse."""
    canvas = person.all(Canvas)[0]
    for left, top, right, bottom in strokes:
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(left, top))
        QTest.mouseMove(canvas, QPoint((left + right) // 2, (top + bottom) // 2))
        QTest.mouseMove(canvas, QPoint(right, bottom))
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(right, bottom))


def picture_sentence(person: Person, **words: str) -> None:
    """Put a sentence together: a picture of each group."""
    for group, name in words.items():
        person.press(content.texts("pictograms")["groups"][group])
        person.press(picture_word(name))


def other_ways(person: Person) -> Shots:
    """Draw, put pictures together and open the keyboard, from the page with words."""
    person.press(_("Draw"))
    person.press(_("red"))
    draw(person, (60, 60, 300, 200), (300, 200, 420, 80))
    yield "ways-draw", person.window
    person.press(_("My drawing is ready"))
    person.press(_("Pictures"))
    picture_sentence(person, who="brother", does="hit", where="my_room", when="evening", feeling="scared")
    yield "ways-pictures", person.window
    person.press(_("My sentence is ready"))
    yield "ways-shelf", person.window
    person.press(_("Keyboard"))
    yield "ways-keyboard", person.window
    person.press(_("Put the keyboard away"))


def my_meeting(person: Person) -> Shots:
    """A child prepares a meeting, page by page, up to the review."""
    person.press(_("I want to say something"))
    person.press(_("I am a child"))
    person.awaits(_("This is your picture"))
    person.press(_("Next"))
    person.press(_("It is for my meeting"))
    person.press(_("Next"))
    person.awaits(_("What do you want to say at the meeting?"))
    person.settles()
    yield from other_ways(person)
    person.press(_("Next"))
    person.awaits(_("What do you want to ask there?"))
    person.writes("?")
    yield "meeting-ask", person.window
    person.press(_("Next"))
    person.awaits(_("What should be decided there?"))
    person.press(_("Next"))
    for who in content_of_meeting():
        person.press(who)
    yield "meeting-people", person.window
    person.press(_("Next"))
    person.press(take_part_name(TakePart.WITH_SOMEBODY))
    yield "meeting-part", person.window
    person.press(_("Next"))
    for title in (_("Are you in danger now?"), _("Who may read it?"), _("Would you like to say your name?")):
        person.awaits(title)
        person.press(_("Next"))
    person.awaits(_("Look at it once more"))
    person.settles()
    yield "meeting-review", person.window


def content_of_meeting() -> list[str]:
    """Return who is wanted at the meeting."""
    from app.reports.rules.wishes import AtMeeting

    return [at_meeting_name(my_family) for my_family in (AtMeeting.MY_FAMILY, AtMeeting.MY_EDUCATOR)]


def a_talk(person: Person, face: str) -> Shots:
    """Somebody wants to talk: where, when, alone or not, and with whom."""
    person.press(_("I want to say something"))
    person.press(_(face))
    person.awaits(_("This is your picture"))
    person.press(_("Next"))
    person.press(_("I want to talk"))
    few = face != "I am a child"
    wanted = (where_name(Where.OUTSIDE), when_name(When.EVENING), company_name(Company.ALONE))
    while not person.sees(wanted[0]):
        person.press(_("Next"))
    for number, what in enumerate(wanted):
        person.press(what)
        if not few:
            yield f"talk-{number}", person.window
            person.press(_("Next"))
    if few:
        yield "talk", person.window
        person.press(_("Next"))
    while not person.sees(_("Look at it once more")):
        person.press(_("Next"))
        person.settles()
    yield "talk-review", person.window


def keep_and_find(person: Person) -> Shots:
    """A child keeps its words for later, and finds them again with its pictures."""
    person.press(_("I want to say something"))
    person.press(_("I am a child"))
    while not person.all(QPlainTextEdit):
        person.press(_("Next"))
    person.writes("…")
    person.press(_("Keep for later"))
    person.awaits(_("It is kept for you."))
    person.settles()
    yield "kept-receipt", person.window
    code = code_on_screen(person)
    person.press(_("I have my pictures"))
    enter_code(person, code)
    person.press(_("Show my answer"))
    person.awaits("…")  # the draft brings its own language
    yield "kept-found", person.window


def everyday_questions(person: Person) -> Shots:
    """Look at the questions of every day, and at one with the home's answer."""
    person.press(_("My rights"))
    person.press(_("Everyday questions"))
    yield "everyday", person.window
    person.all(Tile)[0].click()
    person.awaits(_("The right behind it"))
    person.settles()
    yield "everyday-answer", person.window


def looks(person: Person) -> Shots:
    """Choose how the kiosk looks."""
    person.press(_("How it looks and sounds"))
    yield "looks", person.window
    person.press(_("Strong contrast"))
    yield "looks-strong", person.window
    person.press(_("Done"))
    yield "looks-strong-start", person.window


def an_idea(person: Person, words: str) -> Shots:
    """A child has an idea for the parliament, and says that it may come there without the name."""
    person.press(_("Parliament"))
    person.press(_("I have an idea"))
    person.press(_("I am a child"))
    person.awaits(_("This is your picture"))
    person.press(_("Next"))
    person.awaits(_("What is it?"))
    person.press(_("Next"))
    person.press(_("Next"))
    person.writes(words)
    person.press(_("Next"))
    person.awaits(_("May your idea come to the Children and Youth Parliament?"))
    person.press(_("Yes, without my name"))
    yield "idea-bring", person.window
    person.press(_("Next"))
    person.press(_("No"))
    for _page in range(4):
        person.press(_("Next"))
    person.awaits(_("Look at it once more"))
    person.settles()
    yield "idea-review", person.window
