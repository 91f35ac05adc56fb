"""Change notification: an event hook notes the topics of every row written, the commit increments a counter for
each topic, and a counter that this program did not increment is news from another one.

No caller has to announce its writes, no write of another program is missed, and own writes never return as
news."""

import secrets
from collections.abc import Iterable
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Insert, Table, Update, event, insert, select, update

from app.core.changes import Changed
from app.store.tables import ChangeRow

_NOTED, _TABLES = "changed", "tables"
"""Keys in `Connection.info` for topics and tables written in the transaction."""

OF_TABLE: dict[str, tuple[Changed, ...]] = {
    "homes": (Changed.PEOPLE,),
    "accounts": (Changed.PEOPLE,),
    "roster": (Changed.PEOPLE,),
    "memories": (),
    "cases": (Changed.CASES,),
    "reading_keys": (Changed.CASES,),
    "receipts": (Changed.CASES,),
    "entries": (Changed.CASES,),
    "attachments": (Changed.CASES,),
    "erased_cases": (Changed.CASES,),
    "kept_drafts": (),
    "home_settings": (Changed.KIOSK, Changed.CASES),
    "home_content": (),
    "audit": (),
    "row_prints": (),
    "changes": (),
    "received": (Changed.HOMES,),
    "throttles": (),
    "groups": (),
    "group_keys": (),
    "members": (Changed.LEARNING,),
    "employments": (Changed.LEARNING,),
    "completions": (Changed.LEARNING,),
    "progress": (Changed.LEARNING,),
    "documents": (Changed.LEARNING,),
    "exemptions": (Changed.LEARNING,),
    "gatherings": (Changed.GATHERINGS,),
    "actions": (Changed.GATHERINGS,),
    "ballots": (Changed.PARLIAMENT,),
    "ballot_cards": (Changed.PARLIAMENT,),
    "votes": (Changed.PARLIAMENT, Changed.GATHERINGS),
}
"""Topics of each table; a test checks that every table is listed. Settings include what the home promises; votes
include what children say of the house. `home_content` rows get theirs by kind (`OF_CONTENT`)."""

OF_CONTENT = {
    "helper": Changed.KIOSK,
    "question": Changed.KIOSK,
    "advocate": Changed.KIOSK,
    "course": Changed.LEARNING,
    "charter": Changed.PARLIAMENT,
    "term": Changed.PARLIAMENT,
    "sitting": Changed.PARLIAMENT,
    "proposal": Changed.PARLIAMENT,
    "children asked": Changed.GATHERINGS,
    "partner": Changed.HOMES,
}
"""What something that the home wrote is about, by its kind."""


def watch(engine: Engine) -> None:
    """Note from now on what is written through the engine."""
    event.listen(engine, "after_execute", _note)


def _note(connection: Connection, statement: Any, _many: Any, _values: Any, _options: Any, result: Any) -> None:
    if not isinstance(statement, Insert | Update | Delete) or not isinstance(statement.table, Table):
        return
    table = statement.table.name
    if result.rowcount:
        connection.info.setdefault(_TABLES, set()).add(table)
    if table == "reading_keys" and isinstance(statement, Update):
        return  # cached `fast` keys only: any other key change also writes an entry of the case
    if result.rowcount:
        note(connection, OF_TABLE.get(table, ()))


def note(connection: Connection, about: Iterable[Changed]) -> None:
    """Note what was changed in this transaction."""
    connection.info.setdefault(_NOTED, set()).update(about)


class News:
    """Tells own commits from those of other programs since the last look. Thread-safe."""

    def __init__(self) -> None:
        self.program = secrets.token_hex(8)
        self._lock = Lock()
        self._seen: dict[str, int] | None = None
        self._mine: set[tuple[str, int]] = set()

    def begin(self, connection: Connection) -> None:
        """Forget what an earlier transaction of this connection noted."""
        connection.info.pop(_NOTED, None)
        connection.info.pop(_TABLES, None)

    def tables(self, connection: Connection) -> frozenset[str]:
        """Return the tables that this transaction has written to so far."""
        return frozenset(connection.info.get(_TABLES, ()))

    def sign(self, connection: Connection) -> frozenset[Changed]:
        """Increment the counters of the noted topics, before the commit; return the topics."""
        about = frozenset(connection.info.pop(_NOTED, ()))
        for one in sorted(about):
            raised = update(ChangeRow).where(ChangeRow.kind == one)
            values = {"number": ChangeRow.number + 1, "program": self.program}
            if not connection.execute(raised.values(values)).rowcount:
                connection.execute(insert(ChangeRow), {"kind": one, "number": 1, "program": self.program})
        if about:
            with self._lock:
                self._mine.update((kind, number) for kind, number in _numbers(connection).items() if kind in about)
        return about

    def by_others(self, connection: Connection) -> list[Changed]:
        """Return what others changed since the last look; at the first look that is everything."""
        now = _numbers(connection)
        with self._lock:
            before, self._seen = self._seen, now
            if before is None:
                return list(Changed)
            found = [
                changed
                for changed in Changed
                if self._others_wrote(changed, before.get(changed, 0), now.get(changed, 0))
            ]
            self._mine = {(kind, number) for kind, number in self._mine if number > now.get(kind, 0)}
        return found

    def _others_wrote(self, changed: Changed, before: int, now: int) -> bool:
        """Tell whether another program raised the counter; a lower number means a restored back-up."""
        return now < before or any((changed, number) not in self._mine for number in range(before + 1, now + 1))


def _numbers(connection: Connection) -> dict[str, int]:
    """Return the counters of known topics; rows with an unknown kind or a wrong type are skipped."""
    query = select(ChangeRow.kind, ChangeRow.number).where(
        ChangeRow.kind.in_([changed.value for changed in Changed])
    )
    return {str(kind): number for kind, number in connection.execute(query) if type(number) is int}
