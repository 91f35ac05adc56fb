"""Content files: longer texts and facts in `resources/content/`, the same ids in each language. A language
that has no file of its own yet borrows the one of another."""

import tomllib
from functools import cache
from typing import Any

from app.i18n import KNOWN, current
from app.resources import resource


@cache
def _load(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resource("content", folder, f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _there(language: str, name: str) -> bool:
    return resource("content", language, f"{name}.toml").is_file()


def language_of(name: str) -> str:
    """Return the language in which a content file is read now: the current one, or the one it borrows from."""
    language = current()
    return language if _there(language, name) or not KNOWN[language].borrows else KNOWN[language].borrows


def texts(name: str) -> dict[str, Any]:
    """Return a content file in the current language, or in the one that this one borrows from."""
    return _load(language_of(name), name)


def in_every_language(name: str) -> dict[str, dict[str, Any]]:
    """Return a content file in each language that has one of its own."""
    return {language: _load(language, name) for language in KNOWN if _there(language, name)}


def facts(name: str) -> dict[str, Any]:
    """Return a file of facts that are the same in every language."""
    return _load("facts", name)


def picture_name(picture: str) -> str:
    """Return what a receipt's picture is called."""
    return str(texts("pictures")[picture])
