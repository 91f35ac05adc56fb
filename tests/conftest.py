"""What all tests share: a home of their own, a language put back, and no printer."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.i18n import DEFAULT, use
from tests.made_homes import SERVER, TestHome, make_home

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CUPS_SERVER"] = "localhost:1"

settings.register_profile("short", deadline=None, max_examples=60, derandomize=False)
settings.register_profile("long", deadline=None, max_examples=1_000_000)
settings.load_profile(os.environ.get("MENG_STEMM_EXAMPLES", "short"))


@pytest.fixture(autouse=True)
def default_language() -> Iterator[None]:
    use(DEFAULT)
    yield
    use(DEFAULT)


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On a server leave out what writes into a home's file behind the program's back, or needs the file itself."""
    if SERVER:
        for item in items:
            if item.get_closest_marker("files"):
                item.add_marker(pytest.mark.skip(reason="about a home in a file"))
