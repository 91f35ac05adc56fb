"""Courses: modules with readings, questions and checklist items, and who needs them. Texts come in several
languages; a course begins as the program's own and becomes the home's once it is kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import assert_never

from app.core.errors import NameMissing, TextTooLong, TooMany
from app.core.rights import Role
from app.core.tables import for_every
from app.core.text import cleaned

LINE_LIMIT = 400
"""Characters of a title, an item, a question or an answer."""

READING_LIMIT = 20_000
"""Characters of a reading."""

MOST = 60
"""Modules of a course, items of a module, questions of a check, rules of a course."""

MONTHS_LIMIT, DAYS_LIMIT = 120, 730
"""The longest renewal, and the longest time to do something in."""


class Function(StrEnum):
    """What somebody does in the home; each belongs to one of the departments of the self-review."""

    EDUCATION = "education"
    NIGHT_WATCH = "night_watch"
    HOUSE = "house"
    TECHNICAL = "technical"
    ADMINISTRATION = "administration"
    MANAGEMENT = "management"
    THERAPY = "therapy"
    TRAINEE = "trainee"
    VOLUNTEER = "volunteer"


def function_of(role: Role) -> Function | None:
    """Return what somebody with a new account probably does; None for an advocate, who comes from outside the home
    and is no member of the team."""
    match role:
        case Role.EDUCATOR:
            return Function.EDUCATION
        case Role.COORDINATOR:
            return Function.MANAGEMENT
        case Role.ADMINISTRATOR:
            return Function.ADMINISTRATION
        case Role.ADVOCATE:
            return None
        case _:
            assert_never(role)


class ItemSort(StrEnum):
    """What a checklist item is about: something one knows, does, or has."""

    KNOWS = "knows"
    DOES = "does"
    HAS = "has"


class Proof(StrEnum):
    """How an item is proved: read, questions answered, watched in practice, a document kept here, or a document
    that was shown and is not kept."""

    READ = "read"
    ANSWERED = "answered"
    WATCHED = "watched"
    DOCUMENT = "document"
    SHOWN = "shown"


PROOFS = for_every(
    ItemSort,
    {
        ItemSort.KNOWS: (Proof.READ, Proof.ANSWERED),
        ItemSort.DOES: (Proof.WATCHED,),
        ItemSort.HAS: (Proof.DOCUMENT, Proof.SHOWN),
    },
)
"""How each sort can be proved."""


class Signer(StrEnum):
    """Who signs an item off: the learner alone, a mentor, or a coordinator."""

    LEARNER = "learner"
    MENTOR = "mentor"
    COORDINATOR = "coordinator"


class RuleStart(StrEnum):
    """Reference day of a rule's deadline: the first day of work, or the last."""

    BEGINNING = "beginning"
    LEAVING = "leaving"


@dataclass(frozen=True)
class CourseRule:
    """Who needs a course by when. Empty functions or homes mean all. `days` count from the later of the beginning
    of the work and `since`, the day from which the rule holds; for those who leave, the last day of work
    counts."""

    functions: frozenset[Function] = frozenset()
    homes: frozenset[str] = frozenset()
    days: int = 0
    since: date = date.min
    moment: RuleStart = RuleStart.BEGINNING


@dataclass(frozen=True)
class AnswerChoice:
    """One answer to choose, and what is said to whoever chose it."""

    text: str
    why: str


@dataclass(frozen=True)
class CheckQuestion:
    """A question of a knowledge check. The first answer is the right one; they are shuffled when shown."""

    text: str
    answers: tuple[AnswerChoice, ...]


@dataclass(frozen=True)
class ModuleText:
    """A module's texts in one language; `items` by the item's id."""

    title: str = ""
    reading: str = ""
    items: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[CheckQuestion, ...] = ()


@dataclass(frozen=True)
class ChecklistItem:
    """One line of a checklist. `renew` is after how many months it is due again (0: never); empty functions mean
    everybody who needs the course; `days` replaces the rule's where this one is due earlier or later."""

    id: str
    sort: ItemSort
    proof: Proof
    signer: Signer = Signer.LEARNER
    renew: int = 0
    functions: frozenset[Function] = frozenset()
    days: int | None = None


