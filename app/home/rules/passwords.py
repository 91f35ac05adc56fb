"""Which new passwords are good enough, after NIST SP 800-63B-4, section 3.1.1.2: length, no rules of
composition, nothing that is commonly used, expected or already part of the person's own data."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from app.core.errors import PasswordRefused
from app.core.text import bare
from app.resources import resource

SHORTEST = 15
"""Characters, for a password that stands alone (SP 800-63B-4)."""

LONGEST = 256
_JUDGED = 72
"""zxcvbn's own limit: what comes after it can only make a password better."""

_COMMON_SCORE = 3
_SHORTEST_NAME = 3


class Refusal(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"


_PARTS = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+")
"""Tokens: words, numbers, signs; a repeated one is counted once."""

_SAME_SIGN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ´`", "'"),
        **dict.fromkeys("“”„‟«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)
"""Typographic variants of quotes and dashes, mapped to the plain sign."""


def normalised(password: str) -> str:
    """Normalise a new password, so that every keyboard types the same one: NFKC, plain quotes and dashes, no
    blanks at its ends."""
    return as_typed(password).translate(_SAME_SIGN).strip()


def as_typed(password: str) -> str:
    """Return the password in NFKC alone, as versions before 1.0.1 sealed under it."""
    return unicodedata.normalize("NFKC", password)


def tries(password: str) -> tuple[str, ...]:
    """Return the forms of a typed password to try, in order; mostly one."""
    return tuple(dict.fromkeys((normalised(password), as_typed(password))))


def strength(password: str, own: Sequence[str] = ()) -> int:
    """Return how hard the password is to guess, 0 to 4 (zxcvbn). Names of person and home, sayings and repetitions
    are removed first; common words of the languages spoken here count as such."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists take long to load and are needed at set-up only

    words, sayings = _common()
    judged = bare(password)
    for word in (bare(word) for name in own for word in name.split() if len(word) >= _SHORTEST_NAME):
        judged = judged.replace(word, "")
    for saying in sayings:
        for form in (saying, saying.replace(" ", "")):
            judged = judged.replace(form, "")
    judged = "".join(dict.fromkeys(_PARTS.findall(judged)))[:_JUDGED]
    return int(zxcvbn(judged, user_inputs=list(words))["score"]) if judged else 0


@cache
def _common() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return common words, and sayings, the longest first."""
    lines = resource("content", "facts", "common_words.txt").read_text(encoding="utf-8").splitlines()
    lines = [line for line in lines if line and not line.startswith("#")]
    middle = lines.index("[sayings]")
    return tuple(lines[1:middle]), tuple(sorted(lines[middle + 1 :], key=len, reverse=True))


def check(password: str, own: Sequence[str] = ()) -> str:
    """Return the password normalised. Raises PasswordRefused."""
    password = normalised(password)
    if len(password) < SHORTEST:
        raise PasswordRefused(Refusal.SHORT)
    if len(password) > LONGEST:
        raise PasswordRefused(Refusal.LONG)
    if strength(password, own) < _COMMON_SCORE:
        raise PasswordRefused(Refusal.COMMON)
    return password
