"""Rows that carry no signature of their own, signed table by table by whoever is signed in when they are written:
the fingerprints of a table's rows stand in `row_prints`, one over all of them in the audit log, with a signature
that binds it to the line before. So nothing of it is changed, taken out or turned back but in somebody's name."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import SignInAgain
from app.core.rights import RIGHTS, Action, Role
from app.home.rules.roster import Roster
from app.home.services import log_signatures
from app.home.services.signed_content import Writer
from app.store import audit, row_prints
from app.store.open_database import HomeDatabase
from app.vault.signing import checks

_WRITERS: dict[str, Action] = {
    "homes": Action.SET_UP_KIOSK,
    "home_settings": Action.AGREE_TO_RESTORE,
    "home_content": Action.SEE_RIGHTS,
    "erased_cases": Action.ERASE_CASES,
    "received": Action.EXCHANGE,
    "members": Action.SEE_PEOPLE,
    "employments": Action.SEE_PEOPLE,
    "completions": Action.LEARN,
    "progress": Action.LEARN,
    "documents": Action.LEARN,
    "exemptions": Action.MANAGE_TRAINING,
    "gatherings": Action.HOLD_WORKSHOPS,
    "actions": Action.HOLD_WORKSHOPS,
    "ballots": Action.HOLD_BALLOTS,
}
"""What somebody may do who signs for a table. Content has signatures of its own by kind; here its absence is
signed."""

_MOST_NAMED, _LINES = 20, 500


class SignedRows:
    """Signs what the people who are signed in write. One for each open home."""

    def __init__(
        self,
        database: HomeDatabase,
        roster_in: Callable[[Connection], Roster | None],
        clock: Callable[[], datetime],
    ) -> None:
        self._database, self._roster_in, self._clock = database, roster_in, clock
        self._here: dict[str, tuple[Writer, Role]] = {}
        database.before_commit(self._sign)

    def enter(self, me: Writer, role: Role) -> None:
        """Let somebody sign from now on what is written here."""
        self._here.pop(me.id, None)
        self._here[me.id] = (me, role)

    def leave(self, account_id: str) -> None:
        """Let them sign no more."""
        self._here.pop(account_id, None)

    def accept(self, connection: Connection, me: Writer, role: Role) -> None:
        """Sign every table as it stands that this person may sign for: after they were told what differs, or where
        nobody has signed it yet."""
        names = [name for name in row_prints.COVERED if role in RIGHTS[_WRITERS[name]]]
        for name in names:
            now = row_prints.there(connection, name)
            row_prints.keep(connection, name, now, row_prints.kept(connection, name).keys() - now.keys())
        self._state(connection, me, names)

    def _sign(self, connection: Connection, tables: frozenset[str]) -> frozenset[str]:
        """Sign the rows that this transaction wrote; return the tables that nobody here may sign for. Other rows
        that nobody signed stay as they are, and are told."""
        left, can_sign = tables & row_prints.COVERED.keys(), False
        roster = self._roster_in(connection) if left and self._here else None
        if roster is None:
            return tables
        for me, role in reversed(list(self._here.values())):
            if roster.key_of(me.id) != checks(me.signing):
                continue  # signed in before the roster or their new keys were there, or ended since
            can_sign = True
            names = sorted(name for name in left if role in RIGHTS[_WRITERS[name]])
            left -= set(names)
            if names := self._keep(connection, names):
                self._state(connection, me, names)
        if not can_sign and left:
            raise SignInAgain
        return left

    def _keep(self, connection: Connection, names: list[str]) -> list[str]:
        """Write down the fingerprints of the rows that this transaction changed, of all where nobody has signed
        that table yet; return the tables where there are some."""
        known, written = set(_stated(connection, names)), []
        with self._database.reading() as committed:
            for name in names:
                now = row_prints.there(connection, name)
                before = row_prints.there(committed, name) if name in known else {}
                kept = row_prints.kept(connection, name) if name in known else {}
                sound = {key for key in before.keys() | now.keys() if before.get(key) == kept.get(key)}
                changed = {key: value for key, value in now.items() if before.get(key) != value and key in sound}
                gone = (before.keys() - now.keys()) & sound  # what somebody else wrote stays told
                row_prints.keep(connection, name, changed, gone)
                if changed or gone or name not in known:
                    written.append(name)
        return written

    def _state(self, connection: Connection, me: Writer, names: Iterable[str]) -> None:
        digests = {name: row_prints.digest(row_prints.kept(connection, name)) for name in names}
        text = json.dumps(digests, sort_keys=True)
        signature = log_signatures.signature(connection, me, text)
        audit.append(connection, self._clock(), me.id, AuditAction.ROWS_SIGNED, about=f"{signature} {text}")


def unlike(connection: Connection, roster: Roster) -> list[str]:
    """Return what is not as it was signed: a table, or a table and the key of a row."""
    found: list[str] = []
    for name, digest in _stated(connection, row_prints.COVERED, roster).items():
        written = row_prints.kept(connection, name)
        if digest != row_prints.digest(written):
            found.append(name)
        found += (f"{name} {key}" for key in row_prints.unlike(written, row_prints.there(connection, name)))
    return found[:_MOST_NAMED] + [f"votes {name}" for name in row_prints.boxes_that_differ(connection)]


def nobody_signed(connection: Connection, role: Role) -> bool:
    """Tell whether there is a table that nobody has signed and this role may."""
    mine = [name for name in row_prints.COVERED if role in RIGHTS[_WRITERS[name]]]
    return len(_stated(connection, mine)) < len(mine)


def is_long_ago(connection: Connection, role: Role) -> bool:
    """Tell whether some table was signed so many lines ago that it takes long to find: then it is signed again."""
    mine = [name for name in row_prints.COVERED if role in RIGHTS[_WRITERS[name]]]
    return len(_stated(connection, mine, most=_LINES)) < len(mine)


def _stated(
    connection: Connection, names: Iterable[str], roster: Roster | None = None, most: int | None = None
) -> dict[str, str]:
    """Return the newest fingerprint of each of these tables that somebody has signed; with a roster, an empty one
    where the newest is not by somebody who may. At most so many lines are looked at, where a number is given."""
    found, wanted = dict[str, str](), set(names)
    for row in audit.newest_signed(connection, AuditAction.ROWS_SIGNED, limit=most):
        if not any(f'"{name}"' in row.about for name in wanted):
            continue
        for name, digest in _said(row.about):
            if name in wanted:
                right = roster is None or _is_by_somebody_who_may(roster, row, name)
                found[name] = digest if right else ""
        wanted -= found.keys()
        if not wanted:
            break
    return found


def _said(about: str) -> Iterator[tuple[str, str]]:
    with suppress(ValueError, AttributeError, RecursionError):
        said = json.loads(about.partition(" ")[2]).items()
        yield from ((name, digest) for name, digest in said if isinstance(digest, str))


def _is_by_somebody_who_may(roster: Roster, row: audit.SignedLine, name: str) -> bool:
    was = {person.role for _at, person in roster.history if person.id == row.account_id}
    signature, _blank, text = row.about.partition(" ")
    return bool(was & RIGHTS[_WRITERS[name]]) and log_signatures.is_by(roster, row, signature, text)
