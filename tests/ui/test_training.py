"""The whole way of a new colleague from the first day to the certificate, and what a coordinator does meanwhile,
through the screens."""

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.i18n import LANGUAGES, _, formats, pgettext, set_language
from app.training.rules.courses import Course, Proof
from app.training.rules.imports import BadRow, Problem
from app.training.services.courses import built_in_courses
from app.training.services.my_training import MyTraining, text_of
from app.training.services.signing_off import SigningOff
from app.training.services.team import member_of_account, team
from app.training.words import bad_row_name
from app.ui.staff.training.importing import ImportDialog
from app.ui.staff.training.matrix_page import MatrixPage
from app.ui.staff.training.mine import MyTrainingPage
from app.ui.staff.training.module_page import ModulePage
from app.ui.staff.training.room import Section, TrainingRoom
from app.ui.widgets.buttons import Button
from app.ui.widgets.preview import PaperPreview
from app.ui.widgets.rounds import KnowledgeRound, ReactionRound
from app.ui.widgets.tiles import Tile
from app.workshops.rules import Reaction, TrainingSession
from app.workshops.services.sessions import Sessions
from tests.driver import Person, let_go
from tests.made_homes import PASSWORD, TestHome
from tests.walks.steps import previews, shell_of

COURSE: Course = built_in_courses()[0]


def room_of(home: TestHome, who: str) -> tuple[Person, TrainingRoom]:
    person = shell_of(home, who)
    person.press(_("Training"))
    person.settles()
    return person, person.window.findChildren(TrainingRoom)[0]


def read_and_answer(person: Person, room: TrainingRoom, module: str) -> None:
    """Read a chapter, tick it, answer its questions, ask for the signature."""
    room.findChildren(MyTrainingPage)[0].show_module(COURSE.id, module)
    person.settles()
    text = text_of(next(other for other in COURSE.modules if other.id == module))
    person.press(_("I have read it"))
    person.settles()
    person.press(_("Answer the questions"))
    for question in text.questions:
        person.awaits(question.text)
        right = next(tile for tile in person.all(Tile) if tile.text() == question.answers[0].text)
        right.click()
        person.awaits(question.answers[0].why)
        person.press(_("Next"))
    person.awaits(_("All questions are answered."))
    person.press(_("Back to the reading"))
    person.settles()
    ask_for_all(person)


def add_colleague(home: TestHome) -> str:
    """Let the coordinator add a colleague, as in the first hour of the first day."""
    person = shell_of(home, "claire")
    person.press(_("People"))
    person.types(_("Name"), "Nora B.")
    person.types(_("Password"), PASSWORD)
    person.press(_("Add"))
    person.awaits(_("{name} has an account now, and stands in the training.").format(name="Nora B."))
    home.ids["nora"] = next(colleague.id for colleague in home.house.colleagues() if colleague.name == "Nora B.")
    return "nora"


def join(person: Person, room: TrainingRoom, papers: Path) -> None:
    """Attach the papers, read, and ask for every signature of the first days."""
    mine = room.findChildren(MyTrainingPage)[0]
    for module in ("papers", "house", "charter"):
        mine.show_module("joining", module)
        person.settles()
        page = room.findChildren(ModulePage)[-1]
        for item in page.module.items:
            if item.item.proof is Proof.DOCUMENT:
                page.attach(item, papers)
                person.settles()
        if _("I have read it") in _names(person):
            person.press(_("I have read it"))
            person.settles()
        ask_for_all(person)


def ask_for_all(person: Person) -> None:
    for name in [one for one in _names(person) if one.startswith(_("Ask for the signature"))]:
        person.press(name)
        person.settles()


