"""In which language a text is shown that is there in some languages only."""

from collections.abc import Mapping
from typing import TypeVar

Text = TypeVar("Text")


def language_in(texts: Mapping[str, object], wanted: tuple[str, ...]) -> str:
    """Return the first wanted language that there is a text in, else any there is; "" where there is none."""
    return next((language for language in (*wanted, *texts) if language in texts), "")


def text_in(texts: Mapping[str, Text], wanted: tuple[str, ...]) -> Text | None:
    """Return the text in the first wanted language that there is one in, else in any; None where there is none."""
    return texts.get(language_in(texts, wanted))
