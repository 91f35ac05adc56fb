"""A home for tests: real services on a real database, with cheap passwords and a clock that obeys."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from app.core.audit_actions import AuditAction
from app.core.rights import Colleague, Role
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.people import People
from app.people.services.setting_up import NewPerson, SettingUp
from app.reports.rules.report import Draft, Feeling, Wish
from app.reports.services.casework import Casework, OpenCase
from app.reports.services.following import Following
from app.reports.services.telling import Sent, Telling
from app.safekeeping.services.moving import move_to_server
from app.store import audit
from app.store.server import engine_for_server
from app.vault.passwords import DEMO
from app.vault.recovery import Recovery

OpenHome.least_receipt_cost = DEMO
"""The tests' homes are as cheap to guess at as the fictional one."""

PASSWORD = "kleng giel Wollek 47 laanscht"
NAMES = {
    "claire": ("Claire M.", Role.COORDINATOR),
    "anne": ("Anne S.", Role.ADVOCATE),
    "marc": ("Marc T.", Role.ADMINISTRATOR),
    "tom": ("Tom W.", Role.EDUCATOR),
    "joana": ("Joana P.", Role.EDUCATOR),
}
SERVER = os.environ.get("MENG_STEMM_TEST_SERVER", "")
"""Where the tests' homes lie, where not in files: an address with a place for the name."""

MODEL = f"model_{os.getpid()}"
_numbers = count()
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def nowhere(_address: str) -> None:
    """Remember no server: the tests say themselves where a home is."""


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class TestHome:
    """An open home with five people, known by their first names."""

    __test__ = False

    folder: Path
    clock: Clock
    house: OpenHome
    recovery: Recovery
    server: str = ""
    known: dict[str, SignedIn] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.house.reports_wait = False  # but where the waiting is what is tested: tests/reports/test_shown.py

    @cached_property
    def ids(self) -> dict[str, str]:
        by_name = {person.name: person.id for person in self.house.colleagues()}
        return {short: by_name[name] for short, (name, _role) in NAMES.items()}

    def colleague(self, short: str) -> Colleague:
        return next(person for person in self.house.colleagues() if person.id == self.ids[short])

    def signed_in(self, short: str) -> SignedIn:
        if short not in self.known:
            self.known[short] = SigningIn(self.house).sign_in(self.ids[short], PASSWORD)
        return self.known[short]

    def casework(self, short: str) -> Casework:
        return Casework(self.house, self.signed_in(short))

    @property
    def telling(self) -> Telling:
        return Telling(self.house)

    @property
    def following(self) -> Following:
        return Following(self.house)

    def draft(self, text: str = "Ech hunn Angscht.", **more: Any) -> Draft:
        more.setdefault("wishes", frozenset({Wish.COORDINATOR}))
        return Draft(**({"language": "lb", "text": text, "feeling": Feeling.SAD} | more))

    def tell(self, text: str = "Ech hunn Angscht.", **more: Any) -> Sent:
        return self.telling.send(self.draft(text, **more), self.telling.prepare_receipt())

    def days_counted(self) -> None:
        """Let seven days have been counted of late, so that the clock is believed."""
        with self.house.database.writing() as connection:
            for days in range(7):
                audit.append(connection, self.clock.now - timedelta(days=days), "", AuditAction.DAY_SEEN)

    def reopened(self) -> "TestHome":
        """Close the program and start it again."""
        self.house.close()
        again = open_house(self.folder, self.clock, self.server)
        return TestHome(self.folder, self.clock, again, self.recovery, self.server)


@cache
def _model(*, signed: bool = True) -> tuple[TemporaryDirectory[str], Recovery]:
    """Set a home up once in each process; every other one is a copy of its files."""
    place = TemporaryDirectory(prefix="model-home-")
    with nullcontext() if signed else _before_the_roster():
        made = set_up_home(Path(place.name) / "data")
    made.house.close()
    if SERVER and signed:
        _create(f'"{MODEL}"')
        move_to_server(Path(place.name) / "data", SERVER.format(name=MODEL), nowhere)
    return place, made.recovery


def _new_on_the_server() -> str:
    """Return the address of a new copy of the model on the server, or nothing where the tests run on files."""
    if not SERVER:
        return ""
    name = f"home_{next(_numbers)}_{os.getpid()}"
    _create(f'"{name}" TEMPLATE "{MODEL}"')
    return SERVER.format(name=name)


def _create(what: str) -> None:
    engine = engine_for_server(SERVER.format(name="postgres"))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {what}")
    engine.dispose()


@contextmanager
def _before_the_roster() -> Iterator[None]:
    """Let a home be set up as up to version 1.0.1: nobody signs the list of people."""
    with (
        patch("app.people.services.setting_up.begin_roster"),
        patch("app.people.services.setting_up.make_groups"),
    ):
        yield


def make_unsigned_home(folder: Path) -> TestHome:
    """Return a home from before the signed list of people, in a file."""
    place, recovery = _model(signed=False)
    copytree(Path(place.name) / "data", folder, dirs_exist_ok=True)
    clock = Clock()
    return TestHome(folder, clock, open_house(folder, clock), recovery)


def make_home(folder: Path) -> TestHome:
    """Return a home of its own in a new folder, with five people."""
    place, recovery = _model()
    copytree(Path(place.name) / "data", folder, dirs_exist_ok=True)
    clock = Clock()
    server = _new_on_the_server()
    return TestHome(folder, clock, open_house(folder, clock, server), recovery, server)


def set_up_home(folder: Path) -> TestHome:
    """Set a home up, step by step."""
    clock = Clock()
    house = open_house(folder, clock)
    setting_up = SettingUp(house, DEMO)
    recovery = setting_up.recovery("fr")
    first = [NewPerson(*NAMES[short], PASSWORD) for short in ("claire", "anne", "marc")]
    setting_up.finish("Haus Test", "lb", first, recovery)
    home = TestHome(folder, clock, house, recovery)
    claire = next(person for person in house.colleagues() if person.role is Role.COORDINATOR)
    me = SigningIn(house).sign_in(claire.id, PASSWORD)
    anne = next(person for person in house.colleagues() if person.role is Role.ADVOCATE)
    second = SigningIn(house).sign_in(anne.id, PASSWORD)
    for short in ("tom", "joana"):
        People(house, me, DEMO).add(*NAMES[short], PASSWORD, second=second)
    return home


def only_case(home: TestHome, reader: str = "claire") -> OpenCase:
    """Return the one case there is, as this reader sees it."""
    casework = home.casework(reader)
    (case_id,) = casework.order()
    return casework.open(case_id)


@contextmanager
def only_readable(home: TestHome) -> Iterator[None]:
    """Let the database take nothing for a while, as on a full or write-protected disk."""
    engine = home.house.database.engine

    def refuse(connection: object, *_more: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]

    event.listen(engine, "checkout", refuse)
    yield
    event.remove(engine, "checkout", refuse)
    engine.dispose()
