"""Helper poster, right cards, the extract of the audit log: what was put in stands there, also when it is long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.audit_log.services import PAGE, AuditLog
from app.core.audit_actions import AuditAction
from app.core.errors import NotAllowed
from app.documents.posters import PosterSize
from app.helpers.rules import Helper, HelperText
from app.helpers.services import KioskEditing, built_in_helpers
from app.i18n import LANGUAGES, _, content, in_language
from app.store import audit
from app.workshops.documents.helper_poster import HelperLine, HelperPoster, helper_poster
from app.workshops.services.papers import WorkshopPapers
from tests.documents.reading import embedded, pages_of, text_of
from tests.made_homes import TestHome


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_helper_poster_shows_what_the_kiosk_shows(home: TestHome, language: str) -> None:
    editing = KioskEditing(home.house, home.signed_in("claire"))
    first = next(built_in_helper for built_in_helper in built_in_helpers() if built_in_helper.id == "okaju")
    editing.keep_helper(replace(first, hidden=True))
    own = {code: HelperText("Maria", "Si schafft nieft der Schoul.") for code in LANGUAGES}
    editing.keep_helper(Helper("", "621 000 000", texts=own))
    papers = WorkshopPapers(home.house, home.signed_in("claire"))
    for size in PosterSize:
        pdf = papers.helper_poster(language, size)
        said = text_of(pdf)
        for built_in_helper in built_in_helpers():
            if built_in_helper == first:
                continue
            assert built_in_helper.number in said
            assert plain(built_in_helper.texts[language].name) in said
        assert first.texts[language].name not in said
        assert "621 000 000" in said
        assert "Claire M." in said
        assert "Anne S." in said
        assert "Tom W." not in said
        assert pages_of(pdf) == 1
        assert embedded(pdf)


def test_many_long_helpers_stay_on_their_page() -> None:
    lines = [
        HelperLine(f"{number} 000 000 000 000", "Numm " * 12, "Si hëllefen dir. " * 12) for number in range(12)
    ]
    pdf = helper_poster(HelperPoster("Haus " * 8, lines, [("Marie-Antoinette Wasserfall", "Koordinator")] * 9))
    said = text_of(pdf)
    assert pages_of(pdf) == 1
    assert said.count("Si hëllefen dir.") == 144
    assert pages_of(helper_poster(HelperPoster("Haus", [], []))) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_has_its_card(home: TestHome, language: str) -> None:
    pdf = WorkshopPapers(home.house, home.signed_in("tom")).right_cards(language)
    said = text_of(pdf)
    with in_language(language):
        for name in content.facts("rights"):
            words = content.texts("rights")[name]
            assert plain(words["title"]) in said
            assert plain(words["text"]) in said
            assert plain(words["example"]) in said
    assert pages_of(pdf) == -(-len(content.facts("rights")) // 4)


def test_borrowed_words_stand_on_a_poster_once(home: TestHome) -> None:
    papers = WorkshopPapers(home.house, home.signed_in("tom"))
    said = text_of(papers.right_poster("safe", ["pt", "fr"], PosterSize.A4))
    assert said.count("Sans violence") == 1
    both = text_of(papers.right_poster("safe", ["de", "fr"], PosterSize.A4))
    assert (both.count("Sans violence"), both.count("Ohne Gewalt")) == (1, 1)


def test_an_administrator_prints_no_posters(home: TestHome) -> None:
    papers = WorkshopPapers(home.house, home.signed_in("marc"))
    with pytest.raises(NotAllowed):
        papers.helper_poster("fr", PosterSize.A4)
    with pytest.raises(NotAllowed):
        papers.right_cards("fr")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_extract_has_the_rows_of_its_days(home: TestHome, language: str) -> None:
    first = home.house.today
    home.tell("eent")
    home.clock.later(days=2)
    casework = home.casework("claire")
    casework.open(casework.order()[0])
    trail = AuditLog(home.house, home.signed_in("anne"))
    said = text_of(trail.extract(home.house.today, home.house.today, language))
    with in_language(language):
        assert plain(_("All rows are whole.")) in said
        assert plain(_("Case opened")) in said
        assert plain(_("Report received")) not in said
    with home.house.database.reading() as connection:
        newest = audit.records(connection, 1)[0]
    assert newest.action == "extract of the audit log made"
    whole = trail.extract(first, home.house.today, language)
    assert len(text_of(whole)) > len(said)


def test_a_long_extract_is_read_page_by_page(home: TestHome) -> None:
    with home.house.database.writing() as connection:
        for _number in range(PAGE + 50):
            audit.append(connection, home.house.clock(), home.ids["claire"], AuditAction.SIGNED_IN)
    trail, pages = AuditLog(home.house, home.signed_in("anne")), list[int]()
    pdf = trail.extract(home.house.today - timedelta(days=1), home.house.today, "fr", pages.append)
    assert pages_of(pdf) == len(pages) > 5
    assert text_of(pdf).count("Connecté") >= PAGE + 50


def test_only_the_advocate_has_an_extract(home: TestHome) -> None:
    for who in ("claire", "tom", "marc"):
        with pytest.raises(NotAllowed):
            AuditLog(home.house, home.signed_in(who)).extract(home.house.today, home.house.today, "fr")
