"""Figures from what somebody may open, and the lists behind them."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime

from app.core.errors import ContentDamaged
from app.core.rights import Action
from app.core.states import CaseState
from app.figures.rules import CountedCase, Figures, figures, working_hours
from app.home.services.open_home import OpenHome, local
from app.home.services.signing_in import SignedIn
from app.reports.rows import cases
from app.reports.rules.due_dates import acknowledge_by, answer_by
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.services.attachments import no_rows
from app.reports.services.case_seals import open_entry, open_header
from app.reports.services.casework import Casework
from app.reports.services.promises import holiday

_BATCH = 400
_READ = frozenset({Entry.ACKNOWLEDGED, Entry.BEGUN, Entry.ANSWER})

OnCase = Callable[[int], None]


def no_progress(_number: int) -> None:
    """No-op progress callback."""


class Figuring:
    """Counts for one person. What was read once is kept until the case changes, and dies with this."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._known: dict[str, tuple[int, CountedCase]] = {}

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def figures(self, first: date, last: date, on_case: OnCase = no_progress) -> Figures:
        """Count the cases received between two days; off the GUI thread, some seconds for many thousands the first
        time. Raises NotAllowed."""
        ends = self._house.settings().promises.day_ends

        def hours(start: datetime, end: datetime) -> float:
            return working_hours(start, end, holiday, ends)

        return figures(self.told(on_case), first, last, hours, local(self._house.clock()))

    def told(self, on_case: OnCase = no_progress) -> list[CountedCase]:
        """Return what each case counts for. Raises NotAllowed."""
        self._me.demand(Action.READ_CASES)
        with self._house.database.reading() as connection:
            versions = cases.versions_in_any_order(connection, self._me.id, self._house.clock())
        new = [name for name, version in versions.items() if self._known.get(name, (-1, None))[0] != version]
        for start in range(0, len(new), _BATCH):
            on_case(start)
            for told in self._read(new[start : start + _BATCH]):
                self._known[told.id] = (versions[told.id], told)
        return [self._known[version][1] for version in versions if version in self._known]

    def _read(self, ids: Sequence[str]) -> list[CountedCase]:
        desk, found = Casework(self._house, self._me).desk, []
        with self._house.database.reading() as connection:
            rows = cases.listed(connection, self._me.id, ids)
            entries = cases.entries_of(connection, ids)
        promises = self._house.settings().promises
        for row in rows:
            at, danger = local(row.received_at), bool(row.danger)
            told = CountedCase(
                row.id,
                at,
                CaseState(row.state),
                danger=danger,
                due=local(row.due_at) if row.due_at is not None else None,
                acknowledge_by=acknowledge_by(at, danger=danger, holiday=holiday, promises=promises),
                answer_by=answer_by(at, holiday, promises),
            )
            with suppress(ContentDamaged):  # a damaged case is still counted
                key = desk.key(row.id, row.wrapped, row.fast)
                header = open_header(key, row.id, row.header)
                told = replace(told, kind=header.kind, face=header.face)
                if steps := entries.get(row.id):
                    keys = desk.keys_of(row.id, key)
                    told = _steps(told, [open_entry(keys, step, no_rows) for step in steps])
            found.append(told)
        return found


def _steps(told: CountedCase, steps: Sequence[TimelineEntry]) -> CountedCase:
    read = [local(step.at) for step in steps if step.entry in _READ]
    answers = [local(step.at) for step in steps if step.entry is Entry.ANSWER]
    kinds = [step.entry for step in steps]
    understood = Entry.UNDERSTOOD in kinds
    again = Entry.ASKED_AGAIN in kinds
    first = understood and (not again or kinds.index(Entry.UNDERSTOOD) < kinds.index(Entry.ASKED_AGAIN))
    return replace(
        told,
        acknowledged=min(read, default=None),
        answered=min(answers, default=None),
        understood_first=first and kinds.count(Entry.ANSWER) >= 1,
        asked_again=again,
        asked_else=Entry.ASKED_SOMEONE_ELSE in kinds,
    )
