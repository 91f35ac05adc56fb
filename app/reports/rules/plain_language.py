"""Plain language: what makes an answer hard to understand for a child. It advises and never refuses."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

LONG_SENTENCE = 12
"""Words of a sentence from which on a child loses its beginning (rules for easy-to-read texts: one thought, short
main clauses)."""

LONG_WORD = 14
"""Letters of a word that is hard to read."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]*")


class Hint(StrEnum):
    """What could be said more simply."""

    LONG_SENTENCE = "long_sentence"
    LONG_WORD = "long_word"
    OFFICIAL_WORD = "official_word"
    NEGATION = "negation"
    NO_WHO = "no_who"
    NO_WHEN = "no_when"


@dataclass(frozen=True)
class Remark:
    """One thing that could be simpler: the words it is about, and simpler ones where the list has some."""

    hint: Hint
    words: str
    simpler: str = ""


@dataclass(frozen=True)
class WordList:
    """The words of one language: official ones with simpler ones, negations, who does something, when. All in
    small letters; a simpler word of several words may replace one."""

    simpler: Mapping[str, str]
    negations: frozenset[str]
    who: frozenset[str]
    when: frozenset[str]


def remarks(text: str, words: WordList) -> list[Remark]:
    """Return what could be simpler, in the order of the text; each word once."""
    if not text.strip():
        return []
    found = list(dict.fromkeys(_remarks(text, words)))
    used = {word.casefold() for word in _WORD.findall(text)}
    parts = used | {part for word in used for part in re.split(r"['’-]", word)}
    if not parts & words.who:
        found.append(Remark(Hint.NO_WHO, ""))
    if not parts & words.when and not re.search(r"\d", text):
        found.append(Remark(Hint.NO_WHEN, ""))
    return found


def _remarks(text: str, words: WordList) -> Iterator[Remark]:
    for sentence in _SENTENCE.findall(text):
        its_words = _WORD.findall(sentence)
        if len(its_words) > LONG_SENTENCE:
            yield Remark(Hint.LONG_SENTENCE, " ".join(its_words[:4]) + " …")
        for word in its_words:
            small = word.casefold()
            if small in words.simpler:
                yield Remark(Hint.OFFICIAL_WORD, word, words.simpler[small])
            elif small in words.negations:
                yield Remark(Hint.NEGATION, word)
            elif len(word) >= LONG_WORD:
                yield Remark(Hint.LONG_WORD, word)
