"""A language is a line, a catalog and what there is of content; an unknown one does no harm."""

from datetime import UTC, date, datetime

import pytest

from app.i18n import DEFAULT, FINISHED, KNOWN, content, current, formats, in_language, preferred
from app.i18n.names import borrowed_words, draft_words, missing_languages
from app.resources import resource, translations
from app.speech.synthesiser import Synthesiser


@pytest.mark.parametrize("language", KNOWN)
def test_a_language_has_its_catalog_and_content_or_somebody_to_borrow_from(language: str) -> None:
    assert (translations() / language / "LC_MESSAGES" / "app.po").is_file()
    for path in resource("content", "fr").rglob("*.toml"):
        name = path.relative_to(resource("content", "fr")).with_suffix("").as_posix()
        with in_language(language):
            assert content.texts(name)
            assert content.language_of(name) in (language, KNOWN[language].borrows)


def test_what_is_borrowed_says_so() -> None:
    with in_language("pt"):
        assert content.language_of("rights") == "fr"
        assert content.language_of("helpers") == "pt"
        assert preferred() == ("pt", "fr", DEFAULT)
        assert "francês" in borrowed_words("fr")
        assert "francês" in draft_words()
        assert borrowed_words("pt") == borrowed_words("") == ""
    with in_language("de"):
        assert draft_words() == ""
    assert missing_languages({"lb", "pt"}) == [KNOWN[code].name for code in FINISHED if code != "lb"]


@pytest.mark.parametrize("language", ["xx", "", "../../etc", "pt_BR"])
def test_a_report_in_an_unknown_language_is_shown_and_read(language: str) -> None:
    with in_language(language):
        assert current() == DEFAULT
        assert content.texts("rights")
        assert formats.number(1)
    assert any(Synthesiser().speak("Moien", language))
    assert preferred(language)[-1] == DEFAULT


def test_french_writes_the_first_of_a_month_as_the_first() -> None:
    first = datetime(2026, 12, 1, 12, tzinfo=UTC)
    with in_language("fr"):
        assert formats.day(first) == "mardi 1er décembre"
        assert formats.plain_day(date(2026, 1, 1)) == "1er janvier 2026"
        assert formats.plain_day(date(2026, 1, 11)) == "11 janvier 2026"
    with in_language("de"):
        assert formats.plain_day(date(2026, 1, 1)) == "1. Januar 2026"
