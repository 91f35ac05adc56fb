"""What every paper of the house has in common: a foot that says when and by whom, and a line in the audit log when
it is made and when it leaves the program."""

from datetime import date

from app.core.audit_actions import AuditAction
from app.core.ways_out import WayOut
from app.documents.blocks import Printed
from app.home.services.anchors import shown
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit


class Papers:
    """Papers made by one person."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def taken_out(self, how: WayOut) -> None:
        """Write into the audit log that a paper left the program, and how."""
        self._noted(how.value)

    def _printed(self, action: AuditAction) -> Printed:
        """Return the foot of a paper that is made now."""
        newest = self._noted(action)
        roster = self._house.roster()
        number = shown(roster.root) if roster is not None else ""
        return Printed(self._house.home.name, self._house.clock(), self._me.name, short_hash(newest), number)

    def _noted(self, action: AuditAction) -> bytes:
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, action)
            return audit.newest(connection)


def short_hash(whole: bytes) -> str:
    """Return the start of a hash in groups that can be compared by eye."""
    text = whole.hex()[:16]
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
