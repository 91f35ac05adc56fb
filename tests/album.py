"""A walk through every screen of the program, in the fictional home, by pressing what is on it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListView, QWidget

from app import settings
from app.demo.home import HOME, PASSWORD
from app.i18n import KNOWN, _, content, set_language
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.hiding import NeutralPage
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.style import style_sheet
from app.window import Window
from tests.driver import Person

Shots = Iterator[tuple[str, QWidget]]

WORDS = {
    "lb": "Mäi Vëlo ass futti an ech hunn Angscht, et ze soen.",
    "fr": "Mon vélo est cassé et j'ai peur de le dire.",
    "de": "Mein Fahrrad ist kaputt und ich habe Angst, es zu sagen.",
    "en": "My bike is broken and I am scared to say it.",
    "pt": "A minha bicicleta está partida e tenho medo de o dizer.",
}


def application() -> QApplication:
    """Return the one application, looking as it does in the home."""
    qcore_application = QApplication.instance() or QApplication(["meng-stemm"])
    assert isinstance(qcore_application, QApplication)
    if not qcore_application.styleSheet():
        qcore_application.setStyleSheet(style_sheet())
    return qcore_application


def demo_window(folder: Path, language: str, size: tuple[int, int], *, kiosk: bool, demo: bool = True) -> Window:
    """Return the real window on the fictional home, or on an empty folder."""
    application()
    set_language(language)
    window = Window(folder, settings.Settings(HOME if demo else "", language), kiosk=kiosk, demo=demo)
    window.resize(*size)
    window.show()
    return window


def closed(window: QWidget) -> None:
    """Close a window and let everything in it go."""
    window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


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
    person.press(content.picture_name(_kiosk_of(person).own_picture))
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


def _kiosk_of(person: Person) -> Kiosk:
    return person.window if isinstance(person.window, Kiosk) else person.all(Kiosk)[0]


def begin_anew(person: Person, language: str) -> None:
    """Forget everything, as for the next one, who chooses this language."""
    _kiosk_of(person).forget()
    person.press(KNOWN[language].name)


def code_on_screen(person: Person) -> tuple[str, ...]:
    """Read the seven pictures off the receipt."""
    by_word = {content.picture_name(name): name for name in content.texts("pictures")}
    numbered = [qwidget.accessibleName() for qwidget in person.all(QWidget) if ": " in qwidget.accessibleName()]
    found = dict(text.split(": ", 1) for text in numbered if text[0].isdigit())
    return tuple(by_word[found[str(number)]] for number in range(1, 8))


def enter_code(person: Person, code: tuple[str, ...]) -> None:
    """Tap the pictures in order."""
    person.press(_("My answer"))
    person.awaits(_("Find your answer"))
    for name in code:
        person.press(content.picture_name(name))


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


def sign_in(person: Person, who: str, password: str = PASSWORD) -> None:
    """Sign in as the one whose name begins so."""
    person.awaits(_("Sign in"))
    box = person.find(_("Who is signing in?"), QComboBox)
    box.setCurrentIndex(next(place for place in range(box.count()) if box.itemText(place).startswith(who)))
    person.types(_("Password"), password)
    person.press(_("Sign in"))


def to_reports(person: Person) -> None:
    """Go from the first page to the reports."""
    person.awaits(_("What needs you today"))
    person.press(_("Reports"))
    person.awaits(_("Choose a report at the left."))


def rows(person: Person) -> int:
    """Return how many reports the list shows."""
    return person.find(_("Reports"), QListView).model().rowCount()


def open_case(person: Person, number: int) -> None:
    """Choose a row of the list."""
    view = person.find(_("Reports"), QListView)
    view.setCurrentIndex(view.model().index(number, 0))
    person.awaits(_("Who can read it"))


def more_of_the_kiosk(person: Person, language: str) -> Shots:
    """The other ways to say it, the two kinds that ask for more, keeping, everyday questions, looks, quiet."""
    from tests.house_walk import advocates_in_the_kiosk, parliament_in_the_kiosk
    from tests.other_ways import a_talk, an_idea, everyday_questions, keep_and_find, looks, my_meeting

    begin_anew(person, language)
    for walk in (
        my_meeting(person),
        a_talk(person, "I am a child"),
        a_talk(person, "I am a young person"),
        a_talk(person, "I am an adult"),
        keep_and_find(person),
        everyday_questions(person),
        looks(person),
        an_idea(person, WORDS[language]),
        parliament_in_the_kiosk(person),
        advocates_in_the_kiosk(person),
    ):
        yield from walk
        begin_anew(person, language)
    _kiosk_of(person)._be_quiet()
    yield "kiosk-quiet", person.window
    _kiosk_of(person).forget()


def every_screen(folder: Path, language: str, size: tuple[int, int]) -> Shots:
    """Yield a name and the widget to look at, for all screens."""
    from tests.staff_walk import set_up, staff_rooms

    window = demo_window(folder / "demo", language, size, kiosk=True)
    person = Person(window)
    person.awaits(_("I want to say something"))
    yield "kiosk-start", window
    yield from tell_as_child(person, language)
    code = code_on_screen(person)
    begin_anew(person, language)
    yield from tell_as_young_person(person, language)
    begin_anew(person, language)
    person.press(_("My rights"))
    person.press(_("More"))
    yield "kiosk-rights", window
    person.press(content.texts("rights")["privacy"]["title"])
    yield "kiosk-right", window
    begin_anew(person, language)
    person.press(_("Who helps me?"))
    person.awaits(_("Done"))
    yield "kiosk-helpers", window
    _kiosk_of(person)._ask_still_there(20)
    yield "kiosk-pause", window
    person.press(_("I am still here"))
    person.press(_("Done"))
    person.press(_("For staff"))
    yield from staff_rooms(person)
    _answer_as_claire(window, language)
    person.press(_("Open the kiosk"))
    person.awaits(_("I want to say something"))
    begin_anew(person, language)
    yield from find_my_answer(person, code)
    yield from more_of_the_kiosk(person, language)
    closed(window)
    window = demo_window(folder / "new", language, size, kiosk=False, demo=False)
    yield from set_up(Person(window))
    closed(window)


ANSWERS = {
    "lb": "Merci, datt s du et gesot hues. Mir maachen däi Vëlo zesummen nei. Den Tom hëlleft dir e Samschdeg.",
    "fr": "Merci de l'avoir dit. Nous réparons ton vélo ensemble. Tom t'aide samedi.",
    "de": "Danke, dass du es gesagt hast. Wir reparieren dein Fahrrad zusammen. Tom hilft dir am Samstag.",
    "en": "Thank you for saying it. We mend your bike together. Tom helps you on Saturday.",
    "pt": "Obrigado por o dizeres. Arranjamos juntos a tua bicicleta. O Tom ajuda-te no sábado.",
}


def _answer_as_claire(window: Window, language: str) -> None:
    """Answer the child's report, so that there is something to find."""
    from app.home.services.signing_in import SigningIn
    from app.reports.services.casework import Casework

    assert window._parts is not None
    house = window._parts.house
    claire = next(person for person in house.colleagues() if person.name.startswith("Claire"))
    casework = Casework(house, SigningIn(house).sign_in(claire.id, PASSWORD))
    mine = next(
        case
        for case in casework.first(60)
        if case.header and case.header.words == WORDS[language] and not case.standing.danger
    )
    casework.answer(casework.acknowledge(casework.open(mine.id)), ANSWERS[language])
