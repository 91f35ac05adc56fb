"""Which back-ups stay."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.safekeeping.rules.rotation import DAYS, MONTHS, WEEKS, kept

NOON = datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001


def test_days_weeks_and_months_stay() -> None:
    every_day = [NOON - timedelta(days=number) for number in range(800)]
    stay = sorted(kept(every_day), reverse=True)
    assert stay[:DAYS] == every_day[:DAYS]
    assert DAYS + WEEKS <= len(stay) <= DAYS + WEEKS + MONTHS
    assert stay[-1] > NOON - timedelta(days=370)
    assert len({f"{moment:%Y-%m}" for moment in stay}) == MONTHS


def test_of_one_day_the_newest_stays() -> None:
    assert kept([NOON, NOON - timedelta(hours=1), NOON - timedelta(hours=2)]) == {NOON}
    assert kept([]) == set()


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=60))
def test_the_newest_always_stays_and_nothing_is_made_up(hours: list[int]) -> None:
    moments = [NOON - timedelta(hours=number) for number in hours]
    stay = kept(moments)
    assert max(moments) in stay
    assert stay <= set(moments)
    assert kept(stay) == stay
