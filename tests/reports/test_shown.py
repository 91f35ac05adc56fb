"""A report that is not danger is shown a little later: nobody sees who stood at the kiosk (S17)."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from app.reports.rules.report import Danger
from app.reports.rules.shown import AT_THE_LATEST, LEAST, MOST, QUARTER, shown_from
from app.reports.services.attention import Attention
from app.reports.services.casework import Casework
from app.store.tables import CaseRow, ReadingKeyRow
from tests.made_homes import TestHome

BEGINS = datetime(2020, 1, 1, tzinfo=UTC)


@given(st.timedeltas(timedelta(0), timedelta(days=6_000)), st.integers(0, 10**6))
def test_it_is_shown_at_a_full_quarter_after_a_wait_that_nobody_can_guess(since: timedelta, drawn: int) -> None:
    at = BEGINS + since
    shown = shown_from(at, lambda below: drawn % below)
    assert (shown.minute % 15, shown.second, shown.microsecond) == (0, 0, 0)
    assert LEAST <= shown - at < MOST + QUARTER
    assert shown - at <= AT_THE_LATEST


@pytest.fixture
def waiting(home: TestHome) -> TestHome:
    home.house.reports_wait = True
    return home


def listed(home: TestHome, who: str = "claire") -> list[str]:
    return Casework(home.house, home.signed_in(who)).order()


def test_nobody_sees_it_before(waiting: TestHome) -> None:
    home = waiting
    sent = home.tell()
    assert listed(home) == []
    assert Casework(home.house, home.signed_in("claire")).first(10) == []
    assert Attention(home.house).waiting().new == 0
    assert Attention(home.house).waiting_for(home.signed_in("claire")).new == 0
    assert home.following.open(sent.code), "the child's card opens at once"
    home.clock.later(hours=1, minutes=1)
    assert len(listed(home)) == 1
    assert Attention(home.house).waiting().new == 1


def test_danger_does_not_wait_and_neither_does_who_wrote_it_down(waiting: TestHome) -> None:
    home = waiting
    home.tell(danger=Danger.YES)
    assert Attention(home.house).waiting().danger == 1
    home.tell(entered_by=home.ids["claire"])
    assert len(listed(home)) == 2


def test_no_altered_moment_hides_it_for_longer(waiting: TestHome) -> None:
    home = waiting
    home.tell()
    far = home.clock.now + timedelta(days=900)
    with home.house.database.engine.begin() as connection:
        connection.execute(update(ReadingKeyRow).values(since=far))
    home.clock.later(hours=1, minutes=1)
    assert len(listed(home)) == 1
    with home.house.database.engine.begin() as connection:
        connection.execute(update(CaseRow).values(received_at=far))
    assert len(listed(home)) == 1
