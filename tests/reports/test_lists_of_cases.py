"""The lists of cases: their order, the keys that make them fast, and what they wake."""

import pytest

from app.core.changes import Changed
from app.home.services.open_home import open_house
from app.i18n import in_language
from app.reports.rows import cases
from app.reports.rules.inbox import Filter
from app.reports.rules.report import Danger, Wish
from app.reports.services.inbox import Inbox
from app.reports.words.report import picture_word
from app.workshops.rules import Workshop
from app.workshops.services.gatherings import Gatherings
from tests.made_homes import TestHome


def test_the_list_puts_danger_first_then_overdue_then_new(home: TestHome) -> None:
    home.tell("al")
    home.clock.later(days=7)
    home.tell("nei")
    home.clock.later(minutes=1)
    home.tell("Gefor", danger=Danger.UNSURE)
    rows = home.casework("claire").first(10)
    assert [case.header.words for case in rows if case.header] == ["Gefor", "al", "nei"]
    assert [case.id for case in rows] == home.casework("claire").order()
    assert len(home.casework("claire").first(2)) == 2


@pytest.mark.files
def test_the_fast_keys_open_the_same_and_survive_a_restart(home: TestHome) -> None:
    for number in range(5):
        home.tell(f"Bericht {number}")
    casework = home.casework("claire")
    before = casework.first(10)
    casework.cache_keys(casework.order())
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE reading_keys SET wrapped = x'00' WHERE stand_by = 0")
    again = home.reopened()
    assert again.casework("claire").first(10) == before
    again.house.close()


def test_the_first_of_very_many_are_the_same_by_either_way(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        home.clock.later(hours=5)
        home.tell(danger=Danger.YES if number % 4 == 0 else Danger.NO, wishes=frozenset({Wish.COORDINATOR}))
    ways = []
    for many in (1, 1_000):
        monkeypatch.setattr(cases, "_MANY", many)
        ways.append([[case.id for case in home.casework(who).first(5)] for who in ("claire", "anne", "tom")])
    assert ways[0] == ways[1]
    assert [len(rows) for rows in ways[0]] == [5, 4, 0]


def test_keys_kept_for_faster_lists_wake_no_screen(home: TestHome) -> None:
    home.tell()
    casework = home.casework("claire")
    home.house.look_for_others()
    heard: list[Changed] = []
    home.house.on_change(heard.append)
    casework.cache_keys(casework.order())
    home.house.look_for_others()
    assert heard == []


def test_pictures_are_found_by_the_word_the_child_saw(home: TestHome) -> None:
    home.tell("", language="fr", sentence=("hit",))
    with in_language("fr"):
        child_saw = picture_word("hit")
    with in_language("lb"):
        inbox = Inbox(home.house, home.signed_in("claire"), home.casework("claire"))
        inbox.fill(inbox.order())
        staff_see = picture_word("hit")
        assert child_saw != staff_see
        for typed in (child_saw, staff_see):
            assert len(inbox.ids(Filter(), typed=typed)) == 1
        inbox.close()


def test_news_of_others_is_heard_though_one_writes_oneself_before_looking(home: TestHome) -> None:
    other = TestHome(
        home.folder, home.clock, open_house(home.folder, home.clock, home.server), home.recovery, home.server
    )
    home.house.look_for_others()
    heard: list[Changed] = []
    home.house.on_change(heard.append)
    Gatherings(other.house, other.signed_in("tom")).keep_workshop(Workshop("", "Atelier", home.house.today))
    home.tell("eppes")
    heard.clear()
    home.house.look_for_others()
    assert Changed.GATHERINGS in heard
    heard.clear()
    home.house.look_for_others()
    assert heard == [], "once is enough"
    other.house.close()


def test_what_one_does_oneself_wakes_no_other_screen(home: TestHome) -> None:
    home.tell("eppes")
    casework = home.casework("claire")
    home.house.look_for_others()
    heard: list[Changed] = []
    home.house.on_change(heard.append)
    casework.open(casework.order()[0])
    heard.clear()
    home.house.look_for_others()
    assert heard == []
