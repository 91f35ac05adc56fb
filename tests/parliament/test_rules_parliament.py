"""The way of a proposal, and terms and sessions as they are kept."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from app.core.errors import NameMissing, TextTooLong, TooMany
from app.core.text import LINE_LIMIT
from app.parliament.rules.parliament import (
    AGENDA,
    MEMBERS,
    OUTCOME_DAYS,
    TEXT_LIMIT,
    Decision,
    ManagementAnswer,
    Proposal,
    ProposalStage,
    Reply,
    Seat,
    Sitting,
    Term,
    next_sitting,
    owed,
    term_of,
    validated_proposal,
    validated_sitting,
    validated_term,
    with_elected,
)

DAY = date(2026, 3, 2)
NEXT = DAY + timedelta(days=1)
DECIDED = Decision("Jo", DAY, DAY + timedelta(days=28))
ANSWERED = ManagementAnswer(Reply.YES, "Mir maachen et.", "Direktioun", DAY)


def test_a_term_is_cleaned_and_ends_after_it_began() -> None:
    typed = Term("t", " 2026 ", NEXT, DAY, (Seat(" Lisa ", " schwätzt ", "sun", True), Seat(" ")))
    assert validated_term(typed) == Term("t", "2026", NEXT, NEXT, (Seat("Lisa", "schwätzt", "sun", True),))
    assert len(validated_term(replace(typed, seats=(Seat("a"),) * MEMBERS)).seats) == MEMBERS
    with pytest.raises(TooMany) as refused:
        validated_term(replace(typed, seats=(Seat("a"),) * (MEMBERS + 1)))
    assert refused.value.limit == MEMBERS
    with pytest.raises(NameMissing):
        validated_term(replace(typed, title=" "))


def test_a_session_is_cleaned_within_its_agenda() -> None:
    typed = Sitting("s", " S ", DAY, time(16), " Sall ", ("p",), (" Punkt ", " "), ("a",), " Eva ", " gutt ")
    assert validated_sitting(typed) == Sitting(
        "s", "S", DAY, time(16), "Sall", ("p",), ("Punkt",), ("a",), "Eva", "gutt"
    )
    full = replace(typed, proposals=("p",) * 10, points=("a",) * (AGENDA - 10), came=("a",) * MEMBERS)
    assert len(validated_sitting(full).points) == AGENDA - 10
    for more in (replace(full, points=("a",) * (AGENDA - 9)), replace(full, came=("a",) * (MEMBERS + 1))):
        with pytest.raises(TooMany) as refused:
            validated_sitting(more)
        assert refused.value.limit == AGENDA
    assert validated_sitting(replace(typed, minutes="x" * TEXT_LIMIT)).minutes
    for long in (replace(typed, minutes="x" * (TEXT_LIMIT + 1)), replace(typed, place="x" * (LINE_LIMIT + 1))):
        with pytest.raises(TextTooLong):
            validated_sitting(long)


def test_a_proposal_is_cleaned_on_its_whole_way() -> None:
    typed = Proposal("p", " Kicker ", DAY, name=" Lisa ", set_aside=" schonn do ", outcome=" en ass do ")
    assert validated_proposal(typed) == Proposal(
        "p", "Kicker", DAY, name="Lisa", set_aside="schonn do", outcome=""
    )
    decided = replace(typed, decision=Decision(" ", DAY, DAY - timedelta(days=1), " Direktioun "))
    assert validated_proposal(decided) == Proposal(
        "p", "Kicker", DAY, name="Lisa", decision=Decision("Kicker", DAY, DAY, "Direktioun")
    )
    answered = replace(
        typed, decision=DECIDED, answer=ManagementAnswer(Reply.NO, " well ", " Eva ", DAY, NEXT, " Tom ")
    )
    kept = validated_proposal(answered)
    assert kept.answer == ManagementAnswer(Reply.NO, "well", "Eva", DAY, NEXT, "Tom")
    assert kept.outcome == "en ass do"
    assert kept.decision == DECIDED


@pytest.mark.parametrize(
    "wrong",
    [
        Proposal("p", " ", DAY),
        Proposal("p", "Kicker", DAY, answer=ANSWERED),
        Proposal("p", "Kicker", DAY, decision=DECIDED, answer=replace(ANSWERED, words=" ")),
    ],
)
def test_an_answer_needs_a_decision_and_words(wrong: Proposal) -> None:
    with pytest.raises(NameMissing):
        validated_proposal(wrong)


@pytest.mark.parametrize(
    "long",
    [
        {"set_aside": "x" * (TEXT_LIMIT + 1)},
        {"decision": replace(DECIDED, words="x" * (TEXT_LIMIT + 1))},
        {"decision": DECIDED, "answer": replace(ANSWERED, words="x" * (TEXT_LIMIT + 1))},
        {"decision": DECIDED, "answer": ANSWERED, "outcome": "x" * (TEXT_LIMIT + 1)},
    ],
)
def test_long_texts_are_refused(long: dict[str, object]) -> None:
    with pytest.raises(TextTooLong):
        validated_proposal(replace(Proposal("p", "Kicker", DAY), **long))  # type: ignore[arg-type]


def test_how_far_a_proposal_has_come_and_what_is_due() -> None:
    proposal = Proposal("p", "Kicker", DAY)
    assert (proposal.way, proposal.due) == (ProposalStage.COLLECTED, None)
    assert replace(proposal, set_aside="schonn do").way is ProposalStage.SET_ASIDE
    decided = replace(proposal, decision=DECIDED, set_aside="schonn do")
    assert (decided.way, decided.due) == (ProposalStage.DECIDED, DECIDED.answer_by)
    assert not decided.is_overdue(DECIDED.answer_by)
    assert decided.is_overdue(DECIDED.answer_by + timedelta(days=1))
    answered = replace(decided, answer=ANSWERED)
    assert (answered.way, answered.due) == (ProposalStage.ANSWERED, DAY + timedelta(days=OUTCOME_DAYS))
    late = DAY + timedelta(days=400)
    assert replace(answered, answer=replace(ANSWERED, until=late)).due == late
    assert replace(answered, answer=replace(ANSWERED, until=NEXT)).due == DAY + timedelta(days=OUTCOME_DAYS)
    told = replace(answered, outcome="en ass do")
    assert (told.way, told.due, told.is_overdue(date.max)) == (ProposalStage.OUTCOME, None, False)


def test_the_term_of_a_day_is_the_one_that_began_last() -> None:
    old = Term("a", "A", DAY - timedelta(days=300), NEXT)
    new = Term("b", "B", DAY, DAY + timedelta(days=300))
    assert term_of([new, old], DAY) == new
    assert term_of([new, old], DAY - timedelta(days=1)) == old
    assert term_of([new, old], DAY + timedelta(days=300)) == new
    assert term_of([new, old], DAY + timedelta(days=301)) is None
    twin = replace(new, id="c")
    assert term_of([twin, new], DAY) == twin


def test_the_next_session_is_todays_or_later() -> None:
    late, early = Sitting("a", "A", DAY, time(16)), Sitting("b", "B", DAY, time(10))
    assert next_sitting([late, early, Sitting("c", "C", NEXT)], DAY) == early
    assert next_sitting([late], NEXT) is None


def test_the_elected_join_the_term_once() -> None:
    term = Term("t", "T", DAY, NEXT, (Seat("Lisa", "schwätzt", "sun"), Seat("Max")))
    elected = with_elected(term, ["Lisa", "Noah"], {"Noah": "moon"})
    assert elected.seats == (Seat("Lisa", "schwätzt", "sun", True), Seat("Max"), Seat("Noah", "", "moon", True))
    assert with_elected(term, ["Zoe"], {}).seats[-1] == Seat("Zoe", "", "", True)


def test_what_is_owed_is_what_is_due_by_its_day() -> None:
    collected = Proposal("a", "A", DAY)
    decided = Proposal("b", "B", DAY, decision=DECIDED)
    sooner = Proposal("d", "D", DAY, decision=replace(DECIDED, answer_by=NEXT))
    same = Proposal("c", "C", DAY, decision=replace(DECIDED, answer_by=NEXT))
    answered = replace(decided, id="e", answer=ANSWERED)
    due = DAY + timedelta(days=OUTCOME_DAYS)
    assert owed([decided, collected, sooner, same, answered], DAY) == [same, sooner, decided]
    assert answered in owed([answered], due)
    assert owed([answered], due - timedelta(days=1)) == []
