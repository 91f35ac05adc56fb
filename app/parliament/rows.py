"""Ballots, cards and votes. Rows in, rows out; nothing here joins a card and a vote."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from app.store.parliament_tables import BallotCardRow, BallotRow, VoteRow


@dataclass(frozen=True)
class BallotRecord:
    """One ballot; `content` is JSON, `box` too once it is closed."""

    id: str
    content: str
    state: str
    cards: int
    box: str = ""
    hash: str = ""


def ballots(connection: Connection) -> list[BallotRecord]:
    """Return all ballots."""
    return [BallotRecord(**row._mapping) for row in connection.execute(select(BallotRow.__table__))]


def ballot(connection: Connection, ballot_id: str) -> BallotRecord | None:
    """Return one."""
    row = connection.execute(select(BallotRow.__table__).where(BallotRow.id == ballot_id)).first()
    return BallotRecord(**row._mapping) if row else None


def keep(connection: Connection, record: BallotRecord) -> None:
    """Write a ballot, in the place of what had its id."""
    connection.execute(delete(BallotRow).where(BallotRow.id == record.id))
    connection.execute(insert(BallotRow), asdict(record))


def forget(connection: Connection, ballot_id: str) -> None:
    """Delete one that has neither cards nor votes."""
    connection.execute(delete(BallotRow).where(BallotRow.id == ballot_id))


def add_cards(connection: Connection, ballot_id: str, hashes: Iterable[bytes]) -> None:
    """Write the cards of a ballot, in the place of those it had."""
    connection.execute(delete(BallotCardRow).where(BallotCardRow.ballot_id == ballot_id))
    rows = [{"ballot_id": ballot_id, "hash": card, "used": 0} for card in sorted(hashes)]
    if rows:
        connection.execute(insert(BallotCardRow), rows)


def card_used(connection: Connection, ballot_id: str, card: bytes) -> bool | None:
    """Tell whether a card is in the box; None where there is no such card."""
    chosen = select(BallotCardRow.used).where(BallotCardRow.ballot_id == ballot_id, BallotCardRow.hash == card)
    used = connection.execute(chosen).scalar_one_or_none()
    return None if used is None else bool(used)


def put_in(connection: Connection, ballot_id: str, card: bytes, vote_id: str, sealed: bytes) -> bool:
    """Use a card and put a vote in, both or neither; False where the card was used meanwhile."""
    chosen = update(BallotCardRow).where(
        BallotCardRow.ballot_id == ballot_id, BallotCardRow.hash == card, BallotCardRow.used == 0
    )
    if connection.execute(chosen.values(used=1)).rowcount != 1:
        return False
    drop_in(connection, ballot_id, vote_id, sealed)
    return True


def drop_in(connection: Connection, box_id: str, vote_id: str, sealed: bytes) -> None:
    """Put something sealed into a box that needs no card."""
    connection.execute(insert(VoteRow), {"ballot_id": box_id, "id": vote_id, "sealed": sealed})


def used_cards(connection: Connection, ballot_id: str) -> int:
    """Return how many cards are in the box."""
    query = select(func.count()).select_from(BallotCardRow)
    return connection.execute(
        query.where(BallotCardRow.ballot_id == ballot_id, BallotCardRow.used == 1)
    ).scalar_one()


def cards_used(connection: Connection, box_id: str) -> list[bool]:
    """Return for each card of a box whether it was used."""
    query = select(BallotCardRow.used).where(BallotCardRow.ballot_id == box_id)
    return [bool(used) for used in connection.execute(query).scalars()]


def votes(connection: Connection, ballot_id: str) -> list[tuple[str, bytes]]:
    """Return id and seal of every vote, in the order of their random ids."""
    query = select(VoteRow.id, VoteRow.sealed).where(VoteRow.ballot_id == ballot_id).order_by(VoteRow.id)
    return [(row[0], row[1]) for row in connection.execute(query)]


def empty(connection: Connection, ballot_id: str) -> None:
    """Delete the sealed votes: what was in the box stands in the ballot now."""
    connection.execute(delete(VoteRow).where(VoteRow.ballot_id == ballot_id))
