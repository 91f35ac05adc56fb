"""An adult at the kiosk is addressed as adults are (Dir, vous, Sie), a child and a young person as du and tu."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from app.i18n import _, in_language, to_adult
from app.resources import translations

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("lb", "fr", "de")

TO_A_CHILD = {
    "lb": r"\b([Dd]u|[Dd]äin?|[Dd]eng|[Dd]enger|[Dd]engem|dech|dir|wëlls|kanns|kriss|hues|bass)\b",
    "fr": r"\b([Tt]u|[Tt]on|[Tt]a|[Tt]es|[Tt]oi|[Tt]e|[Aa]ppuie|[Cc]hoisis|[Dd]essine|[Rr]aconte)\b|\b[Tt]’",
    "de": r"\b([Dd]u|[Dd]eine?[rmns]?|[Dd]ir|[Dd]ich|Mal|Erzähl|Wähle?|Tippe?|Drück|wähle)\b",
}

FOR_CHILDREN = (
    *("parliament", "charter", "childrens_view", "card_page", "voting", "rights"),
    *("everyday", "start", "way_in", "sign_page"),
)
"""Pages of the kiosk that everybody sees alike: the first one, and what children do together."""


def catalog(language: str, name: str) -> Catalog:
    with (translations() / language / "LC_MESSAGES" / f"{name}.po").open("rb") as file:
        return read_po(file, locale=language)


def strings(text: object) -> list[str]:
    return [text] if isinstance(text, str) else [str(part) for part in text or ()]  # type: ignore[attr-defined]


@cache
def messages_of_the_kiosk() -> frozenset[str]:
    """Return what the pages after "I am an adult" say, as it stands in the code."""
    files = [
        file
        for file in [*(ROOT / "app/ui/kiosk").glob("*.py"), ROOT / "app/reports/documents/paper_form.py"]
        if not any(name in file.stem for name in FOR_CHILDREN)
    ]
    found = frozenset(message for file in files for message in wrapped(ast.parse(file.read_text("utf-8"))))
    assert len(found) > 100
    return found


def wrapped(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_message_is_one_of_the_program_and_has_its_places(language: str) -> None:
    app, adult = catalog(language, "app"), catalog(language, "adult")
    assert len(adult) > 80
    for message in adult:
        if message.id:
            assert app.get(message.id) is not None, message.id
            for text in strings(message.string):
                assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", strings(message.id)[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_adult_is_told_du_or_tu(language: str) -> None:
    said = [text for message in catalog(language, "adult") if message.id for text in strings(message.string)]
    assert [text for text in said if re.search(TO_A_CHILD[language], text)] == []


@pytest.mark.parametrize("language", ["fr", "de"])
def test_what_an_adult_reads_at_the_kiosk_is_there_for_adults(language: str) -> None:
    adult = catalog(language, "adult")
    missing = [
        message.id
        for message in catalog(language, "app")
        if message.id
        and strings(message.id)[0] in messages_of_the_kiosk()
        and any(re.search(TO_A_CHILD[language], text) for text in strings(message.string))
        and adult.get(message.id) is None
    ]
    assert missing == []


def test_the_same_messages_are_there_in_each_language() -> None:
    first, *others = ({str(message.id) for message in catalog(language, "adult")} for language in LANGUAGES)
    assert all(other == first for other in others)


def test_only_an_adult_hears_it() -> None:
    with in_language("fr"):
        assert _("What worries you?") == "Qu’est-ce qui t’inquiète\xa0?"
        with to_adult():
            assert _("What worries you?") == "Qu’est-ce qui vous inquiète\xa0?"
        assert _("What worries you?") == "Qu’est-ce qui t’inquiète\xa0?"
    with in_language("en"), to_adult():
        assert _("What worries you?") == "What worries you?"
