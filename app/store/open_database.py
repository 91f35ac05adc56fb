"""What a home's database is to whoever works with it, in a file or on a server."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from threading import Lock
from typing import Protocol

from sqlalchemy import Connection, Engine

from app.core.changes import Changed
from app.core.errors import HomeClosed, StoreProblem
from app.store import changes

BeforeCommit = Callable[[Connection, frozenset[str]], frozenset[str]]


class BesideServer(Protocol):
    """What a PC keeps beside itself where its home is on a server (`app/store/remembered.py`)."""

    @property
    def folder(self) -> Path:
        """Return where it lies."""
        ...

    @property
    def database(self) -> "HomeDatabase":
        """Return the file, opened when it is first needed. Raises StoreProblem."""
        ...


class HomeDatabase(Protocol):
    """The database of one home. Use `reading()` and `writing()`; each is one transaction. For any thread."""

    @property
    def engine(self) -> Engine:
        """Return the engine, for whoever looks at the whole of it."""
        ...

    @property
    def is_on_a_server(self) -> bool:
        """Tell whether several PCs share it."""
        ...

    @property
    def remembered(self) -> BesideServer | None:
        """Return what this PC keeps of a home on a server."""
        ...

    @property
    def folder(self) -> Path:
        """Return the data folder of this PC."""
        ...

    @property
    def hears(self) -> bool:
        """Tell whether writes of others are pushed, not polled."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """Give a connection for queries. Raises StoreProblem, also once it was closed."""
        ...

    def public(self) -> AbstractContextManager[Connection]:
        """Give a connection for public data, which works also while the server is down. Raises StoreProblem."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Give the only connection that writes; on leaving, commit durably and notify the listeners, or roll back.
        Raises StoreProblem."""
        ...

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call the listener after each commit, with what it changed; from whichever thread made it."""
        ...

    def before_commit(self, do: BeforeCommit) -> None:
        """Call `do` at the end of each transaction that wrote something, inside it, with the names of the tables;
        it returns those that are left for others who asked for the same."""
        ...

    def tell(self, changed: Iterable[Changed]) -> None:
        """Tell the listeners what was changed."""
        ...

    def by_others(self) -> list[Changed]:
        """Return what other programs changed since the last look. Raises StoreProblem."""
        ...

    def version(self) -> int:
        """Return a number that changes when something was written. Raises StoreProblem."""
        ...

    def remember(self, version: int) -> None:
        """Update this PC's cache of public data, if something was written since."""
        ...

    def listen(self, heard: Callable[[], None]) -> None:
        """Call `heard` from another thread whenever somebody wrote, where the database can say so."""
        ...

    def sound(self) -> bool:
        """Tell whether all pages are whole, or the server answers. Raises StoreProblem."""
        ...

    def leave_no_trail(self) -> None:
        """Truncate the WAL, which would show what was committed together. Raises StoreProblem."""
        ...

    def copy_to(self, file: Path) -> None:
        """Write all of it into another file. Raises StoreProblem."""
        ...

    def tidy(self) -> None:
        """Drop from the disk what was deleted. Raises StoreProblem."""
        ...

    def close(self) -> None:
        """Let go of it for good."""
        ...


class OpenDatabase:
    """What both kinds share: the engine, who listens, and what others wrote."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._closed = False
        self._news = changes.News()
        self._listeners: list[Callable[[Changed], None]] = []
        self._listening_lock = Lock()
        self._before_commit: list[BeforeCommit] = []
        changes.watch(engine)

    def before_commit(self, do: BeforeCommit) -> None:
        """Call `do` at the end of each transaction that wrote something, inside it, with the names of the tables;
        it returns those that are left for others who asked for the same."""
        self._before_commit.append(do)

    def _finished(self, connection: Connection) -> frozenset[Changed]:
        """Do what belongs before a commit; return what was changed."""
        tables = self._news.tables(connection)
        for do in self._before_commit if tables else ():
            tables = do(connection, tables)
        return self._news.sign(connection)

    def on_change(self, listener: Callable[[Changed], None]) -> None:
        """Call the listener after each commit, with what it changed; from whichever thread made it."""
        with self._listening_lock:
            self._listeners.append(listener)

    def tell(self, changed: Iterable[Changed]) -> None:
        """Call the listeners with what was changed. Their StoreProblem is suppressed: the commit has succeeded
        already."""
        with self._listening_lock:
            listeners = tuple(self._listeners)
        for kind in sorted(changed):
            for listener in listeners:
                with suppress(StoreProblem):
                    listener(kind)

    def close(self) -> None:
        """Close it for good: a late caller, such as a running timer, does not reopen it."""
        self._closed = True
        self.engine.dispose()

    def _demand_open(self) -> None:
        if self._closed:
            raise HomeClosed
