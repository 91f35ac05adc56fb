"""Figures from real cases: what happened to each is counted once, by whoever may open it."""

from datetime import timedelta

import pytest

from app.core.errors import NotAllowed
from app.core.saying import Saying
from app.figures.services.figures import Figuring
from app.reports.rules.report import Face, Kind, Wish
from tests.made_homes import TestHome


def figuring(home: TestHome, who: str = "claire") -> Figuring:
    return Figuring(home.house, home.signed_in(who))


def test_a_case_that_was_answered_understood_and_asked_again(home: TestHome) -> None:
    start = home.house.today
    first, second = home.tell("eent", kind=Kind.WORRY), home.tell("zwee", kind=Kind.QUESTION, face=Face.ADULT)
    casework, following = home.casework("claire"), home.following
    home.clock.later(hours=1)
    ids = [following.open(sent.code).keys.case_id for sent in (first, second)]
    for case_id in ids:
        casework.answer(casework.acknowledge(casework.open(case_id)), "Merci fir däi Vertrauen.")
    following.understood(following.open(first.code))
    following.ask_again(following.open(second.code), Saying(""), "lb")
    found = figuring(home).figures(start, start)
    assert (found.total, found.answered.of, found.answered.kept) == (2, 2, 2)
    assert (found.understood_first, found.asked_again, found.open) == (1, 1, 1)
    assert (found.by_kind[Kind.WORRY], found.by_kind[Kind.QUESTION]) == (1, 1)
    assert found.by_face[Face.ADULT] == 1
    assert found.late == 0
    home.clock.later(days=30)
    assert figuring(home).figures(start, start).late == 1


def test_what_was_counted_once_is_counted_anew_when_it_changes(home: TestHome) -> None:
    start, mine = home.house.today, figuring(home)
    sent = home.tell("eent")
    assert mine.figures(start, start).answered.of == 0
    casework = home.casework("claire")
    casework.answer(casework.open(home.following.open(sent.code).keys.case_id), "Merci fir däi Vertrauen.")
    assert mine.figures(start, start).answered.of == 1
    home.clock.later(days=40)
    assert mine.figures(start, start).total == 1


def test_nobody_counts_what_they_may_not_open(home: TestHome) -> None:
    home.tell("nëmme fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    start = home.house.today
    assert figuring(home).figures(start, start).total == 0
    assert figuring(home, "tom").figures(start, start).total == 0
    assert figuring(home, "anne").figures(start, start + timedelta(days=1)).total == 1
    with pytest.raises(NotAllowed):
        figuring(home, "marc").figures(start, start)
