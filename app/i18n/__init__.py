"""The words of the program in the current language, which is a value of the running context: a document in
French can be made while the screen is German."""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from app.resources import translations

LANGUAGES = {"lb": "Lëtzebuergesch", "fr": "Français", "de": "Deutsch", "en": "English"}
"""Each language by its own name, in the order of the buttons."""

DEFAULT = "lb"

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)


def current() -> str:
    """Return the code of the current language."""
    return _current.get()


def use(language: str) -> None:
    """Speak this language from now on, in this context. An unknown one falls back to the default."""
    _current.set(language if language in LANGUAGES else DEFAULT)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


@cache
def _catalog(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("app", translations(), [language], fallback=True)


def _(message: str) -> str:
    """Return the message in the current language."""
    return _catalog(current()).gettext(message)


def ngettext(one: str, other: str, number: int) -> str:
    """Return the message in the plural form that the number needs."""
    return _catalog(current()).ngettext(one, other, number)


def pgettext(context: str, message: str) -> str:
    """Return the message where the same English words mean different things."""
    return _catalog(current()).pgettext(context, message)
