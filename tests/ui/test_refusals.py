"""Every error of the program has a message of its own, not the fallback for unexpected ones."""

import inspect
from datetime import timedelta

import pytest

from app.core import errors
from app.core.errors import (
    BackupProblem,
    DayRefused,
    MengStemmError,
    MustWait,
    PasswordRefused,
    SoundsLikeReward,
    UpdateRefused,
    WhyRefused,
)
from app.home.rules.passwords import Refusal
from app.i18n import LANGUAGES, in_language
from app.ui.words import refusal

ONLY_KINDS = (MengStemmError, BackupProblem, MustWait)
"""Base classes: only their subclasses are raised."""

KINDS = [
    one
    for _name, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, MengStemmError) and one not in ONLY_KINDS
]


REASONS: dict[type, tuple[object, ...]] = {
    DayRefused: ("ahead",),
    PasswordRefused: (Refusal.SHORT,),
    SoundsLikeReward: (["brav"],),
    UpdateRefused: (WhyRefused.UNREADABLE,),
}


def made(kind: type[MengStemmError]) -> MengStemmError:
    """Return one of its kind, made of whatever it asks for."""
    if issubclass(kind, MustWait):
        return kind(timedelta(seconds=30))
    for with_what in (REASONS.get(kind, ()), (), (1,), (1, 2)):
        try:
            return kind(*with_what)
        except TypeError:
            continue
    raise AssertionError(kind)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_refusal_says_why(kind: type[MengStemmError], language: str) -> None:
    with in_language(language):
        said = refusal(made(kind))
        assert said
        assert said != refusal(ValueError())


def test_each_day_that_is_refused_says_why() -> None:
    assert len({refusal(DayRefused(reason)) for reason in ("ahead", "passed", "order")}) == 3


def test_each_update_that_is_refused_says_why() -> None:
    assert len({refusal(UpdateRefused(why)) for why in WhyRefused}) == len(WhyRefused)
