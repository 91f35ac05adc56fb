"""Casework: the list of cases a reader may open, one case with its timeline, and the steps of handling it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ContentDamaged, StepNotAllowed
from app.core.rights import Action
from app.core.saying import Attachment, words_of_staff
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import case_keys, cases
from app.reports.rules.cases import CaseStatus, Step
from app.reports.rules.doubts import Doubt
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.services.case_desk import CaseDesk, OpenCase, UnlockedCase, standing_of
from app.reports.services.case_seals import Header, open_header, seal_entry
from app.reports.services.holders import drop_strangers
from app.reports.services.proofs import note_doubts
from app.reports.services.rekeying import Holder, wrapped_for
from app.reports.services.standing import put_right
from app.store import audit

__all__ = ["Casework", "ListedCase", "OpenCase"]


@dataclass(frozen=True)
class ListedCase:
    """One row of the list; `header` is None where the case does not open, and `why_not` says why: one bad row
    hides no other."""

    id: str
    received_at: datetime
    standing: CaseStatus
    escalated: bool
    header: Header | None = field(repr=False)
    why_not: ContentDamaged | None = None


class Casework:
    """What a reader does with cases. Each call checks role and key anew."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house = house
        self._me = me
        self.desk = CaseDesk(house, me)

    def first(self, limit: int) -> list[ListedCase]:
        """Return the most urgent cases: danger, then overdue, then what is due next."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            ids = cases.ids_in_order(connection, self._me.id, self._house.clock(), limit)
            return self._listed(connection, ids)

    def order(self) -> list[str]:
        """Return the ids of all cases that may be opened now, in the order of the list."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            return cases.ids_in_order(connection, self._me.id, self._house.clock())

    def rows(self, ids: Sequence[str]) -> list[ListedCase]:
        """Return these cases as list rows; ids that may not be opened are left out."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            return self._listed(connection, ids)

    def cache_keys(self, ids: Sequence[str]) -> None:
        """Wrap the keys of these cases again under this account's symmetric key, so that lists open fast."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            rows = cases.listed(connection, self._me.id, ids)
        kept = list(self.with_cached_keys(row for row in rows if row.fast is None))
        if kept:
            with self._house.database.writing() as connection:
                cases.cache_keys(connection, self._me.id, kept)

    def with_cached_keys(self, rows: Iterable[cases.CaseListRow]) -> Iterator[tuple[str, bytes, bytes]]:
        """Yield for each case that opens: its id, how its key is wrapped, and the key for this person's lists."""
        for row in rows:
            with suppress(ContentDamaged):
                key = self.desk.key(row.id, row.wrapped, None)
                yield row.id, row.wrapped or b"", self.desk.cached_key(row.id, key)

    def open(self, case_id: str) -> OpenCase:
        """Open a case. A stand-by reader who opens it becomes a reader; that goes into timeline and audit log.

        Raises NotAReader, also where the case does not exist, and CaseDamaged.
        """
        reached = self.desk.reach(case_id)
        with self._house.database.writing() as connection:
            if reached.reading.stand_by:
                self._step_in(connection, reached)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.CASE_OPENED, case_id)
        seen = self.desk.opened(reached)
        if seen.strangers or seen.doubts or seen.lacking:  # found only now that it is open
            with self._house.database.writing() as connection:
                now, me = self._house.clock(), self._me.id
                drop_strangers(connection, now, me, case_id, seen.entitled, me)
                note_doubts(connection, now, me, case_id, seen.doubts)
                self._give_again(connection, reached, seen)
                if Doubt.STANDING in seen.doubts:
                    put_right(connection, case_id, seen.version, seen.standing)
        return seen

    def acknowledge(self, seen: OpenCase) -> OpenCase:
        """Tell the reporter that the report was read."""
        return self.desk.write(seen, Entry.ACKNOWLEDGED, Step.ACKNOWLEDGE)

    def begin(self, seen: OpenCase) -> OpenCase:
        """Tell the reporter that somebody works on it."""
        return self.desk.write(seen, Entry.BEGUN, Step.BEGIN)

    def note(self, seen: OpenCase, text: str) -> OpenCase:
        """Add a note for the readers; the reporter does not see it. Raises EmptyText or TextTooLong."""
        return self.desk.write(seen, Entry.NOTE, Step.NOTE, words_of_staff(text))

    def answer(
        self,
        seen: OpenCase,
        text: str,
        attached: tuple[Attachment, ...] = (),
        sentence: tuple[str, ...] = (),
    ) -> OpenCase:
        """Answer in the reporter's language, with a drawing, pictures or one's own voice where it helps. Raises
        EmptyText, NotCompleted, TextTooLong or TooMuchAttached."""
        return self.desk.write(seen, Entry.ANSWER, Step.ANSWER, words_of_staff(text, attached, sentence))

    def close(self, seen: OpenCase) -> OpenCase:
        """Close an answered case; one in danger needs two (`app/reports/services/four_eyes.py`). Raises
        StepNotAllowed."""
        if seen.standing.danger:
            raise StepNotAllowed(seen.standing.state, Step.CLOSE)
        return self.desk.write(seen, Entry.CLOSED, Step.CLOSE)

    def _listed(self, connection: Connection, ids: Iterable[str]) -> list[ListedCase]:
        found = []
        for row in cases.listed(connection, self._me.id, list(ids)):
            standing = standing_of(row)
            if row.stand_by and not standing.overdue(self._house.clock()):
                continue
            header = self._header(row)
            opened = (header, None) if isinstance(header, Header) else (None, header)
            found.append(ListedCase(row.id, row.received_at, standing, bool(row.stand_by), *opened))
        return found

    def _header(self, row: cases.CaseListRow) -> Header | ContentDamaged:
        try:
            return open_header(self.desk.key(row.id, row.wrapped, row.fast), row.id, row.header)
        except ContentDamaged as error:
            return error

    def _give_again(self, connection: Connection, reached: UnlockedCase, seen: OpenCase) -> None:
        """Wrap the key for those whom the case makes readers and who lack it."""
        now, stand_by = self._house.clock(), seen.entitled.stand_by
        holders = [Holder(account_id, account_id in stand_by, now) for account_id in sorted(seen.lacking)]
        for key in wrapped_for(self._house, seen.id, reached.key, holders):
            case_keys.give(connection, key)
            audit.append(connection, now, self._me.id, AuditAction.READING_KEY_GIVEN_AGAIN, seen.id)

    def _step_in(self, connection: Connection, reached: UnlockedCase) -> None:
        """Make the stand-by reader a reader from now on: whoever steps in sees the case through."""
        now, case_id = self._house.clock(), reached.case.id
        said = TimelineEntry(Entry.ESCALATED, now, self._me.id, "", "")
        cases.make_reader(connection, case_id, self._me.id)
        sealed, attached = seal_entry(reached.keys, said, self._me.signing)
        cases.add_entry(connection, sealed, attached)
        what = AuditAction.CASE_OPENED_BY_STAND_BY_READER
        audit.append(connection, now, self._me.id, what, case_id, about=sealed.id)
