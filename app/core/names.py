"""Names of people: no two that a child could confuse, no homoglyphs (UTS #39, without its tables: one script a
name, and Cyrillic and Greek lookalikes of Latin letters count as those)."""

import unicodedata
from collections.abc import Iterable

from app.core.errors import NameMissing, NameTaken
from app.core.text import NAME_LIMIT, cleaned

_BETWEEN = frozenset(" .'’-")
_MARKS = 2
"""How many accents may stand on one letter."""

_LOOKS_LIKE = str.maketrans(
    "асеорхуіјѕһкмтвнгбԁԛԝαοριυκχτεμηϲν’",
    "aceopxyijshkmtbhrbdqwaopiukxtemncv'",
)
"""Small letters of Cyrillic and Greek, and the Latin ones they pass for."""


def plain_name(name: str) -> str:
    """Return the name of a home, or of somebody whom no child chooses by it, as it is kept. Raises NameMissing."""
    name = " ".join(cleaned(name).split())[:NAME_LIMIT]
    if not name:
        raise NameMissing
    return name


def person_name(name: str, others: Iterable[str] = ()) -> str:
    """Return a name as it is kept. Raises NameMissing where nothing is left that can be read, and NameTaken where
    a child could take it for another's."""
    name = " ".join(cleaned(unicodedata.normalize("NFKC", name)).split())[:NAME_LIMIT].strip()
    if not any(letter.isalpha() for letter in name) or not _is_plain(name):
        raise NameMissing
    if skeleton(name) in {skeleton(other) for other in others}:
        raise NameTaken
    return name


def skeleton(name: str) -> str:
    """Return a key to compare how names look: without case, spaces and homoglyphs."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_LOOKS_LIKE)
    return "".join(letter for letter in folded if letter.isalnum() or unicodedata.combining(letter))


def _is_plain(name: str) -> bool:
    scripts, marks = set(), 0
    for letter in name:
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind.startswith("M") else 0
        if kind.startswith("L") and not _is_invisible(letter):
            scripts.add(unicodedata.name(letter, "").split(" ")[0])
        elif kind not in ("Nd", "Mn", "Mc") and letter not in _BETWEEN:
            return False
        if marks > _MARKS or _is_invisible(letter):
            return False
    return len(scripts) == 1


def _is_invisible(letter: str) -> bool:
    """Tell whether nothing is to be seen of a letter or mark (Default_Ignorable, and the blank letters)."""
    code = ord(letter)
    return letter in "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0" or (
        0x180B <= code <= 0x180F or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF  # noqa: PLR2004 - Unicode
    )
