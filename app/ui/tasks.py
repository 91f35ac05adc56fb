"""Work off the GUI thread: `run(parent, work, done, failed)`. No Qt object and no row crosses the thread."""

import gc
from collections.abc import Callable
from contextvars import Context, copy_context
from dataclasses import dataclass
from functools import cache
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from app.core.errors import HomeClosed
from app.ui.theme.tokens import Time

Result = TypeVar("Result")
_WORKERS = 6
"""Threads: a click must not wait behind the search index and the fast keys, which take seconds in a large home."""


class Cancelled(Exception):
    """Somebody gave up waiting; work that tells how far it is ends with this."""


class Task:
    """One piece of work. Call everything but `report` from the GUI thread."""

    def __init__(
        self,
        parent: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[[int], None] | None = None,
    ) -> None:
        self._parent, self._done, self._failed, self._progress = parent, done, failed, progress
        self._given_up = False

    def start(self, work: Callable[[], Any]) -> "Task":
        """Begin in a thread of its own."""
        _desk().begin(self, work)
        return self

    def cancel(self) -> None:
        """Give up: nothing is called back any more."""
        self._given_up = True

    def report(self, number: int) -> None:
        """Say from inside the work how far it is. Raises Cancelled where nobody waits any more."""
        if self._given_up:
            raise Cancelled
        _desk().told.emit(self, number)

    def tell(self, number: int) -> None:
        """Deliver progress in the GUI thread."""
        if self._waited_for() and self._progress is not None:
            self._progress(number)

    def end(self, result: Any, error: Exception | None) -> None:
        """Call back with the result or the error. Without `failed`, an error goes to the program's own
        handler of unexpected errors; what was under way when the home was closed has nobody to tell."""
        if not self._waited_for() or isinstance(error, HomeClosed):
            return
        if error is None:
            self._done(result)
        elif self._failed is not None:
            self._failed(error)
        else:
            raise error

    def _waited_for(self) -> bool:
        return not self._given_up and isValid(self._parent)


@dataclass(frozen=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None


class _Desk(QObject):
    """Lives in the GUI thread as long as the program, so that a worker always finds it. Work, outcomes and
    callbacks stay here until the end: references are released in the GUI thread only."""

    ended = Signal(int)
    told = Signal(object, int)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self._numbers = count()
        self._open: dict[int, tuple[Task, Callable[[], Any]]] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._workers = QThreadPool(self)
        self._workers.setMaxThreadCount(_WORKERS)
        self.ended.connect(self._end)
        self.told.connect(self._tell)

    def begin(self, task: Task, work: Callable[[], Any]) -> None:
        number, context = next(self._numbers), copy_context()
        self._open[number] = (task, work)
        self._workers.start(lambda: self._work(number, context))

    def _work(self, number: int, context: Context) -> None:
        self._outcomes[number] = context.run(self._outcome, number)
        if isValid(self):  # else the program has ended
            self.ended.emit(number)

    def _outcome(self, number: int) -> _Outcome:
        try:
            return _Outcome(self._open[number][1]())
        except Exception as error:  # noqa: BLE001 - every error is handed to the caller's thread
            return _Outcome(error=error)

    def _end(self, number: int) -> None:
        outcome, (task, _work) = self._outcomes.pop(number), self._open.pop(number)
        task.end(outcome.result, outcome.error)

    def _tell(self, task: Task, number: int) -> None:
        task.tell(number)

    def is_idle(self) -> bool:
        return not self._open

    def wait(self, milliseconds: int) -> None:
        self._workers.waitForDone(milliseconds)


@cache
def _desk() -> _Desk:
    return _Desk()


def run(
    parent: QObject,
    work: Callable[[], Result],
    done: Callable[[Result], None],
    failed: Callable[[Exception], None] | None = None,
) -> Task:
    """Do the work in a thread, then call `done` with its result, or `failed` with its error, in the GUI
    thread; neither where `parent` is gone by then."""
    return Task(parent, done, failed).start(work)


def idle() -> bool:
    """Tell whether nothing is under way."""
    return _desk().is_idle()


def wait(milliseconds: int) -> None:
    """Wait for the workers, at the end of the program or of a test."""
    _desk().wait(milliseconds)


class GarbageCollector(QObject):
    """Collects Python's garbage in the GUI thread only. The collector runs in whatever thread allocates, and a
    timer or widget that dies in a worker's leaves Qt with a pointer to nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self.timer = QTimer(self, interval=Time.SECOND)
        self.timer.timeout.connect(self._collect)
        self.timer.start()

    def _collect(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
