"""Every text a language says: the messages of its catalog and the values of its content files."""

import re
import tomllib
from collections.abc import Iterator

from babel.messages.pofile import read_po

from app.resources import resource, translations

CODES = {"face", "kind", "feeling", "danger", "about", "wish", "author", "negations", "who", "when", "shot"}
"""Fields of content files that hold a value of the program, or words to look for in small letters, not language
that is shown."""


def texts(language: str) -> Iterator[str]:
    """Yield each text of the language, without the places for values."""
    for catalog in sorted((translations() / language / "LC_MESSAGES").glob("*.po")):
        with catalog.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id:
                    said = [message.string] if isinstance(message.string, str) else message.string or ()
                    yield from map(_without_places, said)
    for path in sorted(resource("content", language).rglob("*.toml")):
        yield from _values(tomllib.loads(path.read_text(encoding="utf-8")))


def _without_places(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield _without_places(value)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in CODES:
                yield from _values(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner)
