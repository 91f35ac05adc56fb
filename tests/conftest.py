"""What all tests share: a home of their own, a language put back, and no printer."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.home.services.open_home import OpenHome
from app.i18n import DEFAULT, set_language, speak_to_adult
from tests.made_homes import SERVER, TestHome, make_home, make_unsigned_home

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = "localhost:1"

settings.register_profile("short", deadline=None, max_examples=60, derandomize=False)
settings.register_profile("long", deadline=None, max_examples=1_000_000)
settings.load_profile(os.environ.get("MENG_STEMM_EXAMPLES", "short"))


@pytest.fixture(autouse=True)
def default_language() -> Iterator[None]:
    set_language(DEFAULT)
    speak_to_adult(on=False)
    yield
    set_language(DEFAULT)
    speak_to_adult(on=False)


@pytest.fixture(autouse=True)
def reports_are_shown_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for a report, but those about the waiting (tests/reports/test_shown.py)."""
    monkeypatch.setattr(OpenHome, "reports_wait", False)


@pytest.fixture
def garbage_dies_here() -> Iterator[None]:
    """Let Python collect garbage in this thread only, as the program does (app/ui/tasks.py)."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[TestHome]:
    made = make_home(tmp_path / "data")
    yield made
    made.house.close()


@pytest.fixture
def unsigned_home(tmp_path: Path) -> Iterator[TestHome]:
    """A home from before the signed list of people."""
    made = make_unsigned_home(tmp_path / "unsigned")
    yield made
    made.house.close()


LONG = (
    *("faults/", "journeys/", "mutants/", "packaging/", "recipes/", "server/"),
    *("ui/test_random_walk.py", "reports/test_casework_machine.py"),
)
"""Tests that only `dev.py test --all` runs, by the beginning of their path."""

SLOW = (
    "packaging/",
    "server/",
    "ui/test_screens.py",
    "i18n/test_spelling.py",
    "journeys/",
    "mutants/",
    "recipes/",
    "ui/test_random_walk.py",
    "reports/test_casework_machine.py",
    "faults/",
    "security/test_no_network.py",
    "samples/",
)
"""What takes longest, by its path: it begins first, spread over the workers, so that none ends alone with it."""

_TESTS = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark long tests, before `-m` chooses."""
    if item.path.relative_to(_TESTS).as_posix().startswith(LONG):
        item.add_marker(pytest.mark.long)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a server leave out what writes into a home's file behind the program's back, or needs the file itself.
    Let the slowest begin first."""
    if SERVER:
        for item in items:
            if item.get_closest_marker("files"):
                item.add_marker(pytest.mark.skip(reason="about a home in a file"))
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    places = {id(item): item.path.relative_to(_TESTS).as_posix() for item in items}
    slow = [item for item in items if places[id(item)].startswith(SLOW)]
    slow.sort(key=lambda item: next(n for n, part in enumerate(SLOW) if places[id(item)].startswith(part)))
    chosen = {id(item) for item in slow}
    rest = [item for item in items if id(item) not in chosen]
    each = -(-len(items) // workers)
    ordered: list[pytest.Item] = []
    for worker in range(workers):
        own = slow[worker::workers]
        room = max(0, each - len(own))
        ordered += [*own, *rest[:room]]
        rest = rest[room:]
    items[:] = [*ordered, *rest]
