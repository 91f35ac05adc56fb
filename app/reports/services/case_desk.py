"""The desk on which a case lies open: reached by its reader's key, written to step by step, each step checked."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import CaseChanged, CaseDamaged, ContentDamaged, NotAReader, NotConfirmedYet
from app.core.rights import Action, Colleague
from app.core.saying import Saying
from app.core.states import CaseState
from app.home.rules.roster import Roster
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import attachments, cases
from app.reports.rules.case_file import CaseFile, case_file
from app.reports.rules.cases import CaseStatus, Step, after, allowed, is_open
from app.reports.rules.doubts import PROMISED, Doubt
from app.reports.rules.entitlement import Entitled, entitled
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Draft
from app.reports.services.case_seals import (
    CaseKeys,
    open_entry,
    open_header,
    open_whole_report,
    seal_entry,
    seal_header,
    talk_key,
)
from app.reports.services.holders import staff
from app.reports.services.promises import Promise, due, promise
from app.reports.services.proofs import Proofs, about_step, witness
from app.reports.services.standing import believed_standing
from app.store import audit
from app.vault.keys import unwrap
from app.vault.sealing import SealBroken, bound_to, seal, unseal
from app.vault.signing import checks

NOTHING = Saying()


@dataclass(frozen=True)
class OpenCase:
    """A case as its reader sees it; `version` is for optimistic locking of later steps, `since` when each reader
    got access, `entitled` whom the case itself makes readers, `strangers` other accounts in the key table.
    `doubts` say what is not believed: a step that is not by whom it says is left out. `lacking` are accounts that
    the case makes readers and whose key is not there."""

    id: str
    version: int
    received_at: datetime
    standing: CaseStatus
    promise: Promise
    report: Draft = field(repr=False)
    entries: tuple[TimelineEntry, ...] = field(repr=False)
    readers: tuple[Colleague, ...]
    stand_by: tuple[Colleague, ...]
    names: dict[str, str] = field(repr=False)
    steps: frozenset[Step]
    file: CaseFile = field(repr=False)
    since: dict[str, datetime] = field(repr=False)
    entitled: Entitled
    strangers: frozenset[str] = frozenset()
    doubts: frozenset[Doubt] = frozenset()
    lacking: frozenset[str] = frozenset()


@dataclass(frozen=True)
class UnlockedCase:
    """A case whose key this person holds."""

    case: cases.Case
    reading: cases.ReadingKey
    key: bytes = field(repr=False)

    @property
    def standing(self) -> CaseStatus:
        """Return what is in the clear about it."""
        return standing_of(self.case)

    @property
    def keys(self) -> CaseKeys:
        """Return the keys for what the reporter sees and for what the readers keep to themselves."""
        return CaseKeys(self.case.id, talk_key(self.key), self.key)


Also = Callable[[Connection, UnlockedCase], None]
"""What else is written in the transaction of a step."""


def nothing_else(_connection: Connection, _reached: UnlockedCase) -> None:
    """Write nothing else."""


class CaseDesk:
    """Opens cases for one person and writes their steps. Each call checks role and key anew."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self.house = house
        self.me = me

    def reach(self, case_id: str) -> UnlockedCase:
        """Return a case and its key where this person may open it now. Raises NotAReader, also where the case does
        not exist, and CaseDamaged."""
        self.me.demand(Action.READ_CASES)
        with self.house.database.reading() as connection:
            case = cases.case(connection, case_id)
            reading = cases.key_for(connection, case_id, self.me.id)
        if case is None or reading is None:
            raise NotAReader
        if not reading.stand_by:
            return UnlockedCase(case, reading, self.key(case_id, reading.wrapped, reading.fast))
        overdue = standing_of(case).overdue(self.house.clock())
        key = self._key_of_stand_by(case, reading, overdue=overdue)
        if not overdue and not self._overdue_inside(case, key):
            raise NotAReader
        return UnlockedCase(case, reading, key)

    def _key_of_stand_by(self, case: cases.Case, reading: cases.ReadingKey, *, overdue: bool) -> bytes:
        """Open a key that is for later. Raises CaseDamaged, or NotAReader where it is not time yet anyway."""
        try:
            return self.key(case.id, reading.wrapped, reading.fast)
        except CaseDamaged as error:
            if overdue:
                raise
            raise NotAReader from error

    def _overdue_inside(self, case: cases.Case, key: bytes) -> bool:
        """Tell whether a promise is broken by what the sealed header says, whatever lies in the clear."""
        try:
            header = open_header(key, case.id, case.header)
        except ContentDamaged:
            return False
        if header.state is None or header.state != case.state:
            return False  # from before, or the reporter has said something since
        return CaseStatus(header.state, header.danger, header.due_at).overdue(self.house.clock())

    def key(self, case_id: str, wrapped: bytes | None, fast: bytes | None) -> bytes:
        """Open a case's key, the fast way where there is one. Raises CaseDamaged."""
        try:
            if fast is not None:
                return unseal(self.me.fast_key, fast, self._fast_place(case_id))
        except SealBroken:
            pass  # the slow way opens it all the same, and says so if not
        try:
            return unwrap(self.me.pair, wrapped or b"", bound_to("reader", case_id, self.me.id))
        except SealBroken as error:
            raise CaseDamaged from error

    def keys_of(self, case_id: str, key: bytes) -> CaseKeys:
        """Return what the key of a case opens."""
        return CaseKeys(case_id, talk_key(key), key)

    def cached_key(self, case_id: str, key: bytes) -> bytes:
        """Return a case's key wrapped under this account's symmetric key."""
        return seal(self.me.fast_key, key, self._fast_place(case_id))

    def _fast_place(self, case_id: str) -> bytes:
        return bound_to("reader, fast", case_id, self.me.id)

    def opened(self, reached: UnlockedCase) -> OpenCase:
        """Return everything in a case. Raises CaseDamaged."""
        case, keys = reached.case, reached.keys
        with self.house.database.reading() as connection:
            rows = partial(attachments.find, connection, case.id)
            told = open_whole_report(reached.key, case.id, case.body, rows)
            report, steps = told.draft, cases.entries(connection, case.id)
            roster = self.house.roster_in(connection)
            proofs = Proofs(roster, told.reporter, told.told_at)
            opened = [open_entry(keys, row, rows, proofs) for row in steps]
            entries = tuple(entry for entry in opened if entry.genuine)
            doubts = set(
                witness(connection, case.id).doubts([row.id for row in steps], told.print, told.serial.text)
            )
            rows_of_keys = cases.keys_of(connection, case.id)
            its = entitled(report, entries, case.received_at, staff(connection))
        lacking = _lacking(roster, its, in_their_place(rows_of_keys, its))
        if roster is not None and any(roster.keys_since(other) < case.received_at for other in lacking):
            doubts.add(Doubt.READER)  # the same keys as when the report came: a row was taken out
        header = open_header(reached.key, case.id, case.header)
        standing = believed_standing(reached.standing, told, header, entries)
        doubts |= {Doubt.STEP} if len(entries) < len(opened) else set()
        doubts |= {Doubt.STANDING} if standing != reached.standing else set()
        holders = {
            rows_of_key.account_id: rows_of_key
            for rows_of_key in rows_of_keys
            if rows_of_key.account_id in its.holders
        }
        people = self.house.colleagues()
        return OpenCase(
            id=case.id,
            version=case.version,
            received_at=case.received_at,
            standing=standing,
            promise=promise(self.house, case.received_at, danger=standing.danger),
            report=report,
            entries=entries,
            readers=tuple(person for person in people if person.id in holders and not holders[person.id].stand_by),
            stand_by=tuple(person for person in people if person.id in holders and holders[person.id].stand_by),
            names=self.house.names(),
            steps=allowed(standing.state, danger=standing.danger),
            file=case_file(report.about_staff, entries),
            since={account: key.since for account, key in holders.items()},
            entitled=its,
            strangers=frozenset(rows_of_key.account_id for rows_of_key in rows_of_keys)
            - its.holders
            - {self.me.id},
            doubts=frozenset(doubts),
            lacking=lacking,
        )

    def write(
        self,
        seen: OpenCase,
        entry: Entry,
        step: Step = Step.NOTE,
        said: Saying = NOTHING,
        *,
        facts: Mapping[str, str] | None = None,
        danger: bool | None = None,
        held: bool | None = None,
        also: Also = nothing_else,
    ) -> OpenCase:
        """Write one step as `commit` does, and open the case anew."""
        self.commit(seen, entry, step, said, facts=facts, danger=danger, held=held, also=also)
        return self.opened(self.reach(seen.id))

    def commit(
        self,
        seen: OpenCase,
        entry: Entry,
        step: Step = Step.NOTE,
        said: Saying = NOTHING,
        *,
        facts: Mapping[str, str] | None = None,
        danger: bool | None = None,
        held: bool | None = None,
        also: Also = nothing_else,
    ) -> None:
        """Write one step, alone. Raises as `ready` and what it returns do."""
        write = self.ready(seen, entry, step, said, facts=facts, danger=danger, held=held, also=also)
        with self.house.database.writing() as connection:
            write(connection)

    def ready(
        self,
        seen: OpenCase,
        entry: Entry,
        step: Step = Step.NOTE,
        said: Saying = NOTHING,
        *,
        facts: Mapping[str, str] | None = None,
        danger: bool | None = None,
        held: bool | None = None,
        also: Also = nothing_else,
    ) -> Callable[[Connection], None]:
        """Return a callback that writes one step, its audit row and its effects, in a transaction that may hold
        other steps. `danger` and `held` are the new flags of the case.

        Raises StepNotAllowed, NotAReader, NotConfirmedYet, CaseDamaged; what it returns raises CaseChanged, before
        it has written anything, where somebody did something since `seen`."""
        self.me.demand(Action.HANDLE_CASES)
        reached = self.reach(seen.id)
        self._demand_proven()
        case, now, before = reached.case, self.house.clock(), seen.standing
        if case.version != seen.version:  # somebody was faster: is it still a step?
            after(CaseState(case.state), step, danger=bool(case.danger))
        in_danger = before.danger if danger is None else danger
        state = after(before.state, step, danger=before.danger)
        standing = CaseStatus(state, in_danger, self._due(seen, step, state, danger=in_danger))
        written = TimelineEntry(
            entry,
            now,
            self.me.id,
            said.text,
            seen.report.language,
            said.sentence,
            said.attachments,
            {**(facts or {}), PROMISED: standing.due_at.isoformat() if standing.due_at else ""},
        )
        file = case_file(seen.report.about_staff, (*seen.entries, written))
        change = cases.CaseStep(
            state,
            int(is_open(state)),
            standing.due_at,
            now,
            int(in_danger),
            None if held is None else int(held),
            seal_header(reached.key, case.id, seen.report, standing, file),
        )

        def write(connection: Connection) -> None:
            if not cases.advance(connection, case.id, seen.version, change):
                raise CaseChanged
            sealed, attached = seal_entry(reached.keys, written, self.me.signing)
            cases.add_entry(connection, sealed, attached)
            also(connection, reached)
            about = about_step(entry, sealed.id)
            audit.append(connection, now, self.me.id, AuditAction.CASE_STEP, case.id, about=about)

        return write

    def _demand_proven(self) -> None:
        """Raise NotConfirmedYet where nobody would believe what I sign now."""
        roster = self.house.roster()
        if roster is not None and checks(self.me.signing) not in roster.checks_of(self.me.id):
            raise NotConfirmedYet

    def _due(self, seen: OpenCase, step: Step, state: CaseState, *, danger: bool) -> datetime | None:
        """Return the due time: unchanged, until a step keeps it or the danger changes."""
        before = seen.standing
        same = state == before.state and danger == before.danger
        if same or (step is Step.BEGIN and before.state != CaseState.RECEIVED):
            return before.due_at
        since = self.house.clock() if danger and not before.danger else seen.received_at
        return due(self.house, state, since, danger=danger)  # a new danger is promised from now on


def in_their_place(rows: Iterable[cases.ReadingKey], its: Entitled) -> set[str]:
    """Return who holds a key as the case says it: whoever it makes a reader does not stand by."""
    return {row.account_id for row in rows if not row.stand_by or row.account_id not in its.readers}


def _lacking(roster: Roster | None, its: Entitled, held: set[str]) -> frozenset[str]:
    """Return who should hold the case's key and does not: somebody took the row out, or the account has new keys
    from somebody who could not open the case. Only where keys are signed."""
    if roster is None:
        return frozenset()
    return frozenset(account_id for account_id in its.holders - held if roster.is_confirmed(account_id))


def standing_of(case: cases.Case | cases.CaseListRow) -> CaseStatus:
    """Return what is in the clear about a case."""
    return CaseStatus(CaseState(case.state), bool(case.danger), case.due_at)