@pytest.mark.parametrize(
    "language",
    [
        pytest.param(languages, marks=() if languages in ("lb", "fr") else pytest.mark.long)
        for languages in LANGUAGES
    ],
)
def test_from_joining_to_the_certificate(home: TestHome, tmp_path: Path, language: str) -> None:
    set_language(language)
    who = add_colleague(home)
    learner, room = room_of(home, who)
    papers = tmp_path / "papers.png"
    learner.window.grab().save(str(papers))
    join(learner, room, papers)
    for module in COURSE.modules:
        read_and_answer(learner, room, module.id)
    coordinator, signing = room_of(home, "claire")
    signing.show_section(Section.QUEUE)
    coordinator.settles()
    for _waiting in SigningOff(home.house, home.signed_in("claire")).queue():
        name = next(one for one in _names(coordinator) if one.startswith(formats.named(_("Sign"), "")))
        coordinator.press(name)
        coordinator.press(_("Sign"))
        coordinator.waits(lambda: QApplication.activeModalWidget() is None, "signed")
        coordinator.settles()
    coordinator.awaits(_("Nothing is waiting for your signature."))
    found = {course.course.id: course for course in MyTraining(home.house, home.signed_in(who)).courses()}
    assert found["bientraitance"].complete
    assert found["joining"].complete
    learner.settles()
    learner.press(_("Certificate"))
    learner.waits(lambda: any(preview.pages for preview in previews()), "the certificate")


def _names(person: Person) -> list[str]:
    return [button.accessibleName() for button in person.all(Button)]


def test_a_wrong_answer_is_explained_and_comes_again(home: TestHome) -> None:
    person, room = room_of(home, "tom")
    room.findChildren(MyTrainingPage)[0].show_module(COURSE.id, "what")
    person.press(_("Answer the questions"))
    question = text_of(COURSE.modules[0]).questions[0]
    wrong = next(tile for tile in person.all(Tile) if tile.text() == question.answers[1].text)
    wrong.click()
    person.awaits(question.answers[1].why)
    person.press(_("Back to the reading"))
    person.settles()
    person.press(_("Go on answering"))
    person.awaits(_("Question {number} of {total}").format(number=2, total=6))


def test_a_document_is_attached_and_opened_in_the_program(home: TestHome, tmp_path: Path) -> None:
    person, room = room_of(home, "tom")
    page = room.findChildren(MyTrainingPage)[0]
    page.show_module("joining", "papers")
    person.settles()
    image = person.window.grab()
    image.save(str(tmp_path / "diploma.png"))
    module = room.findChildren(ModulePage)[-1]
    item_progress = next(item for item in module.module.items if item.item.id == "diploma")
    module.attach(item_progress, tmp_path / "diploma.png")
    person.settles()
    person.press(formats.named(_("Open the document"), item_progress.text))
    person.waits(lambda: QApplication.activeModalWidget() is not None, "the document")
    assert any(not label.pixmap().isNull() for label in person.all(QLabel))


def test_a_file_that_is_no_document_is_refused_in_words(home: TestHome, tmp_path: Path) -> None:
    person, room = room_of(home, "tom")
    room.findChildren(MyTrainingPage)[0].show_module("joining", "papers")
    person.settles()
    module = room.findChildren(ModulePage)[-1]
    (tmp_path / "x.pdf").write_bytes(b"MZ")
    module.attach(next(item for item in module.module.items if item.item.id == "diploma"), tmp_path / "x.pdf")
    person.awaits(_("Only a PDF or a picture (PNG, JPEG) of at most 12 MB can be attached."))


def test_an_educator_sees_only_what_is_theirs(home: TestHome) -> None:
    person, _room = room_of(home, "tom")
    names = _names(person)
    assert _("Who needs what?") not in names
    assert _("Courses") not in names


@pytest.fixture
def coordinator(home: TestHome) -> tuple[Person, TrainingRoom]:
    return room_of(home, "claire")


def test_the_matrix_filters_and_opens_a_person(coordinator: tuple[Person, TrainingRoom], home: TestHome) -> None:
    person, room = coordinator
    room.show_section(Section.MATRIX)
    page = room.findChildren(MatrixPage)[0]
    person.waits(lambda: page.shown.rows, "rows")
    assert len(page.shown.rows) == 4
    person.chooses(_("Function"), _("Management"))
    assert [row.member.name for row in page.shown.rows] == ["Claire M."]
    page.person_chosen.emit(page.shown.rows[0].member.id)
    person.awaits(_("Back to the matrix"))
    person.press(_("Back to the matrix"))
    person.waits(page.isVisible, "the matrix")


def test_only_what_is_due_is_shown_when_asked(coordinator: tuple[Person, TrainingRoom]) -> None:
    person, room = coordinator
    room.show_section(Section.MATRIX)
    page = room.findChildren(MatrixPage)[0]
    person.waits(lambda: page.shown.rows, "rows")
    person.press(_("Only what is due"))
    person.awaits(_("Nobody is late, and nothing is due soon."))


