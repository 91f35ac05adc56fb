"""Which new passwords are good enough, after NIST SP 800-63B-4, section 3.1.1.2: length, no rules of
composition, nothing that is commonly used, expected or already part of the person's own data."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum

from app.core.errors import PasswordRefused

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


def normalised(password: str) -> str:
    """Return the password in NFKC, so that every keyboard types the same one."""
    return unicodedata.normalize("NFKC", password)


def strength(password: str, own: Sequence[str] = ()) -> int:
    """Return how hard the password is to guess, 0 to 4 (zxcvbn); names of person and home count for nothing."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists take long to load and are needed at set-up only

    for word in (word for one in own for word in one.split() if len(word) >= _SHORTEST_NAME):
        password = re.sub(re.escape(word), "", password, flags=re.IGNORECASE)
    judged = password[:_JUDGED].strip()
    return int(zxcvbn(judged)["score"]) if judged else 0


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
