"""The fictional home's advocate: her card in four languages, a child who wants to talk to her, and a report about
somebody who works there that only she reads; through the real services."""

from datetime import timedelta

from app.advocates.rules import AdvocateCard, CardText
from app.advocates.services import AdvocateCards
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content, current
from app.reports.rules.report import Draft, Face, Kind, Wish
from app.reports.rules.wishes import Company, Talk, When, Where
from app.reports.services.telling import Telling

REACH = "621 00 00 00"
"""A made-up number."""


def fill_advocate(house: OpenHome, advocate: SignedIn, accused: str) -> None:
    """Give the advocate a card and two reports; `accused` is the account that one is about."""
    texts = {
        language: CardText(words["advocate"]["who"], words["advocate"]["when"])
        for language, words in content.in_every_language("demo").items()
    }
    AdvocateCards(house, advocate).keep(AdvocateCard(advocate.id, reach=REACH, texts=texts))
    language, now = current(), house.clock()
    report = content.texts("demo")["advocate"]["report"]
    talk = Draft(
        language,
        kind=Kind.TALK,
        educators=frozenset({advocate.id}),
        talk=Talk(Where.OUTSIDE, When.AFTER_SCHOOL, Company.WITH_A_FRIEND),
    )
    about = Draft(
        language,
        Face.YOUNG_PERSON,
        Kind.HAPPENED,
        text=report,
        about_staff=frozenset({accused}),
        wishes=frozenset({Wish.ADVOCATE}),
    )
    for hours, draft in ((5, talk), (20, about)):
        telling = Telling(OpenHome(house.database, lambda hours=hours: now - timedelta(hours=hours)))  # type: ignore[misc]
        telling.send(draft, telling.prepare_receipt())
