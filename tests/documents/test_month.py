"""A month on paper: what a day has no room for is counted, and stands below."""

from datetime import UTC, date, datetime
from io import BytesIO

from pypdf import PdfReader

from app.documents.blocks import Printed
from app.year.documents import MonthPaper, month_paper

LONG = "Äntwert un d'Parlament: länger Ëffnungszäite fir d'Bibliothéik an de Spillsall"


def paper(lines: list[tuple[date, date, str]]) -> PdfReader:
    printed = Printed("Haus Test", datetime(2026, 11, 1, 9, tzinfo=UTC), "Claire M.", "ab" * 32)
    return PdfReader(BytesIO(month_paper(MonthPaper(printed, "November 2026", 2026, 11, lines))))


def test_nothing_runs_over_into_the_next_week() -> None:
    day = date(2026, 11, 13)
    pdf = paper([(day, day, LONG) for _number in range(4)])
    said = pdf.pages[0].extract_text()
    assert "+ 3" in said or "+ 2" in said
    assert said.replace("\n", " ").count("Bibliothéik") >= 4, "whole below"


def test_what_fits_is_not_counted() -> None:
    day = date(2026, 11, 13)
    said = paper([(day, day, "Eent"), (day, day, "Zwee")]).pages[0].extract_text()
    assert "Eent" in said
    assert "Zwee" in said
    assert "+ " not in said
