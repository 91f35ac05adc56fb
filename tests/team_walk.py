"""Walks through the rooms of training and workshops."""

from PySide6.QtWidgets import QApplication, QDialog

from app.i18n import _
from app.ui.staff.training.matrix_page import MatrixPage
from app.ui.staff.training.mine import MyTrainingPage
from app.ui.staff.training.room import Section, TrainingRoom
from app.ui.staff.training.sessions_page import SessionsPage
from app.ui.staff.workshops.workshops_page import WorkshopsPage
from app.ui.widgets.dialogue import CardsDialog
from app.ui.widgets.rounds import KnowledgeRound, ReactionRound
from app.ui.widgets.tiles import Tile
from app.workshops.rules import CardKind, Reaction
from tests.album import Shots
from tests.driver import Person


def small_window(person: Person, name: str) -> Shots:
    """Look at the small window that is open, and close it."""
    person.waits(lambda: QApplication.activeModalWidget() is not None, name)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    yield name, dialog
    dialog.reject()
    person.waits(lambda: QApplication.activeModalWidget() is None, name)


def answer_once(person: Person) -> None:
    """Choose the first answer that is shown."""
    tile = next(other for other in person.all(Tile) if other.isEnabled())
    tile.click()


def training_room(person: Person) -> Shots:
    """See everything a coordinator can do about training."""
    person.press(_("Training"))
    person.awaits(_("To the checklist"))
    person.settles()
    yield "training-mine", person.window
    room = person.window.findChildren(TrainingRoom)[0]
    mine = room.findChildren(MyTrainingPage)[0]
    mine.show_module("bientraitance", "rights")
    person.press(_("To the checklist"))
    yield "training-checklist", person.window
    person.press(_("Answer the questions"))
    person.awaits(_("Back to the reading"))
    person.settles()
    yield "training-check", person.window
    answer_once(person)
    person.awaits(_("Next"))
    person.settles()
    yield "training-explained", person.window
    person.press(_("Back to the reading"))
    room.show_section(Section.QUEUE)
    person.settles()
    yield "training-queue", person.window
    yield from matrix(person, room)
    yield from sessions(person, room)
    room.show_section(Section.COURSES)
    person.awaits(_("Change the course"))
    person.settles()
    yield "training-courses", person.window
    person.press(_("Change the course"))
    yield from small_window(person, "training-course-form")
    person.press(_("Add a rule"))
    yield from small_window(person, "training-rule-form")
    person.press(_("Add a chapter"))
    yield from small_window(person, "training-chapter-form")


def matrix(person: Person, room: TrainingRoom) -> Shots:
    """See who needs what, add a person, look at one."""
    room.show_section(Section.MATRIX)
    page = room.findChildren(MatrixPage)[0]
    person.waits(lambda: page.shown.rows, "the matrix")
    person.settles()
    yield "training-matrix", person.window
    person.press(_("Add a person"))
    yield from small_window(person, "training-person-form")
    page.person_chosen.emit(page.shown.rows[1].member.id)
    person.awaits(_("Back to the matrix"))
    person.settles()
    yield "training-record", person.window
    assert room.record is not None
    for do, name in ((room.record.sign, "sign"), (room.record.exempt, "exempt"), (room.record.revoke, "revoke")):
        do()
        yield from small_window(person, f"training-{name}")


def sessions(person: Person, room: TrainingRoom) -> Shots:
    """See a session, who came, a reaction round, a check, the cards."""
    room.show_section(Section.SESSIONS)
    person.awaits(_("Who came?"))
    person.settles()
    yield "training-sessions", person.window
    page = room.findChildren(SessionsPage)[0]
    person.press(_("Who came?"))
    yield from small_window(person, "training-who-came")
    person.press(_("New session"))
    yield from small_window(person, "training-session-form")
    yield from rounds(person, page)


def rounds(person: Person, page: SessionsPage) -> Shots:
    """See the screens that are passed around."""
    reactions = ReactionRound(lambda _round: None, page)
    reactions.open()
    yield "round-reactions", reactions
    reactions.tap(Reaction.SURPRISED)
    yield "round-thanks", reactions
    reactions.reject()
    knowledge = KnowledgeRound(_("Before we begin"), page.chapters()[1].questions, lambda _result: None, page)
    knowledge.open()
    yield "round-knowledge", knowledge
    knowledge.reject()
    cards = CardsDialog(CardKind.LIMITS, page)
    cards.open()
    yield "dialogue-cards", cards
    cards.reject()
    person.settles()


def workshops_room(person: Person) -> Shots:
    """See workshops, cards, campaigns, the year, what was agreed."""
    person.press(_("Workshops"))
    person.awaits(_("Print the plan"))
    person.settles()
    yield "workshops", person.window
    person.press(_("New workshop"))
    yield from small_window(person, "workshop-new")
    person.press(_("Write down what came out"))
    yield from small_window(person, "workshop-outcome")
    page = person.window.findChildren(WorkshopsPage)[0]
    page.ask(page.workshops[0])
    yield from small_window(person, "workshop-form")
    person.press(_("Discussion cards"))
    person.settles()
    yield "workshops-cards", person.window
    person.press(_("Campaigns"))
    person.settles()
    yield "workshops-campaigns", person.window
    person.press(_("New campaign"))
    yield from small_window(person, "campaign-form")
    person.press(_("Poster"))
    yield from small_window(person, "poster-form")
    person.press(_("Days of the year"))
    person.settles()
    yield "workshops-days", person.window
    person.press(_("What we agreed"))
    person.settles()
    yield "workshops-agreed", person.window
    person.press(_("Write down what was agreed"))
    yield from small_window(person, "agreed-form")
