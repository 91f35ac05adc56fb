"""Papers of training and workshops, in each language: what was put in stands there, in the program's own letters,
in the right size, also with very long names and with nothing."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from app.core.errors import NotAllowed, NothingToPrint
from app.documents.blocks import no_progress
from app.i18n import FINISHED, LANGUAGES, _, in_language
from app.training.services.courses import built_in_courses, courses
from app.training.services.my_training import course_text
from app.training.services.papers import TrainingPapers
from app.training.services.signing_off import SigningOff
from app.training.services.team import Team, member_of_account, team
from app.workshops.rules import Workshop
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import PosterSize, PosterText, WorkshopPapers
from tests.documents.reading import text_of as text
from tests.made_homes import TestHome

OURS = ("Atkinson", "Andika")


def papers(home: TestHome, who: str = "claire") -> TrainingPapers:
    return TrainingPapers(home.house, home.signed_in(who))


def tom(home: TestHome) -> str:
    found = member_of_account(home.house, home.ids["tom"])
    assert found is not None
    return found.id


def letters_are_ours(pdf: bytes) -> bool:
    fonts = set()
    for page in PdfReader(BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            fonts.add(str(font.get_object()["/BaseFont"]))
    return bool(fonts) and all(any(name in font for name in OURS) for font in fonts)


def complete(home: TestHome) -> None:
    signing = SigningOff(home.house, home.signed_in("claire"))
    course = courses(home.house)[0]
    for module, item in course.items():
        signing.sign(tom(home), course.key(module, item), home.house.today)


@pytest.mark.parametrize("language", FINISHED)
def test_the_certificate_names_person_course_chapters_and_days(home: TestHome, language: str) -> None:
    complete(home)
    pdf = papers(home, "tom").certificate(tom(home), "bientraitance", language)
    said = text(pdf)
    with in_language(language):
        for module in built_in_courses()[0].modules:
            assert " ".join(module.texts[language].title.split()) in said
        assert course_text(built_in_courses()[0]).title in said
    assert "Tom W." in said
    assert "2028" in said
    assert letters_are_ours(pdf)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1


def test_there_is_no_certificate_for_half_a_course(home: TestHome) -> None:
    with pytest.raises(NothingToPrint):
        papers(home).certificate(tom(home), "bientraitance", "fr")


def test_nobody_prints_a_colleagues_record(home: TestHome) -> None:
    with pytest.raises(NotAllowed):
        papers(home, "joana").record(tom(home), "fr")
    assert "Tom W." in text(papers(home, "tom").record(tom(home), "fr"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_has_everybody_and_every_item(home: TestHome, language: str) -> None:
    ids = [member.id for member in team(home.house)]
    pdf = papers(home).matrix([], ids, language, no_progress)
    reader = PdfReader(BytesIO(pdf))
    columns = sum(1 for course in courses(home.house) for _one in course.items())
    assert len(reader.pages) == -(-columns // 7)
    assert all("Joana P." in page.extract_text() for page in reader.pages)
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert letters_are_ours(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_person_who_is_late_has_a_letter(home: TestHome, language: str) -> None:
    with pytest.raises(NothingToPrint):
        papers(home).letters(language)
    home.clock.later(days=200)
    pdf = papers(home).letters(language)
    said = text(pdf)
    assert all(name in said for name in ("Claire M.", "Joana P.", "Marc T.", "Tom W."))
    assert letters_are_ours(pdf)


def test_the_longest_names_fit(home: TestHome) -> None:
    service = Team(home.house, home.signed_in("claire"))
    for member in team(home.house):
        service.keep(replace(member, name="Marie-Antoinette Wasserfall-Schmittgen " * 2, home="H" * 90))
    ids = [member.id for member in team(home.house)]
    for pdf in (
        papers(home).matrix([], ids, "de", no_progress),
        papers(home).record(tom(home), "de"),
        papers(home).attendance("T" * 90, [("x", "y" * 200)], team(home.house), "de"),
    ):
        assert PdfReader(BytesIO(pdf)).pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workshops_plan_and_what_came_out(home: TestHome, language: str) -> None:
    workshop = Gatherings(home.house, home.signed_in("tom")).keep_workshop(
        Workshop("", "Eis Reegelen", home.house.today, outcome="Mir klappen.", children=7)
    )
    pdf = WorkshopPapers(home.house, home.signed_in("tom")).workshop(workshop, language)
    said = text(pdf)
    assert "Mir klappen." in said
    with in_language(language):
        assert _("What came out") in said
    assert letters_are_ours(pdf)


@pytest.mark.parametrize("size", PosterSize)
@pytest.mark.parametrize("words", ["", "Sot et eis. " * 40, "Donaudampfschifffahrtsgesellschaft"])
def test_a_poster_is_one_sheet_whatever_it_says(home: TestHome, size: PosterSize, words: str) -> None:
    service = WorkshopPapers(home.house, home.signed_in("tom"))
    pdf = service.own_poster([PosterText("Wat denks du?", words)] * 2, ["lb", "fr"], size)
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert round(page.mediabox.width) == (595 if size is PosterSize.A4 else 842)
    assert "Wat denks du?" in text(pdf)
    assert letters_are_ours(pdf)


def test_every_right_has_a_poster(home: TestHome) -> None:
    service = WorkshopPapers(home.house, home.signed_in("tom"))
    for right in service.rights():
        assert letters_are_ours(service.right_poster(right.id, ["de"], PosterSize.A4))
