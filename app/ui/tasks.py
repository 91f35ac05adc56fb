"""Work off the GUI thread: `run(parent, work, done, failed=…)`. No Qt object and no row crosses the thread."""

from collections.abc import Callable
from contextvars import copy_context
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, Slot
from shiboken6 import isValid

Result = TypeVar("Result")


class _Relay(QObject):
    """Brings results home to the GUI thread; dies with its parent, and late results with it."""

    succeeded = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, work: Callable[[], Any], relay: _Relay) -> None:
        super().__init__()
        self._work = copy_context().run
        self._call = work
        self._relay = relay

    @Slot()
    def run(self) -> None:
        try:
            result = self._work(self._call)
        except Exception as error:  # noqa: BLE001 - every error is handed to the caller's thread
            self._emit("failed", error)
        else:
            self._emit("succeeded", result)

    def _emit(self, name: str, value: object) -> None:
        if isValid(self._relay):
            try:
                getattr(self._relay, name).emit(value)
            except RuntimeError:
                return  # the window went away between the question and the emit


def run(
    parent: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
) -> None:
    """Do the work in a thread, then call `done` with its result, or `failed` with its error, in the GUI
    thread; neither where `parent` is gone by then. Without `failed`, the error goes to the program's own
    handler of unexpected errors."""
    relay = _Relay(parent)
    relay.succeeded.connect(done)
    relay.failed.connect(failed or _raise)
    relay.succeeded.connect(relay.deleteLater)
    relay.failed.connect(relay.deleteLater)
    QThreadPool.globalInstance().start(_Job(work, relay))


def _raise(error: Exception) -> None:
    raise error