def test_a_list_with_a_bad_row_takes_nothing_in(
    coordinator: tuple[Person, TrainingRoom], home: TestHome, tmp_path: Path
) -> None:
    person, room = coordinator
    room.show_section(Section.MATRIX)
    page = room.findChildren(MatrixPage)[0]
    file = tmp_path / "people.csv"
    with file.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=";").writerows([["Numm", "Haus"], ["Jeff K.", "A"], ["", "B"]])
    page.read_in(file)
    person.waits(lambda: isinstance(QApplication.activeModalWidget(), ImportDialog), "the preview")
    person.awaits(_("Row {number}: {reason}").format(number=3, reason=_("there is no name")))
    take = next(button for button in person.all(Button) if button.text() == _("Take everything in"))
    assert not take.isEnabled()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ImportDialog)
    dialog.reject()


def test_who_came_has_it_in_their_own_list(coordinator: tuple[Person, TrainingRoom], home: TestHome) -> None:
    person, room = coordinator
    tom = member_of_account(home.house, home.ids["tom"])
    assert tom is not None
    session = TrainingSession(
        "", "Rechter", home.house.today, items=("bientraitance/rights/read",), invited=(tom.id,)
    )
    Sessions(home.house, home.signed_in("claire")).keep_session(session)
    room.show_section(Section.SESSIONS)
    person.press(_("Who came?"))
    person.press(_("Keep"))
    person.waits(lambda: QApplication.activeModalWidget() is None, "kept")
    learner, mine = room_of(home, "tom")
    mine.findChildren(MyTrainingPage)[0].show_module(COURSE.id, "rights")
    learner.awaits(_("I have read it again"))


def test_taps_are_counted_and_hidden_before_the_screen_goes_on(
    coordinator: tuple[Person, TrainingRoom], home: TestHome
) -> None:
    _person, room = coordinator
    kept: list[Any] = []
    round_ = ReactionRound(kept.append, room)
    round_.open()
    for reaction in (Reaction.AGREE, Reaction.AGREE, Reaction.SURPRISED):
        round_.tap(reaction)
        assert not [tile for tile in round_.findChildren(Tile) if tile.isVisible()]
        let_go(5)
    round_.accept()
    assert kept[0].counts == {"agree": 2, "surprised": 1}


def test_a_check_before_counts_right_answers_without_names(coordinator: tuple[Person, TrainingRoom]) -> None:
    person, room = coordinator
    kept: list[Any] = []
    questions = text_of(COURSE.modules[0]).questions
    round_ = KnowledgeRound("x", questions, kept.append, room)
    round_.open()
    for number, question in enumerate(questions):
        wanted = question.answers[number % 2].text
        person.awaits(wanted)
        next(tile for tile in person.all(Tile) if tile.text() == wanted).click()
        person.press(_("Next"))
    round_.accept()
    assert (kept[0].people, kept[0].right) == (1, (1, 0, 1, 0, 1, 0))


def test_the_papers_of_the_matrix_are_shown(coordinator: tuple[Person, TrainingRoom]) -> None:
    person, room = coordinator
    room.show_section(Section.MATRIX)
    page = room.findChildren(MatrixPage)[0]
    person.waits(lambda: page.shown.rows, "rows")
    page.print_matrix()
    person.waits(
        lambda: any(isinstance(preview, PaperPreview) and preview.pages for preview in previews()), "the paper"
    )


def test_a_list_says_which_column_nobody_reads_and_which_row_lacks_what(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Name;From;Birthday\nJeff K.;1.9.2025;1.1.2000\nAnna B.;;\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_more: (str(file), ""))
    person, room = room_of(home, "claire")
    room.show_section(Section.MATRIX)
    room.findChildren(MatrixPage)[0].choose_list()
    words = _("These columns are not read: {names}. Call them as the form for a person does.")
    person.awaits(words.format(names="Birthday"))
    person.awaits(bad_row_name(BadRow(3, Problem.FIRST_MISSING)))
    person.press(pgettext("button", "Close"))
    assert not any(member.name == "Jeff K." for member in team(home.house))
