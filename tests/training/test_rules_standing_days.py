"""Who needs what by when, on the days at the edges: worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.calendar import months_later
from app.training.rules.courses import ChecklistItem, Course, CourseRule, ItemSort, Proof, RuleStart
from app.training.rules.standing import (
    EARLY_DAYS,
    SOON_DAYS,
    Employment,
    Exemption,
    TrainingState,
    TrainingStatus,
    at_work,
    first_due,
    present,
    standing_at,
    valid_until,
)
from tests.training.test_rules_standing import member

DAY = timedelta(days=1)
ITEM = ChecklistItem("i", ItemSort.KNOWS, Proof.READ, renew=24)
COURSE = Course("c", rules=(CourseRule(days=90),))
D = date(2026, 3, 2)
EARLY, FAR = D - 400 * DAY, D + 999 * DAY


@pytest.mark.parametrize(
    ("grace", "renew", "done", "more", "found"),
    [
        (None, 0, [], {}, TrainingStatus(TrainingState.NOT_NEEDED)),
        (None, 0, [EARLY, D], {}, TrainingStatus(TrainingState.DONE, None, None, D)),
        (None, 12, [EARLY], {}, TrainingStatus(TrainingState.NOT_NEEDED, None, months_later(EARLY, 12), EARLY)),
        (None, 24, [D], {}, TrainingStatus(TrainingState.DONE, None, months_later(D, 24), D)),
        (D, 24, [D], {"exempt": True}, TrainingStatus(TrainingState.DONE, None, months_later(D, 24), D)),
        (D, 0, [], {"exempt": True}, TrainingStatus(TrainingState.EXEMPT)),
        (
            EARLY,
            12,
            [EARLY],
            {"exempt": True},
            TrainingStatus(TrainingState.EXEMPT, None, months_later(EARLY, 12), EARLY),
        ),
        (D, 0, [], {"waiting": True}, TrainingStatus(TrainingState.WAITING, D)),
        (
            D,
            24,
            [D],
            {"waiting": True},
            TrainingStatus(TrainingState.WAITING, months_later(D, 24), months_later(D, 24), D),
        ),
        (
            D + 999 * DAY,
            24,
            [D],
            {"waiting": True},
            TrainingStatus(TrainingState.WAITING, D + 999 * DAY, months_later(D, 24), D),
        ),
        (D, 0, [EARLY], {}, TrainingStatus(TrainingState.DONE, None, None, EARLY)),
        (EARLY, 24, [D], {}, TrainingStatus(TrainingState.DONE, months_later(D, 24), months_later(D, 24), D)),
        (
            EARLY,
            12,
            [EARLY],
            {},
            TrainingStatus(TrainingState.OVERDUE, months_later(EARLY, 12), months_later(EARLY, 12), EARLY),
        ),
        (D, 0, [], {}, TrainingStatus(TrainingState.OPEN, D)),
        (D - DAY, 0, [], {}, TrainingStatus(TrainingState.OVERDUE, D - DAY)),
        (D, 0, [D + DAY], {}, TrainingStatus(TrainingState.OPEN, D)),
    ],
)
def test_a_standing_with_all_its_days(
    grace: date | None, renew: int, done: list[date], more: dict[str, bool], found: TrainingStatus
) -> None:
    assert (
        standing_at(grace, renew, done, D, exempt=more.get("exempt", False), waiting=more.get("waiting", False))
        == found
    )


def test_what_ends_soon_is_said_so() -> None:
    until = D + SOON_DAYS * DAY
    done = next(day for day in (months_later(until, -12) + number * DAY for number in range(-3, 3))
                if months_later(day, 12) == until)  # fmt: skip
    assert standing_at(EARLY, 12, [done], D, exempt=False, waiting=False) == TrainingStatus(
        TrainingState.SOON, until, until, done
    )
    assert standing_at(EARLY, 12, [done], D - DAY, exempt=False, waiting=False).state is TrainingState.DONE
    assert standing_at(EARLY, 12, [done], until, exempt=False, waiting=False).state is TrainingState.SOON
    assert standing_at(EARLY, 12, [done], until + DAY, exempt=False, waiting=False).state is TrainingState.OVERDUE
    assert standing_at(None, 12, [done], until, exempt=False, waiting=False).state is TrainingState.DONE
    assert (
        standing_at(None, 12, [done], until + DAY, exempt=False, waiting=False).state is TrainingState.NOT_NEEDED
    )


def test_renewed_on_the_edge_of_early_adds_to_the_old_end() -> None:
    until = months_later(D, 24)
    for day, early in ((until, True), (until - EARLY_DAYS * DAY, True), (until + DAY, False)):
        assert valid_until([D, day], 24) == months_later(until if early else day, 24)
    assert valid_until([D, until - (EARLY_DAYS + 1) * DAY], 24) == months_later(until - (EARLY_DAYS + 1) * DAY, 24)
    with pytest.raises(ValueError, match=r"^never done$"):
        valid_until([], 12)


def test_the_first_and_the_last_day_are_days_of_work() -> None:
    one = member(D, D + DAY)
    assert [at_work(one, D + days * DAY) for days in (-1, 0, 1, 2)] == [False, True, True, False]
    two = member(D, D + DAY, Employment(D + 9 * DAY, None))
    assert present(two, D + DAY) == Employment(D, D + DAY)
    assert present(two, D + 2 * DAY) == Employment(D + 9 * DAY, None)
    assert present(member(D, D), D + DAY) == Employment(D, D)
    assert present(replace(one, employments=()), D) is None


def test_an_items_own_days_and_the_end_of_an_exemption_count() -> None:
    item = replace(ITEM, days=7)
    assert first_due(COURSE, item, member(D), D) == D + 7 * DAY
    assert first_due(COURSE, replace(ITEM, days=0), member(D), D) == D
    assert first_due(COURSE, ITEM, member(D), D) == D + 90 * DAY
    ended = [Exemption(D, D + 9 * DAY)]
    assert first_due(COURSE, item, member(D), D + 9 * DAY, ended) == D + 7 * DAY
    assert first_due(COURSE, item, member(D), D + 10 * DAY, ended) == D + 17 * DAY
    assert first_due(COURSE, item, member(D, D + DAY), D + DAY) == D + 7 * DAY
    assert first_due(COURSE, item, member(D, D + DAY), D + 2 * DAY) is None
    leaving = replace(COURSE, rules=(CourseRule(days=5, moment=RuleStart.LEAVING),))
    assert first_due(leaving, item, member(D, D + DAY), D + 9 * DAY) == D + DAY
