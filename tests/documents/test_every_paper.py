"""Every paper, in every language: its letters are in the file and none is missing, title, language and pages are
right, nothing runs off the page, and it looks as it did when somebody last looked at it."""

import sys
from collections.abc import Iterator
from importlib import import_module
from inspect import isfunction
from io import BytesIO
from pkgutil import walk_packages
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageFilter
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFont

import app
from app.i18n import LANGUAGES, set_language
from tests.documents.golden import FOLDER, differs, file_of, language_of, picture
from tests.documents.reading import embedded, text_of
from tests.papers import EveryPaper

PAGES = {
    "case-summary": 2,
    "case-summary-no-names": 2,
    "copy-for-person": 2,
    "case-bundle": 4,
    "training-record": 3,
    "late-letters": 13,
    "attendance": 2,
    "summary-team": 4,
    "summary-management": 4,
    "summary-outside": 3,
    "ballot-cards": 2,
    "charter-booklet": 5,
    "review": 9,
    "advocate-year": 2,
    "privacy": 2,
    "right-cards": 6,
}
"""All others are one page. The matrix and the audit log are as long as their rows."""

AS_LONG_AS_ROWS = {"matrix", "audit-extract"}
DRAWN = {
    *("receipt-card", "kept-card", "ballot-cards", "charter-poster", "right-poster", "two-languages"),
    *("own-poster", "helper-poster", "right-cards", "you-said-a4", "you-said-a3"),
}
"""Sheets without a page number."""

WITHOUT_HEADINGS = {"certificate", "matrix", "calendar-month", "late-letters", "attendance"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EveryPaper]:
    made = EveryPaper(tmp_path_factory.mktemp("papers"))
    yield made
    made.house.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paper_is_whole(papers: EveryPaper, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    missing: set[str] = set()
    split = TTFont.splitString

    def noting(self: Any, text: str, *more: Any, **extra: Any) -> Any:
        known = self.face.charToGlyph
        missing.update(letter for letter in str(text) if ord(letter) not in known and letter not in "\n\t\r")
        return split(self, text, *more, **extra)

    monkeypatch.setattr(TTFont, "splitString", noting)
    wrong = []
    for name, make in papers.of.items():
        pdf = make(language)
        reader = PdfReader(BytesIO(pdf))
        root: Any = reader.trailer["/Root"]
        said = text_of(pdf)
        checks = {
            "letters": embedded(pdf),
            "language": root.get("/Lang") == language,
            "title": bool(reader.metadata and reader.metadata.title),
            "pages": name in AS_LONG_AS_ROWS or len(reader.pages) == PAGES.get(name, 1),
            "home": name == "right-cards" or papers.house.home.name in said,
            "bookmarks": name in DRAWN | WITHOUT_HEADINGS or bool(reader.outline),
        }
        wrong += [(name, check) for check, good in checks.items() if not good]
    assert wrong == []
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_papers_of_several_pages_count_them(papers: EveryPaper, language: str) -> None:
    for name in ("case-bundle", "review", "summary-team", "audit-extract"):
        reader = PdfReader(BytesIO(papers.of[name](language)))
        for number, page in enumerate(reader.pages, 1):
            assert f"{number} " in page.extract_text()
            assert str(len(reader.pages)) in page.extract_text()


def test_nothing_is_printed_in_the_rim(papers: EveryPaper) -> None:
    """A printer leaves some millimetres white: no ink in the last three."""
    for name, make in papers.of.items():
        shown = picture(make(language_of(name)))
        rim = 4
        edges = [
            shown.crop((0, 0, shown.width, rim)),
            shown.crop((0, 0, rim, shown.height)),
        ]
        assert all(edge.getextrema()[0] > 200 for edge in edges), name  # type: ignore[operator]


def test_every_paper_looks_as_it_did(papers: EveryPaper) -> None:
    changed = {}
    for name, make in papers.of.items():
        language = language_of(name)
        kept = file_of(name, language)
        assert kept.exists(), f"look at the paper, then: python3 dev.py papers --keep {name}"
        if found := differs(picture(make(language)), Image.open(kept)):
            changed[name] = found
    assert changed == {}
    assert {path.stem for path in FOLDER.glob("*.png")} == {f"{name}-{language_of(name)}" for name in papers.of}


def test_a_changed_look_is_found(papers: EveryPaper) -> None:
    set_language("lb")
    for kept in sorted(FOLDER.glob("*.png"))[::4]:
        before = Image.open(kept)
        moved = ImageChops.offset(before, 0, 3)
        assert differs(moved, before), f"moved by two millimetres: {kept.name}"
        assert differs(before.filter(ImageFilter.MinFilter(3)), before), f"bolder: {kept.name}"
        assert differs(before.crop((0, 0, before.width, before.height - 9)), before)
        assert not differs(before, before)


def test_every_function_that_makes_a_paper_is_asked_for_one(papers: EveryPaper) -> None:
    """A new paper without a line in `tests/papers` is noticed here. The handbooks have a test of their own."""
    makers = {
        function.__code__: f"{module.__name__}.{name}"
        for module in _documents()
        for name, function in vars(module).items()
        if isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
        if function.__annotations__.get("return") is bytes
    }
    assert len(makers) > 25
    made: set[CodeType] = set()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call" and frame.f_code in makers:
            made.add(frame.f_code)

    sys.setprofile(note)
    try:
        for make in papers.of.values():
            make("en")
    finally:
        sys.setprofile(None)
    assert {makers[code] for code in set(makers) - made} == {"app.handbooks.documents.handbook"}


def _documents() -> Iterator[ModuleType]:
    for found in walk_packages(app.__path__, "app."):
        if ".documents" in found.name and found.name != "app.documents":
            yield import_module(found.name)
