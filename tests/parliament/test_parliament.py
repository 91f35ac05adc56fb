"""The parliament: its papers, ideas from the kiosk, decisions, answers, and what the house still owes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed, TermMissing
from app.parliament.rules.ballots import Ballot, BallotOption, Method, Purpose
from app.parliament.rules.parliament import (
    Decision,
    ManagementAnswer,
    Origin,
    Proposal,
    ProposalStage,
    Reply,
    Seat,
    Sitting,
    Term,
)
from app.parliament.services.ballots import HoldingBallots, Voting
from app.parliament.services.parliament import Parliament, ParliamentWork, may_bring
from app.reports.rules.entries import Entry
from app.reports.rules.report import Draft, Kind
from app.reports.rules.wishes import Bring
from app.reports.services.case_desk import OpenCase
from app.reports.services.casework import Casework
from app.reports.services.following import Following
from app.reports.services.telling import Sent, Telling
from app.workshops import rows as gatherings_store
from app.workshops.rules import Agreed, AgreedKind
from app.workshops.services.gatherings import Gatherings
from tests.made_homes import TestHome


def work(home: TestHome, who: str = "claire") -> ParliamentWork:
    return ParliamentWork(home.house, home.signed_in(who))


def idea(home: TestHome, bring: Bring | None, name: str = "Lina") -> tuple[Sent, OpenCase]:
    draft = Draft("lb", kind=Kind.IDEA, text="E Kickerdësch am Keller", name=name, bring=bring)
    telling = Telling(home.house)
    sent = telling.send(draft, telling.prepare_receipt())
    casework = Casework(home.house, home.signed_in("claire"))
    return sent, casework.open(casework.order()[0])


def proposed(home: TestHome, text: str = "E Kickerdësch") -> Proposal:
    return work(home).keep_proposal(Proposal("", text, home.house.today))


@pytest.mark.parametrize(("bring", "name"), [(Bring.WITH_NAME, "Lina"), (Bring.WITHOUT_NAME, "")])
def test_an_idea_comes_before_the_parliament_as_the_child_wants_it(
    home: TestHome, bring: Bring, name: str
) -> None:
    sent, case = idea(home, bring)
    assert may_bring(case)
    seen = work(home).bring_idea(case, "Mir wëllen e Kickerdësch.")
    [proposal] = Parliament(home.house).proposals()
    assert (proposal.text, proposal.name, proposal.origin) == ("Mir wëllen e Kickerdësch.", name, Origin.KIOSK)
    assert case.id not in repr(proposal)
    assert not may_bring(seen)
    with pytest.raises(ChangedMeanwhile):
        work(home).bring_idea(seen, "nach eng Kéier")
    followed = Following(home.house).open(sent.code)
    assert Entry.PROPOSED in {entry.entry for entry in followed.entries}


@pytest.mark.parametrize("bring", [None, Bring.NO])
def test_without_a_yes_no_idea_leaves_its_case(home: TestHome, bring: Bring | None) -> None:
    _sent, case = idea(home, bring)
    assert not may_bring(case)
    forged = replace(case, report=replace(case.report, bring=Bring.WITH_NAME))
    with pytest.raises(ChangedMeanwhile):
        work(home).bring_idea(forged, "Kickerdësch")
    assert Parliament(home.house).proposals() == []


def test_what_a_workshop_agreed_comes_before_the_parliament_once(home: TestHome) -> None:
    gatherings = Gatherings(home.house, home.signed_in("claire"))
    agreed = gatherings.agree(Agreed("", AgreedKind.PROPOSAL, "Méi spéit schlofe goen"))
    kept = work(home, "tom").bring_agreed(agreed)
    assert (kept.text, kept.origin) == ("Méi spéit schlofe goen", Origin.WORKSHOP)
    assert gatherings.agreed(AgreedKind.PROPOSAL)[0].done_on == home.house.today
    with pytest.raises(ChangedMeanwhile):
        work(home).bring_agreed(agreed)


def test_a_proposal_goes_its_whole_way(home: TestHome) -> None:
    parliament, today = work(home), home.house.today
    proposal = parliament.decide(
        proposed(home), Decision("Mir kréien e Kicker.", today, today + timedelta(days=28), "Direktioun")
    )
    assert (proposal.way, proposal.due) == (ProposalStage.DECIDED, today + timedelta(days=28))
    assert parliament.owed() == [proposal]
    home.clock.later(days=30)
    parliament = work(home)
    assert parliament.owed()[0].is_overdue(home.house.today)
    proposal = parliament.answer(
        proposal, ManagementAnswer(Reply.YES, "Jo, mir kafen een.", "Claire", home.house.today)
    )
    assert proposal.way is ProposalStage.ANSWERED
    assert parliament.owed() == []
    home.clock.later(days=183)
    assert [found.id for found in work(home).owed()] == [proposal.id]
    proposal = work(home).say_outcome(proposal, "De Kicker steet am Keller.")
    assert (proposal.way, work(home).owed()) == (ProposalStage.OUTCOME, [])


def test_an_answer_needs_a_decision_and_words(home: TestHome) -> None:
    today, proposal = home.house.today, proposed(home)
    with pytest.raises(NameMissing):
        work(home).answer(proposal, ManagementAnswer(Reply.NO, "Nee, well …", "Claire", today))
    decided = work(home).decide(proposal, Decision("", today, today))
    assert decided.decision is not None
    assert decided.decision.words == proposal.text
    with pytest.raises(NameMissing):
        work(home).answer(decided, ManagementAnswer(Reply.NO, "   ", "Claire", today))
    assert work(home).say_outcome(decided, "schonn do").outcome == ""


def test_an_educator_brings_proposals_and_decides_nothing(home: TestHome) -> None:
    tom, today = work(home, "tom"), home.house.today
    proposal = tom.keep_proposal(Proposal("", "Pizza", today, Origin.MEMBER))
    for refused in (
        lambda: tom.decide(proposal, Decision("x", today, today)),
        lambda: tom.answer(proposal, ManagementAnswer(Reply.YES, "x", "x", today)),
        lambda: tom.keep_term(Term("", "x", today, today)),
        lambda: tom.keep_sitting(Sitting("", "x", today)),
        lambda: tom.forget(proposal),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NotAllowed):
        work(home, "marc").keep_proposal(Proposal("", "Pizza", today))


def test_keeping_words_leaves_the_way_as_it_is(home: TestHome) -> None:
    today = home.house.today
    proposal = work(home).decide(proposed(home), Decision("Jo", today, today))
    kept = work(home, "tom").keep_proposal(replace(proposal, text="Anescht gesot", decision=None))
    assert kept.decision == proposal.decision
    with pytest.raises(ChangedMeanwhile):
        work(home).keep_proposal(replace(proposal, text="ze spéit"))


def test_support_is_counted_from_the_boxes(home: TestHome) -> None:
    first, second = proposed(home, "A"), proposed(home, "B")
    holding, voting = HoldingBallots(home.house, home.signed_in("claire")), Voting(home.house)
    options = (BallotOption(first.id, first.text), BallotOption(second.id, second.text))
    made = holding.keep(Ballot("", "?", Method.SEVERAL, options, most=2, purpose=Purpose.SUPPORT))
    assert made.method is Method.ONE
    ballot, codes = holding.open(made.id, 4)
    for code, choice in zip(codes, (first, first, second), strict=False):
        voting.put_in(ballot.id, voting.card(ballot.id, code), [choice.id])
    assert work(home).support() == {}
    holding.close(ballot.id)
    assert work(home).support() == {first.id: 2, second.id: 1}


@pytest.mark.parametrize("method", [Method.YES_NO, Method.ONE])
def test_a_box_says_which_proposals_are_decided(home: TestHome, method: Method) -> None:
    proposal, other = proposed(home, "A"), proposed(home, "B")
    holding, voting = HoldingBallots(home.house, home.signed_in("claire")), Voting(home.house)
    options = () if method is Method.YES_NO else (BallotOption(proposal.id, "A"), BallotOption(other.id, "B"))
    about = proposal.id if method is Method.YES_NO else ""
    ballot, codes = holding.open(holding.keep(Ballot("", "A?", method, options, about=about)).id, 2)
    for code in codes:
        voting.put_in(ballot.id, voting.card(ballot.id, code), ["yes" if about else proposal.id])
    box = holding.close(ballot.id)
    parliament = work(home)
    assert [found.id for found in parliament.decided_by(box)] == [proposal.id]
    decided = parliament.decide(proposal, parliament.decision_of(box, "A gëtt gemaach."))
    assert decided.decision is not None
    assert decided.decision.ballot == ballot.id
    assert parliament.decided_by(box) == []


def test_who_is_elected_sits_in_the_term(home: TestHome) -> None:
    today = home.house.today
    parliament = work(home)
    with_one = Term("", "2026/27", today, today + timedelta(days=300), (Seat("Mia", "Presidentin"),))
    parliament.keep_term(with_one)
    holding, voting = HoldingBallots(home.house, home.signed_in("claire")), Voting(home.house)
    options = (BallotOption("l", "Lina", "star"), BallotOption("n", "Noah", "fox"))
    made = Ballot("", "Wien?", Method.ONE, options, purpose=Purpose.ELECTION)
    ballot, codes = holding.open(holding.keep(made).id, 2)
    for code in codes:
        voting.put_in(ballot.id, voting.card(ballot.id, code), ["l"])
    term = parliament.take_elected(holding.close(ballot.id))
    assert [(seat.name, seat.elected, seat.picture) for seat in term.seats] == [
        ("Mia", False, ""),
        ("Lina", True, "star"),
    ]


def test_what_was_decided_or_held_stays(home: TestHome) -> None:
    parliament, today = work(home), home.house.today
    decided = parliament.decide(proposed(home), Decision("x", today, today))
    held = parliament.keep_sitting(Sitting("", "Sëtzung", today, minutes="Mir hu geschwat."))
    for one in (decided, held):
        with pytest.raises(ChangedMeanwhile):
            parliament.forget(one)
    parliament.forget(proposed(home, "eppes anescht"))
    assert len(parliament.proposals()) == 1


def test_what_stands_wrong_in_the_file_is_left_out(home: TestHome) -> None:
    from app.home.rows import home as store

    kept = proposed(home)
    with home.house.database.writing() as connection:
        store.keep_content(connection, store.Content("x", "proposal", 0, "[1]", home.house.clock(), ""))
        store.keep_content(connection, store.Content("y", "proposal", 0, "{", home.house.clock(), ""))
    assert Parliament(home.house).proposals() == [kept]


def test_what_a_workshop_agreed_on_is_brought_whole_or_not_at_all(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = Gatherings(home.house, home.signed_in("tom")).agree(Agreed("", AgreedKind.PROPOSAL, "Luucht", "Tom"))

    def fails(*_more: object) -> bool:
        raise RuntimeError

    monkeypatch.setattr(gatherings_store, "keep_action", fails)
    with pytest.raises(RuntimeError):
        work(home).bring_agreed(agreed)
    monkeypatch.undo()
    assert work(home).proposals() == []
    assert work(home).bring_agreed(agreed).source == agreed.id


def test_without_a_term_nobody_is_elected_into_one(home: TestHome) -> None:
    holding = HoldingBallots(home.house, home.signed_in("claire"))
    options = (BallotOption("l", "Lina", "star"), BallotOption("n", "Noah", "fox"))
    ballot, _codes = holding.open(
        holding.keep(Ballot("", "Wiel", Method.ONE, options, purpose=Purpose.ELECTION)).id, 2
    )
    with pytest.raises(TermMissing):
        work(home).take_elected(holding.close(ballot.id))
