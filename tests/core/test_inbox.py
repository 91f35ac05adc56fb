"""The inbox's views and filters: what is counted is what is shown."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.core.cases import State
from app.core.inbox import CaseFacts, Filter, Sort, View, chosen, counts, ordered
from app.core.report import Face, Kind

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FACTS = st.builds(
    CaseFacts,
    id=st.text(alphabet="abc", min_size=1, max_size=4),
    version=st.just(1),
    place=st.just(0),
    received=st.floats(1.7e9, 1.8e9),
    changed=st.floats(1.7e9, 1.8e9),
    due=st.sampled_from([0.0, NOW.timestamp() - 5, NOW.timestamp() + 5]),
    state=st.sampled_from(State),
    danger=st.booleans(),
    kind=st.sampled_from([None, *Kind]),
    face=st.sampled_from(Face),
    language=st.sampled_from(["lb", "fr"]),
    tags=st.sampled_from([(), ("Schoul",), ("Schoul", "Bus")]),
    mine=st.booleans(),
    readers=st.sampled_from([frozenset(), frozenset({"tom"})]),
)


@given(st.lists(FACTS, max_size=30))
def test_every_view_shows_as_many_as_it_says(cases: list[CaseFacts]) -> None:
    found = counts(cases, NOW)
    for view in View:
        assert len(chosen(cases, Filter(view), NOW)) == found[view]


@given(st.lists(FACTS, max_size=30), st.sampled_from(Sort))
def test_an_order_loses_nothing(cases: list[CaseFacts], by: Sort) -> None:
    assert sorted(map(id, ordered(cases, by))) == sorted(map(id, cases))


@given(st.lists(FACTS, max_size=30))
def test_filters_narrow_and_never_widen(cases: list[CaseFacts]) -> None:
    tagged = chosen(cases, Filter(tag="schoul"), NOW)
    both = chosen(cases, Filter(tag="schoul", reader="tom"), NOW)
    assert all("Schoul" in one.tags for one in tagged)
    assert {id(one) for one in both} <= {id(one) for one in tagged}


def test_days_are_local_and_both_included() -> None:
    at = datetime(2026, 3, 2, 23, 30).astimezone()
    one = CaseFacts(
        "a", 1, 0, at.timestamp(), 0, 0, State.RECEIVED, False, None, None, "lb", (), False, frozenset()
    )
    day = date(2026, 3, 2)
    assert chosen([one], Filter(first=day, last=day), NOW) == [one]
    assert chosen([one], Filter(first=day + timedelta(days=1)), NOW) == []
    assert chosen([one], Filter(last=day - timedelta(days=1)), NOW) == []
