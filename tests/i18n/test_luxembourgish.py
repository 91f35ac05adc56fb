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
    *("Bientraitance", "Rouge", "Permanence", "Ecran", "Patron", "Telefon"),
    *("ONE", "Office", "Service", "aide", "Code"),
}
WHOLE = {"mee", "wee", "nee", "zwee", "idee", "enn"}
"""Words that end so by themselves: they have no -n to lose, or one that stays."""

HAS_LOST_N = {
    *("a", "u", "vu", "hu", "wa", "ka", "da", "gi", "gesi", "dovu", "virdru", "dru", "dra", "dohi"),
    *("de", "e", "ee", "wie", "hie", "mäi", "däi", "säi"),
}
"""Short words without their -n. A longer one in -e is another: a pronoun, an infinitive or a plural."""

WITH_N = re.compile(r"\b(\w+n)(?= (\w+))")
WITHOUT_N = re.compile(r"\b(\w+)(?= ([aeiouäëéöünhdtz]\w*))", re.IGNORECASE)
THEY_ARE = re.compile(r"\b((?:mir|se) si)(?= ([aeiouäëéöünhdtz]\w*))", re.IGNORECASE)
"""Here "si" is the verb, not the pronoun. All three use lookahead, so that matches may overlap."""


def breaks_of_the_rule(text: str) -> list[str]:
    kept = [
        f"{word} {following}"
        for word, following in WITH_N.findall(text)
        if following[0].lower() in DROPS_BEFORE
        and f"{word} {following}".lower() not in KEEPS
        and not word.endswith(STRESSED)
        and word not in LOANS
        and word.lower() not in WHOLE
    ]
    lost = [
        f"{word} {following}"
        for word, following in WITHOUT_N.findall(text)
        if word not in LOANS
        and word.lower() not in WHOLE
        and (word.lower() in HAS_LOST_N or (word.endswith(("e", "E")) and len(word) > 2))
    ]
    return kept + lost + [" ".join(found) for found in THEY_ARE.findall(text)]


def test_the_n_rule_is_kept_everywhere() -> None:
    assert [(found, text) for text in texts("lb") for found in breaks_of_the_rule(text)] == []


@pytest.mark.parametrize(
    "text",
    ["den Bericht", "vun Bäcker", "mir hunn gelies", "Wien bass du?", "de Hond", "mir liese nach", "vu Heem"],
)
def test_a_break_is_found(text: str) -> None:
    assert breaks_of_the_rule(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("E Kolleeg muss de Krop fir Iech maachen: Kee ënnerschreift fir sech selwer.", "Kee ënnerschreift"),
        ("Kee ënnerschreift fir sech selwer. Frot w.e.g. e Kolleeg.", "Kee ënnerschreift"),
        ("Déi éischt Zeil muss soen, wat an de Kolonne steet: e Numm", "e Numm"),
        ("oder e Numm mat engem Cours", "e Numm"),
        ("muss se ee nom anere probéieren", "ee nom"),
        ("Duerno gi deng Wierder geläscht.", "gi deng"),
        ("en eegene Schlëssel an de Fichier mat den Daten gesat", "Daten gesat"),
        ("Wa kee dovu weess", "kee dovu"),
        ("da kann een se drécken", "een se"),
        ("Däi Zëmmer", "Däi Zëmmer"),
        ("Wann et geschitt, muss ee dir hëllefen.", "ee dir"),
        ("Wie däerf mech besichen?", "Wie däerf"),
        ("mäi Zëmmer", "mäi Zëmmer"),
        ("Wat sollt ee dech froen? Vu wiem?", "ee dech"),
        ("Onrou kënnt dovun, datt ee näischt weess.", "ee näischt"),
        ("bannent enger Stonn, wann ee a Gefor ass", "ee a"),
        ("Datt ni méi ee dovu schwätzt", "ee dovu"),
        ("Een, deen ee zu all Stonn uruffe kann.", "ee zu"),
        ("Wann ee a Gefor ass", "ee a"),
        ("Da fänkt e neie Bericht un", "e neie"),
        ("Berichter gi trotzdeem.", "gi trotzdeem"),
        ("an Zeechen fir Zitater", "Zeechen fir"),
        ("En Zeechen geet e Kolleeg un", "Zeechen geet"),
        ("Gëtt et e e Wee ouni Sträit?", "e e"),
        ("Mir si all hei", "Mir si all"),
    ],
)
def test_short_words_and_every_second_word_count(text: str, found: str) -> None:
    assert breaks_of_the_rule(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        *("de Bericht", "den Hond", "mir hu gelies", "Wie bass du?", "eng Persoun kennen"),
        *("Keen ënnerschreift fir sech selwer.", "en Numm", "muss een nom anere probéieren", "mat den Date gesat"),
        *("Duerno ginn deng Wierder geläscht.", "Däin Zëmmer, däi Bréif, mäin Hond", "Wien däerf mech besichen?"),
        *("datt een näischt weess", "wann een a Gefor ass", "da kann ee se drécken", "Zeeche fir Zitater"),
        *("Wann s du wëlls", "si hunn en neie Bericht", "Mee en Erwuessenen", "zwee Deeg", "Um Enn vun der Säit"),
        *("Mir sinn all hei", "Mir si frou", "Se sinn a Rou"),
    ],
)
def test_right_words_pass(text: str) -> None:
    assert breaks_of_the_rule(text) == []
