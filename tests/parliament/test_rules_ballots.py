"""Counting: every method against a plain count written another way; the order of the box never matters; whoever
beats everybody else wins a ranking."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise, permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import ChoiceInvalid, NameMissing, TextTooLong, TooMany
from app.parliament.rules.ballots import (
    CARDS_LIMIT,
    LINE_LIMIT,
    NO,
    OPTIONS_LIMIT,
    YES,
    Ballot,
    BallotOption,
    Choice,
    Method,
    Purpose,
    needed_cards,
    result,
    validated_ballot,
    validated_choice,
)

IDS = ("a", "b", "c", "d")
OPTIONS = tuple(BallotOption(ids, ids.upper()) for ids in IDS)


def ballot(method: Method, **more: int) -> Ballot:
    made = Ballot("x", "Film", method, OPTIONS, 20, most=more.get("most", 1), seats=more.get("seats", 1), quorum=0)
    return validated_ballot(made)


boxes_of_one = st.lists(st.sampled_from([(), *((ids,) for ids in IDS)]), max_size=20)
boxes_of_several = st.lists(
    st.sets(st.sampled_from(IDS), max_size=3).map(lambda chosen: tuple(sorted(chosen))), max_size=20
)
rankings = st.permutations(IDS).flatmap(lambda order: st.integers(0, 4).map(lambda number: tuple(order[:number])))
boxes_of_rankings = st.lists(rankings, max_size=14)


@given(boxes_of_one)
def test_one_of_several_is_counted_as_by_hand(box: list[Choice]) -> None:
    found = result(ballot(Method.ONE), box)
    by_hand = Counter(name for choice in box for name in choice)
    assert {name: count for name, count in found.counts.items() if count} == dict(by_hand)
    assert found.blank == box.count(())
    best = max(by_hand.values(), default=0)
    leaders = [ids for ids in IDS if by_hand[ids] == best]
    if best and len(leaders) == 1:
        assert found.winners == (leaders[0],)
    else:
        assert found.winners == ()
        assert found.tied == bool(best)


@given(boxes_of_several, st.integers(1, 3))
def test_several_of_several_fill_the_seats_as_far_as_it_is_clear(box: list[Choice], seats: int) -> None:
    found = result(ballot(Method.SEVERAL, most=3, seats=seats), box)
    by_hand = Counter(name for choice in box for name in choice)
    for winner in found.winners:
        assert sum(by_hand[other] > by_hand[winner] for other in IDS) < seats
        assert by_hand[winner] > 0
    assert len(found.winners) <= seats
    if len(set(by_hand.values())) == len(IDS) == len(by_hand):
        assert found.winners == tuple(name for name, _count in by_hand.most_common(seats))


@given(st.lists(st.sampled_from([(), (YES,), (NO,)]), max_size=20))
def test_yes_needs_more_yes_than_no(box: list[Choice]) -> None:
    found = result(ballot(Method.YES_NO), box)
    yes, no = box.count((YES,)), box.count((NO,))
    assert (found.counts[YES], found.counts[NO]) == (yes, no)
    wanted = () if yes == no or not box else ((YES,) if yes > no else (NO,))
    assert found.winners == wanted
    assert found.tied == (yes == no)


def beats(box: list[Choice], text: str, other: str) -> int:
    def place(choice: Choice, wanted: str) -> int:
        return choice.index(wanted) if wanted in choice else len(IDS)

    return sum(place(choice, text) < place(choice, other) for choice in box)


@given(boxes_of_rankings)
def test_whoever_beats_everybody_else_wins_a_ranking(box: list[Choice]) -> None:
    found = result(ballot(Method.RANKING), box)
    for ids in IDS:
        if all(beats(box, ids, other) > beats(box, other, ids) for other in IDS if other != ids):
            assert found.winners == (ids,)
            assert found.order[0] == (ids,)
    assert sorted(name for group in found.order for name in group) == sorted(IDS)
    for (name, other), count in found.beats.items():
        assert count == beats(box, name, other)


def widest_path(box: list[Choice], text: str, other: str) -> int:
    """Return the strongest chain from one to the other, over every chain there is."""
    best = 0
    rest = [name for name in IDS if name not in (text, other)]
    for length in range(len(rest) + 1):
        for middle in permutations(rest, length):
            chain = (text, *middle, other)
            links = [beats(box, a, b) if beats(box, a, b) > beats(box, b, a) else 0 for a, b in pairwise(chain)]
            best = max(best, min(links))
    return best


@given(boxes_of_rankings)
def test_a_ranking_is_schulzes_by_every_chain(box: list[Choice]) -> None:
    found = result(ballot(Method.RANKING), box)
    best = [
        ids
        for ids in IDS
        if all(widest_path(box, ids, other) >= widest_path(box, other, ids) for other in IDS if other != ids)
    ]
    assert sorted(found.order[0]) == best


@given(boxes_of_rankings, st.randoms())
def test_the_order_of_the_box_never_matters(box: list[Choice], chance: Random) -> None:
    other = list(box)
    chance.shuffle(other)
    assert result(ballot(Method.RANKING), box) == result(ballot(Method.RANKING), other)


def test_without_a_quorum_nobody_wins() -> None:
    made = validated_ballot(Ballot("x", "Film", Method.ONE, OPTIONS, 10, quorum=50))
    few = result(made, [("a",)] * 4)
    enough = result(made, [("a",)] * 5)
    assert (few.quorum_reached, few.winners, few.turnout) == (False, (), 40)
    assert (enough.quorum_reached, enough.winners, enough.turnout) == (True, ("a",), 50)


@pytest.mark.parametrize(
    ("method", "chosen"),
    [
        (Method.ONE, ("a", "b")),
        (Method.ONE, ("z",)),
        (Method.SEVERAL, ("a", "b", "c", "d")),
        (Method.RANKING, ("a", "a")),
        (Method.YES_NO, ("a",)),
        (Method.YES_NO, (YES, NO)),
    ],
)
def test_what_the_ballot_does_not_offer_is_no_vote(method: Method, chosen: Choice) -> None:
    with pytest.raises(ChoiceInvalid):
        validated_choice(ballot(method, most=3), chosen)


def test_what_has_no_order_keeps_none() -> None:
    assert validated_choice(ballot(Method.SEVERAL, most=3), ("c", "a")) == ("a", "c")
    assert validated_choice(ballot(Method.RANKING), ("c", "a")) == ("c", "a")


@pytest.mark.parametrize(
    ("made", "error"),
    [
        (Ballot("", " ", Method.ONE, OPTIONS), NameMissing),
        (Ballot("", "x", Method.ONE, OPTIONS[:1]), NameMissing),
        (Ballot("", "x", Method.ONE, OPTIONS, cards=999), TooMany),
        (Ballot("", "x", Method.ONE, tuple(BallotOption(str(n), str(n)) for n in range(13))), TooMany),
    ],
)
def test_what_makes_no_ballot_is_refused(made: Ballot, error: type[Exception]) -> None:
    with pytest.raises(error):
        validated_ballot(made)


def typed(method: Method = Method.ONE, **more: object) -> Ballot:
    return replace(Ballot("x", "Film", method, OPTIONS, 20), **more)  # type: ignore[arg-type]


def test_a_ballot_is_kept_as_it_can_be_counted() -> None:
    options = (BallotOption("a", " Film ", "sun"), BallotOption("b", "Spill", "moon"), BallotOption("c", " "))
    kept = validated_ballot(typed(title=" Owend ", options=options, most=9, seats=9, quorum=101))
    assert kept == typed(
        title="Owend",
        options=(BallotOption("a", "Film", "sun"), BallotOption("b", "Spill", "moon")),
        most=1,
        seats=2,
        quorum=100,
    )
    low = validated_ballot(typed(Method.SEVERAL, most=0, seats=0, quorum=-1, cards=0))
    assert (low.most, low.seats, low.quorum, low.cards) == (1, 1, 0, 0)
    assert [validated_ballot(typed(Method.SEVERAL, most=most)).most for most in (1, 2, 4, 5)] == [1, 2, 4, 4]
    assert validated_ballot(typed(Method.RANKING, most=3)).most == 1
    yes_or_no = validated_ballot(typed(Method.YES_NO, options=()))
    assert yes_or_no.options == (BallotOption(YES, YES, "say-yes"), BallotOption(NO, NO, "say-no"))
    support = validated_ballot(typed(Method.RANKING, purpose=Purpose.SUPPORT, quorum=50))
    assert (support.method, support.quorum, support.title) == (Method.ONE, 0, "Film")


def test_a_ballot_stays_within_its_limits() -> None:
    many = tuple(BallotOption(str(number), "x") for number in range(OPTIONS_LIMIT + 1))
    assert (
        validated_ballot(typed(options=many[1:], cards=CARDS_LIMIT, title="x" * LINE_LIMIT)).cards == CARDS_LIMIT
    )
    for more in ({"options": many}, {"cards": CARDS_LIMIT + 1}, {"cards": -1}):
        with pytest.raises(TooMany) as refused:
            validated_ballot(typed(**more))
        assert refused.value.limit == OPTIONS_LIMIT
    with pytest.raises(TextTooLong) as long:
        validated_ballot(typed(title="x" * (LINE_LIMIT + 1)))
    assert long.value.limit == LINE_LIMIT
    for nameless in (
        {"title": " "},
        {"options": OPTIONS[:1]},
        {"options": (BallotOption("a", " "), BallotOption("b", "x"))},
    ):
        with pytest.raises(NameMissing):
            validated_ballot(typed(**nameless))


@pytest.mark.parametrize(
    ("quorum", "votes", "reached"), [(50, 10, True), (50, 9, False), (0, 0, False), (0, 1, True), (5, 1, True)]
)
def test_a_quorum_is_of_all_cards(quorum: int, votes: int, reached: bool) -> None:
    found = result(replace(ballot(Method.ONE), quorum=quorum), [("a",)] * votes)
    assert found.quorum_reached is reached
    assert found.winners == (("a",) if reached else ())
    assert (found.cards, found.votes, found.turnout) == (20, votes, 5 * votes)
    assert result(replace(ballot(Method.ONE), cards=0), []).turnout == 0


def test_first_places_of_a_ranking_are_counted() -> None:
    found = result(ballot(Method.RANKING), [("a", "b"), ("a",), ("b", "a"), ()])
    assert (found.counts, found.blank) == ({"a": 2, "b": 1, "c": 0, "d": 0}, 1)
    assert (found.beats["a", "b"], found.beats["b", "a"], found.beats["b", "c"], found.beats["c", "d"]) == (
        2,
        1,
        2,
        0,
    )
    assert found.order[0] == ("a",)
    assert result(ballot(Method.ONE), [("a",)]).beats == {}


@pytest.mark.parametrize(
    ("box", "winners", "tied"),
    [
        ([(YES,), (NO,)], (), True),
        ([(YES,), (YES,), (NO,)], (YES,), False),
        ([(NO,)], (NO,), False),
        ([()], (), True),
    ],
)
def test_a_yes_needs_more_yes_than_no(box: list[Choice], winners: tuple[str, ...], tied: bool) -> None:
    found = result(replace(ballot(Method.YES_NO), cards=2), box)
    assert (found.winners, found.tied) == (winners, tied)


@pytest.mark.parametrize(
    ("seats", "winners", "tied"),
    [(1, ("a",), False), (2, ("a",), True), (3, ("a", "b", "c"), False), (4, ("a", "b", "c"), False)],
)
def test_seats_are_filled_as_far_as_equals_leave_it_clear(
    seats: int, winners: tuple[str, ...], tied: bool
) -> None:
    found = result(ballot(Method.ONE, seats=seats), [("a",), ("a",), ("b",), ("c",)])
    assert (found.winners, found.tied) == (winners, tied)


@pytest.mark.parametrize(
    ("quorum", "cards", "needed"), [(50, 9, 5), (0, 9, 0), (100, 9, 9), (50, 10, 5), (1, 1, 1)]
)
def test_how_many_cards_must_vote(quorum: int, cards: int, needed: int) -> None:
    assert needed_cards(Ballot("", "x", Method.YES_NO, (), quorum=quorum, cards=cards)) == needed
