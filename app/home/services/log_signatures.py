"""Lines of the audit log that somebody signed, each together with the line before it: at each sign-in and
sign-out, and with the rows of the home that they wrote. Who writes the log anew cannot make them again."""

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.home.rules.roster import Roster
from app.home.services.signed_content import Writer
from app.store import audit
from app.vault.sealing import SealBroken, bound_to
from app.vault.signing import check, sign


def signature(connection: Connection, me: Writer, text: str = "") -> str:
    """Return somebody's signature over the newest line of the log, and a text, for the line that comes next."""
    return sign(me.signing, text.encode(), _place(me.id, audit.newest(connection))).hex()


def is_by(roster: Roster, row: audit.SignedLine, signed: str, text: str = "") -> bool:
    """Tell whether the account that a line names signed it."""
    place = _place(row.account_id, row.before)
    return any(_verifies(key, text, signed, place) for key in roster.ever_signed_with(row.account_id))


def wrongly_signed(connection: Connection, roster: Roster, newest: int | None = None) -> list[int]:
    """Return the numbers of sign-ins and sign-outs whose signature is not right: lines before them were written
    anew. With a number, only so many of the newest are looked at."""
    signed = audit.newest_signed(connection, AuditAction.SIGNED_IN, AuditAction.SIGNED_OUT, limit=newest)
    return sorted(row.number for row in signed if not is_by(roster, row, row.about))


def _verifies(key: bytes, text: str, signed: str, place: bytes) -> bool:
    try:
        check(key, text.encode(), bytes.fromhex(signed), place)
    except (SealBroken, ValueError):
        return False
    return True


def _place(account_id: str, before: bytes) -> bytes:
    return bound_to("line of the log", account_id, before.hex())
