"""The tables of ballots. Cards and votes have no row ids and no times, only random keys, so that no vote can be
matched to its card."""

from sqlalchemy.orm import Mapped, mapped_column

from app.store.tables import Base


class BallotRow(Base):
    """A ballot: what can be chosen is for everybody to read; `box` is what was in it, once it is closed."""

    __tablename__ = "ballots"
    id: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[str]
    state: Mapped[str]
    cards: Mapped[int]
    box: Mapped[str]
    hash: Mapped[str]


class BallotCardRow(Base):
    """A card, by the hash of its pictures, and whether it is in the box."""

    __tablename__ = "ballot_cards"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    ballot_id: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[bytes] = mapped_column(primary_key=True)
    used: Mapped[int]


class VoteRow(Base):
    """A vote, sealed until the ballot is closed; under a random id."""

    __tablename__ = "votes"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012
    ballot_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    sealed: Mapped[bytes]
