"""The trail: the audit log read and checked. It holds no content; that a report exists is all it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.audit_log.documents import AuditExtract, audit_extract
from app.audit_log.words import audit_action_name, gone_line
from app.core.audit_actions import AuditAction
from app.core.rights import Action, may
from app.documents.blocks import OnPage, no_progress
from app.home.services.open_home import local
from app.home.services.papers import Papers
from app.i18n import _, formats, in_language
from app.i18n.formats import period_name
from app.store import audit

_SHORT = 8

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

    @property
    def when(self) -> str:
        """Return day and hour; of what happened at the kiosk the part of the day, so that nobody reads from the
        log who stood there."""
        hour = formats.hour(self.at) if self.who else formats.part_of_day(self.at)
        return f"{formats.short_day(self.at)}, {hour}"


@dataclass(frozen=True)
class ChainCheck:
    """What a check found: how many rows there are, for whoever reads the log, the first broken one if any, the
    newest hash, and how many reports it speaks of that are neither there nor erased. To others a number would tell
    of a report that names them."""

    rows: int | None
    first_broken: int | None
    newest: bytes
    gone: int = 0


class AuditLog(Papers):
    """The audit log, for somebody who is signed in."""

    def rows(self, before: int | None = None) -> list[TrailRow]:
        """Return rows, the newest first; those before a number where one is given. Raises NotAllowed."""
        self._me.demand(Action.READ_AUDIT)
        names = self._house.names()
        with self._house.database.reading() as connection:
            found = audit.records(connection, PAGE, before)
        return [
            TrailRow(
                audit_record.number,
                audit_record.at,
                names.get(audit_record.account_id, ""),
                audit_record.action,
                audit_record.case_id,
            )
            for audit_record in found
        ]

    def check(self) -> ChainCheck:
        """Work every hash out anew. Raises NotAllowed."""
        self._me.demand(Action.CHECK_AUDIT)
        with self._house.database.reading() as connection:
            reads = may(self._me.role, Action.READ_AUDIT)
            rows = audit.newest_number(connection) if reads else None
            gone = len(audit.cases_gone(connection)) if reads else 0
            checked = ChainCheck(rows, audit.first_broken(connection), audit.newest(connection), gone)
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.AUDIT_LOG_CHECKED)
        return checked

    def holds(self, printed: str) -> bool:
        """Tell whether the chain holds the row whose hash stands on a paper. Raises NotAllowed."""
        self._me.demand(Action.CHECK_AUDIT)
        with self._house.database.reading() as connection:
            return audit.holds(connection, printed)

    def extract(self, first: date, last: date, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return the rows of some days as PDF, with what a check of the whole log finds. Raises NotAllowed."""
        self._me.demand(Action.READ_AUDIT)
        checked = self.check()
        with in_language(language):
            rows = [
                (
                    str(trail_row.number),
                    trail_row.when,
                    trail_row.who or _("kiosk"),
                    audit_action_name(trail_row.action),
                    trail_row.case_id[:_SHORT],
                )
                for trail_row in self._between(first, last)
            ]
            whole = _("All rows are whole.")
            if checked.first_broken is not None:
                whole = _("Row {number} was changed, or a row before it.").format(number=checked.first_broken)
            if checked.gone:
                whole = f"{whole} {gone_line(checked.gone)}"
            facts = [
                (_("Days"), period_name(first, last)),
                (_("Rows here"), formats.number(len(rows))),
                (_("Rows of the log"), formats.number(checked.rows or 0)),
                (_("Check"), whole),
                (_("Newest hash"), checked.newest.hex()),
            ]
            return audit_extract(
                AuditExtract(self._printed(AuditAction.EXTRACT_OF_THE_AUDIT_LOG_MADE), facts, rows), on_page
            )

    def _between(self, first: date, last: date) -> Iterator[TrailRow]:
        before: int | None = None
        while page := self.rows(before):
            for trail_row in page:
                day = local(trail_row.at).date()
                if day < first:
                    return
                if day <= last:
                    yield trail_row
            before = page[-1].number
