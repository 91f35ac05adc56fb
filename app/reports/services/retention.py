"""Retention: rules, a list to look through, and erasing, which leaves the bare fact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import CaseChanged, ClockUnsure, ContentDamaged, StepNotAllowed
from app.core.rights import Action
from app.core.states import CaseState
from app.home.services import signed_content
from app.home.services.calm_clock import is_believed
from app.home.services.open_home import OpenHome, local
from app.home.services.signing_in import SignedIn
from app.reports.rows import erasing
from app.reports.rules.cases import is_open
from app.reports.rules.report import Kind
from app.reports.rules.retention import CARD_MONTHS, LONGEST, MONTHS, SHORTEST, kept_until, months_for, rule_name
from app.reports.services.casework import Casework, ListedCase
from app.reports.services.proofs import CAME_IN, STEPS
from app.store import audit

_SETTING = "retention"
_BATCH = 500


@dataclass(frozen=True)
class ToErase:
    """A case that is due for erasure; `until` is the day on which it became due."""

    case: ListedCase = field(repr=False)
    seen: erasing.Finished
    until: date


class Retention:
    """What has to go, for a reader of it."""

    def __init__(self, house: OpenHome, me: SignedIn, casework: Casework) -> None:
        self._house, self._me, self._casework = house, me, casework

    def rules(self) -> dict[str, int]:
        """Return the months of every rule by name: those of the program, and the home's own."""
        self._me.demand(Action.ERASE_CASES)
        return {rule_name(None, state): months for state, months in MONTHS.items()} | self._own()

    def keep_rule(self, kind: Kind | None, state: CaseState, months: int) -> None:
        """Let cases of a kind in a state be kept so long. Raises NotAllowed."""
        self._me.demand(Action.SET_RULES)
        with self._house.database.writing() as connection:
            own = _own_months(connection) | {rule_name(kind, state): min(max(months, SHORTEST), LONGEST)}
            signed_content.keep_setting(connection, self._me, _SETTING, own)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.RETENTION_RULE_CHANGED)

    def due(self) -> list[ToErase]:
        """Return the finished cases that this person reads and that were kept long enough, the oldest first; not
        those under a legal hold."""
        self._me.demand(Action.ERASE_CASES)
        own, today = self._own(), local(self._house.clock()).date()
        with self._house.database.reading() as connection:
            finished = {other.id: other for other in erasing.finished(connection, self._me.id) if not other.held}
        soonest = min([*MONTHS.values(), *own.values()])
        ids = [other.id for other in finished.values() if kept_until(local(other.changed_at), soonest) <= today]
        found = []
        for listed in self._rows(ids):
            one = finished[listed.id]
            kind = listed.header.kind if listed.header else None
            until = kept_until(local(one.changed_at), months_for(kind, CaseState(one.state), own))
            if until <= today:
                found.append(ToErase(listed, one, until))
        return found

    def _rows(self, ids: Sequence[str]) -> Iterator[ListedCase]:
        for start in range(0, len(ids), _BATCH):
            yield from self._casework.rows(ids[start : start + _BATCH])

    def erase(self, ids: Sequence[str]) -> int:
        """Erase these cases, each of which must be due; return how many. Keys and rows go and are overwritten, the
        file is written anew, the bare fact stays. Raises StepNotAllowed where one is not due, and CaseChanged
        where somebody did something meanwhile, and ClockUnsure; then nothing is erased."""
        self._me.demand(Action.ERASE_CASES)
        if not is_believed(self._house):
            raise ClockUnsure
        due = {to_erase.case.id: to_erase for to_erase in self.due()}
        if not set(ids) <= set(due):
            raise StepNotAllowed(CaseState.CLOSED, "erase")
        for case_id in ids:
            self._demand_due_inside(due[case_id])
        now = self._house.clock()
        with self._house.database.writing() as connection:
            for case_id in ids:
                fact = erasing.Erased(case_id, due[case_id].case.received_at, now, self._me.id)
                if not erasing.erase(connection, due[case_id].seen, fact):
                    raise CaseChanged
                audit.append(connection, now, self._me.id, AuditAction.CASE_ERASED, case_id)
        self._house.database.tidy()
        return len(ids)

    def _demand_due_inside(self, due: ToErase) -> None:
        """Raise CaseChanged where a case is not due by what is sealed and logged, whatever lies in the clear, and
        where it does not open."""
        kind = due.case.header.kind if due.case.header else None
        months, today = months_for(kind, CaseState(due.seen.state), self._own()), local(self._house.clock()).date()
        with self._house.database.reading() as connection:
            last = _newest_step(connection, due.case.id)
        if last is not None and kept_until(local(last), months) > today:
            raise CaseChanged
        try:
            seen = self._casework.desk.opened(self._casework.desk.reach(due.case.id))
        except ContentDamaged as error:
            raise CaseChanged from error  # who cannot open it cannot know that nothing is owed
        else:
            newest = max((entry.at for entry in seen.entries), default=seen.received_at)
            too_early = kept_until(local(newest), months) > today
            if is_open(seen.standing.state) or seen.file.held or too_early:
                raise CaseChanged

    def erased(self) -> Sequence[erasing.Erased]:
        """Return the bare facts of what was erased. Raises NotAllowed."""
        self._me.demand(Action.ERASE_CASES)
        with self._house.database.reading() as connection:
            return erasing.erased(connection)

    def _own(self) -> dict[str, int]:
        return own_months(self._house)


def end_cards(house: OpenHome) -> int:
    """Delete the receipts of cases that have been finished for as long as the home keeps such cases, at most
    `CARD_MONTHS` months, even if nobody erases the case; return how many. A guess tests all cards at once, so none
    is kept longer than needed (docs/sealing.md)."""
    own, today = own_months(house), local(house.clock()).date()
    with house.database.reading() as connection:
        finished = erasing.finished_with_card(connection)
        newest = {other.id: _newest_step(connection, other.id) or other.changed_at for other in finished}
    ended = [
        other.id
        for other in finished
        if kept_until(
            local(max(other.changed_at, newest[other.id])),
            min(months_for(None, CaseState(other.state), own), CARD_MONTHS),
        )
        <= today
    ]
    if not ended:
        return 0
    with house.database.writing() as connection:
        erasing.end_cards(connection, ended)
        for case_id in ended:
            audit.append(connection, house.clock(), "", AuditAction.CARD_ENDED, case_id)
    return len(ended)


def _newest_step(connection: Connection, case_id: str) -> datetime | None:
    """Return when the audit log last says that somebody did something in a case: a moment in the clear alone ends
    nothing."""
    said = (*CAME_IN, *STEPS)
    return max((record.at for record in audit.of_case(connection, case_id) if record.what in said), default=None)


def own_months(house: OpenHome) -> dict[str, int]:
    """Return the months that the home has set itself, by rule."""
    with house.database.reading() as connection:
        return _own_months(connection)


def _own_months(connection: Connection) -> dict[str, int]:
    kept: Any = signed_content.settings(connection).get(_SETTING, {})
    if not isinstance(kept, dict):
        return {}
    return {str(name): months for name, months in kept.items() if isinstance(months, int)}
