"""Every screen of the program, in the fictional home, by pressing what is on it."""

from pathlib import Path

from app.demo.home import PASSWORD
from app.i18n import _, content, pgettext
from app.window import Window
from tests.driver import Person
from tests.walks.advocates import advocate_room
from tests.walks.casework import small_windows
from tests.walks.charter import charter_room
from tests.walks.figures import figures_rooms
from tests.walks.parliament import parliament_room
from tests.walks.reports import WORDS, begin_anew, find_my_answer, tell_as_child, tell_as_young_person
from tests.walks.review import review_room
from tests.walks.steps import (
    Shots,
    closed,
    code_on_screen,
    demo_window,
    kiosk_of,
    open_case,
    previews,
    sign_in,
    to_reports,
)
from tests.walks.training import training_room
from tests.walks.workshops import workshops_room
from tests.walks.year import year_room


def staff_rooms(person: Person) -> Shots:
    """Sign in, read, answer, search, look at the paper and at the people."""
    person.awaits(_("Sign in"))
    person.settles()
    yield "staff-sign-in", person.window
    sign_in(person, "Claire")
    to_reports(person)
    person.settles()
    yield "staff-reports", person.window
    open_case(person, 0)
    yield "staff-case-danger", person.window
    person.press(_("Write an answer"))
    person.awaits(_("Send the answer"))
    person.settles()
    yield "staff-answer", person.window
    person.press(_("Cancel"))
    yield from small_windows(person)
    open_case(person, 5)
    person.settles()
    yield "staff-case", person.window
    person.press(_("Print"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the document")
    person.settles()
    yield "staff-preview", previews()[0]
    person.press(pgettext("button", "Close"))
    person.types(_("Search in what I may read"), "xyz")
    person.awaits(_("Nothing was found."))
    person.settles()
    yield "staff-nothing-found", person.window
    person.types(_("Search in what I may read"), "")
    yield from keeping_rooms(person)
    yield from other_rooms(person)


def keeping_rooms(person: Person) -> Shots:
    """See people, kiosk, keeping, back-up, audit log and roles."""
    person.press(_("People"))
    person.awaits(_("Add a colleague"))
    person.settles()
    yield "staff-people", person.window
    person.press(_("Kiosk"))
    person.press(_("Everyday questions"))
    person.settles()
    yield "staff-kiosk-questions", person.window
    person.press(_("Who helps?"))
    person.settles()
    yield "staff-kiosk-helpers", person.window
    person.press(_("Times"))
    person.settles()
    yield "staff-kiosk-times", person.window
    person.press(_("Keeping"))
    person.settles()
    yield "staff-keeping", person.window
    person.press(_("Back-up"))
    person.awaits(_("Nothing is backed up yet."))
    person.settles()
    yield "staff-backup", person.window
    person.press(_("Other homes"))
    person.press(_("Homes we know"))
    person.awaits(_("No other home is known yet."))
    person.settles()
    yield "staff-homes", person.window
    person.press(_("Audit log"))
    person.settles()
    yield "staff-audit-log", person.window
    person.press(pgettext("room", "Protection"))
    person.settles()
    yield "staff-rights", person.window
    person.press(_("If something is stolen"))
    person.press(_("Measure on this PC"))
    person.waits(lambda: any("PC" in text and "ms" in text for text in person.texts()), "what was measured")
    person.settles()
    yield "staff-protection", person.window
    person.press(_("Licenses"))
    person.settles()
    yield "staff-licenses", person.window


def other_rooms(person: Person) -> Shots:
    """Walk through the rooms of the team and of the house, then through the advocate's."""
    house = (parliament_room, charter_room, review_room, year_room, figures_rooms)
    for walk in (training_room, workshops_room, *house):
        yield from walk(person)
    person.press(_("Sign out"))
    sign_in(person, "Anne")
    person.settles()
    yield from advocate_room(person)
    person.press(_("Sign out"))


def more_of_the_kiosk(person: Person, language: str) -> Shots:
    """The other ways to say it, the two kinds that ask for more, keeping, everyday questions, looks, quiet."""
    from tests.walks.advocates import advocates_in_the_kiosk
    from tests.walks.parliament import parliament_in_the_kiosk
    from tests.walks.reports import a_talk, an_idea, everyday_questions, keep_and_find, looks, my_meeting

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
    kiosk_of(person).be_quiet()
    yield "kiosk-quiet", person.window
    kiosk_of(person).forget()


def every_screen(folder: Path, language: str, size: tuple[int, int]) -> Shots:
    """Yield a name and the widget to look at, for all screens."""
    from tests.walks.album import staff_rooms
    from tests.walks.people import set_up

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
    kiosk_of(person).ask_still_there(20)
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

    assert window.parts is not None
    house = window.parts.house
    claire = next(person for person in house.colleagues() if person.name.startswith("Claire"))
    casework = Casework(house, SigningIn(house).sign_in(claire.id, PASSWORD))
    mine = next(
        case
        for case in casework.first(60)
        if case.header and case.header.words == WORDS[language] and not case.standing.danger
    )
    casework.answer(casework.acknowledge(casework.open(mine.id)), ANSWERS[language])
