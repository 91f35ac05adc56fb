"""Casework: the list of cases a reader may open, one case with its timeline, and the steps of handling it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.core.audience import Colleague
from app.core.cases import Standing, State, Step, after, allowed, is_open
from app.core.entries import Entry, TimelineEntry
from app.core.errors import CaseChanged, CaseDamaged, NotAReader
from app.core.report import Draft
from app.core.rights import Action
from app.core.saying import Attachment, Saying, words_of_staff
from app.services.house import Changed, House, Promise
from app.services.sealed import (
    CaseKeys,
    Header,
    open_entry,
    open_header,
    open_report,
    seal_entry,
    talk_key,
)
from app.services.signing_in import SignedIn
from app.store import attachments, audit, cases
from app.vault.keys import unwrap
from app.vault.sealing import SealBroken, place, seal, unseal


@dataclass(frozen=True)
class ListedCase:
    """One row of the list; `header` is None where the case is damaged, so that one bad row hides no other."""

    id: str
    received_at: datetime
    standing: Standing
    escalated: bool
    header: Header | None = field(repr=False)


@dataclass(frozen=True)
class OpenCase:
    """A case as its reader sees it; `version` is what later steps are checked against."""

    id: str
    version: int
    received_at: datetime
    standing: Standing
    promise: Promise
    report: Draft = field(repr=False)
    entries: tuple[TimelineEntry, ...] = field(repr=False)
    readers: tuple[Colleague, ...]
    stand_by: tuple[Colleague, ...]
    names: dict[str, str] = field(repr=False)
    steps: frozenset[Step]


class Casework:
    """What a reader does with cases. Each call checks role and key anew."""

    def __init__(self, house: House, me: SignedIn) -> None:
        self._house = house
        self._me = me

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

    def words(self, ids: Sequence[str]) -> list[tuple[str, str]]:
        """Return id and words of these cases, for the search index; damaged ones have none."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            open_now = {row.id: row for row in cases.listed(connection, self._me.id, ids)}
            bodies = cases.bodies(connection, list(open_now))
        found = []
        for case_id, body in bodies:
            row = open_now[case_id]
            try:
                report = open_report(self._key(case_id, row.wrapped, row.fast), case_id, body)
            except CaseDamaged:
                continue
            found.append((case_id, f"{report.text} {report.name}"))
        return found

    def keep_fast(self, ids: Sequence[str]) -> None:
        """Wrap the keys of these cases again under this account's symmetric key, so that lists open fast."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            rows = cases.listed(connection, self._me.id, ids)
        kept = list(self._rewrapped(row for row in rows if row.fast is None))
        if kept:
            with self._house.database.writing() as connection:
                cases.keep_fast(connection, self._me.id, kept)

    def _rewrapped(self, rows: Iterable[cases.ListedCase]) -> Iterator[tuple[str, bytes]]:
        for row in rows:
            with suppress(CaseDamaged):
                key = self._key(row.id, row.wrapped, None)
                yield row.id, seal(self._me.fast_key, key, self._fast_place(row.id))

    def open(self, case_id: str) -> OpenCase:
        """Open a case. A stand-by reader who opens it becomes a reader; that goes into timeline and audit log.

        Raises NotAReader, also where the case does not exist, and CaseDamaged.
        """
        self._me.demand(Action.READ_CASES)
        case, reading, key = self._reach(case_id)
        if reading.stand_by:
            self._step_in(case, key)
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, "case opened", case_id)
        return self._opened(case, key)

    def acknowledge(self, seen: OpenCase) -> OpenCase:
        """Tell the reporter that the report was read."""
        return self._step(seen, Step.ACKNOWLEDGE, Entry.ACKNOWLEDGED)

    def note(self, seen: OpenCase, text: str) -> OpenCase:
        """Add a note for the readers; the reporter does not see it. Raises EmptyText or TextTooLong."""
        return self._step(seen, Step.NOTE, Entry.NOTE, words_of_staff(text))

    def answer(self, seen: OpenCase, text: str, attached: tuple[Attachment, ...] = ()) -> OpenCase:
        """Answer in the reporter's language, with a drawing or one's own voice where it helps. Raises EmptyText,
        TextTooLong or TooMuchAttached."""
        return self._step(seen, Step.ANSWER, Entry.ANSWER, words_of_staff(text, attached))

    def close(self, seen: OpenCase) -> OpenCase:
        """Close an answered case."""
        return self._step(seen, Step.CLOSE, Entry.CLOSED)

    def _step(self, seen: OpenCase, step: Step, entry: Entry, said: Saying = Saying()) -> OpenCase:  # noqa: B008
        self._me.demand(Action.HANDLE_CASES)
        case, _, key = self._reach(seen.id)
        now, danger = self._house.clock(), bool(case.danger)
        state = after(State(case.state), step)
        due = case.due_at if step is Step.NOTE else self._house.due(state, case.received_at, danger=danger)
        written = TimelineEntry(entry, now, self._me.id, language=seen.report.language, **vars(said))
        with self._house.database.writing() as connection:
            if not cases.advance(
                connection, case.id, seen.version, state=state, is_open=is_open(state), due_at=due
            ):
                raise CaseChanged
            cases.add_entry(connection, *seal_entry(_keys(case.id, key), written))
            audit.append(connection, now, self._me.id, f"case: {entry}", case.id)
        self._house.say(Changed.CASES)
        case, _, key = self._reach(seen.id)
        return self._opened(case, key)

    def _reach(self, case_id: str) -> tuple[cases.Case, cases.ReadingKey, bytes]:
        """Return a case and its key where this person may open it now. Raises NotAReader."""
        with self._house.database.reading() as connection:
            case = cases.case(connection, case_id)
            reading = cases.key_for(connection, case_id, self._me.id)
        if case is None or reading is None:
            raise NotAReader
        if reading.stand_by and not _standing(case).overdue(self._house.clock()):
            raise NotAReader
        return case, reading, self._key(case_id, reading.wrapped, reading.fast)

    def _key(self, case_id: str, wrapped: bytes | None, fast: bytes | None) -> bytes:
        try:
            if fast is not None:
                return unseal(self._me.fast_key, fast, self._fast_place(case_id))
        except SealBroken:
            pass  # the slow way opens it all the same, and says so if not
        try:
            return unwrap(self._me.pair, wrapped or b"", place("reader", case_id, self._me.id))
        except SealBroken as error:
            raise CaseDamaged from error

    def _fast_place(self, case_id: str) -> bytes:
        return place("reader, fast", case_id, self._me.id)

    def _listed(self, connection: Connection, ids: Iterable[str]) -> list[ListedCase]:
        found = []
        for row in cases.listed(connection, self._me.id, list(ids)):
            standing = Standing(State(row.state), bool(row.danger), row.due_at)
            if row.stand_by and not standing.overdue(self._house.clock()):
                continue
            found.append(ListedCase(row.id, row.received_at, standing, bool(row.stand_by), self._header(row)))
        return found

    def _header(self, row: cases.ListedCase) -> Header | None:
        try:
            return open_header(self._key(row.id, row.wrapped, row.fast), row.id, row.header)
        except CaseDamaged:
            return None

    def _step_in(self, case: cases.Case, key: bytes) -> None:
        """Make the stand-by reader a reader from now on: whoever steps in sees the case through."""
        now = self._house.clock()
        said = TimelineEntry(Entry.ESCALATED, now, self._me.id, "", "")
        with self._house.database.writing() as connection:
            cases.make_reader(connection, case.id, self._me.id)
            cases.add_entry(connection, *seal_entry(_keys(case.id, key), said))
            audit.append(connection, now, self._me.id, "case opened by stand-by reader", case.id)

    def _opened(self, case: cases.Case, key: bytes) -> OpenCase:
        keys = _keys(case.id, key)
        with self._house.database.reading() as connection:
            rows = partial(attachments.find, connection, case.id)
            report = open_report(key, case.id, case.body, rows)
            entries = [open_entry(keys, row, rows) for row in cases.entries(connection, case.id)]
            holders = {one.account_id: one.stand_by for one in cases.keys_of(connection, case.id)}
        colleagues = self._house.colleagues()
        return OpenCase(
            id=case.id,
            version=case.version,
            received_at=case.received_at,
            standing=_standing(case),
            promise=self._house.promise(case.received_at, danger=bool(case.danger)),
            report=report,
            entries=tuple(entries),
            readers=tuple(one for one in colleagues if holders.get(one.id) == 0),
            stand_by=tuple(one for one in colleagues if holders.get(one.id) == 1),
            names={one.id: one.name for one in colleagues},
            steps=allowed(State(case.state)),
        )


def _standing(case: cases.Case) -> Standing:
    return Standing(State(case.state), bool(case.danger), case.due_at)


def _keys(case_id: str, key: bytes) -> CaseKeys:
    return CaseKeys(case_id, talk_key(key), key)
