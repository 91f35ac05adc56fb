"""Counts that do not tell of one more."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.numbers import rounded_up


@given(st.integers(0, 10**9))
def test_never_below_and_never_far_above(number: int) -> None:
    said = rounded_up(number)
    assert number <= said <= max(10, number * 2.5)


def test_one_more_report_changes_nothing_that_is_said() -> None:
    assert {rounded_up(number) for number in range(11, 21)} == {20}
    assert [rounded_up(number) for number in (0, 10, 11, 21, 51, 501)] == [10, 10, 20, 50, 100, 1_000]
