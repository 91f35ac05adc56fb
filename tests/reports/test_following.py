"""What a reporter does with the receipt: asks somebody else, gives a face, opens nothing that is not theirs."""

import pytest

from app.core.errors import (
    CaseDamaged,
    NotAReader,
    StepNotAllowed,
)
from app.core.saying import Saying
from app.core.states import CaseState
from app.reports.rows import cases
from app.reports.rules.report import Rating, Wish
from tests.made_homes import TestHome, only_case


def test_the_receipt_does_not_open_report_or_notes(home: TestHome) -> None:
    sent = home.tell("net fir d'Kaart")
    casework = home.casework("claire")
    casework.note(only_case(home), "eng Notiz")
    followed = home.following.open(sent.code)
    assert followed.entries == ()
    assert followed.keys.inner is None
    with home.house.database.reading() as connection:
        notes = [entry for entry in cases.entries(connection, followed.keys.case_id) if not entry.for_reporter]
    assert len(notes) == 1
    from app.reports.services.case_seals import open_entry, open_report

    with pytest.raises(CaseDamaged):
        open_entry(followed.keys, notes[0])
    with home.house.database.reading() as connection:
        case = cases.case(connection, followed.keys.case_id)
    assert case is not None
    with pytest.raises(CaseDamaged):
        open_report(followed.keys.talk, case.id, case.body)


@pytest.mark.parametrize("before", ["received", "acknowledged", "answered", "closed"])
def test_asking_somebody_else_opens_the_case_to_the_advocate_for_good(home: TestHome, before: str) -> None:
    sent = home.tell(wishes=frozenset({Wish.COORDINATOR}))
    claire, anne = home.casework("claire"), home.casework("anne")
    case = only_case(home)
    if before != "received":
        case = claire.acknowledge(case)
    if before in ("answered", "closed"):
        case = claire.answer(case, "Nee.")
    if before == "closed":
        claire.close(case)
    with pytest.raises(NotAReader):
        anne.open(case.id)
    seen = home.following.open(sent.code)
    assert seen.others == ("Anne S.",)
    after = home.following.ask_someone_else(seen, Saying("Kuckt Dir et?"), "lb")
    assert after.others == ()
    assert after.state is (CaseState(before) if before in ("received", "acknowledged") else CaseState.REOPENED)
    opened = anne.open(case.id)
    assert opened.entries[-1].text == "Kuckt Dir et?"
    assert "Anne S." in [reader.name for reader in opened.readers]
    answered = anne.answer(opened, "Ech kommen e Méindeg.")
    assert anne.order() == [answered.id], "an answer does not take the case away again"


def test_where_nobody_stands_by_nobody_else_can_be_asked(home: TestHome) -> None:
    sent = home.tell(wishes=frozenset({Wish.ADVOCATE}))
    seen = home.following.open(sent.code)
    assert seen.others == ()
    with pytest.raises(NotAReader):
        home.following.ask_someone_else(seen, Saying(), "lb")
    assert home.following.open(sent.code).entries == ()


def test_a_named_advocate_is_never_the_somebody_else(home: TestHome) -> None:
    sent = home.tell(wishes=frozenset({Wish.COORDINATOR}), about_staff=frozenset({home.ids["anne"]}))
    seen = home.following.open(sent.code)
    assert seen.others == ()
    with pytest.raises(NotAReader):
        home.following.ask_someone_else(seen, Saying(), "lb")
    with pytest.raises(NotAReader):
        home.casework("anne").open(only_case(home).id)


def test_an_answer_gets_a_face_and_no_promise_moves(home: TestHome) -> None:
    sent = home.tell()
    claire = home.casework("claire")
    claire.answer(only_case(home), "Merci")
    asked = home.following.ask_again(home.following.open(sent.code), Saying(), "lb")
    home.clock.later(hours=30)
    rated = home.following.rate(asked, Rating.BAD)
    assert (rated.rating, rated.due_at, rated.state) == (Rating.BAD, asked.due_at, asked.state)
    assert home.following.rate(rated, Rating.GOOD).rating is Rating.GOOD
    home.clock.later(minutes=1)
    claire.answer(claire.open(only_case(home).id), "Nach eng Kéier")
    assert home.following.open(sent.code).rating is None, "a new answer has no face yet"


def test_an_answer_that_is_not_there_gets_no_face(home: TestHome) -> None:
    sent = home.tell()
    with pytest.raises(StepNotAllowed):
        home.following.rate(home.following.open(sent.code), Rating.GOOD)
