"""Every text of the program is in the catalogs, complete and with the same places for values."""

import re
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from app.i18n import LANGUAGES
from app.resources import translations

ROOT = Path(__file__).resolve().parents[2]
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}

Key = tuple[str | None, str]


def catalog(language: str) -> Catalog:
    return read_po(BytesIO((translations() / language / "LC_MESSAGES" / "app.po").read_bytes()), locale=language)


def messages(of: Catalog) -> dict[Key, Message]:
    return {key(message): message for message in of if message.id}


def key(message: Message) -> Key:
    text = message.id[0] if isinstance(message.id, list | tuple) else message.id
    return message.context, text


def in_source() -> set[Key]:
    found = extract_from_dir(ROOT / "app", method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {
        (context, text if isinstance(text, str) else text[0]) for _file, _line, text, _comments, context in found
    }


def forms(of: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [of] if isinstance(of, str) else list(of or ())


def places(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalog_has_exactly_what_the_source_says(language: str) -> None:
    assert set(messages(catalog(language))) == in_source(), "run: python3 dev.py messages"


def test_template_is_up_to_date() -> None:
    template = read_po(BytesIO((translations() / "messages.pot").read_bytes()))
    assert set(messages(template)) == in_source(), "run: python3 dev.py messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_fuzzy_or_differently_formatted(language: str) -> None:
    wrong = []
    for message in messages(catalog(language)).values():
        said = forms(message.string)
        if (
            not all(said)
            or message.fuzzy
            or len(said) != len(forms(message.id))
            or any(places(form) != places(forms(message.id)[-1]) for form in said)
            or any(form != form.strip() or "  " in form for form in said)
        ):
            wrong.append(message.id)
    assert not wrong


def test_english_says_what_the_source_says() -> None:
    assert not [m.id for m in messages(catalog("en")).values() if forms(m.id) != forms(m.string)]


@pytest.mark.parametrize("language", ["lb", "fr", "de", "pt"])
def test_end_of_the_sentence_is_kept(language: str) -> None:
    """A full stop or a question mark that gets lost in translation changes what is said."""
    wrong = []
    for message in messages(catalog(language)).values():
        for form in forms(message.string):
            source = forms(message.id)[0]
            if source[-1] == "." and form[-1] not in ".!":
                wrong.append(form)
            if form.endswith((":", ",")) and not source.endswith((":", ",")):
                wrong.append(form)
    assert not wrong


def test_french_has_a_hard_space_before_high_signs() -> None:
    """Without it a question mark may stand alone at the start of a line."""
    wrong = [
        form
        for message in messages(catalog("fr")).values()
        for form in forms(message.string)
        if re.search(r"[^\u00a0][?!;:](?:\s|$)", form)
    ]
    assert not wrong
