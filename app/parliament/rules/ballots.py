"""Secret ballots: what can be chosen, what counts as a vote, and the result, worked out from nothing but the
box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.core.errors import ChoiceInvalid, NameMissing, TextTooLong, TooMany
from app.core.text import cleaned

LINE_LIMIT, FEWEST, OPTIONS_LIMIT, CARDS_LIMIT = 300, 2, 12, 200
"""Characters of a line; the fewest and the most options of a ballot; children who vote."""

YES, NO = "yes", "no"


class Method(StrEnum):
    """Voting method: yes or no, choose one, choose several, rank."""

    YES_NO = "yes_no"
    ONE = "one"
    SEVERAL = "several"
    RANKING = "ranking"


class Purpose(StrEnum):
    """What a ballot is for: support for ideas, a decision, or who represents the children."""

    SUPPORT = "support"
    DECISION = "decision"
    ELECTION = "election"


class BallotState(StrEnum):
    """A ballot is prepared, then open in the kiosk, then closed for good."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class BallotOption:
    """Something to choose; with its picture."""

    id: str
    text: str
    picture: str = ""


@dataclass(frozen=True)
class Ballot:
    """A ballot. `most` is how many may be chosen where several are, `seats` how many win, `quorum` how many of a
    hundred cards must be in the box. Options of a support or a decision have the ids of proposals; `about` is the
    one that is asked yes or no. Support is one for each card."""

    id: str
    title: str
    method: Method
    options: tuple[BallotOption, ...]
    cards: int = 0
    most: int = 1
    seats: int = 1
    quorum: int = 50
    state: BallotState = BallotState.PREPARED
    closes: date | None = None
    purpose: Purpose = Purpose.DECISION
    about: str = ""
    closed_on: date | None = None


def needed_cards(ballot: Ballot) -> int:
    """Return how many cards must be in the box for anything to be decided."""
    return -(-ballot.quorum * ballot.cards // 100)


@dataclass(frozen=True)
class Result:
    """Result of a ballot: number of votes and of blank ones, votes for each option (first places for a ranking),
    the options in order with ties together, the winners, and whether the quorum was reached."""

    cards: int
    votes: int
    blank: int
    counts: Mapping[str, int]
    order: tuple[tuple[str, ...], ...] = ()
    winners: tuple[str, ...] = ()
    tied: bool = False
    quorum_reached: bool = False
    beats: Mapping[tuple[str, str], int] = field(default_factory=dict)

    @property
    def turnout(self) -> int:
        """Return how many of a hundred cards are in the box."""
        return 100 * self.votes // self.cards if self.cards else 0


Choice = tuple[str, ...]
"""Ids of options: the one, the several, or all in order; empty for a blank vote."""


def validated_ballot(ballot: Ballot) -> Ballot:
    """Return a ballot as it is kept. Raises NameMissing, TextTooLong or TooMany."""
    title = _line(ballot.title)
    if ballot.purpose is Purpose.SUPPORT:
        ballot = replace(ballot, method=Method.ONE, quorum=0)
    options = tuple(replace(option, text=text) for option in ballot.options if (text := _line(option.text)))
    if ballot.method is Method.YES_NO:
        options = (BallotOption(YES, YES, "say-yes"), BallotOption(NO, NO, "say-no"))
    if not title or len(options) < FEWEST:
        raise NameMissing
    if len(options) > OPTIONS_LIMIT or not 0 <= ballot.cards <= CARDS_LIMIT:
        raise TooMany(OPTIONS_LIMIT)
    most = min(max(ballot.most, 1), len(options)) if ballot.method is Method.SEVERAL else 1
    return replace(
        ballot,
        title=title,
        options=options,
        most=most,
        seats=min(max(ballot.seats, 1), len(options)),
        quorum=min(max(ballot.quorum, 0), 100),
    )


def validated_choice(ballot: Ballot, chosen: Sequence[str]) -> Choice:
    """Return a normalised choice: in the ballot's order, except for a ranking. Raises ChoiceInvalid."""
    known = [option.id for option in ballot.options]
    choice = tuple(chosen)
    if len(set(choice)) != len(choice) or not set(choice) <= set(known):
        raise ChoiceInvalid
    limit = {Method.SEVERAL: ballot.most, Method.RANKING: len(known)}.get(ballot.method, 1)
    if len(choice) > limit:
        raise ChoiceInvalid
    return choice if ballot.method is Method.RANKING else tuple(name for name in known if name in choice)


def result(ballot: Ballot, box: Iterable[Choice]) -> Result:
    """Count a box. The result does not depend on the order of the votes; ties stay, no lot is drawn."""
    votes = [validated_choice(ballot, choice) for choice in box]
    blank = sum(not choice for choice in votes)
    ids = [option.id for option in ballot.options]
    if ballot.method is Method.RANKING:
        counts = {id_: sum(choice[:1] == (id_,) for choice in votes) for id_ in ids}
        beats = _beats(ids, votes)
        order = _schulze(ids, beats)
    else:
        counts = {id_: sum(id_ in choice for choice in votes) for id_ in ids}
        beats = {}
        order = _by_count(counts)
    reached = len(votes) >= max(needed_cards(ballot), 1)
    winners, tied = _winners(ballot, counts, order)
    return Result(ballot.cards, len(votes), blank, counts, order, winners if reached else (), tied, reached, beats)


def _winners(
    ballot: Ballot, counts: Mapping[str, int], order: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], bool]:
    """Return the winners who are clear, and whether a tie left a seat open. A yes needs more yes than no."""
    if ballot.method is Method.YES_NO:
        if counts[YES] == counts[NO]:
            return (), True
        return ((YES,) if counts[YES] > counts[NO] else (NO,)), False
    found: list[str] = []
    for group in order:
        if ballot.method is not Method.RANKING and not counts[group[0]]:
            break
        if len(found) + len(group) > ballot.seats:
            return tuple(found), len(found) < ballot.seats
        found += group
    return tuple(found), False


