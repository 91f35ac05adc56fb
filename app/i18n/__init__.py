"""The words of the program in the current language, which is a value of the running context: a document in
French can be made while the screen is German."""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from app.resources import translations


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the program: its own name, its locale in CLDR, its voice in espeak-ng. `draft` is its own word
    for "draft" until a native speaker has read it; content that it lacks is taken from the language it `borrows`
    from. `first` is how the first day of a month is written, where it is no plain number."""

    name: str
    locale: str
    voice: str
    draft: str = ""
    borrows: str = ""
    first: str = ""


KNOWN = {
    "lb": Language("Lëtzebuergesch", "lb", "lb"),
    "fr": Language("Français", "fr", "fr", first="1er"),
    "de": Language("Deutsch", "de", "de"),
    "en": Language("English", "en_GB", "en-gb"),
    "pt": Language("Português", "pt_PT", "pt", draft="rascunho", borrows="fr"),
}
"""All that the program has to be told of a language beside its catalog and its content files; in the order of the
buttons. English dates are written as in Europe."""

FINISHED = tuple(code for code, language in KNOWN.items() if not language.draft)

LANGUAGES = {
    code: f"{language.name} ({language.draft})" if language.draft else language.name
    for code, language in KNOWN.items()
}
"""Each language by its own name, a draft marked as one."""

DEFAULT = "lb"

_current: ContextVar[str] = ContextVar("language", default=DEFAULT)
_to_adults: ContextVar[bool] = ContextVar("to_adults", default=False)


def current() -> str:
    """Return the code of the current language."""
    return _current.get()


def set_language(language: str) -> None:
    """Speak this language from now on, in this context. An unknown one falls back to the default."""
    _current.set(language if language in LANGUAGES else DEFAULT)


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Switch the language for a `with` block. An unknown code falls back to the default, since a report from
    elsewhere may name any."""
    token = _current.set(language if language in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _current.reset(token)


def speak_to_adult(*, on: bool) -> None:
    """Say Dir, vous and Sie from now on where a child is told du and tu: to a mother, a visitor, a lawyer at the
    kiosk."""
    _to_adults.set(on)


@contextmanager
def to_adult(*, on: bool = True) -> Iterator[None]:
    """Speak to an adult, or to a child, for a `with` block."""
    token = _to_adults.set(on)
    try:
        yield
    finally:
        _to_adults.reset(token)


def preferred(language: str = "") -> tuple[str, ...]:
    """Return the language fallback chain: the given one (default: the current one), the one it borrows from,
    `DEFAULT`."""
    language = language or current()
    known = KNOWN.get(language)
    return tuple(code for code in (language, known.borrows if known else "", DEFAULT) if code)


@cache
def _catalog(language: str) -> _gettext.NullTranslations:
    return _gettext.translation("app", translations(), [language], fallback=True)


@cache
def _adults_catalog(language: str) -> _gettext.NullTranslations:
    """Return the messages that are said otherwise to an adult; what is not in it is said to everybody alike."""
    return _gettext.translation("adult", translations(), [language], fallback=True)


def _(message: str) -> str:
    """Return the message in the current language."""
    if _to_adults.get() and (said := _adults_catalog(current()).gettext(message)) != message:
        return said
    return _catalog(current()).gettext(message)


def ngettext(text: str, other: str, number: int) -> str:
    """Return the message in the plural form that the number needs."""
    if _to_adults.get():
        said = _adults_catalog(current()).ngettext(text, other, number)
        if said not in (text, other):
            return said
    return _catalog(current()).ngettext(text, other, number)


def pgettext(context: str, message: str) -> str:
    """Return the message where the same English words mean different things."""
    return _catalog(current()).pgettext(context, message)
