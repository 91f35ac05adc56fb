"""Names hidden from a printed text."""

import re
from collections.abc import Iterable

MASK = "•••"
_SHORTEST = 3
"""Parts of a name shorter than this (initials, "de") are masked only as part of the whole name."""


def without_names(text: str, names: Iterable[str]) -> str:
    """Return the text with each name, whole or in parts, replaced by a mask; capitals do not matter."""
    wanted = set()
    for name in names:
        wanted.add(name.strip())
        wanted.update(part for part in re.split(r"[\s.]+", name) if len(part) >= _SHORTEST)
    for name in sorted(wanted - {""}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", MASK, text, flags=re.IGNORECASE)
    return text
