"""Signs as each language sets them: apostrophes, quotation marks, the spaces before French signs, three dots in
one.

French takes the hard space (U+00A0) where its printers take a narrow one: not every letter of ours has that."""

import re
from datetime import UTC, datetime

import pytest

from app.i18n import formats, in_language
from tests.i18n.texts import texts

LETTER = "[A-Za-zÀ-ÖØ-öø-ÿœŒ]"
WRONG = {
    "fr": (
        f"(?<={LETTER})'(?={LETTER})",
        r"[^\xa0\s\d/.;:!?&][;!?](?![a-z])",
        r" [;!?»:]",
        r"« |[^\xa0]»|«[^\xa0]",
        r'"',
        r"\.\.\.",
    ),
    "de": (r'"', r"\.\.\.", "“[^„“”]{1,60}”", "[‚‘]"),
    "lb": (r'"', r"\.\.\.", "“[^„“”]{1,60}”"),
    "en": (r"\.\.\.",),
}


@pytest.mark.parametrize("language", WRONG)
def test_signs_are_those_of_the_language(language: str) -> None:
    found = [
        (wrong, text[max(0, match.start() - 40) : match.end() + 20])
        for text in texts(language)
        for wrong in WRONG[language]
        for match in re.finditer(wrong, text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("fr", "l'enfant"),
        ("fr", "Quoi?"),
        ("fr", "« oui »"),
        ("de", 'Das "Haus"'),
        ("lb", "Waart..."),
        ("en", "So..."),
    ],
)
def test_a_wrong_sign_is_found(language: str, wrong: str) -> None:
    assert any(re.search(rule, wrong) for rule in WRONG[language])


def test_the_first_of_a_month_is_written_out_in_french() -> None:
    with in_language("fr"):
        assert "1er mars" in formats.full_day(datetime(2026, 3, 1, 12, tzinfo=UTC))
        assert "2 mars" in formats.full_day(datetime(2026, 3, 2, 12, tzinfo=UTC))