@dataclass(frozen=True)
class Module:
    """A part of a course."""

    id: str
    items: tuple[ChecklistItem, ...] = ()
    texts: Mapping[str, ModuleText] = field(default_factory=dict)


@dataclass(frozen=True)
class CourseText:
    """A course's name and what it is for, in one language."""

    title: str = ""
    about: str = ""


@dataclass(frozen=True)
class Course:
    """A course with its rules; without rules it is optional for everybody."""

    id: str
    modules: tuple[Module, ...] = ()
    rules: tuple[CourseRule, ...] = ()
    texts: Mapping[str, CourseText] = field(default_factory=dict)
    hidden: bool = False
    certificate: bool = False
    version: int = 0

    def key(self, module: Module, item: ChecklistItem) -> str:
        """Return under which name an item is kept."""
        return f"{self.id}/{module.id}/{item.id}"

    def items(self) -> Iterator[tuple[Module, ChecklistItem]]:
        """Yield each item with its module, in order."""
        for module in self.modules:
            for item in module.items:
                yield module, item


def merged(own: Iterable[Course], built_in: Iterable[Course]) -> list[Course]:
    """Return the built-in courses, each overridden by the home's version if any, then the home's new ones."""
    of_home = {course.id: course for course in own}
    found = [of_home.pop(course.id, course) for course in built_in]
    return found + list(of_home.values())


def validated_course(course: Course) -> Course:
    """Return a course as it is kept: cleaned, within its limits, every proof one of its sort, texts without a
    title left out. Raises NameMissing, TextTooLong or TooMany."""
    if max(len(course.modules), len(course.rules)) > MOST:
        raise TooMany(MOST)
    texts = {
        code: CourseText(_text(text.title), _text(text.about, READING_LIMIT))
        for code, text in course.texts.items()
    }
    texts = {code: text for code, text in texts.items() if text.title}
    if not texts:
        raise NameMissing
    rules = tuple(replace(rule, days=min(max(rule.days, 0), DAYS_LIMIT)) for rule in course.rules)
    return replace(course, texts=texts, rules=rules, modules=tuple(map(_ready_module, course.modules)))


def _ready_module(module: Module) -> Module:
    if len(module.items) > MOST:
        raise TooMany(MOST)
    texts = {code: _ready_text(text) for code, text in module.texts.items()}
    texts = {code: text for code, text in texts.items() if text.title}
    if not texts:
        raise NameMissing
    return replace(module, texts=texts, items=tuple(map(_ready_item, module.items)))


def _ready_item(item: ChecklistItem) -> ChecklistItem:
    proofs = PROOFS[item.sort]
    proof = item.proof if item.proof in proofs else proofs[0]
    signer = item.signer
    if item.sort is not ItemSort.KNOWS and signer is Signer.LEARNER:
        signer = Signer.MENTOR
    if proof is Proof.DOCUMENT:  # a mentor opens nobody's certificates
        signer = Signer.COORDINATOR
    return replace(item, proof=proof, signer=signer, renew=min(max(item.renew, 0), MONTHS_LIMIT))


def _ready_text(text: ModuleText) -> ModuleText:
    if len(text.questions) > MOST:
        raise TooMany(MOST)
    return ModuleText(
        _text(text.title),
        _text(text.reading, READING_LIMIT),
        {item: _text(words) for item, words in text.items.items()},
        tuple(
            CheckQuestion(
                _text(question.text), tuple(AnswerChoice(_text(a.text), _text(a.why)) for a in question.answers)
            )
            for question in text.questions
            if question.text.strip() and sum(bool(answer.text.strip()) for answer in question.answers) > 1
        ),
    )


def _text(text: str, limit: int = LINE_LIMIT) -> str:
    text = cleaned(text)
    if len(text) > limit:
        raise TextTooLong(limit)
    return text
