"""Papers of the parliament, in each language: what was put in stands there, nothing is cut, nothing runs away."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.i18n import LANGUAGES, _, content, in_language
from app.parliament.rules.ballots import Ballot, BallotOption, Method
from app.parliament.rules.parliament import Decision, Proposal, Sitting, Term
from app.parliament.services.ballots import HoldingBallots, Voting
from app.parliament.services.papers import ParliamentPapers
from app.parliament.services.parliament import ParliamentWork
from app.reports.rules.receipts import PICTURES
from tests.documents.reading import embedded, text_of
from tests.made_homes import TestHome


@pytest.fixture
def papers(home: TestHome) -> ParliamentPapers:
    return ParliamentPapers(home.house, home.signed_in("claire"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_show_their_pictures_by_name(papers: ParliamentPapers, language: str) -> None:
    codes = [tuple(PICTURES[number : number + 5]) for number in range(12)]
    title = "Wat maache mir? " * 18
    pdf = papers.cards(Ballot("x", title, Method.ONE, ()), codes, language)
    assert len(PdfReader(BytesIO(pdf)).pages) == 2
    text = text_of(pdf)
    with in_language(language):
        assert all(content.picture_name(name) in text for code in codes for name in code)
        assert text.count(_("My ballot card")) == 12
    assert embedded(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_hold_what_was_decided_and_what_is_owed(
    home: TestHome, papers: ParliamentPapers, language: str
) -> None:
    today, work = home.house.today, ParliamentWork(home.house, home.signed_in("claire"))
    work.keep_term(Term("", "2026", today, today + timedelta(days=300)))
    late = work.decide(
        work.keep_proposal(Proposal("", "Eng Luucht", today)), Decision("Eng Luucht am Gank", today, today)
    )
    home.clock.later(days=30)
    day = home.house.today
    new = work.decide(
        work.keep_proposal(Proposal("", "Pizza", day)), Decision("Freides Pizza", day, day + timedelta(days=28))
    )
    sitting = work.keep_sitting(Sitting("", "Sëtzung", day, proposals=(new.id, late.id), points=("Divers",)))
    written = work.keep_sitting(
        Sitting(sitting.id, "Sëtzung", day, proposals=(new.id,), minutes="Vill. " * 600, version=sitting.version)
    )
    text = text_of(papers.minutes(written, language))
    for words in ("Freides Pizza", "Eng Luucht am Gank", "Vill. Vill."):
        assert words in text
    with in_language(language):
        assert _("What the house still owes") in text
    invited = text_of(papers.invitation(sitting, language))
    assert "Pizza" in invited
    assert "Divers" in invited


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_result_can_be_counted_again_from_its_paper(
    home: TestHome, papers: ParliamentPapers, language: str
) -> None:
    holding, voting = HoldingBallots(home.house, home.signed_in("claire")), Voting(home.house)
    options = (BallotOption("a", "Kaz"), BallotOption("b", "Hond"), BallotOption("c", "Vugel"))
    ballot, codes = holding.open(holding.keep(Ballot("", "Wat?", Method.RANKING, options)).id, 3)
    for code, choice in zip(codes, (("a", "b"), ("b", "a", "c"), ()), strict=True):
        voting.put_in(ballot.id, voting.card(ballot.id, code), choice)
    box = holding.close(ballot.id)
    text = text_of(papers.result(box, language))
    assert "Kaz > Hond" in text
    assert "Hond > Kaz > Vugel" in text
    assert box.hash in text.replace(" ", "")
