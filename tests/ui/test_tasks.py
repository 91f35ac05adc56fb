"""Work off the GUI thread: where it runs, who is called back, and where garbage dies."""

import gc
from collections.abc import Iterator
from threading import Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.core.errors import HomeClosed
from app.i18n import current, set_language
from app.ui import tasks
from tests.driver import Person


@pytest.fixture
def parent() -> Iterator[QWidget]:
    made = QWidget()
    yield made
    made.deleteLater()


def test_work_runs_beside_the_windows_and_calls_back_in_their_thread(parent: QWidget) -> None:
    threads: list[Thread] = []
    languages: list[str] = []

    def done(worker: Thread) -> None:
        threads.extend((worker, current_thread()))

    def work() -> Thread:
        languages.append(current())
        return current_thread()

    set_language("fr")
    tasks.run(parent, work, done)
    Person(parent).settles()
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()
    assert languages == ["fr"], "the work speaks the language of who asked for it"


def test_an_error_comes_back_too(parent: QWidget) -> None:
    told: list[Exception] = []

    def fail() -> None:
        raise LookupError

    tasks.run(parent, fail, lambda _none: told.append(AssertionError()), told.append)
    Person(parent).settles()
    assert [type(one) for one in told] == [LookupError]


def test_nobody_is_called_back_who_has_gone(parent: QWidget) -> None:
    told: list[object] = []
    gone = QWidget()
    tasks.run(gone, lambda: 1, told.append)
    import shiboken6

    shiboken6.delete(gone)
    Person(parent).settles()
    assert told == []


def test_work_tells_how_far_it_is_and_ends_when_nobody_waits(parent: QWidget) -> None:
    told: list[int] = []
    ended: list[object] = []
    task = tasks.Task(parent, ended.append, ended.append, told.append)

    def work() -> str:
        for number in range(3):
            task.report(number)
        return "done"

    task.start(work)
    Person(parent).settles()
    assert (told, ended) == ([0, 1, 2], ["done"])

    given_up = tasks.Task(parent, ended.append, ended.append, told.append)
    given_up.cancel()
    reached: list[bool] = []

    def more_work() -> None:
        given_up.report(3)
        reached.append(True)

    given_up.start(more_work)
    Person(parent).settles()
    assert (told, ended, reached) == ([0, 1, 2], ["done"], [])


class Cycle:
    """Dies only when the garbage collector comes."""

    def __init__(self, dying: list[object]) -> None:
        self.me, self.dying = self, dying

    def __del__(self) -> None:
        self.dying.append(current_thread())


def test_garbage_is_collected_in_the_gui_thread_only(parent: QWidget) -> None:
    dying: list[object] = []
    collector = tasks.GarbageCollector(QObject(parent))
    Cycle(dying)

    def much_work() -> int:
        return len([[number] for number in range(50_000)])

    tasks.run(parent, much_work, lambda _count: None)
    Person(parent).settles()
    assert dying == []
    for _turn in range(3):
        kept = [[number] for number in range(5_000)]
        collector.timer.timeout.emit()
        assert kept
    gc.collect()
    assert dying == [main_thread()]


def test_what_was_under_way_when_the_home_was_closed_disturbs_nobody(parent: QWidget) -> None:
    told: list[object] = []

    def work() -> None:
        raise HomeClosed

    tasks.run(parent, work, told.append)
    tasks.run(parent, work, told.append, told.append)
    Person(parent).settles()
    assert told == []
