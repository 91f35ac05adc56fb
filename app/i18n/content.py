"""Content files: longer texts and facts in `resources/content/`, the same ids in each language."""

import tomllib
from functools import cache
from typing import Any

from app.i18n import current
from app.resources import resource


@cache
def _load(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(resource("content", folder, f"{name}.toml").read_text(encoding="utf-8"))


def texts(name: str) -> dict[str, Any]:
    """Return a content file in the current language."""
    return _load(current(), name)


def facts(name: str) -> dict[str, Any]:
    """Return a file of facts that are the same in every language."""
    return _load("facts", name)


def picture_name(picture: str) -> str:
    """Return what a receipt's picture is called."""
    return str(texts("pictures")[picture])
