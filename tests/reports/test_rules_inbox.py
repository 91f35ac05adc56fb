"""The inbox's views and filters: what is counted is what is shown."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.states import CaseState
from app.reports.rules.inbox import CaseFacts, CaseOrder, Filter, InboxView, chosen, counts, ordered
from app.reports.rules.report import Face, Kind

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FACTS = st.builds(
    CaseFacts,
    id=st.text(alphabet="abc", min_size=1, max_size=4),
    version=st.just(1),
    place=st.just(0),
    received=st.floats(1.7e9, 1.8e9),
    changed=st.floats(1.7e9, 1.8e9),
    due=st.sampled_from([0.0, NOW.timestamp() - 5, NOW.timestamp() + 5]),
    state=st.sampled_from(CaseState),
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
    for view in InboxView:
        assert len(chosen(cases, Filter(view), NOW)) == found[view]


@given(st.lists(FACTS, max_size=30), st.sampled_from(CaseOrder))
def test_an_order_loses_nothing(cases: list[CaseFacts], by: CaseOrder) -> None:
    assert sorted(map(id, ordered(cases, by))) == sorted(map(id, cases))


@given(st.lists(FACTS, max_size=30))
def test_filters_narrow_and_never_widen(cases: list[CaseFacts]) -> None:
    tagged = chosen(cases, Filter(tag="schoul"), NOW)
    both = chosen(cases, Filter(tag="schoul", reader="tom"), NOW)
    assert all("Schoul" in case.tags for case in tagged)
    assert {id(case) for case in both} <= {id(case) for case in tagged}


def test_days_are_local_and_both_included() -> None:
    at = datetime(2026, 3, 2, 23, 30).astimezone()
    case = CaseFacts(
        "a", 1, 0, at.timestamp(), 0, 0, CaseState.RECEIVED, False, None, None, "lb", (), False, frozenset()
    )
    day = date(2026, 3, 2)
    assert chosen([case], Filter(first=day, last=day), NOW) == [case]
    assert chosen([case], Filter(first=day + timedelta(days=1)), NOW) == []
    assert chosen([case], Filter(last=day - timedelta(days=1)), NOW) == []


def facts(case_id: str, **more: object) -> CaseFacts:
    plain = CaseFacts(case_id, 1, 0, 0, 0, 0, CaseState.RECEIVED, False, None, None, "lb", (), False, frozenset())
    return replace(plain, **more)  # type: ignore[arg-type]


def names(cases: list[CaseFacts]) -> str:
    return "".join(case.id for case in cases)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "abc"),
        (Filter(kinds=frozenset({Kind.IDEA})), "a"),
        (Filter(kinds=frozenset({Kind.IDEA, None})), "ac"),
        (Filter(faces=frozenset({Face.CHILD})), "b"),
        (Filter(languages=frozenset({"fr"})), "b"),
        (Filter(states=frozenset({CaseState.ANSWERED})), "c"),
        (Filter(tag="BUS"), "b"),
        (Filter(tag="Bu"), ""),
        (Filter(reader="tom"), "a"),
        (Filter(kinds=frozenset({Kind.IDEA}), tag="bus"), ""),
        (Filter(InboxView.WAITING), "c"),
    ],
)
def test_a_filter_shows_what_it_asks_for(wanted: Filter, found: str) -> None:
    cases = [
        facts("a", kind=Kind.IDEA, face=Face.ADULT, readers=frozenset({"tom"})),
        facts("b", kind=Kind.WORRY, face=Face.CHILD, language="fr", tags=("Schoul", "Bus")),
        facts("c", state=CaseState.ANSWERED),
    ]
    assert names(chosen(cases, wanted, NOW)) == found


def test_a_day_begins_at_midnight() -> None:
    midnight = datetime(2026, 3, 2).astimezone().timestamp()
    first, last = facts("a", received=midnight), facts("b", received=midnight + 86_400)
    day = date(2026, 3, 2)
    assert names(chosen([first, last], Filter(first=day), NOW)) == "ab"
    assert names(chosen([first, last], Filter(last=day), NOW)) == "a"


@pytest.mark.parametrize(
    ("by", "found"),
    [
        (CaseOrder.URGENCY, "abcde"),
        (CaseOrder.NEWEST, "bcade"),
        (CaseOrder.OLDEST, "adecb"),
        (CaseOrder.CHANGED, "cabde"),
        (CaseOrder.KIND, "dbcae"),
    ],
)
def test_orders(by: CaseOrder, found: str) -> None:
    cases = [
        facts("a", received=1, changed=2),
        facts("b", received=3, changed=1, kind=Kind.HAPPENED),
        facts("c", received=2, changed=3, kind=Kind.HAPPENED),
        facts("d", received=1, changed=1, kind=Kind.WORRY),
        facts("e", received=1, changed=1),
    ]
    assert names(ordered(cases, by)) == found


def test_what_is_due_now_is_not_overdue_yet() -> None:
    second = NOW.timestamp()
    cases = [facts("a", due=0.5), facts("b", due=second), facts("c", due=second - 1), facts("d")]
    assert names(chosen(cases, Filter(InboxView.OVERDUE), NOW)) == "ac"
    assert counts(cases, NOW)[InboxView.OVERDUE] == 2
