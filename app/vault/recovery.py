"""The recovery key: 24 words on paper, nowhere else."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from mnemonic import Mnemonic

from app.vault.keys import SEED_BYTES, KeyPair, pair_from_seed
from app.vault.sealing import new_key

_LISTS = {"fr": "french", "pt": "portuguese"}
"""BIP-39 has no German and no Luxembourgish list; they get the English one."""


@dataclass(frozen=True)
class Recovery:
    """A recovery key as it is shown once: its words, and the public half that stays."""

    words: tuple[str, ...] = field(repr=False)
    public: bytes


_TELLING = 4
"""Prefix length that identifies a word of a BIP-39 list."""

_MOST = 48
"""Words that are looked at: twice as many as a sheet has."""


class WordsWrong(Exception):
    """These are not the words of a recovery key."""


@cache
def _by_beginning(name: str) -> dict[str, str]:
    return {_bare(word)[:_TELLING]: word for word in Mnemonic(name).wordlist}


def _fits(typed: str, known: dict[str, str]) -> bool:
    """Tell whether a typed word is the beginning of a word of the list, or a shorter word whole. Raises
    LookupError where no word begins so."""
    whole = _bare(known[typed[:_TELLING]])
    if typed != whole and not (len(typed) >= _TELLING and whole.startswith(typed)):
        raise LookupError(typed)
    return True


def _bare(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def new_recovery(language: str) -> Recovery:
    """Return a new key with words from the list that fits the language best."""
    seed = new_key()
    words = unicodedata.normalize("NFC", Mnemonic(_LISTS.get(language, "english")).to_mnemonic(seed))
    return Recovery(tuple(words.split()), pair_from_seed(seed).public)


def pair_from_words(words: str) -> KeyPair:
    """Return the key pair of the words, from any of the lists. Accents, numbers and commas are ignored, and the
    first four letters of a word suffice: they are unique. Raises WordsWrong."""
    typed = [_bare(word) for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", words))]
    if not typed or len(typed) > _MOST:
        raise WordsWrong
    for name in ("english", *_LISTS.values()):
        try:
            known = _by_beginning(name)
            text = " ".join(known[word[:_TELLING]] for word in typed if _fits(word, known))
            seed = bytes(Mnemonic(name).to_entropy(text))
        except (ValueError, LookupError):
            continue
        if len(seed) == SEED_BYTES:
            return pair_from_seed(seed)
    raise WordsWrong
