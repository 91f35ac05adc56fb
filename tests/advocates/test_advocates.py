"""Advocates: their cards, a wish to talk that only the one reads, what they look after, and their yearly
report."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.advocates.rules import AdvocateCard, CardText
from app.advocates.services import Advocacy, AdvocateCards, Advocates
from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed
from app.i18n import LANGUAGES, in_language
from app.reports.rules.report import Draft, Kind, Wish
from app.reports.words.report import kind_name
from tests.made_homes import TestHome


def advocacy(home: TestHome, who: str = "anne") -> Advocacy:
    return Advocacy(home.house, home.signed_in(who))


def cards(home: TestHome, who: str) -> AdvocateCards:
    return AdvocateCards(home.house, home.signed_in(who))


def test_a_wish_to_talk_to_one_advocate_is_read_by_that_one_alone(home: TestHome) -> None:
    anne = home.ids["anne"]
    draft = Draft("lb", kind=Kind.TALK, educators=frozenset({anne}))
    assert [reader.name for reader in home.telling.audience(draft).readers] == ["Anne S."]
    home.telling.send(draft, home.telling.prepare_receipt())
    assert home.casework("claire").order() == []
    found = advocacy(home).overview()
    assert [talk.kind for talk in found.talks] == [Kind.TALK]
    assert found.about_staff == ()


def test_a_report_about_staff_stands_first_until_it_is_closed(home: TestHome) -> None:
    home.tell("Den Tom huet gejaut.", about_staff=frozenset({home.ids["tom"]}))
    home.tell("Merci", kind=Kind.THANKS, wishes=frozenset({Wish.ADVOCATE}))
    found = advocacy(home).overview()
    assert [case_preview.words for case_preview in found.about_staff] == ["Den Tom huet gejaut."]
    assert found.late == ()
    home.clock.later(days=60)
    assert len(advocacy(home).overview().late) == 2


def test_what_is_late_comes_to_whoever_stands_by_as_in_the_list_and_no_more(home: TestHome) -> None:
    home.tell("Fir d'Claire.", wishes=frozenset({Wish.COORDINATOR}))
    assert advocacy(home).overview().late == ()
    home.clock.later(days=60)
    [late] = advocacy(home).overview().late
    assert late.words == "Fir d'Claire."
    assert late.answered is None
    case = home.casework("claire").open(late.id)
    assert [person.name for person in case.stand_by] == ["Anne S."], "looking is not opening"


def test_only_advocates_have_this_page(home: TestHome) -> None:
    for who in ("claire", "tom", "marc"):
        with pytest.raises(NotAllowed):
            advocacy(home, who).overview()
        with pytest.raises(NotAllowed):
            advocacy(home, who).report(2026, "", "lb")


def test_a_card_is_changed_by_its_advocate_or_whoever_sets_up_the_kiosk(home: TestHome) -> None:
    anne = home.ids["anne"]
    assert Advocates(home.house).all()[0].card == AdvocateCard(anne)
    card = AdvocateCard(anne, reach="621 00 00 00", texts={"lb": CardText("Ech si vu baussen.")})
    kept = cards(home, "anne").keep(card)
    assert Advocates(home.house).all()[0].card == kept
    changed = cards(home, "claire").keep(replace(kept, reach="621 00 00 01"))
    with pytest.raises(ChangedMeanwhile):
        cards(home, "anne").keep(kept)
    with pytest.raises(NotAllowed):
        cards(home, "tom").keep(changed)
    with pytest.raises(NotAllowed):
        cards(home, "anne").keep(AdvocateCard(home.ids["claire"], reach="1"))
    with pytest.raises(NameMissing):
        cards(home, "anne").keep(replace(changed, reach=" ", texts={}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_yearly_report_counts_and_names_nobody(home: TestHome, language: str) -> None:
    home.tell("Den Tom huet gejaut.", kind=Kind.HAPPENED, about_staff=frozenset({home.ids["tom"]}), name="Lina")
    casework = home.casework("anne")
    case = casework.open(casework.order()[0])
    home.clock.later(days=3)
    casework.answer(case, "Merci fir däi Vertrauen.")
    year = home.house.today.year
    found = advocacy(home).figures(year)
    assert (found.total, found.about_staff, found.answered) == (1, 1, 1)
    assert found.days is not None
    assert 2.9 < found.days < 3.1
    pdf = advocacy(home).report(year, "E roueg Joer.", language)
    said = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
    assert "E roueg Joer." in said
    with in_language(language):
        assert kind_name(Kind.HAPPENED) in said
    for name in ("Lina", "Tom", "gejaut"):
        assert name not in said
