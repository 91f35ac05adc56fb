"""Readings: plain text with a mark at the beginning of a line. `##` heading, `-` point, `>` story, `!` something
that the home has to check; anything else is a paragraph."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a part of a reading is."""

    HEADING = "heading"
    POINT = "point"
    STORY = "story"
    TO_CHECK = "to_check"
    PARAGRAPH = "paragraph"


_MARKS = {
    "## ": BlockKind.HEADING,
    "- ": BlockKind.POINT,
    "> ": BlockKind.STORY,
    "! ": BlockKind.TO_CHECK,
}

_WORDS_A_MINUTE = 160
"""How fast one reads a text to learn from it, in a language that is not everybody's first."""


@dataclass(frozen=True)
class Block:
    """A part of a reading."""

    kind: BlockKind
    text: str


def blocks(reading: str) -> list[Block]:
    """Return the parts of a reading; empty lines only separate."""
    found = []
    for line in map(str.strip, reading.splitlines()):
        if line:
            mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
            found.append(Block(_MARKS.get(mark, BlockKind.PARAGRAPH), line.removeprefix(mark)))
    return found


def minutes(reading: str) -> int:
    """Return how many minutes a reading takes, one at least."""
    return max(1, round(len(reading.split()) / _WORDS_A_MINUTE))
