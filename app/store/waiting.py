"""How many cases nobody has acknowledged: numbers from what is in the clear."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, exists, func, select

from app.core.cases import State
from app.store.tables import CaseRow, ReadingKeyRow


@dataclass(frozen=True)
class Waiting:
    """Numbers of new reports; those in danger are among them."""

    new: int = 0
    danger: int = 0


def for_all(connection: Connection, accounts: Sequence[str]) -> Waiting:
    """Count the new cases that each of these accounts reads; none where there is nobody."""
    if not accounts:
        return Waiting()
    query = select(func.count(), func.coalesce(func.sum(CaseRow.danger), 0)).where(
        CaseRow.open == 1, CaseRow.state == State.RECEIVED
    )
    for account_id in accounts:
        reads = exists().where(
            ReadingKeyRow.case_id == CaseRow.id,
            ReadingKeyRow.account_id == account_id,
            ReadingKeyRow.stand_by == 0,
        )
        query = query.where(reads)
    new, danger = connection.execute(query).one()
    return Waiting(int(new), int(danger))
