"""What a home writes for its kiosk: helpers, and answers to everyday questions. Each begins as the program's own
and becomes the home's once it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from app.core.errors import NameMissing, TextTooLong
from app.core.text import cleaned

LINE_LIMIT = 160
"""Characters of a name, a number or a question."""

ANSWER_LIMIT = 600
"""Characters of an answer: what fits on a page that a child reads."""


class Checked(StrEnum):
    """Who has checked what is said (safety rule 8): nobody yet, a public source, or the home."""

    NOT_YET = ""
    SOURCE = "source"
    HOME = "home"


@dataclass(frozen=True)
class HelperText:
    """What a helper is called and does, in one language; hours stand in `what`."""

    name: str = ""
    what: str = ""


@dataclass(frozen=True)
class Helper:
    """A help line or a person. `now`: named when somebody is in danger now."""

    id: str
    number: str = ""
    now: bool = False
    checked: Checked = Checked.NOT_YET
    picture: str = ""
    hidden: bool = False
    texts: Mapping[str, HelperText] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True)
class QuestionText:
    """A question and its answer, in one language."""

    question: str = ""
    answer: str = ""


@dataclass(frozen=True)
class EverydayQuestion:
    """What young people in homes ask, the home's answer, and the right behind it."""

    id: str
    right: str = ""
    picture: str = ""
    checked: Checked = Checked.NOT_YET
    hidden: bool = False
    texts: Mapping[str, QuestionText] = field(default_factory=dict)
    version: int = 0


EMERGENCY = frozenset({"rescue", "police", "kjt"})
"""Ids of 112, 113 and 116 111, which neither the data file nor another home can replace, rename or hide. A home
can only confirm that it called them."""


def with_emergency_numbers(helpers: Iterable[Helper], built_in: Iterable[Helper]) -> list[Helper]:
    """Return the helpers with the emergency numbers reset to the built-in ones, except for `checked`."""
    own = {helper.id: helper for helper in built_in if helper.id in EMERGENCY}
    return [
        replace(own[helper.id], checked=_called(helper, own[helper.id]), version=helper.version)
        if helper.id in own
        else helper
        for helper in helpers
    ]


def _called(helper: Helper, built_in: Helper) -> Checked:
    return Checked.HOME if helper.checked is Checked.HOME else built_in.checked


Content = TypeVar("Content", Helper, EverydayQuestion)


def unchecked(shown: Iterable[Content]) -> list[Content]:
    """Return what the kiosk shows and nobody has checked yet: numbers, or answers."""
    return [helper for helper in shown if not helper.hidden and helper.checked is Checked.NOT_YET]


def unchecked_numbers(helpers: Iterable[Helper]) -> list[str]:
    """Return the numbers that the kiosk shows and nobody has checked yet."""
    return [helper.number for helper in unchecked(helpers) if helper.number]


def merged(own: Iterable[Content], built_in: Iterable[Content]) -> list[Content]:
    """Return the program's own in their order, each replaced by the home's where it has one; then the home's new
    ones."""
    of_home: dict[str, Content] = {helper.id: helper for helper in own}
    found: list[Content] = [of_home.pop(helper.id, helper) for helper in built_in]
    return found + list(of_home.values())


def validated_helper(helper: Helper) -> Helper:
    """Return a helper as it is kept. Raises NameMissing or TextTooLong."""
    texts = {
        language: HelperText(_line(text.name), _line(text.what, ANSWER_LIMIT))
        for language, text in helper.texts.items()
    }
    texts = {language: text for language, text in texts.items() if text.name}
    if not texts:
        raise NameMissing
    return replace(helper, number=_line(helper.number), texts=texts)


def validated_question(question: EverydayQuestion) -> EverydayQuestion:
    """Return a question as it is kept. Raises NameMissing or TextTooLong."""
    texts = {
        language: QuestionText(_line(text.question), _line(text.answer, ANSWER_LIMIT))
        for language, text in question.texts.items()
    }
    texts = {language: text for language, text in texts.items() if text.question and text.answer}
    if not texts:
        raise NameMissing
    return replace(question, texts=texts)


def _line(text: str, limit: int = LINE_LIMIT) -> str:
    text = cleaned(text)
    if len(text) > limit:
        raise TextTooLong(limit)
    return text
