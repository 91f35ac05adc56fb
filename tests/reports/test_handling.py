"""Four eyes, tags, tasks, links, authorities, legal hold, and what somebody enters for a child."""

from datetime import date, timedelta

import pytest

from app.core.errors import (
    CaseChanged,
    DayRefused,
    EmptyText,
    NotAllowed,
    NotAReader,
    NotCompleted,
    SecondPersonNeeded,
    StepNotAllowed,
    TooMany,
)
from app.core.saying import Saying
from app.core.states import CaseState
from app.reports.rules.cases import Step
from app.reports.rules.entries import Entry
from app.reports.rules.report import Danger, Wish
from app.reports.services.case_notes import CaseNotes
from app.reports.services.four_eyes import FourEyes
from app.reports.services.on_behalf import OnBehalf
from app.reports.services.sharing import Sharing
from tests.made_homes import TestHome, only_case

TWO = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})


def in_danger(home: TestHome) -> str:
    """A report in danger to the coordinator and Tom; return its receipt's case."""
    home.tell("Hëllef", danger=Danger.YES, wishes=TWO, educators=frozenset({home.ids["tom"]}))
    return only_case(home).id


def four_eyes(home: TestHome, who: str) -> FourEyes:
    return FourEyes(home.house, home.signed_in(who))


def test_danger_is_lowered_by_two_people(home: TestHome) -> None:
    home.clock.later(days=40)  # claire began tom's account, and is a month away from knowing its password
    in_danger(home)
    asked = four_eyes(home, "claire").ask_to_lower(only_case(home), "D'Kand ass a Sécherheet.")
    assert asked.standing.danger
    with pytest.raises(SecondPersonNeeded):
        four_eyes(home, "claire").lower(asked)
    lowered = four_eyes(home, "tom").lower(only_case(home, "tom"))
    assert not lowered.standing.danger
    assert lowered.file.proposal is None
    assert lowered.entries[-1].by == home.ids["tom"]


def test_the_same_person_twice_is_one_person(home: TestHome) -> None:
    in_danger(home)
    eyes = four_eyes(home, "claire")
    eyes.ask_to_lower(only_case(home), "x")
    asked_again = eyes.ask_to_lower(only_case(home), "x")
    with pytest.raises(SecondPersonNeeded):
        eyes.lower(asked_again)
    assert only_case(home).standing.danger


def test_closing_in_danger_needs_two_and_nobody_goes_around(home: TestHome) -> None:
    home.clock.later(days=40)
    in_danger(home)
    casework = home.casework("claire")
    answered = casework.answer(only_case(home), "Mir si bei dir.")
    with pytest.raises(StepNotAllowed):
        casework.close(answered)
    four_eyes(home, "claire").ask_to_close(answered, "Et ass gutt.")
    with pytest.raises(StepNotAllowed):
        four_eyes(home, "tom").lower(only_case(home, "tom"))  # another thing was proposed
    closed = four_eyes(home, "tom").close(only_case(home, "tom"))
    assert closed.standing.state is CaseState.CLOSED


def test_what_the_child_says_meanwhile_ends_the_proposal(home: TestHome) -> None:
    sent = home.tell("Hëllef", danger=Danger.YES, wishes=TWO, educators=frozenset({home.ids["tom"]}))
    four_eyes(home, "claire").ask_to_lower(only_case(home), "x")
    home.following.add(home.following.open(sent.code), Saying("Ech hunn nach Angscht."), "lb")
    with pytest.raises(StepNotAllowed):
        four_eyes(home, "tom").lower(only_case(home, "tom"))


def test_who_proposed_and_lost_access_counts_no_longer(home: TestHome) -> None:
    in_danger(home)
    four_eyes(home, "tom").ask_to_lower(only_case(home, "tom"), "x")
    case = Sharing(home.house, home.signed_in("claire")).withdraw(only_case(home), home.ids["tom"], "x")
    assert case is not None
    with pytest.raises(SecondPersonNeeded):
        four_eyes(home, "claire").lower(case)


def test_one_person_raises_danger_and_the_hour_runs_from_then(home: TestHome) -> None:
    home.tell("nach net gelies")
    home.clock.later(hours=5)
    raised = four_eyes(home, "claire").raise_danger(only_case(home), "Et ass eescht.")
    assert raised.standing.danger
    assert raised.standing.due_at == home.clock.now + timedelta(hours=1)
    with pytest.raises(StepNotAllowed):
        four_eyes(home, "claire").raise_danger(raised, "nach eng Kéier")


def test_a_report_in_danger_is_not_taken_back(home: TestHome) -> None:
    sent = home.tell("Hëllef", danger=Danger.YES)
    followed = home.following.open(sent.code)
    assert not followed.may_withdraw
    with pytest.raises(StepNotAllowed):
        home.following.withdraw(followed, Saying(), "lb")
    assert only_case(home).standing.state is CaseState.RECEIVED


def test_what_was_taken_back_is_still_read_and_can_come_back(home: TestHome) -> None:
    sent = home.tell("eng Suerg")
    followed = home.following.withdraw(home.following.open(sent.code), Saying("Et ass ok."), "lb")
    assert followed.state is CaseState.WITHDRAWN
    case = only_case(home)
    assert case.report.text == "eng Suerg"
    assert case.standing.due_at is None
    home.following.add(followed, Saying("Dach."), "lb")
    assert only_case(home).standing.state is CaseState.REOPENED


