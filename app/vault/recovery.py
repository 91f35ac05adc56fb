"""The recovery key: 24 words on paper, nowhere else."""

import unicodedata
from dataclasses import dataclass, field

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


class WordsWrong(Exception):
    """These are not the words of a recovery key."""


def new_recovery(language: str) -> Recovery:
    """Return a new key with words from the list that fits the language best."""
    seed = new_key()
    words = unicodedata.normalize("NFC", Mnemonic(_LISTS.get(language, "english")).to_mnemonic(seed))
    return Recovery(tuple(words.split()), pair_from_seed(seed).public)


def pair_from_words(words: str) -> KeyPair:
    """Return the key pair of the words, in either list. Raises WordsWrong."""
    text = " ".join(words.lower().split())
    for name in ("english", *_LISTS.values()):
        try:
            seed = bytes(Mnemonic(name).to_entropy(text))
        except (ValueError, LookupError):
            continue
        if len(seed) == SEED_BYTES:
            return pair_from_seed(seed)
    raise WordsWrong
