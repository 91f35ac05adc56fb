"""Tests with windows: the program's own look, nothing left open, and no unexpected error unnoticed."""

import sys
from collections.abc import Iterator
from types import TracebackType

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app import logs
from app.assembly.parts import Parts
from app.speech import one_voice as turns
from app.ui import tasks
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.appearance import Appearance
from app.ui.theme.style import apply_appearance
from app.window import Window
from tests.driver import Person
from tests.made_homes import TestHome
from tests.walks.steps import application, closed


@pytest.fixture(autouse=True)
def looking_as_in_the_home(
    qapp: QApplication,
    garbage_dies_here: None,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[None]:
    application()
    hook, unexpected = sys.excepthook, []

    def note(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        unexpected.append(f"{logs.trace(kind, where)}: {error}")

    if request.node.get_closest_marker("unexpected") is None:
        monkeypatch.setattr(logs, "catch_all", lambda _tell: setattr(sys, "excepthook", note))
    yield
    sys.excepthook = hook
    tasks.wait(10_000)
    for window in QApplication.topLevelWidgets():
        if isValid(window) and (isinstance(window, Window) or window.isVisible()):
            closed(window)
    apply_appearance(Appearance())
    turns.silence()
    assert unexpected == []


@pytest.fixture
def kiosk(home: TestHome) -> Iterator[Kiosk]:
    made = Kiosk("Haus Test", "lb")
    made.bring(Parts(home.house, demo=False).kiosk_services())
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def child(kiosk: Kiosk) -> Person:
    return Person(kiosk)
