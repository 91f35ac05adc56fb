"""Ballots: prepared with cards and counted by those who hold them; the kiosk takes the votes.

A vote and its card are never joined. The kiosk seals each vote to a key that only coordinators and advocates hold,
stores it under a random id and marks the card used in one transaction, and empties the journal, which would show
what was written together. On closing, the votes are stored sorted, and their hash goes into the audit log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.core.audit_actions import AuditAction
from app.core.errors import BallotAltered, BallotClosed, CardUsed, ChoiceInvalid, ContentDamaged
from app.core.rights import Action
from app.home.services.groups import Group, group_public, group_ring, opened_by
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.parliament import rows as ballots
from app.parliament.rules.ballots import (
    Ballot,
    BallotState,
    Choice,
    Result,
    result,
    validated_ballot,
    validated_choice,
)
from app.parliament.services.ballot_cards import Code, draw_cards, known_card, no_news
from app.store import audit
from app.store.formats import Format
from app.vault.ids import new_id
from app.vault.keys import wrap
from app.vault.sealing import SealBroken, bound_to, fingerprint

_VOTE_BYTES = 512
"""Every vote is as long as every other."""

_SHOWN = 32
"""Digits of a fingerprint in the audit log."""

BALLOT = Format("ballot", Ballot)
VOTE: Format[Choice] = Format("vote", Choice)
BOX: Format[tuple[Choice, ...]] = Format("box of a ballot", tuple[Choice, ...])


@dataclass(frozen=True)
class Box:
    """What a ballot shows once it is closed: its result, and the hash of what was in the box."""

    ballot: Ballot
    result: Result
    hash: str
    votes: tuple[Choice, ...] = field(repr=False)


class Ballots:
    """What everybody may see: the ballots, how many cards are in the box, and results of closed ones."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def all(self) -> list[Ballot]:
        """Return all ballots: open ones first, then prepared, then closed, the newest first."""
        with self._house.database.reading() as connection:
            rows = ballots.ballots(connection)
        order = [BallotState.OPEN, BallotState.PREPARED, BallotState.CLOSED]
        return sorted(
            map(_ballot, rows), key=lambda ballot: (order.index(ballot.state), _age(ballot), ballot.title)
        )

    def open_ones(self) -> list[Ballot]:
        """Return the ballots that take votes today."""
        return [ballot for ballot in self.all() if ballot.state is BallotState.OPEN and not self._is_over(ballot)]

    def turnout(self, ballot_id: str) -> int:
        """Return how many cards are in the box."""
        with self._house.database.reading() as connection:
            return ballots.used_cards(connection, ballot_id)

    def box(self, ballot_id: str) -> Box:
        """Recount the box of a closed ballot. Raises BallotClosed where it is not closed yet, and BallotAltered
        where its hash is not the one in the audit log."""
        with self._house.database.reading() as connection:
            row = ballots.ballot(connection, ballot_id)
        if row is None or row.state != BallotState.CLOSED:
            raise BallotClosed
        ballot = _ballot(row)
        if fingerprint(row.box.encode()).hex() != row.hash or not self._is_logged(ballot_id, row.hash):
            raise BallotAltered
        votes = BOX.read(row.box)
        if len(votes) > ballot.cards:
            raise BallotAltered
        return Box(ballot, result(ballot, votes), row.hash, votes)

    def _is_logged(self, ballot_id: str, whole: str) -> bool:
        """Tell whether the log says that this was in the box of this ballot; before version 1.0.1 it did not name
        the ballot."""
        with self._house.database.reading() as connection:
            rows = audit.saying_about(connection, AuditAction.BALLOT_CLOSED)
        return any(row.about in (whole[:_SHOWN], _closed(ballot_id, whole)) for row in rows)

    def _is_over(self, ballot: Ballot) -> bool:
        return ballot.closes is not None and ballot.closes < self._house.today


class Voting(Ballots):
    """The kiosk's part: takes each card once."""

    def card(self, ballot_id: str, code: Sequence[str]) -> bytes:
        """Return a card by its pictures; slow on purpose, off the GUI thread. Raises BallotClosed, CardUnknown or
        CardUsed."""
        ballot = self._open(ballot_id)
        return known_card(self._house, ballot.id, tuple(code))

    def put_in(self, ballot_id: str, card: bytes, chosen: Sequence[str]) -> None:
        """Put a vote into the box; it returns when vote and used card are durably on the disk, both or neither.
        Raises BallotClosed, CardUsed or ChoiceInvalid."""
        ballot = self._open(ballot_id)
        choice = validated_choice(ballot, chosen)
        vote_id = new_id()
        plain = VOTE.written(choice).encode()
        if len(plain) > _VOTE_BYTES:
            raise ChoiceInvalid
        with self._house.database.writing() as connection:
            row = ballots.ballot(connection, ballot.id)
            if row is None or row.state != BallotState.OPEN:
                raise BallotClosed
            public = group_public(connection, Group.BALLOTS)
            sealed = wrap(public, plain.ljust(_VOTE_BYTES), _place(ballot.id, vote_id))
            if not ballots.put_in(connection, ballot.id, card, vote_id, sealed):
                raise CardUsed
        self._house.database.leave_no_trail()

    def _open(self, ballot_id: str) -> Ballot:
        for open_one in self.open_ones():
            if open_one.id == ballot_id:
                return open_one
        raise BallotClosed


