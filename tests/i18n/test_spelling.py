"""The languages against their Hunspell dictionaries, with a short list of names and words let through."""

import re
from pathlib import Path

import pytest
from hunspell import Hunspell

from tests.i18n.texts import texts

DICTIONARIES = Path(__file__).parent / "spelling"

ALLOWED = {
    "lb": {"Ombudsman", "Rettungsblat", "Bir", "Enter", "Frozeechen"},
    "fr": {"Meng", "Stëmm", "Kanner", "Jugendtelefon"},
    "de": {"Meng", "Stëmm", "Ombudsman", "min", "Median", "Stick"},
    "en": {"Meng", "Stëmm"},
    "pt": {"Meng", "Stëmm", "Kanner", "Jugendtelefon", "Enter", "internet", "min"},
}

WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
PARTS = re.compile(r"['\u2019-]")


BODIES = {"OKaJu", "ONE", "SCAS", "Ctrl", "Strg", "Esc", "Shift", "Umschalt"} | {
    *("PDF", "PNG", "JPEG", "CSV", "Excel", "xlsx"),
    *("Bientraitance", "bientraitance", "Dispositif", "arcus", "Caritas", "Croix-Rouge", "elisabeth"),
    *("Kannerduerf", "Lëtzebuerg", "procédure", "pénal", "pénale", "Lundy"),
    *("Keeping", "Children", "Safe", "Quality", "Rec"),
    *("Office", "national", "enfance", "Service", "aide", "aux", "victimes", "Elterentelefon"),
    *("GDPR", "RGPD", "DSGVO", "XChaCha", "Poly", "Argon", "libsodium"),
}
"""Kinds of files; names of bodies, organisations, standards, codes of law and of ciphers; the one word that all
languages share; what stands on keys."""


def misspelt(language: str, said: set[str]) -> list[str]:
    dictionary = Hunspell(language, hunspell_data_dir=str(DICTIONARIES))

    def known(word: str) -> bool:
        return word in ALLOWED[language] or word in BODIES or bool(dictionary.spell(word))

    return sorted(
        word for word in said if not known(word) and not all(len(p) < 3 or known(p) for p in PARTS.split(word))
    )


@pytest.mark.parametrize("language", ALLOWED)
def test_every_word_is_in_the_dictionary(language: str) -> None:
    said = {word for text in texts(language) for word in WORD.findall(text)}
    assert len(said) > 400
    assert misspelt(language, said) == []


@pytest.mark.parametrize(
    ("language", "wrong"),
    [("lb", "Äntwärt"), ("fr", "réponce"), ("de", "Anntwort"), ("en", "anwser"), ("pt", "respota")],
)
def test_a_wrong_word_is_found(language: str, wrong: str) -> None:
    assert misspelt(language, {wrong}) == [wrong]


@pytest.mark.parametrize("language", ALLOWED)
def test_no_allowed_word_is_kept_in_vain(language: str) -> None:
    said = {word for text in texts(language) for word in WORD.findall(text)}
    assert ALLOWED[language] <= said | {part for word in said for part in PARTS.split(word)}
