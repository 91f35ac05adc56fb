"""Summaries: what was counted stands there, in each language; outside, nothing small can be seen or worked out."""

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.core.errors import NotAllowed
from app.core.ways_out import WayOut
from app.figures.rules import SummaryAudience
from app.figures.services.figures import Figuring
from app.figures.services.summaries import MOST_DONE, Summaries
from app.figures.words import face_or_none, kind_or_none, share
from app.home.services.lists import ListFile
from app.i18n import LANGUAGES, _, in_language, set_language
from app.parliament.rules.parliament import Decision, ManagementAnswer, Proposal, Reply
from app.parliament.services.parliament import ParliamentWork
from app.reports.rules.report import Face, Kind
from app.store import audit
from tests.documents.reading import embedded, pages_of, text_of
from tests.made_homes import TestHome


def summaries(home: TestHome, who: str = "claire") -> Summaries:
    me = home.signed_in(who)
    return Summaries(home.house, me, Figuring(home.house, me))


def told(home: TestHome) -> tuple[date, date]:
    """Tell of six worries, seven ideas and one thing that happened."""
    for kind, count, face in (
        (Kind.WORRY, 6, Face.CHILD),
        (Kind.IDEA, 7, Face.ADULT),
        (Kind.HAPPENED, 1, Face.CHILD),
    ):
        for _number in range(count):
            home.tell("eppes", kind=kind, face=face)
    casework = home.casework("claire")
    home.clock.later(hours=2)
    for case_id in casework.order()[:8]:
        casework.answer(casework.acknowledge(casework.open(case_id)), "Merci fir däi Vertrauen.")
    return home.house.today.replace(day=1), home.house.today


def decided(home: TestHome, words: str, reply: Reply | None, outcome: str = "") -> Proposal:
    work, today = ParliamentWork(home.house, home.signed_in("claire")), home.house.today
    proposal = work.decide(work.keep_proposal(Proposal("", words, today)), Decision(words, today, today))
    if reply is not None:
        proposal = work.answer(proposal, ManagementAnswer(reply, f"Mir soen zu {words} eppes.", "Claire", today))
    return work.say_outcome(proposal, outcome) if outcome else proposal


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_says_what_was_counted(home: TestHome, language: str) -> None:
    first, last = told(home)
    decided(home, "Kicker", Reply.YES, "De Kicker steet am Keller.")
    decided(home, "Hond", Reply.NO)
    decided(home, "Zelt", None)
    home.clock.later(days=2)
    pdf = summaries(home).summary(first, last, SummaryAudience.MANAGEMENT, "Mir hu geléiert.", language)
    said = text_of(pdf)
    with in_language(language):
        for words in (
            share(8, 8),
            kind_or_none(Kind.HAPPENED),
            face_or_none(Face.ADULT),
            _("What we say to it"),
            _("Decisions of the parliament: settled"),
            _("Decisions of the parliament: still owed"),
        ):
            assert " ".join(words.split()) in said
    assert "Mir hu geléiert." in said
    assert "De Kicker steet am Keller." in said
    assert max(said.index("De Kicker steet"), said.index("Hond")) < said.index("Zelt")
    assert embedded(pdf)
    assert pages_of(pdf) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_outside_nothing_under_five_is_printed(home: TestHome, language: str) -> None:
    first, last = told(home)
    said = text_of(summaries(home).summary(first, last, SummaryAudience.OUTSIDE, "", language))
    with in_language(language):
        hidden = _("hidden")
        assert f"{kind_or_none(Kind.HAPPENED)} {hidden}" in said
        assert f"{kind_or_none(Kind.WORRY)} {hidden}" in said  # 14 minus 7 would tell the other two apart
        assert f"{kind_or_none(Kind.IDEA)} 7" in said
        assert share(8, 8) not in said


def test_a_home_with_few_reports_shows_nothing_outside(home: TestHome) -> None:
    home.tell("eent", kind=Kind.WORRY)
    today = home.house.today
    said = text_of(summaries(home).summary(today, today, SummaryAudience.OUTSIDE, "", "en"))
    set_language("en")
    assert f"{_('Reports')} {_('hidden')}" in said
    assert f"{kind_or_none(Kind.WORRY)} {_('hidden')}" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_time_is_said_to_be_empty(home: TestHome, language: str) -> None:
    today = home.house.today
    said = text_of(summaries(home).summary(today, today, SummaryAudience.TEAM, "", language))
    with in_language(language):
        assert _("No report came in this time.") in said


def test_the_longest_words_break_over_pages(home: TestHome) -> None:
    first, last = told(home)
    for number in range(12):
        decided(home, f"{number} " + "Donaudampfschifffahrtsgesellschaft " * 8, Reply.LATER)
    pdf = summaries(home).summary(first, last, SummaryAudience.TEAM, "Ganz vill Wierder. " * 400, "de")
    said = text_of(pdf)
    assert said.count("Wierder.") == 400
    assert all(f"{number} Donaudampf" in said for number in range(12))


def test_figures_leave_as_csv_and_excel_and_the_log_says_so(home: TestHome) -> None:
    first, last = told(home)
    set_language("en")
    one = summaries(home)
    rows = list(csv.reader(StringIO(one.file(first, last, ListFile.CSV).decode("utf-8-sig")), delimiter=";"))
    assert [_("Reports"), "14"] in rows
    assert [kind_or_none(Kind.IDEA), "7"] in rows
    sheet = load_workbook(BytesIO(one.file(first, last, ListFile.EXCEL))).active
    assert sheet is not None
    found = {row[0]: row[1] for row in sheet.iter_rows(values_only=True)}
    assert found[_("Reports")] == 14
    with home.house.database.reading() as connection:
        assert [record.action for record in audit.records(connection, 2)] == [WayOut.SAVED.value] * 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_childrens_page_shows_what_they_said_and_what_came_of_it(home: TestHome, language: str) -> None:
    with in_language(language):
        assert _("The first answer will stand here.") in text_of(summaries(home).you_said(language, large=False))
        decided(home, "Kicker", Reply.YES, "De Kicker steet am Keller.")
        decided(home, "Hond", Reply.NO)
        pdf = summaries(home).you_said(language, large=True)
        said = text_of(pdf)
    assert all(words in said for words in ("Kicker", "De Kicker steet am Keller.", "Hond", "Mir soen zu Hond"))
    assert pages_of(pdf) == 1
    assert embedded(pdf)


def test_many_long_answers_stay_on_the_childrens_page(home: TestHome) -> None:
    for number in range(MOST_DONE + 2):
        decided(home, f"{number} " + "ganz laang Wierder " * 15, Reply.YES, "well et esou ass " * 25)
    pdf = summaries(home).you_said("lb", large=False)
    assert pages_of(pdf) == 1
    assert text_of(pdf).count("ganz laang Wierder") == 15 * MOST_DONE


def test_who_reads_no_reports_makes_no_summary(home: TestHome) -> None:
    today = home.house.today
    with pytest.raises(NotAllowed):
        summaries(home, "marc").summary(today, today, SummaryAudience.TEAM, "", "fr")
    with pytest.raises(NotAllowed):
        summaries(home, "marc").file(today, today, ListFile.CSV)
    with pytest.raises(NotAllowed):
        summaries(home, "marc").you_said("fr", large=False)
    assert summaries(home, "marc").beside().training is None


def test_what_is_owed_stands_beside_the_figures(home: TestHome) -> None:
    decided(home, "Zelt", None)
    home.clock.later(days=1)
    found = summaries(home).beside()
    assert (found.owed, found.promises) == (1, 1)
    assert replace(found, training=None) == summaries(home, "tom").beside()