def test_working_on_it_keeps_what_was_promised(home: TestHome) -> None:
    home.tell()
    casework = home.casework("claire")
    acknowledged = casework.acknowledge(only_case(home))
    begun = casework.begin(acknowledged)
    assert begun.standing.state is CaseState.IN_PROGRESS
    assert begun.standing.due_at == acknowledged.standing.due_at
    assert begun.file.handler == home.ids["claire"]
    assert Step.ANSWER in begun.steps


def test_tags_are_kept_once_and_not_too_many(home: TestHome) -> None:
    home.tell()
    filing = CaseNotes(home.house, home.signed_in("claire"))
    case = filing.tag(only_case(home), [" Schoul ", "schoul", "", "Telefon"])
    assert case.file.tags == ("Schoul", "Telefon")
    (listed,) = home.casework("claire").first(5)
    assert listed.header is not None
    assert listed.header.tags == ("Schoul", "Telefon")
    with pytest.raises(TooMany):
        filing.tag(case, map(str, range(30)))


def test_a_task_is_for_a_reader_and_is_ticked_off(home: TestHome) -> None:
    home.tell(wishes=TWO, educators=frozenset({home.ids["tom"]}))
    filing = CaseNotes(home.house, home.signed_in("claire"))
    case = filing.add_task(only_case(home), "mat der Schoul schwätzen", home.ids["tom"], date(2026, 3, 6))
    assert case.file.owners == {home.ids["tom"]}
    with pytest.raises(NotAReader):
        filing.add_task(case, "x", home.ids["joana"], None)
    with pytest.raises(EmptyText):
        filing.add_task(case, " ", home.ids["tom"], None)
    done = CaseNotes(home.house, home.signed_in("tom")).task_done(only_case(home, "tom"), case.file.to_do[0].id)
    assert done.file.to_do == ()
    assert done.file.tasks[0].done


def test_a_link_needs_both_cases_open(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee", wishes=frozenset({Wish.EDUCATOR}), educators=frozenset({home.ids["tom"]}))
    (hers,), (his,) = home.casework("claire").order(), home.casework("tom").order()
    filing = CaseNotes(home.house, home.signed_in("claire"))
    case = home.casework("claire").open(hers)
    with pytest.raises(NotAReader):
        filing.link(case, his)
    home.tell("dräi")
    other = next(name for name in home.casework("claire").order() if name != hers)
    linked = filing.link(case, other)
    assert linked.file.links == (other,)
    assert filing.unlink(linked, other).file.links == ()


def test_what_an_authority_was_sent_is_kept_sealed(home: TestHome) -> None:
    home.tell()
    filing = CaseNotes(home.house, home.signed_in("claire"))
    paper = b"%PDF-1.7 geheim " + bytes(5_000)
    case = filing.told_authority(only_case(home), "Parquet", "2026/17", "Alles geschéckt.", paper)
    entry = case.entries[-1]
    assert entry.entry is Entry.TOLD_AUTHORITY
    assert entry.attachments[0].data == paper
    assert (entry.facts["authority"], entry.facts["reference"]) == ("Parquet", "2026/17")
    assert b"geheim" not in b"".join(path.read_bytes() for path in home.folder.iterdir())


def test_a_template_must_be_completed_by_hand(home: TestHome) -> None:
    home.tell()
    with pytest.raises(NotCompleted):
        home.casework("claire").answer(only_case(home), "Moien. [Wien mécht wat bis wéini …]")
    assert home.casework("claire").answer(only_case(home), "Moien [zwinker].").standing.state is CaseState.ANSWERED


def test_the_second_of_two_programs_is_told_and_loses_nothing(home: TestHome) -> None:
    home.tell()
    seen = only_case(home)
    filing = CaseNotes(home.house, home.signed_in("claire"))
    filing.tag(seen, ["eent"])
    with pytest.raises(CaseChanged):
        filing.tag(seen, ["zwee"])
    with pytest.raises(CaseChanged):
        filing.hold(seen, "x")
    with pytest.raises(CaseChanged):
        home.casework("claire").acknowledge(seen)
    assert only_case(home).file.tags == ("eent",)


def test_somebody_enters_what_a_child_said_aloud(home: TestHome) -> None:
    entering = OnBehalf(home.house, home.signed_in("tom"))
    draft = home.draft("Wort fir Wuert", about_staff=frozenset({home.ids["claire"]}))
    with pytest.raises(EmptyText):
        entering.send(draft, " ")
    sent = entering.send(draft, "Tom W. an d'Kand")
    case = only_case(home, "anne")
    assert (case.report.entered_by, case.report.present) == (home.ids["tom"], "Tom W. an d'Kand")
    assert home.casework("claire").order() == home.casework("tom").order() == []
    assert home.following.open(sent.code).state is CaseState.RECEIVED
    with pytest.raises(NotAllowed):
        OnBehalf(home.house, home.signed_in("marc")).send(draft, "x")


def test_a_task_is_due_today_or_later(home: TestHome) -> None:
    home.tell("eppes")
    filing, case = CaseNotes(home.house, home.signed_in("claire")), only_case(home)
    today = home.house.today
    with pytest.raises(DayRefused, match="passed"):
        filing.add_task(case, "uruffen", home.ids["claire"], today - timedelta(days=1))
    assert filing.add_task(case, "uruffen", home.ids["claire"], today).file.to_do
