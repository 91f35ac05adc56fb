"""How good a password is, said while it is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.errors import PasswordRefused
from app.home.rules.passwords import check, strength


@dataclass(frozen=True)
class Judgement:
    """0 to 4, and why it would be refused."""

    score: int
    refusal: PasswordRefused | None


def judge(password: str, own: Sequence[str] = ()) -> Judgement:
    """Judge a password; slow the first time, so off the GUI thread."""
    try:
        check(password, own)
    except PasswordRefused as refused:
        return Judgement(strength(password, own), refused)
    return Judgement(strength(password, own), None)
