"""Papers for the person it is about, forms to fill in by hand, and what anchors the audit log."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from app.audit_log.services import AuditLog
from app.core.errors import NotAReader
from app.home.services.papers import short_hash
from app.home.words.roles import role_name
from app.i18n import LANGUAGES, _, in_language, to_adult
from app.reports.rules.report import Face, Wish
from app.reports.services.printing import CasePrinting, paper_form_pdf
from app.reports.services.sharing import Sharing
from tests.made_homes import TestHome, only_case

NAMES = ("Claire M.", "Tom W.", "Joana P.")


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def printing(home: TestHome, who: str = "claire") -> CasePrinting:
    return CasePrinting(home.house, home.signed_in(who), home.casework(who))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_copy_holds_all_that_is_kept_and_no_third_person(home: TestHome, language: str) -> None:
    home.tell(
        "Den Tom W. an de Leo hu mech geschloen.",
        name="Lisa",
        wishes=frozenset({Wish.COORDINATOR, Wish.EDUCATOR}),
        educators=frozenset({home.ids["joana"]}),
    )
    casework = home.casework("claire")
    casework.answer(casework.note(only_case(home), "Notiz vum Claire"), "Merci, Lisa. Ech schwätzen muer mam Leo.")
    Sharing(home.house, home.signed_in("claire")).withdraw(only_case(home), home.ids["joana"], "net méi am Grupp")
    text = text_of(printing(home).copy_for_person(only_case(home).id, language, ("Leo",)))
    for kept in ("Lisa", "hu mech geschloen", "Notiz", "net méi am Grupp"):
        assert kept in text
    assert not [name for name in (*NAMES, "Leo", "Tom", "Joana") if name in text]
    with in_language(language):
        assert role_name(home.colleague("claire").role) in text


def test_only_a_reader_makes_a_copy(home: TestHome) -> None:
    home.tell()
    for who in ("anne", "tom"):
        with pytest.raises(NotAReader):
            printing(home, who).copy_for_person(only_case(home).id, "lb")


def test_papers_of_staff_carry_the_newest_hash(home: TestHome) -> None:
    home.tell()
    case = only_case(home)
    papers = (
        printing(home).case_summary(case.id, "en", with_names=True),
        printing(home).copy_for_person(case.id, "en"),
        printing(home).meeting_page(case.id, "en"),
    )
    for paper in papers:
        printed = text_of(paper).split("audit log ")[1][:19]
        assert AuditLog(home.house, home.signed_in("anne")).holds(printed)
    assert short_hash(b"\x01" * 32) == "0101 0101 0101 0101"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("face", Face)
def test_the_paper_form_fits_and_asks_nothing_that_must_be_filled_in(
    home: TestHome, language: str, face: Face
) -> None:
    pdf = paper_form_pdf(home.house, face, language)
    assert len(PdfReader(BytesIO(pdf)).pages) == 1
    with in_language(language), to_adult(on=face is Face.ADULT):
        text = text_of(pdf)
        for asked in (_("What would you like to say?"), _("Are you in danger now?"), _("Who may read it?")):
            assert " ".join(asked.split()) in text
        assert "116 111" in text
