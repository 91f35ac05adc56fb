"""What somebody saw of log and roster when they were here last, sealed under their own key, and compared when they
come back: whoever turns the data back, or writes the log anew, cannot change it. The same is kept in the key store
of each PC (`app/home/services/anchors.py`)."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from app.core.errors import ContentDamaged
from app.home.rows import memories
from app.home.rules.roster import Roster
from app.home.services.anchors import LOG, ROSTER, Anchors, Mark
from app.home.services.copies import unlike
from app.home.services.signed_content import not_genuine
from app.store import audit
from app.store.formats import Format
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, bound_to, derived, seal, unseal


class Alarm(StrEnum):
    """What is not as it was when somebody was here last."""

    LOG = "log"
    ROSTER = "roster"
    REFUSED = "refused"
    MEMORY = "memory"
    COPIES = "copies"
    ROWS = "rows"


@dataclass(frozen=True)
class Memory:
    """The newest rows of log and roster that somebody saw."""

    log_number: int
    log_hash: bytes
    roster_number: int = 0
    roster_hash: bytes = b""
    refused: int = 0
    unsigned: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[tuple[str, Mark], ...]:
        """Return both as marks by what they are about."""
        return (LOG, Mark(self.log_number, self.log_hash)), (ROSTER, Mark(self.roster_number, self.roster_hash))


MEMORY = Format("what somebody saw last", Memory)


def now(connection: Connection, roster: Roster | None) -> Memory:
    """Return how log and roster stand."""
    log = Mark(audit.newest_number(connection), audit.newest(connection))
    if roster is None:
        return Memory(log.number, log.hash)
    unsigned = tuple(not_genuine(connection, roster))
    return Memory(log.number, log.hash, roster.number, roster.head, len(roster.refused), unsigned)


def _newly_unsigned(connection: Connection, roster: Roster, seen: Memory | None) -> bool:
    """Tell whether the kiosk's content holds something unsigned that this person has not been told of."""
    known = set(seen.unsigned) if seen is not None else set()
    return not known.issuperset(not_genuine(connection, roster))


def alarms(
    connection: Connection, roster: Roster | None, account_id: str, pair: KeyPair, anchors: Anchors
) -> tuple[Alarm, ...]:
    """Return what differs from what this person, or this PC, saw last."""
    found = []
    sealed = memories.memory(connection, account_id)
    seen = _opened(sealed, account_id, pair) if sealed is not None else None
    if sealed is not None and seen is None:
        found.append(Alarm.MEMORY)
    known = [*(seen.marks if seen else ()), *((what, anchors.known(what)) for what in (LOG, ROSTER))]
    for what, mark in known:
        if mark is not None and mark.number and not _is_there(connection, roster, what, mark):
            found.append(Alarm.LOG if what == LOG else Alarm.ROSTER)
    if roster is not None and len(roster.refused) > (seen.refused if seen is not None else 0):
        found.append(Alarm.REFUSED)
    if roster is not None and (unlike(connection, roster) or _newly_unsigned(connection, roster, seen)):
        found.append(Alarm.COPIES)
    return tuple(dict.fromkeys(found))


def is_there(connection: Connection, account_id: str) -> bool:
    """Tell whether a person remembers anything."""
    return memories.memory(connection, account_id) is not None


def keep(connection: Connection, roster: Roster | None, account_id: str, pair: KeyPair, anchors: Anchors) -> None:
    """Remember how log and roster stand, for this person and on this PC."""
    memory = now(connection, roster)
    sealed = seal(_key(pair), MEMORY.written(memory).encode(), _place(account_id))
    memories.keep(connection, account_id, sealed)
    for what, mark in memory.marks:
        anchors.keep(what, mark)


def _is_there(connection: Connection, roster: Roster | None, what: str, mark: Mark) -> bool:
    if what == LOG:
        return audit.hash_at(connection, mark.number) == mark.hash
    return roster is not None and roster.heads.get(mark.number) == mark.hash


def _opened(sealed: bytes, account_id: str, pair: KeyPair) -> Memory | None:
    try:
        return MEMORY.read(unseal(_key(pair), sealed, _place(account_id)))
    except (SealBroken, ContentDamaged):
        return None


def _key(pair: KeyPair) -> bytes:
    return derived(pair.private, "memory")


def _place(account_id: str) -> bytes:
    return bound_to("memory", account_id)
