"""The handbooks: as many pages as promised, in every language, with a picture of a real screen on each, and
nothing cut off."""

import re
from collections.abc import Iterator
from io import BytesIO
from string import Formatter

import pytest
from babel.messages.pofile import read_po
from pypdf import PdfReader

from app.core.rights import Role
from app.handbooks.documents import handbook
from app.handbooks.rules import PAGES, Handbook, handbook_of
from app.handbooks.services import names_on_screens, paper_of
from app.i18n import FINISHED, content, in_language
from app.resources import translations

QUOTED = re.compile("[„“«]\N{NO-BREAK SPACE}?(.+?)\N{NO-BREAK SPACE}?[“”»]")
QUOTED_FIRST = re.compile('^- [„“«"]\N{NO-BREAK SPACE}?(.+?)\N{NO-BREAK SPACE}?[“”»"]', re.MULTILINE)
ONE_SAYS = {"du", "tu", "you"}
"""Quoted, but not what stands on a button: how one speaks to a child."""

NO_MESSAGES = {"option", "check"}
"""Places for what somebody types, the same in each language."""


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("which", Handbook)
def test_a_handbook_has_its_pages_and_all_its_words(which: Handbook, language: str) -> None:
    with in_language(language):
        paper = paper_of(which, "Haus Test")
        read = PdfReader(BytesIO(handbook(paper)))
    assert len(read.pages) == PAGES[which] == len(paper.pages)
    assert read.metadata is not None
    assert read.metadata.title == paper.title
    for page, printed in zip(paper.pages, read.pages, strict=True):
        said = flat(printed.extract_text())
        for words in (page.title, page.text, *page.steps):
            assert flat(words) in said
        assert page.picture.is_file(), page.picture.name
        assert len(printed.images) == 1


def test_all_languages_tell_the_same() -> None:
    for which in Handbook:
        forms = []
        for language in FINISHED:
            with in_language(language):
                read = content.texts(f"handbooks/{which}")
            forms.append([(one["shot"], len(one["steps"]), _places(one)) for one in read["page"]])
        assert all(form == forms[0] for form in forms)


def _places(page: dict[str, object]) -> list[str]:
    return [name for text in _texts(page) for _before, name, *_more in Formatter().parse(text) if name]


def _texts(page: dict[str, object]) -> Iterator[str]:
    steps = page["steps"]
    assert isinstance(steps, list)
    yield from (str(page["title"]), str(page["text"]), *map(str, steps))


@pytest.mark.parametrize("language", FINISHED)
def test_what_is_quoted_stands_on_a_screen(language: str) -> None:
    messages = _messages(language)
    with in_language(language):
        names = names_on_screens()
        pages = [one for which in Handbook for one in content.texts(f"handbooks/{which}")["page"]]
    assert {name for key, name in names.items() if key not in NO_MESSAGES} <= messages
    quoted = [found for page in pages for text in _texts(page) for found in QUOTED.findall(text)]
    assert len(quoted) > 20
    assert {one.format(**names) for one in quoted} - ONE_SAYS <= messages


def test_nobody_begins_with_the_childrens() -> None:
    assert {handbook_of(role) for role in Role} == set(Handbook) - {Handbook.CHILD}


@pytest.mark.parametrize("language", FINISHED)
def test_what_the_course_on_the_kiosk_quotes_stands_there(language: str) -> None:
    with in_language(language):
        found = QUOTED_FIRST.findall(content.texts("courses/kiosk/kiosk")["reading"])
    assert len(found) == 2
    assert set(found) <= _messages(language)


def _messages(language: str) -> set[str]:
    with (translations() / language / "LC_MESSAGES" / "app.po").open("rb") as file:
        return {
            str(message.string or message.id)
            for message in read_po(file, locale=language)
            if isinstance(message.id, str)
        }
