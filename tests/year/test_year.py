"""The year at a glance: everything with a date, once, for whoever may see it; a month on paper and as a file;
every promise in one list."""

from dataclasses import replace
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pypdf import PdfReader

from app.charter.services.charter import CharterWork
from app.core.errors import NotAllowed
from app.i18n import LANGUAGES
from app.parliament.rules.ballots import Ballot, Method
from app.parliament.rules.parliament import Decision, ManagementAnswer, Proposal, Reply, Sitting
from app.parliament.services.ballots import HoldingBallots
from app.parliament.services.parliament import ParliamentWork
from app.review.services.reviews import Reviews
from app.training.services.team import member_of_account
from app.workshops.rules import Agreed, AgreedKind, Campaign, TrainingSession, Workshop
from app.workshops.services.gatherings import Gatherings
from app.year.rules.today import HAPPENS_IN
from app.year.rules.year import Happening, PromisedTask, TaskState, in_order, last_day, weeks
from app.year.services.year import Year
from tests.made_homes import TestHome


def year(home: TestHome, who: str = "claire") -> Year:
    return Year(home.house, home.signed_in(who))


def filled(home: TestHome) -> date:
    """Put one of everything into the next days."""
    today, me = home.house.today, home.signed_in("claire")
    gatherings, parliament = Gatherings(home.house, me), ParliamentWork(home.house, me)
    home.tell("eppes")
    casework = home.casework("claire")
    casework.acknowledge(casework.open(casework.order()[0]))
    home.tell("nach eppes")
    gatherings.keep_workshop(Workshop("", "Atelier", today))
    gatherings.keep_session(TrainingSession("", "Cours", today, time(9), time(12)))
    gatherings.keep_campaign(Campaign("", "Campagne", today, today + timedelta(days=3)))
    gatherings.agree(Agreed("", AgreedKind.ACTION, "Luucht", "Tom", today))
    parliament.keep_sitting(Sitting("", "Sëtzung", today, time(16, 30), "Sall"))
    proposal = parliament.keep_proposal(Proposal("", "Pizza", today))
    parliament.decide(proposal, Decision("Pizza", today, today + timedelta(days=2), "Direktioun"))
    holding = HoldingBallots(home.house, me)
    holding.open(holding.keep(Ballot("", "Wiel", Method.YES_NO, (), closes=today)).id, 1)
    charter = CharterWork(home.house, me)
    charter.agree(charter.begin(), valid_from=today, look_again=today + timedelta(days=1), agreed_in="", note="")
    reviews = Reviews(home.house, me)
    reviews.ask_children(reviews.begin(), today + timedelta(days=1), 1)
    return today


def test_everything_with_a_date_stands_in_the_calendar(home: TestHome) -> None:
    today = filled(home)
    found = year(home).entries(today, today + timedelta(days=400))
    assert {entry.what for entry in found} == set(Happening)
    campaign = next(entry for entry in found if entry.what is Happening.CAMPAIGN)
    assert campaign.until == today + timedelta(days=3)
    assert campaign in year(home).entries(campaign.until, campaign.until)
    assert [entry.day for entry in found] == sorted(entry.day for entry in found)


def test_an_educator_sees_what_is_theirs_and_the_administrator_nothing(home: TestHome) -> None:
    today = filled(home)
    seen = {entry.what for entry in year(home, "tom").entries(today, today + timedelta(days=400))}
    assert Happening.SESSION not in seen, "nobody has invited them"
    sessions = Gatherings(home.house, home.signed_in("claire"))
    tom = member_of_account(home.house, home.ids["tom"])
    assert tom is not None
    sessions.keep_session(replace(sessions.sessions()[0], invited=(tom.id,)))
    assert Happening.SESSION in {entry.what for entry in year(home, "tom").entries(today, today)}
    assert Happening.TRAINING in seen
    assert Happening.ANSWER not in seen, "nobody's case but one's own"
    assert Happening.SITTING in seen
    with pytest.raises(NotAllowed):
        year(home, "marc").entries(today, today)


