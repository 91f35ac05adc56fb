"""The fictional home's parliament: a term, sessions, proposals at every point of their way, ballots; all
through the real services, the ballots with real cards."""

from dataclasses import replace
from datetime import time, timedelta

from app.charter.rules import CharterSigner, Signature, text_of
from app.charter.services.charter import CharterWork
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content, current, preferred
from app.parliament.rules.ballots import Ballot, BallotOption, Method, Purpose
from app.parliament.rules.parliament import (
    Decision,
    ManagementAnswer,
    Origin,
    Proposal,
    Reply,
    Seat,
    Sitting,
    Term,
)
from app.parliament.services.ballots import HoldingBallots, Voting
from app.parliament.services.parliament import ParliamentWork

CHILDREN = 9
PICTURES = ("eat", "night", "my-room", "play", "pet", "outside", "evening")
SEATS = (("Lina", "sun"), ("Noah", "star"), ("Mara", "fish"), ("Elias", "kite"))
"""Made-up children and their signs."""


def fill_parliament(house: OpenHome, me: SignedIn) -> None:
    """Give the home a parliament with a history."""
    today, words = house.today, content.texts("demo")["parliament"]
    parliament = ParliamentWork(house, me)
    seats = tuple(
        Seat(name, task, f"sign-{sign}", elected=True)
        for (name, sign), task in zip(SEATS, words["tasks"], strict=True)
    )
    first = today - timedelta(days=70)
    title = f"{first.year}/{first.year + 1}"
    parliament.keep_term(Term("", title, first, first + timedelta(days=364), seats))
    proposals = [
        parliament.keep_proposal(
            Proposal("", text, today, Origin.MEMBER if number % 2 else Origin.KIOSK, picture=f"say-{picture}")
        )
        for number, (text, picture) in enumerate(zip(words["proposals"], PICTURES, strict=True))
    ]
    _decide(house, parliament, proposals)
    _vote(house, me, proposals)
    _agree_charter(house, me)
    held = Sitting("", words["sitting"], today - timedelta(days=40), time(16, 30), words["place"])
    parliament.keep_sitting(
        replace(
            held,
            proposals=tuple(proposal.id for proposal in proposals[:3]),
            came=tuple(name for name, _sign in SEATS[:3]),
            guests="Claire M.",
            minutes=words["minutes"],
        )
    )
    ahead = tuple(proposal.id for proposal in proposals[3:])
    parliament.keep_sitting(
        replace(held, day=today + timedelta(days=8), proposals=ahead, points=(words["point"],))
    )


def _agree_charter(house: OpenHome, me: SignedIn) -> None:
    """Agree to the charter that ships, with a changed example; let children stamp and adults sign."""
    words, work = content.texts("demo")["parliament"], CharterWork(house, me)
    draft = work.begin()
    pair = draft.pairs[0]
    text = replace(text_of(pair, preferred()), example=words["charter_example"])
    draft = work.keep_pair(draft, replace(pair, texts={**pair.texts, current(): text}))
    day = house.today
    agreed = work.agree(
        draft,
        valid_from=day - timedelta(days=30),
        look_again=day + timedelta(days=335),
        agreed_in="",
        note=words["charter_note"],
    )
    for _name, sign in SEATS:
        agreed = work.stamp(f"sign-{sign}")
    for who, name in (
        (CharterSigner.CHILD, "L. M."),
        (CharterSigner.STAFF, "Tom W."),
        (CharterSigner.MANAGEMENT, "Claire M."),
    ):
        agreed = work.sign(agreed, Signature(who, name))


def _decide(house: OpenHome, parliament: ParliamentWork, proposals: list[Proposal]) -> None:
    """Answer the first, owe the second since a week, and tell what came of the third."""
    today, words = house.today, content.texts("demo")["parliament"]
    decided = today - timedelta(days=40)
    for number, proposal in enumerate(proposals[:3]):
        decision = Decision(words["decisions"][number], decided, decided + timedelta(days=33), words["management"])
        proposals[number] = parliament.decide(proposal, decision)
    for number, reply in ((0, Reply.PART), (2, Reply.YES)):
        answer = ManagementAnswer(
            reply,
            words["answers"][number],
            "Claire M.",
            today - timedelta(days=20),
            today + timedelta(days=15) if number == 0 else None,
            "Tom W.",
        )
        proposals[number] = parliament.answer(proposals[number], answer)
    proposals[2] = parliament.say_outcome(proposals[2], words["outcome"])


def _vote(house: OpenHome, me: SignedIn, proposals: list[Proposal]) -> None:
    """Close a vote of support, and leave one open in which nearly half have voted."""
    words = content.texts("demo")["parliament"]
    holding, voting = HoldingBallots(house, me), Voting(house)
    options = tuple(BallotOption(proposal.id, proposal.text, proposal.picture) for proposal in proposals[3:])
    support = Ballot("", words["support"], Method.ONE, options, purpose=Purpose.SUPPORT)
    ballot, codes = holding.open(holding.keep(support).id, CHILDREN)
    for number, code in enumerate(codes[:-1]):
        choice = options[number * number % len(options)].id
        voting.put_in(ballot.id, voting.card(ballot.id, code), [choice])
    holding.close(ballot.id)
    ranking = Ballot("", words["ranking"], Method.RANKING, options, closes=house.today + timedelta(days=6))
    ballot, codes = holding.open(holding.keep(ranking).id, CHILDREN)
    for code in codes[:4]:
        voting.put_in(ballot.id, voting.card(ballot.id, code), [option.id for option in options])
