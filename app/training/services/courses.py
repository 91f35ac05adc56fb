"""Courses as the home has them: the program's own from `resources/content/`, replaced by the home's where it has
changed one, and those the home wrote itself."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, ContentDamaged
from app.core.rights import Action
from app.home.rows import home
from app.home.services import signed_content
from app.home.services.open_home import OpenHome, local
from app.home.services.signing_in import SignedIn
from app.i18n import content
from app.store import audit
from app.store.formats import Format
from app.training.rules.courses import (
    AnswerChoice,
    ChecklistItem,
    CheckQuestion,
    Course,
    CourseRule,
    CourseText,
    Function,
    ItemSort,
    Module,
    ModuleText,
    Proof,
    RuleStart,
    Signer,
    merged,
    validated_course,
)
from app.vault.ids import new_id

_KIND = "course"
COURSE = Format(
    "course",
    Course,
    minor=1,
    upgrades=[lambda plain: {"id": ""} | plain],
    names={
        ModuleText: {"questions": "question"},
        Module: {"items": "item"},
        Course: {"modules": "module", "rules": "rule"},
    },
    hooks=[
        (
            AnswerChoice,
            lambda choice: [choice.text, choice.why],
            lambda plain: AnswerChoice(str(plain[0]), str(plain[1])),
        )
    ],
)


def courses(house: OpenHome) -> list[Course]:
    """Return all courses, also those the home has taken out."""
    with house.database.reading() as connection:
        rows = signed_content.contents(connection, _KIND)
    own = []
    for row in rows:
        with suppress(ContentDamaged):  # altered in the file: fall back to the built-in course
            own.append(replace(COURSE.read(row.content), id=row.id))
    return [_since_set_up(course, house) for course in merged(own, built_in_courses())]


def _since_set_up(course: Course, house: OpenHome) -> Course:
    """Date the built-in rules from the home's set-up, so that nobody is late on that day."""
    begun = local(house.home.created_at).date()
    rules = tuple(replace(rule, since=begun) if rule.since == date.min else rule for rule in course.rules)
    return replace(course, rules=rules)


class Courses:
    """Changes courses, for whoever keeps the training in order."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def all(self) -> list[Course]:
        """Return all courses."""
        self._me.demand(Action.LEARN)
        return courses(self._house)

    def keep(self, course: Course) -> Course:
        """Keep a course; a new one gets its id. A rule that is new or was changed holds from today. Raises
        NameMissing, TextTooLong, TooMany, or ChangedMeanwhile where somebody else has changed it since."""
        self._me.demand(Action.MANAGE_TRAINING)
        known = {other.id: other for other in courses(self._house)}.get(course.id)
        ready = replace(validated_course(course), id=course.id or new_id())
        before = set(known.rules) if known is not None else set()
        rules = tuple(
            rule if rule in before else replace(rule, since=max(rule.since, self._house.today))
            for rule in ready.rules
        )
        ready = replace(ready, rules=rules, version=course.version + 1)
        now = self._house.clock()
        row = home.Content(ready.id, _KIND, 0, COURSE.written(ready), now, self._me.id)
        with self._house.database.writing() as connection:
            if _version(signed_content.content(connection, ready.id)) != course.version:
                raise ChangedMeanwhile
            home.keep_content(connection, signed_content.signed(row, self._me))
            audit.append(connection, now, self._me.id, AuditAction.COURSE_CHANGED)
        return ready

    def take_over(self, course: Course) -> Course:
        """Overwrite the course here with one from another home. Raises as `keep` does."""
        there = {other.id: other for other in courses(self._house)}.get(course.id)
        return self.keep(replace(course, version=there.version if there is not None else 0))

    def is_own(self, course: Course) -> bool:
        """Tell whether the home has changed or written this course."""
        with self._house.database.reading() as connection:
            return course.id in {other.id for other in signed_content.contents(connection, _KIND)}

    def restore(self, course_id: str) -> None:
        """Revert a course to the built-in one. Raises LookupError if there is none."""
        self._me.demand(Action.MANAGE_TRAINING)
        if course_id not in {built_in_course.id for built_in_course in built_in_courses()}:
            raise LookupError(course_id)
        with self._house.database.writing() as connection:
            home.forget_content(connection, course_id)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.COURSE_CHANGED)


def _version(row: home.Content | None) -> int:
    """Return the version number of a kept course; 0 for a built-in one. Raises WrittenByNewer."""
    found = COURSE.replaceable(row.content) if row is not None else None
    return found.version if found is not None else 0


@cache
def built_in_courses() -> tuple[Course, ...]:
    """Return the courses that ship with the program, in each language that they are written in."""
    facts = content.facts("courses")
    return tuple(_shipped(name, course, _words(name, course)) for name, course in facts.items())


def _words(name: str, facts: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return a course's words in each language that it is written in."""
    modules = {fact["id"]: content.in_every_language(f"courses/{name}/{fact['id']}") for fact in facts["module"]}
    return {
        language: words | {"module": {module_id: of[language] for module_id, of in modules.items()}}
        for language, words in content.in_every_language(f"courses/{name}/course").items()
    }


def _shipped(name: str, facts: dict[str, Any], words: dict[str, dict[str, Any]]) -> Course:
    modules = tuple(
        Module(
            module["id"],
            tuple(_item(item) for item in module["item"]),
            {code: _module_text(text["module"][module["id"]]) for code, text in words.items()},
        )
        for module in facts["module"]
    )
    return Course(
        id=name,
        modules=modules,
        rules=tuple(_rule(fact) for fact in facts.get("rule", ())),
        texts={code: CourseText(text["title"], text["about"]) for code, text in words.items()},
        certificate=facts.get("certificate", False),
    )


def _rule(plain: dict[str, Any]) -> CourseRule:
    since = plain.get("since")
    return CourseRule(
        frozenset(map(Function, plain.get("functions", ()))),
        frozenset(map(str, plain.get("homes", ()))),
        int(plain.get("days", 0)),
        date.fromisoformat(since) if since else date.min,
        RuleStart(plain.get("moment", RuleStart.BEGINNING)),
    )


def _item(plain: dict[str, Any]) -> ChecklistItem:
    return ChecklistItem(
        str(plain["id"]),
        ItemSort(plain["sort"]),
        Proof(plain["proof"]),
        Signer(plain.get("signer", Signer.LEARNER)),
        int(plain.get("renew", 0)),
        frozenset(map(Function, plain.get("functions", ()))),
        None if plain.get("days") is None else int(plain["days"]),
    )


def _module_text(plain: dict[str, Any]) -> ModuleText:
    questions = tuple(
        CheckQuestion(
            str(question["text"]), tuple(AnswerChoice(str(text), str(why)) for text, why in question["answers"])
        )
        for question in plain.get("question", ())
    )
    items = {str(item): str(text) for item, text in plain.get("items", {}).items()}
    return ModuleText(str(plain["title"]), str(plain.get("reading", "")), items, questions)
