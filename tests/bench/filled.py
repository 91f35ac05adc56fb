"""A home with very many cases, each sealed like a real one, written in few transactions."""

import random
import secrets
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from pathlib import Path

from app import settings
from app.core.audit_actions import AuditAction
from app.core.rights import Colleague
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.setting_up import NewPerson, SettingUp
from app.reports.rows import cases
from app.reports.rules.report import Danger, Draft, Face, Feeling, Kind, Wish, ready
from app.reports.services.telling import Telling
from app.store import audit
from app.vault.keys import new_pair
from app.vault.passwords import DEMO
from app.vault.receipts import ReceiptKey
from tests.made_homes import NAMES, PASSWORD

NAME = "Haus Vill"
_BATCH = 5_000
_WORDS = tuple(
    word
    for line in (
        ("Zëmmer", "Telefon", "Owend", "Frënd", "Iessen", "Schoul", "Vëlo", "Bus", "Reegel", "Sonndeg", "Mamm"),
        ("Papp", "Schwëster", "Brudder", "Educateur", "Garten", "waarm", "kal", "laut", "roueg", "gëschter"),
        ("haut", "muer", "ëmmer", "ni", "heiansdo", "traureg", "frou", "rosen", "midd", "aleng", "spillen"),
    )
    for word in line
)


def make_home(folder: Path) -> OpenHome:
    """Set up a home with cheap passwords and receipts: their cost is not what is measured."""
    house = open_house(folder)
    people = [NewPerson(*NAMES[short], PASSWORD) for short in ("claire", "anne", "marc")]
    setting_up = SettingUp(house, DEMO)
    setting_up.finish(NAME, "lb", people, setting_up.recovery("lb"))
    settings.save(folder, settings.Settings(NAME, "lb"))
    return house


class _Still(OpenHome):
    """The same home, which asks for its people only once."""

    def colleagues(self) -> list[Colleague]:
        return self._colleagues

    @cached_property
    def _colleagues(self) -> list[Colleague]:
        return super().colleagues()

    def public_keys(self) -> dict[str, bytes]:
        return self._public_keys

    @cached_property
    def _public_keys(self) -> dict[str, bytes]:
        return super().public_keys()


def coordinator(house: OpenHome) -> SignedIn:
    claire = next(person for person in house.colleagues() if person.name == NAMES["claire"][0])
    return SigningIn(house).sign_in(claire.id, PASSWORD)


def drafts(number: int) -> Iterator[Draft]:
    """Yield drafts that differ in everything; the same ones each time."""
    chance = random.Random(7)
    for place in range(number):
        yield Draft(
            language=chance.choice(("lb", "fr", "de", "en")),
            face=chance.choice(list(Face)),
            kind=chance.choice(list(Kind)),
            feeling=chance.choice(list(Feeling)),
            text=f"{' '.join(chance.choices(_WORDS, k=40))} nummer{place}",
            danger=Danger.YES if chance.random() < 0.01 else Danger.NO,
            wishes=frozenset({Wish.COORDINATOR}),
        )


def fill(house: OpenHome, number: int) -> None:
    """Write so many reports, received over the last two years."""
    telling, now = Telling(_Still(house.database, house.clock)), house.clock()
    waiting = drafts(number)
    for start in range(0, number, _BATCH):
        with house.database.writing() as connection:
            for place in range(start, min(start + _BATCH, number)):
                key = ReceiptKey(secrets.token_bytes(16), new_pair())
                at = now - timedelta(minutes=10 * (number - place))
                rows = telling.sealed(ready(next(waiting)), key, at)
                cases.add(connection, rows.case, rows.keys, rows.receipt)
            audit.append(connection, now, "", AuditAction.HOME_SET_UP)
