"""What the house does together: sessions, workshops, campaigns, and what was agreed there. Rows in, rows out."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, select, update

from app.store.team_tables import ActionRow, GatheringRow


@dataclass(frozen=True)
class SealedGathering:
    """A gathering; `version` counts its changes."""

    id: str
    kind: str
    day: date
    version: int
    sealed: bytes = field(repr=False)


@dataclass(frozen=True)
class SealedAction:
    """Something agreed: an action, or a proposal for the parliament; `source` is where."""

    id: str
    kind: str
    source: str
    at: datetime
    due: date | None
    done_on: date | None
    sealed: bytes = field(repr=False)


def gatherings(connection: Connection, kind: str) -> list[SealedGathering]:
    """Return all of a kind, the newest first."""
    query = select(GatheringRow.__table__).where(GatheringRow.kind == kind)
    rows = connection.execute(query.order_by(GatheringRow.day.desc(), GatheringRow.id))
    return [SealedGathering(**row._mapping) for row in rows]


def gathering(connection: Connection, gathering_id: str) -> SealedGathering | None:
    """Return one."""
    row = connection.execute(select(GatheringRow.__table__).where(GatheringRow.id == gathering_id)).first()
    return SealedGathering(**row._mapping) if row else None


def keep(connection: Connection, gathering: SealedGathering) -> bool:
    """Insert version 1, or update from the version before; False if somebody else updated it first."""
    if gathering.version == 1:
        connection.execute(insert(GatheringRow), asdict(gathering))
        return True
    chosen = update(GatheringRow).where(
        GatheringRow.id == gathering.id, GatheringRow.version == gathering.version - 1
    )
    return connection.execute(chosen.values(asdict(gathering))).rowcount == 1


def forget(connection: Connection, gathering_id: str) -> None:
    """Delete one."""
    connection.execute(delete(GatheringRow).where(GatheringRow.id == gathering_id))


def actions(connection: Connection, kind: str) -> list[SealedAction]:
    """Return everything agreed of a kind: what is due first, first."""
    query = select(ActionRow.__table__).where(ActionRow.kind == kind)
    rows = connection.execute(query.order_by(ActionRow.due.is_(None), ActionRow.due, ActionRow.at))
    return [SealedAction(**row._mapping) for row in rows]


def keep_action(connection: Connection, action: SealedAction, before: datetime | None) -> bool:
    """Write a new one, or change the one that was last written at `before`; False where somebody else was
    faster."""
    if before is None:
        connection.execute(insert(ActionRow), asdict(action))
        return True
    chosen = update(ActionRow).where(ActionRow.id == action.id, ActionRow.at == before)
    return connection.execute(chosen.values(asdict(action))).rowcount == 1