class HoldingBallots(Ballots):
    """Preparing, opening and closing, for those who hold ballots."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    def keep(self, ballot: Ballot) -> Ballot:
        """Keep a ballot that is being prepared. Raises NameMissing, TextTooLong, TooMany, or BallotClosed where it
        is open already."""
        self._me.demand(Action.HOLD_BALLOTS)
        ready = replace(validated_ballot(ballot), id=ballot.id or new_id(), state=BallotState.PREPARED)
        now = self._house.clock()
        with self._house.database.writing() as connection:
            row = ballots.ballot(connection, ready.id)
            if row is not None and row.state != BallotState.PREPARED:
                raise BallotClosed
            ballots.keep(connection, _record(ready))
            audit.append(connection, now, self._me.id, AuditAction.BALLOT_PREPARED)
        return ready

    def open(
        self, ballot_id: str, number: int, on_card: Callable[[int], None] = no_news
    ) -> tuple[Ballot, list[Code]]:
        """Draw the cards, store their hashes, and open the ballot; a second for each card, off the GUI thread. The
        codes are returned, but never stored: print them now. Until a card is used, a new draw can replace lost
        ones. Raises BallotClosed or TooMany."""
        self._me.demand(Action.HOLD_BALLOTS)
        ballot = self._without_votes(ballot_id)
        ready = replace(validated_ballot(replace(ballot, cards=number)), state=BallotState.OPEN)
        cards = draw_cards(self._house, ballot.id, number, on_card)
        with self._house.database.writing() as connection:
            row = ballots.ballot(connection, ballot.id)
            if row is None or row.state == BallotState.CLOSED or ballots.used_cards(connection, ballot.id):
                raise BallotClosed
            ballots.keep(connection, _record(ready))
            ballots.add_cards(connection, ballot.id, cards.values())
            group_public(connection, Group.BALLOTS)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.BALLOT_OPENED)
        return ready, list(cards)

    def close(self, ballot_id: str) -> Box:
        """Open the box, count, and seal the result with its hash in the audit log; nobody votes any more. Raises
        BallotClosed, NoKeyYet, ContentDamaged, or BallotAltered where votes and used cards differ in number."""
        self._me.demand(Action.HOLD_BALLOTS)
        ring = group_ring(self._house, self._me, Group.BALLOTS)
        with self._house.database.writing() as connection:
            row = ballots.ballot(connection, ballot_id)
            if row is None or row.state != BallotState.OPEN:
                raise BallotClosed
            found = []
            for vote_id, sealed in ballots.votes(connection, ballot_id):
                try:
                    plain = opened_by(ring, sealed, _place(ballot_id, vote_id))
                    found.append(validated_choice(_ballot(row), VOTE.read(plain)))
                except SealBroken as error:
                    raise ContentDamaged from error
            if len(found) != ballots.used_cards(connection, ballot_id):
                raise BallotAltered
            box = BOX.written(tuple(sorted(found)))
            whole = fingerprint(box.encode()).hex()
            closed = replace(_ballot(row), state=BallotState.CLOSED, closed_on=self._house.today)
            ballots.keep(connection, replace(_record(closed), box=box, hash=whole))
            ballots.empty(connection, ballot_id)
            audit.append(
                connection,
                self._house.clock(),
                self._me.id,
                AuditAction.BALLOT_CLOSED,
                about=_closed(ballot_id, whole),
            )
        self._house.database.leave_no_trail()
        return self.box(ballot_id)

    def forget(self, ballot_id: str) -> None:
        """Delete a ballot that is still prepared. Raises BallotClosed where it was opened."""
        self._me.demand(Action.HOLD_BALLOTS)
        with self._house.database.writing() as connection:
            row = ballots.ballot(connection, ballot_id)
            if row is None or row.state != BallotState.PREPARED:
                raise BallotClosed
            ballots.forget(connection, ballot_id)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.BALLOT_DELETED)

    def _without_votes(self, ballot_id: str) -> Ballot:
        for ballot in self.all():
            if ballot.id == ballot_id and ballot.state is not BallotState.CLOSED and not self.turnout(ballot_id):
                return ballot
        raise BallotClosed


def _closed(ballot_id: str, whole: str) -> str:
    """Return the audit detail of a closed ballot: hash and id."""
    return f"{whole[:_SHOWN]} {ballot_id}"


def _age(ballot: Ballot) -> int:
    return -ballot.closed_on.toordinal() if ballot.closed_on is not None else 0


def _place(ballot_id: str, vote_id: str) -> bytes:
    return bound_to("vote", ballot_id, vote_id)


def _record(ballot: Ballot) -> ballots.BallotRecord:
    return ballots.BallotRecord(ballot.id, BALLOT.written(ballot), ballot.state, ballot.cards)


def _ballot(row: ballots.BallotRecord) -> Ballot:
    if row.state not in set(BallotState):
        raise ContentDamaged
    return replace(BALLOT.read(row.content), id=row.id, cards=row.cards, state=BallotState(row.state))
