"""The trail: the audit log read and checked. It holds no content; that a report exists is all it says."""

from dataclasses import dataclass
from datetime import datetime

from app.core.rights import Action
from app.services.house import House
from app.services.signing_in import SignedIn
from app.store import audit

PAGE = 200
"""Rows read at once."""


@dataclass(frozen=True)
class TrailRow:
    """One row, with the name of whoever did it; empty where the kiosk did."""

    number: int
    at: datetime
    who: str
    action: str
    case_id: str


@dataclass(frozen=True)
class Checked:
    """What a check found: how many rows there are, the first broken one if any, and the newest hash."""

    rows: int
    first_broken: int | None
    newest: bytes


class Trail:
    """The audit log, for somebody who is signed in."""

    def __init__(self, house: House, me: SignedIn) -> None:
        self._house, self._me = house, me

    def rows(self, before: int | None = None) -> list[TrailRow]:
        """Return rows, the newest first; those before a number where one is given. Raises NotAllowed."""
        self._me.demand(Action.READ_AUDIT)
        names = self._house.names()
        with self._house.database.reading() as connection:
            found = audit.records(connection, PAGE, before)
        return [
            TrailRow(one.number, one.at, names.get(one.account_id, ""), one.action, one.case_id) for one in found
        ]

    def check(self) -> Checked:
        """Work every hash out anew. Raises NotAllowed."""
        self._me.demand(Action.CHECK_AUDIT)
        with self._house.database.reading() as connection:
            checked = Checked(
                audit.newest_number(connection), audit.first_broken(connection), audit.newest(connection)
            )
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, "audit log checked")
        return checked

    def holds(self, printed: str) -> bool:
        """Tell whether the chain holds the row whose hash stands on a paper. Raises NotAllowed."""
        self._me.demand(Action.CHECK_AUDIT)
        with self._house.database.reading() as connection:
            return audit.holds(connection, printed)
