"""A home for tests: real services on a real database, with cheap passwords and a clock that obeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache, cached_property
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import event

from app.core.audience import Colleague
from app.core.report import Draft, Feeling, Wish
from app.core.rights import Role
from app.services.casework import Casework, OpenCase
from app.services.following import Following
from app.services.house import House, open_house
from app.services.people import People
from app.services.setting_up import NewPerson, SettingUp
from app.services.signing_in import SignedIn, SigningIn
from app.services.telling import Sent, Telling
from app.vault.passwords import DEMO
from app.vault.recovery import Recovery

PASSWORD = "kleng giel Wollek 47 laanscht"
NAMES = {
    "claire": ("Claire M.", Role.COORDINATOR),
    "anne": ("Anne S.", Role.ADVOCATE),
    "marc": ("Marc T.", Role.ADMINISTRATOR),
    "tom": ("Tom W.", Role.EDUCATOR),
    "joana": ("Joana P.", Role.EDUCATOR),
}
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


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
    house: House
    recovery: Recovery
    _known: dict[str, SignedIn] = field(default_factory=dict)

    @cached_property
    def ids(self) -> dict[str, str]:
        by_name = {one.name: one.id for one in self.house.colleagues()}
        return {short: by_name[name] for short, (name, _role) in NAMES.items()}

    def colleague(self, short: str) -> Colleague:
        return next(one for one in self.house.colleagues() if one.id == self.ids[short])

    def signed_in(self, short: str) -> SignedIn:
        if short not in self._known:
            self._known[short] = SigningIn(self.house).sign_in(self.ids[short], PASSWORD)
        return self._known[short]

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

    def reopened(self) -> "TestHome":
        """Close the program and start it again."""
        self.house.close()
        return TestHome(self.folder, self.clock, open_house(self.folder, self.clock), self.recovery)


@cache
def _model() -> tuple[TemporaryDirectory[str], Recovery]:
    """Set a home up once in each process; every other one is a copy of its files."""
    place = TemporaryDirectory(prefix="model-home-")
    made = set_up_home(Path(place.name) / "data")
    made.house.close()
    return place, made.recovery


def make_home(folder: Path) -> TestHome:
    """Return a home of its own in a new folder, with five people."""
    place, recovery = _model()
    copytree(Path(place.name) / "data", folder, dirs_exist_ok=True)
    clock = Clock()
    return TestHome(folder, clock, open_house(folder, clock), recovery, {})


def set_up_home(folder: Path) -> TestHome:
    """Set a home up, step by step."""
    clock = Clock()
    house = open_house(folder, clock)
    setting_up = SettingUp(house, DEMO)
    recovery = setting_up.recovery("fr")
    first = [NewPerson(*NAMES[short], PASSWORD) for short in ("claire", "anne", "marc")]
    setting_up.finish("Haus Test", "lb", first, recovery)
    home = TestHome(folder, clock, house, recovery, {})
    claire = next(one for one in house.colleagues() if one.role is Role.COORDINATOR)
    me = SigningIn(house).sign_in(claire.id, PASSWORD)
    for short in ("tom", "joana"):
        People(house, me, DEMO).add(*NAMES[short], PASSWORD)
    return home


def only_case(home: TestHome, reader: str = "claire") -> OpenCase:
    """Return the one case there is, as this reader sees it."""
    casework = home.casework(reader)
    (case_id,) = casework.order()
    return casework.open(case_id)


@contextmanager
def only_readable(home: TestHome) -> Iterator[None]:
    """Let the database take nothing for a while, as on a full or write-protected disk."""
    engine = home.house.database._engine

    def refuse(connection: object, *_more: object) -> None:
        connection.execute("PRAGMA query_only=ON")  # type: ignore[attr-defined]

    event.listen(engine, "checkout", refuse)
    yield
    event.remove(engine, "checkout", refuse)
    engine.dispose()
