"""Training: one's own, signing off, the matrix, sessions, courses."""

from app.i18n import _
from app.ui.staff.training.matrix_page import MatrixPage
from app.ui.staff.training.mine import MyTrainingPage
from app.ui.staff.training.room import Section, TrainingRoom
from app.ui.staff.training.sessions_page import SessionsPage
from app.ui.widgets.dialogue import CardsDialog
from app.ui.widgets.rounds import KnowledgeRound, ReactionRound
from app.ui.widgets.tiles import Tile
from app.workshops.rules import CardKind, Reaction
from tests.driver import Person
from tests.walks.steps import Shots, small_window


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
