"""Figures: working hours, what is counted, and that nobody outside can work a small number out."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.states import CaseState
from app.figures.rules import (
    SMALLEST,
    CountedCase,
    Figures,
    PublicFigures,
    Span,
    figures,
    for_outside,
    part,
    protected,
    working_hours,
)
from app.reports.rules.report import Face, Kind

MONDAY = datetime(2026, 3, 2, 9, 0)  # noqa: DTZ001 - local


def never(_day: date) -> bool:
    return False


def hours(start: datetime, end: datetime) -> float:
    return working_hours(start, end, never)


def told(number: int, days: int = 0, **more: object) -> CountedCase:
    at = MONDAY + timedelta(days=days)
    return CountedCase(str(number), at, CaseState.RECEIVED, Kind.WORRY, Face.CHILD, **more)  # type: ignore[arg-type]


def test_working_hours_leave_nights_weekends_and_holidays_out() -> None:
    friday = datetime(2026, 3, 6, 16, 0)  # noqa: DTZ001
    assert hours(friday, datetime(2026, 3, 9, 9, 0)) == 2.0  # noqa: DTZ001
    assert working_hours(friday, datetime(2026, 3, 9, 9, 0), lambda day: day.day == 9) == 1.0  # noqa: DTZ001
    assert hours(MONDAY, MONDAY) == 0.0
    assert hours(MONDAY, MONDAY + timedelta(days=7)) == 45.0
    assert working_hours(MONDAY, MONDAY + timedelta(hours=10), never, time(12)) == 3.0


@given(st.integers(0, 20_000), st.integers(0, 5_000), st.integers(0, 5_000))
def test_working_hours_add_up(start: int, first: int, second: int) -> None:
    moment = MONDAY + timedelta(minutes=start)
    two, three = moment + timedelta(minutes=first), moment + timedelta(minutes=first + second)
    assert abs(hours(moment, two) + hours(two, three) - hours(moment, three)) < 1e-9


def test_what_is_counted() -> None:
    cases = [
        told(1, acknowledged=MONDAY + timedelta(hours=2), acknowledge_by=MONDAY + timedelta(hours=3)),
        told(2, acknowledged=MONDAY + timedelta(hours=4), acknowledge_by=MONDAY + timedelta(hours=3), danger=True),
        told(3, answered=MONDAY + timedelta(hours=1), understood_first=True),
        told(4, days=40, due=MONDAY - timedelta(days=1), asked_again=True),
        told(5, days=400),
    ]
    found = figures(cases, MONDAY.date(), MONDAY.date() + timedelta(days=60), hours, MONDAY)
    assert (found.total, found.danger, found.late, found.open) == (4, 1, 1, 4)
    assert (found.acknowledged.median, found.acknowledged.late_end) == (3.0, 4.0)
    assert (found.acknowledged.kept, found.acknowledged.of) == (1, 2)
    assert (found.understood_first, found.answered.of, found.asked_again) == (1, 1, 1)
    assert found.by_month == {"2026-03": 3, "2026-04": 1, "2026-05": 0}
    assert found.by_kind[Kind.WORRY] == 4
    assert sum(found.by_face.values()) == found.total


def test_a_time_without_cases() -> None:
    found = figures([], MONDAY.date(), MONDAY.date(), hours, MONDAY)
    assert (found.total, found.answered.median, found.by_month) == (0, None, {"2026-03": 0})


@given(st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 12), min_size=1))
def test_nobody_can_work_a_small_number_out(counts: dict[str, int]) -> None:
    """From the total and the shown counts, enumerate all values the hidden counts can have: 0 and `SMALLEST` or
    more must both be possible for each."""
    total = sum(counts.values())
    shown = protected(counts)
    assert all(count is None or count >= SMALLEST for count in shown.values())
    hidden = [name for name, count in shown.items() if count is None]
    if not hidden or total < SMALLEST:
        return
    missing = total - sum(count for count in shown.values() if count is not None)
    ways = [way for way in product(range(missing + 1), repeat=min(len(hidden), 2)) if sum(way) <= missing]
    assert missing >= SMALLEST
    assert len(hidden) > 1 or missing >= SMALLEST
    if len(hidden) > 1:
        for place in range(min(len(hidden), 2)):
            possible = {way[place] for way in ways}
            assert min(possible) == 0
            assert max(possible) >= SMALLEST


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_part_tells_nothing_small(count: int, rest: int) -> None:
    shown = part(count, count + rest)
    assert shown is None or (shown >= SMALLEST and rest >= SMALLEST)


def test_few_cases_are_shown_to_nobody_outside() -> None:
    found = for_outside(
        figures([told(number) for number in range(4)], MONDAY.date(), MONDAY.date(), hours, MONDAY)
    )
    assert found.total is None
    assert set(found.by_kind.values()) == {None}
    many = for_outside(figures([told(number) for number in range(9)], MONDAY.date(), MONDAY.date(), hours, MONDAY))
    assert many.total == 9
    assert many.by_kind[Kind.WORRY] is None, "the others are nothing, which may not be worked out"


def evening(days: int) -> datetime:
    return datetime.combine(MONDAY.date() + timedelta(days=days), time.max)


def test_both_days_are_included_and_each_promise_has_its_own_moment() -> None:
    midnight = datetime.combine(MONDAY.date(), time.min)
    cases = [
        replace(told(1), received=midnight, state=CaseState.WITHDRAWN),
        replace(told(2, asked_else=True), received=evening(1)),
        replace(told(3), received=midnight - timedelta(seconds=1)),
        replace(told(4), received=evening(1) + timedelta(seconds=1)),
        told(5, answered=MONDAY + timedelta(hours=1), answer_by=MONDAY),
        told(6, answered=MONDAY, answer_by=MONDAY, acknowledge_by=MONDAY - timedelta(days=1)),
        told(7, due=MONDAY),
    ]
    last = MONDAY.date() + timedelta(days=1)
    found = figures(cases, MONDAY.date(), last, hours, MONDAY)
    assert (found.first, found.last, found.total) == (MONDAY.date(), last, 5)
    assert (found.withdrawn, found.asked_else, found.late) == (1, 1, 0)
    assert (found.answered.kept, found.answered.of) == (1, 2)


def test_every_month_of_the_time_stands_there() -> None:
    found = figures([], date(2026, 1, 31), date(2026, 3, 1), hours, MONDAY)
    assert found.by_month == {"2026-01": 0, "2026-02": 0, "2026-03": 0}
    assert list(figures([], date(2025, 12, 31), date(2026, 12, 1), hours, MONDAY).by_month)[-1] == "2026-12"
    assert set(found.by_kind) == {*map(str, Kind), ""}
    assert (found.acknowledged.median, found.acknowledged.of) == (None, 0)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": SMALLEST, "b": SMALLEST}, {"a": SMALLEST, "b": SMALLEST}),
        ({"a": 1, "b": 7, "c": 6, "d": 20}, {"a": None, "b": 7, "c": None, "d": 20}),
        ({"a": 4, "b": 4, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 2, "b": 3, "c": 9}, {"a": None, "b": None, "c": 9}),
        ({"a": 0, "b": 0, "c": 9, "d": 8}, {"a": None, "b": None, "c": 9, "d": None}),
        ({"a": 1, "c": 6, "b": 6}, {"a": None, "b": None, "c": 6}),
        ({"a": 1}, {"a": None}),
        ({}, {}),
    ],
)
def test_small_numbers_take_the_smallest_others_along(
    counts: dict[str, int], shown: dict[str, int | None]
) -> None:
    assert protected(counts) == shown


@pytest.mark.parametrize(
    ("count", "of", "shown"),
    [(SMALLEST, 2 * SMALLEST, SMALLEST), (SMALLEST - 1, 20, None), (6, 10, None), (10, 10, None), (15, 20, 15)],
)
def test_a_part_and_its_rest_are_shown_or_neither(count: int, of: int, shown: int | None) -> None:
    assert part(count, of) == shown


def test_what_goes_outside_is_protected_number_by_number() -> None:
    own = Figures(
        date(2026, 1, 1),
        date(2026, 12, 31),
        total=40,
        danger=10,
        acknowledged=Span(1.0, 2.0, 20, 30),
        answered=Span(1.0, 2.0, 22, 28),
        understood_first=18,
        asked_again=7,
        by_month={"m": 40, "n": 1},
        by_kind={"k": 35, "": 5},
        by_face={"f": 3, "g": 37},
    )
    assert for_outside(own) == PublicFigures(
        40, {"m": None, "n": None}, {"k": 35, "": 5}, {"f": None, "g": None}, 10, 20, 22, 18, 7
    )
    few = for_outside(replace(own, answered=Span(1.0, 2.0, 24, 28), danger=37, understood_first=27))
    assert (few.kept_answered, few.danger, few.understood_first) == (None, None, None)
    assert for_outside(replace(own, total=SMALLEST)).total == SMALLEST
    nothing = for_outside(replace(own, total=SMALLEST - 1))
    hidden = PublicFigures(
        None, {"m": None, "n": None}, {"k": None, "": None}, {"f": None, "g": None}, None, None, None, None, None
    )
    assert nothing == hidden
