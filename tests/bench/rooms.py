"""The inbox and the search over very many cases, beside a bare table that paints fifty ready rows."""

import gc
import sqlite3
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStackedLayout, QTableView, QWidget

from app.assembly.parts import Entered, Parts
from app.core.rights import Colleague
from app.core.rooms import RoomId
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.services.casework import Casework
from app.reports.services.inbox import Inbox
from app.ui import tasks
from app.ui.changes import Changes
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.reports.side import FIRST
from tests.bench.starting import SIZE
from tests.bench.timing import Line, compare
from tests.walks.steps import closed

ROWS = 50
Index = QModelIndex | QPersistentModelIndex


class Painted(QObject):
    """Knows when a view has painted."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.done = False
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            watched.event(event)
            self.done = True
            return True
        return False


def until(ready: Callable[[], bool]) -> None:
    while not ready():
        QApplication.processEvents()


class ReadyRows(QAbstractTableModel):
    """Fifty rows of three texts."""

    def rowCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return ROWS

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Kand · Lëtzebuergesch · Mäi Vëlo ass futti {index.row()} {index.column()}"
        return None


def bare_table(before: Callable[[], object] = lambda: None) -> float:
    """Make, show and paint a bare table; `before` belongs to it."""
    start = perf_counter()
    before()
    window = QWidget()
    table = QTableView(window)
    table.setModel(ReadyRows(table))
    height = table.verticalHeader().defaultSectionSize() * (ROWS + 2)
    window.resize(SIZE[0], height)
    table.resize(SIZE[0], height)
    painted = Painted(table)
    window.show()
    until(lambda: painted.done)
    taken = perf_counter() - start
    closed(window)
    return taken


class Room:
    """The staff's room on one home."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._parts, self._me = Parts(house, demo=False), me
        self._casework = Casework(house, me)
        self._changes = Changes(house)

    def open(self) -> tuple[float, QWidget, ReportsRoom]:
        """Go in as the window does: what stands around the rooms was made, and the first
        rows were read, while the password was checked."""
        who = Colleague(self._me.id, self._me.name, self._me.role)
        entered = Entered(self._me, tuple(self._casework.first(FIRST)))
        window = QWidget()
        window.resize(*SIZE)
        stack = QStackedLayout(window)
        stack.addWidget(QWidget())
        window.show()
        shell = self._parts.shell(who, lambda: entered, self._changes)
        stack.addWidget(shell)
        for part in shell.findChildren(QWidget):
            part.ensurePolished()
        QApplication.processEvents()
        start = perf_counter()
        shell.enter(RoomId.REPORTS)
        room = shell.findChildren(ReportsRoom)[0]
        painted = Painted(room.side.list)
        stack.setCurrentWidget(shell)
        until(lambda: painted.done)
        return perf_counter() - start, window, room

    def first_rows(self) -> float:
        """Return how long it takes from signed in to the first rows on the screen."""
        taken, shell, room = self.open()
        assert room.side.list.model().rowCount() >= FIRST
        closed(shell)
        tasks.wait(60_000)
        until(tasks.idle)
        gc.collect()
        return taken

    def wholly_loaded(self) -> tuple[QWidget, ReportsRoom]:
        """Return the room once every case is in the index."""
        _taken, shell, room = self.open()
        number = len(self._casework.order())
        until(lambda: room.side.list.model().rowCount() == number)
        until(tasks.idle)
        return shell, room


def inbox(house: OpenHome, me: SignedIn, runs: int) -> Line:
    room = Room(house, me)
    return compare("inbox, first rows", 3, room.first_rows, bare_table, runs)


def search(house: OpenHome, me: SignedIn, runs: int) -> Line:
    """Type a word; until what was found is painted."""
    shell, room = Room(house, me).wholly_loaded()
    bare = _bare_index(house, me)
    typed = ["sonn", "tel", "nummer4711", "garten waarm", "schw", "ro"]
    turn = iter(typed * (2 * runs + 4))

    def ours() -> float:
        word = next(turn)
        painted = Painted(room.side.list)
        start = perf_counter()
        room.side.search.setText(word)
        until(lambda: painted.done)
        taken = perf_counter() - start
        assert room.side.list.model().rowCount() > 0, word
        return taken

    floor_turn = iter(typed * (2 * runs + 4))

    def floor() -> float:
        wanted = " ".join(f'"{word}"*' for word in next(floor_turn).split())
        return bare_table(
            lambda: bare.execute("SELECT rowid FROM words WHERE words MATCH ? LIMIT 200", (wanted,)).fetchall()
        )

    line = compare("search as you type", 2, ours, floor, runs)
    closed(shell)
    return line


def _bare_index(house: OpenHome, me: SignedIn) -> sqlite3.Connection:
    bare = sqlite3.connect(":memory:")
    bare.execute(
        "CREATE VIRTUAL TABLE words USING fts5(said, content='', prefix='2 3', "
        'tokenize="unicode61 remove_diacritics 2")'
    )
    inbox = Inbox(house, me, Casework(house, me))
    inbox.index.add = lambda texts: bare.executemany(  # type: ignore[assignment, method-assign]
        "INSERT INTO words(rowid, said) VALUES (?, ?)", texts
    )
    inbox.fill(inbox.order())
    return bare
