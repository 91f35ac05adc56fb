"""Text from outside, made safe to keep and to show without changing what was said."""

import unicodedata

from app.core.errors import TextTooLong

LINE_LIMIT = 300
"""Characters of a line, such as a title or a place."""

NAME_LIMIT = 80
"""Characters of a person's name."""

_KEPT = {"\n", "\t", "\u200d", "\u200c", "\u200e", "\u200f"}
"""Line break, tab, the joiners of emoji and scripts, and the two marks of right-to-left writing."""


def cleaned(text: str) -> str:
    """Return the text in NFC without control, override and half characters, trimmed at both ends."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        letter for letter in text if letter in _KEPT or unicodedata.category(letter) not in {"Cc", "Cf", "Cs"}
    ).strip()


def first_words(text: str, limit: int) -> str:
    """Return the start of the text on one line, cut at a word, at most `limit` characters."""
    line = " ".join(text[: limit * 2].split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0] + "…"


def bare(word: str) -> str:
    """Return a word without accents, capitals and spaces around it."""
    letters = unicodedata.normalize("NFKD", word.strip().lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def plain(text: str) -> str:
    """Return a word in small letters without accents, to compare."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


INITIALS = 4
"""Letters of a child that may stand in a list: more would be a name."""


def only_initials(text: str) -> str:
    """Return names reduced to initials, so that nobody can be identified: "L. M., Tom" becomes "L. M., T."."""
    found = []
    for part in cleaned(text)[:LINE_LIMIT].replace(";", ",").split(","):
        letters = [word[0].upper() for word in part.replace(".", " ").split()][:INITIALS]
        if letters:
            found.append(" ".join(f"{letter}." for letter in letters))
    return ", ".join(found)


def line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return a text as it is kept. Raises TextTooLong."""
    text = cleaned(text)
    if len(text) > limit:
        raise TextTooLong(limit)
    return text