def test_a_broken_promise_is_late(home: TestHome) -> None:
    today = filled(home)
    home.clock.later(days=30)
    late = {entry.what for entry in year(home).entries(today, today + timedelta(days=30)) if entry.late}
    broken = {Happening.ACKNOWLEDGE, Happening.ANSWER, Happening.PROMISE, Happening.ACTION}
    assert broken <= late <= broken | {Happening.TRAINING}


def test_every_promise_stands_in_one_list(home: TestHome) -> None:
    today = filled(home)
    assert [(promise.what, promise.owner) for promise in year(home).tasks()] == [
        ("Luucht", "Tom"),
        ("Pizza", "Direktioun"),
    ]
    parliament = ParliamentWork(home.house, home.signed_in("claire"))
    [proposal] = parliament.proposals()
    until = today + timedelta(days=9)
    proposal = parliament.answer(proposal, ManagementAnswer(Reply.YES, "Jo", "Claire", today, until, "Kichen"))
    task = next(promise for promise in year(home).tasks() if promise.what == "Pizza")
    assert (task.owner, task.due, task.state(today)) == ("Kichen", until, TaskState.OPEN)
    parliament.say_outcome(proposal, "Et gëtt Pizza.")
    task = next(promise for promise in year(home).tasks() if promise.what == "Pizza")
    assert task.state(today) is TaskState.DONE


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_month_on_paper_and_as_a_file(home: TestHome, language: str) -> None:
    today = filled(home)
    pdf = PdfReader(BytesIO(year(home).month_paper(today.year, today.month, language)))
    said = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert all(str(day) in said for day in range(1, last_day(today.year, today.month).day + 1))
    assert "Luucht" in said
    calendar = Calendar.from_ical(year(home).calendar(today, today + timedelta(days=3)))
    events = [str(component["summary"]) for component in calendar.walk("VEVENT")]
    assert any("Pizza" in event for event in events)
    again = Calendar.from_ical(year(home).calendar(today, today + timedelta(days=3)))
    ids = [str(component["uid"]) for component in calendar.walk("VEVENT")]
    assert ids == [str(component["uid"]) for component in again.walk("VEVENT")]
    assert len(set(ids)) == len(ids)


@given(st.integers(1900, 2200), st.integers(1, 12))
def test_weeks_hold_every_day_of_a_month_once(which: int, month: int) -> None:
    days = [day for week in weeks(which, month) for day in week]
    assert days[0].weekday() == 0
    assert days[-1].weekday() == 6
    assert [days[0] + timedelta(days=number) for number in range(len(days))] == days
    inside = [day for day in days if (day.year, day.month) == (which, month)]
    assert (inside[0].day, inside[-1]) == (1, last_day(which, month))


def test_what_is_overdue_stands_first_and_what_is_done_last() -> None:
    today = date(2026, 5, 5)
    open_ = PromisedTask("1", "a", "", today, None, "")
    late = replace(open_, id="2", due=today - timedelta(days=1))
    done = replace(open_, id="3", done_on=today)
    never = replace(open_, id="4", due=None)
    assert [promise.id for promise in in_order([done, never, open_, late], today)] == ["2", "1", "4", "3"]


def test_the_day_to_acknowledge_is_not_called_the_day_to_answer(home: TestHome) -> None:
    home.tell("eppes")
    today, casework = home.house.today, home.casework("claire")

    def happenings() -> list[Happening]:
        return [entry.what for entry in year(home).entries(today, today + timedelta(days=30)) if entry.case]

    assert happenings() == [Happening.ACKNOWLEDGE]
    casework.acknowledge(casework.open(casework.order()[0]))
    assert happenings() == [Happening.ANSWER]


def test_everything_that_comes_leads_into_a_room() -> None:
    assert set(HAPPENS_IN) == set(Happening)
