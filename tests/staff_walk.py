"""Walks through the staff's rooms and the assistant."""

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from app.assembly.parts import Entered, Parts
from app.core.rooms import RoomId
from app.i18n import _, pgettext
from app.ui.changes import Changes
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.reports.shortcuts import show_shortcuts
from app.ui.widgets.preview import PaperPreview
from tests.album import Shots, open_case, sign_in, to_reports
from tests.driver import Person
from tests.house_walk import advocate_room, charter_room, figures_rooms, parliament_room, review_room, year_room
from tests.made_homes import PASSWORD as GOOD_PASSWORD
from tests.made_homes import TestHome
from tests.team_walk import training_room, workshops_room


def previews() -> list[PaperPreview]:
    return [
        topLevelWidget
        for topLevelWidget in QApplication.topLevelWidgets()
        if isinstance(topLevelWidget, PaperPreview) and topLevelWidget.isVisible()
    ]


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
    person.press(_("Questions of every day"))
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


def shell_of(home: TestHome, who: str, size: tuple[int, int] = (1366, 768)) -> Person:
    """Return somebody in their rooms, signed in."""
    parts = Parts(home.house, demo=False)
    shell = parts.shell(home.colleague(who), lambda: Entered(home.signed_in(who), ()), Changes(home.house))
    shell.enter(RoomId.REPORTS)
    if shell.inside(RoomId.REPORTS) is None:
        shell.begin()
    shell.resize(*size)
    shell.show()
    person = Person(shell)
    person.settles()
    return person


def small_windows(person: Person) -> Shots:
    """Open what the steps beside answering ask."""
    room = person.window.findChildren(ReportsRoom)[0]
    for doing in (
        CaseAction.SHARE,
        CaseAction.INVOLVED,
        CaseAction.ASK_LOWER,
        CaseAction.TAGS,
        CaseAction.TASK,
        CaseAction.LINK,
        CaseAction.AUTHORITY,
        CaseAction.BUNDLE,
    ):
        room._steps.do(doing)
        yield from _small_window(person, f"staff-{doing.value}")
    person.press(_("Filter and order"))
    yield from _small_window(person, "staff-filter")
    person.press(_("Enter what somebody said"))
    yield from _small_window(person, "staff-enter")
    show_shortcuts(room)
    yield from _small_window(person, "staff-keys")


def _small_window(person: Person, name: str) -> Shots:
    person.waits(lambda: QApplication.activeModalWidget() is not None, name)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield name, dialog
    dialog.reject()
    person.waits(lambda: QApplication.activeModalWidget() is None, name)


def set_up(person: Person) -> Shots:
    """Go through the assistant as the first people of a new home do."""
    person.awaits(_("Welcome to Meng Stëmm"))
    person.settles()
    yield "setup-language", person.window
    person.press(_("Next"))
    person.types(_("Name of the home"), "Foyer Sonneblumm (Demo)")
    yield "setup-home", person.window
    person.press(_("Next"))
    for title, name in (
        (_("The coordinator"), "Claire M."),
        (_("The advocate"), "Anne S."),
        (_("The administrator"), "Marc T."),
    ):
        person.awaits(title)
        person.types(_("Name"), name)
        person.types(_("Password"), GOOD_PASSWORD)
        person.awaits(_("This is a good password."))
        if name == "Anne S.":
            yield "setup-person", person.window
        person.press(_("Next"))
    person.awaits(_("The recovery sheet"))
    person.settles()
    yield "setup-sheet", person.window
    words = dict(text.split(".  ") for text in person.texts() if ".  " in text)
    person.press(_("Show and print the sheet"))
    person.waits(lambda: any(preview.pages for preview in previews()), "the sheet")
    person.settles()
    yield "setup-preview", previews()[0]
    person.press(pgettext("button", "Close"))
    person.press(_("Next"))
    person.awaits(_("Is the sheet safe?"))
    for number, word in words.items():
        name = _("Word {number}").format(number=number)
        if name in {qline_edit.accessibleName() for qline_edit in person.all(QLineEdit)}:
            person.types(name, word)
    yield "setup-words", person.window
    person.press(_("Next"))
    person.awaits(_("Sign in"))
