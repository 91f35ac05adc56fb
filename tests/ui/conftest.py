"""Tests with windows: the program's own look, nothing left open, and no unexpected error unnoticed."""

import sys
from collections.abc import Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from app import logs
from app.window import Window
from tests.album import application, closed


@pytest.fixture(autouse=True)
def looking_as_in_the_home(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[None]:
    application()
    hook, unexpected = sys.excepthook, []

    def note(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        unexpected.append(f"{logs.trace(kind, where)}: {error}")

    if request.node.get_closest_marker("unexpected") is None:
        monkeypatch.setattr(logs, "catch_all", lambda _tell: setattr(sys, "excepthook", note))
    yield
    sys.excepthook = hook
    QThreadPool.globalInstance().waitForDone(10_000)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, Window) or window.isVisible():
            closed(window)
    assert unexpected == []
