"""How many cases nobody has acknowledged: numbers from what is in the clear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, exists, func, select

from app.core.states import CaseState
from app.reports.rows.cases import is_shown, open_to
from app.store.tables import CaseRow, ReadingKeyRow


@dataclass(frozen=True)
class NewReports:
    """Numbers of new reports; those in danger are among them."""

    new: int = 0
    danger: int = 0


def for_all(connection: Connection, accounts: Sequence[str], now: datetime) -> NewReports:
    """Count the new cases that each of these accounts reads; none where there is nobody."""
    if not accounts:
        return NewReports()
    query = select(func.count(), func.coalesce(func.sum(CaseRow.danger), 0)).where(
        CaseRow.open == 1, CaseRow.state == CaseState.RECEIVED
    )
    for account_id in accounts:
        reads = exists().where(
            ReadingKeyRow.case_id == CaseRow.id,
            ReadingKeyRow.account_id == account_id,
            ReadingKeyRow.stand_by == 0,
            is_shown(now),
        )
        query = query.where(reads)
    new, danger = connection.execute(query).one()
    return NewReports(int(new), int(danger))


@dataclass(frozen=True)
class ReaderCounts:
    """Case counts of one reader: new, in danger and not closed, and with a broken promise."""

    new: int
    danger: int
    late: int


def for_reader(connection: Connection, account_id: str, now: datetime) -> ReaderCounts:
    """Count what this account may open now, as the views of its list do."""
    new = case((CaseRow.state == CaseState.RECEIVED, 1), else_=0)
    danger = case(((CaseRow.danger == 1) & (CaseRow.state != CaseState.CLOSED), 1), else_=0)
    late = case(((CaseRow.open == 1) & (CaseRow.due_at < now), 1), else_=0)
    sums = [func.coalesce(func.sum(other), 0) for other in (new, danger, late)]
    row = connection.execute(select(*sums).where(*open_to(account_id, now))).one()
    return ReaderCounts(*map(int, row))
