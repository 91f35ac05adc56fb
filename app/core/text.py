"""Text from outside, made safe to keep and to show without changing what was said."""

import unicodedata

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
