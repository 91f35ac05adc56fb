"""The n-rule (Eifeler Regel): a final -n falls away before every consonant but n, d, t, z and h, and stays
elsewhere. The rule of the ZLS; loan words and stressed endings keep their n."""

import re

import pytest

from tests.i18n.texts import texts

DROPS_BEFORE = "bcfgjklmpqrsvwxy"

KEEPS = {"wann s", "deen s", "ombudsman fir", "children safe"}
STRESSED = ("oun", "erin")
LOANS = {
    *("Formulaire", "Kopie", "Enveloppe", "Lycée", "Sekonn"),
    *("Bientraitance", "Rouge", "Permanence", "Ecran", "Patron"),
    *("Office", "Service"),
}

HAS_LOST_N = {"de", "vu", "hu", "wa", "ka", "da", "nëmme", "dëse", "denge", "alle"}
LONG = 5
"""A longer word in -e is an infinitive or a plural that has lost its -n."""

WITH_N = re.compile(r"\b(\w+n) (\w+)")
WITHOUT_N = re.compile(r"\b(\w+e|hu|vu|wa|ka|da) ([aeiouäëéöünhdtz]\w*)", re.IGNORECASE)


def breaks_of_the_rule(text: str) -> list[str]:
    kept = [
        match[0]
        for match in WITH_N.finditer(text)
        if match[2][0].lower() in DROPS_BEFORE
        and match[0].lower() not in KEEPS
        and not match[1].endswith(STRESSED)
        and match[1] not in LOANS
    ]
    lost = [
        match[0]
        for match in WITHOUT_N.finditer(text)
        if match[1] not in LOANS and (match[1].lower() in HAS_LOST_N or len(match[1]) >= LONG)
    ]
    return kept + lost


def test_the_n_rule_is_kept_everywhere() -> None:
    assert [(found, text) for text in texts("lb") for found in breaks_of_the_rule(text)] == []


@pytest.mark.parametrize(
    "text",
    ["den Bericht", "vun Bäcker", "mir hunn gelies", "Wien bass du?", "de Hond", "mir liese nach", "vu Heem"],
)
def test_a_break_is_found(text: str) -> None:
    assert breaks_of_the_rule(text)


@pytest.mark.parametrize("text", ["de Bericht", "den Hond", "mir hu gelies", "Wie bass du?", "eng Persoun kennen"])
def test_right_words_pass(text: str) -> None:
    assert breaks_of_the_rule(text) == []