def _by_count(counts: Mapping[str, int]) -> tuple[tuple[str, ...], ...]:
    levels = sorted(set(counts.values()), reverse=True)
    return tuple(tuple(count for count in counts if counts[count] == level) for level in levels)


def _beats(ids: Sequence[str], votes: Iterable[Choice]) -> dict[tuple[str, str], int]:
    """Count for each pair the votes that prefer the first; unranked options come last."""
    found = {(id_, other): 0 for id_ in ids for other in ids if id_ != other}
    for choice in votes:
        place = {name: number for number, name in enumerate(choice)}
        for name, other in found:
            if name in place and place[name] < place.get(other, len(ids)):
                found[name, other] += 1
    return found


def _schulze(ids: Sequence[str], beats: Mapping[tuple[str, str], int]) -> tuple[tuple[str, ...], ...]:
    """Return the order by the Schulze method (widest paths, winning votes), which always lets a Condorcet winner
    win. Own code: the available libraries break ties by lot, or are unmaintained."""
    widest = {pair: count if count > beats[pair[1], pair[0]] else 0 for pair, count in beats.items()}
    for through in ids:
        for id_ in ids:
            for other in ids:
                if len({through, id_, other}) == 3:  # noqa: PLR2004 - three different ones
                    detour = min(widest[id_, through], widest[through, other])
                    widest[id_, other] = max(widest[id_, other], detour)
    left, order = list(ids), []
    while left:
        best = tuple(
            name
            for name in left
            if all(widest[name, other] >= widest[other, name] for other in left if other != name)
        )
        order.append(best)
        left = [name for name in left if name not in best]
    return tuple(order)


def _line(text: str) -> str:
    text = cleaned(text)
    if len(text) > LINE_LIMIT:
        raise TextTooLong(LINE_LIMIT)
    return text
