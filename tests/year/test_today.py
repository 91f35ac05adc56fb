"""The first page: it counts what the lists count, for nobody more than they may see."""

from datetime import timedelta

import pytest

from app.core.errors import CaseDamaged
from app.parliament.rules.parliament import Decision, Proposal
from app.parliament.services.parliament import ParliamentWork
from app.reports.rules.inbox import Filter, InboxView
from app.reports.rules.report import Danger, Wish
from app.reports.services.four_eyes import FourEyes
from app.reports.services.inbox import Inbox
from app.workshops.rules import Agreed, AgreedKind, Workshop
from app.workshops.services.gatherings import Gatherings
from app.year.rules.today import Need
from app.year.rules.year import Happening
from app.year.services.today import Today
from tests.made_homes import TestHome


def needs(home: TestHome, who: str = "claire") -> dict[Need, int]:
    return {need.need: need.count for need in Today(home.house, home.signed_in(who)).needs()}


def of_the_cases(home: TestHome, who: str = "claire") -> dict[Need, int]:
    wanted = (Need.DANGER, Need.LATE, Need.NEW, Need.MINE)
    return {need: count for need, count in needs(home, who).items() if need in wanted}


def test_the_numbers_are_those_of_the_lists(home: TestHome) -> None:
    home.tell("Gefor", danger=Danger.YES)
    home.tell("eent")
    home.tell("nëmme fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    home.clock.later(days=10)
    home.tell("nei")
    casework = home.casework("claire")
    casework.begin(casework.open(casework.order()[-1]))
    inbox = Inbox(home.house, home.signed_in("claire"), casework)
    inbox.fill(inbox.order())
    shown = {
        need: len(inbox.ids(Filter(view)))
        for need, view in (
            (Need.DANGER, InboxView.DANGER),
            (Need.LATE, InboxView.OVERDUE),
            (Need.NEW, InboxView.NEW),
            (Need.MINE, InboxView.MINE),
        )
    }
    inbox.close()
    assert of_the_cases(home) == {need: count for need, count in shown.items() if count}
    assert shown[Need.MINE] == 1
    assert shown[Need.LATE] == 2


def test_nobody_hears_of_what_they_may_not_read(home: TestHome) -> None:
    home.tell("iwwer den Tom", about_staff=frozenset({home.ids["tom"]}), danger=Danger.YES)
    home.tell("nëmme fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    assert of_the_cases(home, "tom") == {}
    assert of_the_cases(home, "marc") == {}
    assert of_the_cases(home, "anne")[Need.DANGER] == 1
    assert of_the_cases(home, "anne")[Need.NEW] == 2


def test_what_the_parliament_waits_for_needs_who_answers(home: TestHome) -> None:
    work, today = ParliamentWork(home.house, home.signed_in("claire")), home.house.today
    work.decide(work.keep_proposal(Proposal("", "Kicker", today)), Decision("Kicker", today, today))
    assert Need.OWED not in needs(home)
    home.clock.later(days=1)
    assert needs(home)[Need.OWED] == 1
    assert Need.OWED not in needs(home, "tom")


def test_training_becomes_due_then_overdue(home: TestHome) -> None:
    home.clock.later(days=200)
    assert needs(home, "marc")[Need.TRAINING_LATE] > 0
    assert needs(home, "tom")[Need.TRAINING_LATE] > 0


def test_agreed_actions_and_the_next_days(home: TestHome) -> None:
    gatherings, today = Gatherings(home.house, home.signed_in("claire")), home.house.today
    gatherings.agree(Agreed("", AgreedKind.ACTION, "Dier flécken", due=today))
    gatherings.keep_workshop(Workshop("", "Meng Rechter", today + timedelta(days=6)))
    gatherings.keep_workshop(Workshop("", "Ze spéit", today + timedelta(days=7)))
    coming = Today(home.house, home.signed_in("claire")).coming()
    found = [(entry.what, entry.title) for entry in coming]
    assert (Happening.ACTION, "Dier flécken") in found
    assert (Happening.WORKSHOP, "Meng Rechter") in found
    assert "Ze spéit" not in [title for _what, title in found]
    assert Happening.DAY not in [what for what, _title in found]
    home.clock.later(days=1)
    assert needs(home)[Need.ACTIONS] == 1
    assert Today(home.house, home.signed_in("marc")).coming() == []


def test_one_damaged_part_hides_no_other(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: Today) -> dict[Need, int]:
        raise CaseDamaged("x")

    home.tell("eent")
    monkeypatch.setattr(Today, "_cases", broken)
    home.clock.later(days=200)
    assert Need.NEW not in needs(home)
    assert Need.TRAINING_LATE in needs(home)


def test_a_second_person_is_needed(home: TestHome) -> None:
    home.tell("iwwer den Tom", about_staff=frozenset({home.ids["tom"]}), danger=Danger.YES)
    casework = home.casework("claire")
    (case_id,) = casework.order()
    FourEyes(home.house, home.signed_in("claire")).ask_to_lower(casework.open(case_id), "Alles ass gutt.")
    assert of_the_cases(home, "anne")[Need.MINE] == 1
    assert Need.MINE not in of_the_cases(home)
