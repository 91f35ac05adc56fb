"""The clock of the PC jumps: over the change of time, over leap days, years back and years ahead. What was said
stays, promises have a day, and the order of what happened is the order in which it happened."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.safekeeping.services.backups import Backups
from app.safekeeping.services.checking import check
from app.year.services.today import Today
from tests.faults.watching import watched
from tests.made_homes import TestHome, make_home

JUMPS = [
    ("2026-03-29T00:59:59", "2026-03-29T01:00:01"),
    ("2026-10-25T00:30:00", "2026-10-25T01:30:00"),
    ("2028-02-28T22:59:00", "2028-02-28T23:01:00"),
    ("2028-02-29T12:00:00", "2029-02-28T12:00:00"),
    ("2026-12-31T22:59:00", "2026-12-31T23:01:00"),
    ("2026-06-01T09:00:00", "2016-06-01T09:00:00"),
    ("2026-06-01T09:00:00", "2066-06-01T09:00:00"),
]


def at(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


@pytest.mark.parametrize(("before", "after"), JUMPS)
def test_a_jump_of_the_clock_loses_nothing(home: TestHome, tmp_path: Path, before: str, after: str) -> None:
    home.clock.now = at(before)
    seen = watched(home, tmp_path / "stick")
    first = home.tell("virdrun")
    casework = home.casework("claire")
    case_id = home.following.open(first.code).keys.case_id
    casework.answer(casework.open(case_id), "Eent")
    home.clock.now = at(after)
    second = home.tell("duerno")
    casework.answer(casework.open(case_id), "Zwee")
    Backups(home.house).make()
    home.clock.later(minutes=1)
    home.following.understood(home.following.open(first.code))
    assert [answer.text for answer in home.following.open(first.code).answers] == ["Eent", "Zwee"]
    assert second.promise.answer_by >= home.clock.now - timedelta(minutes=1)
    for who in ("claire", "anne", "tom", "marc"):
        Today(home.house, home.signed_in(who)).needs()
        Today(home.house, home.signed_in(who)).coming()
    home.clock.now = at(before)
    assert home.casework("claire").open(case_id).report.text == "virdrun"
    home.house.close()
    assert check(home.folder, seen.words).findings == ()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.datetimes(datetime(2000, 1, 1), datetime(2199, 1, 1)), min_size=2, max_size=5))  # noqa: DTZ001
def test_any_clock(tmp_path_factory: pytest.TempPathFactory, moments: list[datetime]) -> None:
    home = make_home(tmp_path_factory.mktemp("clock"))
    said = {}
    for number, moment in enumerate(moments):
        home.clock.now = moment.replace(tzinfo=UTC)
        sent = home.tell(f"Rapport {number}")
        said[sent.code] = f"Rapport {number}"
        casework = home.casework("claire")
        casework.acknowledge(casework.open(home.following.open(sent.code).keys.case_id))
        Today(home.house, home.signed_in("claire")).needs()
    texts = {
        home.casework("claire").open(home.following.open(code).keys.case_id).report.text: words
        for code, words in said.items()
    }
    assert list(texts) == list(texts.values())
    home.house.close()
