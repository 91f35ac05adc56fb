"""Times that a coordinator asks about."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.periods import Period, days_of


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (Period.THIS_MONTH, "2026-01-01", "2026-01-15"),
        (Period.LAST_MONTH, "2025-12-01", "2025-12-31"),
        (Period.THIS_QUARTER, "2026-01-01", "2026-01-15"),
        (Period.LAST_QUARTER, "2025-10-01", "2025-12-31"),
        (Period.THIS_YEAR, "2026-01-01", "2026-01-15"),
        (Period.LAST_YEAR, "2025-01-01", "2025-12-31"),
        (Period.TWELVE_MONTHS, "2025-02-01", "2026-01-15"),
    ],
)
def test_each_time_in_the_middle_of_january(period: Period, first: str, last: str) -> None:
    assert days_of(period, date(2026, 1, 15)) == (date.fromisoformat(first), date.fromisoformat(last))


def test_twelve_months_end_with_december() -> None:
    assert days_of(Period.TWELVE_MONTHS, date(2026, 12, 31)) == (date(2026, 1, 1), date(2026, 12, 31))


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(Period))
def test_every_time_begins_on_a_first_and_never_runs_ahead(today: date, period: Period) -> None:
    first, last = days_of(period, today)
    assert first.day == 1
    assert first <= last <= today
    assert last == today or (last + timedelta(days=1)).day == 1
