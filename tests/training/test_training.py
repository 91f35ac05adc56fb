"""Learning: read, answer, attach, ask, sign, send back; who may; what is sealed; the matrix and its exemptions."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app.core.errors import (
    ChangedMeanwhile,
    DayRefused,
    EmptyText,
    InTeamAlready,
    NotAllowed,
    NotAReader,
    NothingToPrint,
    NothingToRead,
    NotYourOwn,
)
from app.core.rights import Role
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.training.rules.courses import Function, Proof
from app.training.rules.imports import PastCompletion
from app.training.rules.knowledge_check import Check, shuffled
from app.training.rules.standing import Employment, Member, TrainingState
from app.training.services import my_training as training_service
from app.training.services.courses import built_in_courses, courses
from app.training.services.importing import Importing, ImportPreview, ListKind
from app.training.services.matrix import TrainingMatrix
from app.training.services.my_training import ItemProgress, MyTraining, check_from
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff, can_sign, why_sent_back
from app.training.services.team import Team, member_of_account
from app.vault.passwords import DEMO
from tests.made_homes import PASSWORD, TestHome

READ, CHECK, EXAMPLE = "bientraitance/what/read", "bientraitance/what/check", "bientraitance/what/example"
DIPLOMA, RECORD = "joining/papers/diploma", "joining/papers/record"
PDF = b"%PDF-1.4 a diploma that nobody else may read"


def training(home: TestHome, who: str = "tom") -> MyTraining:
    return MyTraining(home.house, home.signed_in(who))


def signing(home: TestHome, who: str = "claire") -> SigningOff:
    return SigningOff(home.house, home.signed_in(who))


def matrix(home: TestHome, who: str = "claire") -> TrainingMatrix:
    return TrainingMatrix(home.house, home.signed_in(who))


def member(home: TestHome, who: str) -> Member:
    found = member_of_account(home.house, home.ids[who])
    assert found is not None
    return found


def item(home: TestHome, key: str, who: str = "tom") -> ItemProgress:
    return next(
        item_progress
        for course in training(home, who).courses()
        for module in course.modules
        for item_progress in module.items
        if item_progress.key == key
    )


def make_mentor(home: TestHome, who: str) -> None:
    Team(home.house, home.signed_in("claire")).keep(replace(member(home, who), mentor=True))


def answer_all(home: TestHome, key: str = CHECK, who: str = "tom") -> None:
    for place in range(6):
        training(home, who).answer(key, place, 0)


def test_what_i_need_and_until_when(home: TestHome) -> None:
    mandatory = next(course for course in training(home).courses() if course.course.certificate)
    assert mandatory.needed
    assert mandatory.due == home.house.today + timedelta(days=180)
    assert item(home, RECORD).standing.due == home.house.today


def test_reading_completes_what_is_proved_by_reading(home: TestHome) -> None:
    training(home).confirm_read(READ)
    found = item(home, READ).standing
    assert found.state is TrainingState.DONE
    assert found.until == date(2028, 3, 2)


def test_every_answer_is_kept_and_a_wrong_one_comes_again(home: TestHome) -> None:
    training(home).answer(CHECK, 0, 1)
    again = home.reopened()
    check = item(again, CHECK).check
    assert check.chosen == {0: (1,)}
    questions = built_in_courses()[0].modules[0].texts["lb"].questions
    assert check.open(questions) == [1, 2, 3, 4, 5, 0]
    answer_all(again)
    assert item(again, CHECK).standing.state is TrainingState.DONE
    again.house.close()


def test_the_score_is_that_of_the_first_tries(home: TestHome) -> None:
    training(home).answer(CHECK, 0, 1)
    answer_all(home)
    _member, _courses, completions = matrix(home).record(member(home, "tom").id)
    assert completions[0].source == "5/6"


def test_answers_stand_in_an_order_of_their_own() -> None:
    questions = built_in_courses()[0].modules[0].texts["fr"].questions
    orders = {tuple(shuffled(question, f"seed {number}")) for question in questions for number in range(9)}
    assert len(orders) == 6
    assert shuffled(questions[0], "x") == shuffled(questions[0], "x")


@pytest.mark.parametrize("kept", ["", "no json", "[1]", '{"a": [1]}', '{"0": 1}'])
def test_answers_that_make_no_sense_begin_anew(kept: str) -> None:
    assert check_from(kept) == Check()


def test_answers_survive_being_kept() -> None:
    check = Check().with_answer(2, 1).with_answer(2, 0)
    assert check_from(training_service.CHECK.written(check)) == check


@pytest.mark.parametrize(("question", "answer"), [(99, 0), (-1, 0), (0, 9), (0, -1)])
def test_an_answer_that_does_not_exist_is_refused(home: TestHome, question: int, answer: int) -> None:
    with pytest.raises(ChangedMeanwhile):
        training(home).answer(CHECK, question, answer)


def test_a_mentor_signs_what_was_shown_in_practice(home: TestHome) -> None:
    make_mentor(home, "joana")
    training(home).ask(EXAMPLE)
    assert item(home, EXAMPLE).standing.state is TrainingState.WAITING
    (waiting,) = signing(home, "joana").queue()
    signing(home, "joana").sign(waiting.member.id, waiting.key, home.house.today)
    assert item(home, EXAMPLE).standing.state is TrainingState.DONE
    assert signing(home, "joana").queue() == []


def test_nobody_signs_for_themselves(home: TestHome) -> None:
    make_mentor(home, "tom")
    training(home).ask(EXAMPLE)
    assert signing(home, "tom").queue() == []
    with pytest.raises(NotYourOwn):
        signing(home, "tom").sign(member(home, "tom").id, EXAMPLE, home.house.today)
    with pytest.raises(NotYourOwn):
        signing(home).sign(member(home, "claire").id, EXAMPLE, home.house.today)


def test_an_educator_who_is_no_mentor_signs_nothing(home: TestHome) -> None:
    training(home).ask(EXAMPLE)
    assert signing(home, "joana").queue() == []
    assert not can_sign(home.house, home.signed_in("joana"))
    with pytest.raises(NotYourOwn):
        signing(home, "joana").sign(member(home, "tom").id, EXAMPLE, home.house.today)


def test_the_advocate_signs_what_the_only_coordinator_has_to_show(home: TestHome) -> None:
    training(home, "claire").ask(RECORD)
    (waiting,) = signing(home, "anne").queue()
    signing(home, "anne").sign(waiting.member.id, RECORD, home.house.today)
    assert item(home, RECORD, "claire").standing.state is TrainingState.DONE


def test_what_is_sent_back_says_why_to_the_learner_alone(home: TestHome) -> None:
    make_mentor(home, "joana")
    training(home).ask(EXAMPLE)
    with pytest.raises(EmptyText):
        signing(home).send_back(member(home, "tom").id, EXAMPLE, " ")
    signing(home, "joana").send_back(member(home, "tom").id, EXAMPLE, "Nach ee Beispill vum Owend.")
    found = item(home, EXAMPLE)
    assert found.asked_at is None
    assert why_sent_back(home.house, home.signed_in("tom"), found.sent_back) == "Nach ee Beispill vum Owend."
    with pytest.raises(NotAReader):
        why_sent_back(home.house, home.signed_in("marc"), found.sent_back)


def test_a_document_is_seen_by_its_person_and_the_signer_and_nobody_else(home: TestHome) -> None:
    training(home).attach(DIPLOMA, PDF)
    document_id = item(home, DIPLOMA).document_id
    assert training(home).document(document_id) == ("pdf", PDF)
    for who in ("joana", "marc", "claire"):
        with pytest.raises(NotAReader):
            training(home, who).document(document_id)
    training(home).ask(DIPLOMA)
    (waiting,) = signing(home).queue()
    assert signing(home).document(waiting) == ("pdf", PDF)
    with pytest.raises(NotYourOwn):
        signing(home, "joana").document(waiting)
    with pytest.raises(NotAllowed):
        matrix(home, "anne").document(document_id)
    signing(home).sign(waiting.member.id, DIPLOMA, home.house.today)
    assert matrix(home).document(document_id) == ("pdf", PDF)


def test_nothing_of_a_document_lies_open_on_the_disk(home: TestHome) -> None:
    training(home).attach(DIPLOMA, PDF)
    matrix(home).exempt(member(home, "tom").id, "joining", home.house.today, None, "eng Krankheet, déi keen ugeet")
    home.house.close()
    whole = b"".join(file.read_bytes() for file in home.folder.iterdir())
    assert b"diploma that nobody" not in whole
    assert b"Krankheet" not in whole


@pytest.mark.parametrize("data", [b"", b"MZ an executable", b"<svg>", b"%PDF-" + b"x" * 12_000_001])
def test_only_pdf_and_pictures_of_a_bearable_size_are_attached(home: TestHome, data: bytes) -> None:
    with pytest.raises(NothingToRead):
        training(home).attach(DIPLOMA, data)


def test_a_document_is_asked_about_only_once_it_is_there(home: TestHome) -> None:
    with pytest.raises(ChangedMeanwhile):
        training(home).ask(DIPLOMA)


def test_another_document_takes_the_place_of_the_first(home: TestHome) -> None:
    training(home).attach(DIPLOMA, PDF)
    first = item(home, DIPLOMA).document_id
    training(home).attach(DIPLOMA, PDF + b" again")
    with pytest.raises(NotAReader):
        training(home).document(first)


def test_a_new_coordinator_opens_earlier_documents_after_a_colleague_was_there(home: TestHome) -> None:
    training(home).attach(DIPLOMA, PDF)
    People(home.house, home.signed_in("claire"), DEMO).add(
        "Nora B.", Role.COORDINATOR, PASSWORD, second=home.signed_in("anne")
    )
    training(home).ask(DIPLOMA)
    (waiting,) = signing(home).queue()
    signing(home).document(waiting)
    nora = next(person for person in home.house.colleagues() if person.name == "Nora B.")
    home.ids["nora"] = nora.id
    assert SigningOff(home.house, home.signed_in("nora")).document(waiting) == ("pdf", PDF)


def test_a_day_that_lies_ahead_is_signed_by_nobody(home: TestHome) -> None:
    with pytest.raises(DayRefused):
        signing(home).sign(member(home, "tom").id, EXAMPLE, home.house.today + timedelta(days=1))


def test_a_completion_is_taken_back_and_stays_on_record(home: TestHome) -> None:
    signing(home).sign(member(home, "tom").id, EXAMPLE, home.house.today)
    _member, _courses, (done,) = matrix(home).record(member(home, "tom").id)
    with pytest.raises(NotAllowed):
        signing(home, "anne").revoke(member(home, "tom").id, done.id)
    signing(home).revoke(member(home, "tom").id, done.id)
    assert item(home, EXAMPLE).standing.state is TrainingState.OPEN
    _member, _courses, (kept,) = matrix(home).record(member(home, "tom").id)
    assert kept.revoked_at is not None


def test_the_matrix_shows_everybody_beside_everything(home: TestHome) -> None:
    training(home).confirm_read(READ)
    home.clock.later(days=200)
    whole = matrix(home).matrix()
    assert [row.member.name for row in whole.rows] == ["Claire M.", "Joana P.", "Marc T.", "Tom W."]
    assert len(whole.columns) == sum(1 for course in courses(home.house) for _one in course.items())
    cells = {column.key: cell for column, cell in zip(whole.columns, whole.rows[3].cells, strict=True)}
    assert cells[READ].state is TrainingState.DONE
    assert cells[CHECK].state is TrainingState.OVERDUE
    assert whole.count(TrainingState.OVERDUE) == 4
    assert matrix(home).matrix(["bientraitance"]).valid_share == 1


def test_the_matrix_agrees_with_what_each_person_sees(home: TestHome) -> None:
    training(home).confirm_read(READ)
    training(home).ask(EXAMPLE)
    whole = matrix(home).matrix()
    row = next(row for row in whole.rows if row.member.name == "Tom W.")
    modules = [module for course in training(home).courses() for module in course.modules]
    mine = {item_progress.key: item_progress.standing for module in modules for item_progress in module.items}
    assert {column.key: cell for column, cell in zip(whole.columns, row.cells, strict=True)} == mine


def test_who_left_is_shown_while_something_is_open(home: TestHome) -> None:
    team = Team(home.house, home.signed_in("claire"))
    tom = member(home, "tom")
    team.keep(replace(tom, employments=(Employment(tom.employments[0].first, home.house.today),)))
    home.clock.later(days=10)
    row = next(row for row in matrix(home).matrix().rows if row.member.name == "Tom W.")
    open_items = [cell for cell in row.cells if cell.state is TrainingState.OVERDUE]
    assert len(open_items) == 6
    for column, cell in zip(matrix(home).matrix().columns, row.cells, strict=True):
        if cell.state is TrainingState.OVERDUE:
            signing(home).sign(tom.id, column.key, home.house.today)
    assert "Tom W." not in [row.member.name for row in matrix(home).matrix().rows]


def test_an_exemption_needs_a_reason_which_only_the_coordinators_and_the_person_read(home: TestHome) -> None:
    tom = member(home, "tom")
    with pytest.raises(EmptyText):
        matrix(home).exempt(tom.id, "bientraitance", home.house.today, None, "")
    last = home.house.today + timedelta(days=30)
    matrix(home).exempt(tom.id, "bientraitance", home.house.today, last, "Elterenzäit")
    assert item(home, READ).standing.state is TrainingState.EXEMPT
    (kept,) = matrix(home).exemptions(tom.id)
    assert matrix(home).document(kept.reason_id) == ("text", "Elterenzäit".encode())
    home.clock.later(days=31)
    assert item(home, READ).standing.due == last + timedelta(days=181)


def test_nobody_exempts_themselves(home: TestHome) -> None:
    with pytest.raises(NotYourOwn):
        matrix(home).exempt(member(home, "claire").id, "joining", home.house.today, None, "x")


def test_a_person_without_account_is_in_the_team(home: TestHome) -> None:
    cook = Member("", "Jeff K.", Function.HOUSE, "Haus A", employments=(Employment(date(2026, 1, 1)),))
    Team(home.house, home.signed_in("claire")).keep(cook)
    row = next(row for row in matrix(home).matrix().rows if row.member.name == "Jeff K.")
    needed = {
        column.key for column, cell in zip(matrix(home).matrix().columns, row.cells, strict=True) if cell.due
    }
    assert READ in needed
    assert "bientraitance/rights/explained" not in needed


def test_a_colleague_who_is_renamed_is_renamed_in_the_team(home: TestHome) -> None:
    Accounts(home.house, home.signed_in("claire"), DEMO).rename(home.ids["tom"], "Tom Z.")
    assert member(home, "tom").name == "Tom Z."


def test_an_advocate_is_no_member_and_may_read_every_course(home: TestHome) -> None:
    assert member_of_account(home.house, home.ids["anne"]) is None
    assert len(training(home, "anne").courses()) == 4
    with pytest.raises(NotAllowed):
        training(home, "anne").confirm_read(READ)


def test_every_proof_is_used_by_the_courses_that_ship() -> None:
    assert {
        checklist_item.proof for course in built_in_courses() for _module, checklist_item in course.items()
    } == set(Proof)


def test_documents_are_padded(home: TestHome) -> None:
    training(home).attach(DIPLOMA, PDF)
    with home.house.database.reading() as connection:
        size = connection.execute(text("SELECT length(sealed) FROM documents")).scalar_one()
    assert size > 4096


def test_an_exemption_completes_no_course_and_what_was_done_stays_done(home: TestHome) -> None:
    today = home.house.today
    keep = Team(home.house, home.signed_in("claire")).keep
    jeff = keep(Member("", "Jeff K.", Function.HOUSE, employments=(Employment(today),)))
    done = ("bientraitance/what/read", "bientraitance/rights/explained")  # the second is not for his function
    past = tuple(PastCompletion(jeff.id, key, today) for key in done)
    Importing(home.house, home.signed_in("claire")).take(ImportPreview(ListKind.COMPLETIONS, 2, completions=past))
    matrix(home).exempt(jeff.id, "bientraitance", today, None, "Kichen")
    course = next(
        course_progress
        for course_progress in matrix(home).record(jeff.id)[1]
        if course_progress.course.id == "bientraitance"
    )
    assert not course.complete
    states = {
        item_progress.key: item_progress.standing.state
        for module in course.modules
        for item_progress in module.items
    }
    assert states["bientraitance/what/read"] is TrainingState.DONE
    with pytest.raises(NothingToPrint):
        TrainingPapers(home.house, home.signed_in("claire")).certificate(jeff.id, "bientraitance", "fr")


def test_nobody_stands_in_the_team_twice(home: TestHome) -> None:
    keep = Team(home.house, home.signed_in("claire")).keep
    with pytest.raises(InTeamAlready):
        keep(Member("", "tom  w.", Function.EDUCATION))
    keep(Member("", "Tom W.", Function.EDUCATION, number="7"))  # a number tells them apart


def test_an_account_of_somebody_in_the_team_is_theirs(home: TestHome) -> None:
    keep = Team(home.house, home.signed_in("claire")).keep
    sofia = keep(Member("", "Sofia R.", Function.EDUCATION, employments=(Employment(home.house.today),)))
    People(home.house, home.signed_in("claire"), DEMO).add("Sofia R.", Role.EDUCATOR, PASSWORD)
    found = [other for other in Team(home.house, home.signed_in("claire")).all() if other.name == "Sofia R."]
    assert [(other.id, bool(other.account_id)) for other in found] == [(sofia.id, True)]


def test_a_day_that_is_refused_says_why(home: TestHome) -> None:
    today, tom = home.house.today, member(home, "tom")
    with pytest.raises(DayRefused, match="ahead"):
        signing(home).sign(tom.id, READ, today + timedelta(days=1))
    with pytest.raises(DayRefused, match="order"):
        matrix(home).exempt(tom.id, "bientraitance", today, today - timedelta(days=1), "Grond")
