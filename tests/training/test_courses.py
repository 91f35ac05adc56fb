"""The courses that ship: whole in each language, with readings of the right length and questions that explain
every answer; and how a home changes them."""

import re
from dataclasses import replace
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NameMissing, NotAllowed, TextTooLong
from app.i18n import FINISHED
from app.training.rules.courses import (
    ChecklistItem,
    Course,
    CourseRule,
    CourseText,
    ItemSort,
    Module,
    ModuleText,
    Proof,
    Signer,
)
from app.training.rules.reading import blocks
from app.training.services.courses import Courses, built_in_courses, courses
from app.training.services.team import Team
from tests.made_homes import TestHome

WORDS_A_MINUTE = 160
"""How fast one reads a text to learn from it, in a language that is not everybody's first."""

MANDATORY = next(built_in_course for built_in_course in built_in_courses() if built_in_course.certificate)
MODULES = {"what", "rights", "violence", "signs", "reporting", "listening", "participation", "caring"}


def test_the_courses_of_the_house_are_there() -> None:
    assert [built_in_course.id for built_in_course in built_in_courses()] == [
        "bientraitance",
        "joining",
        "leaving",
        "kiosk",
    ]
    assert {module.id for module in MANDATORY.modules} == MODULES


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("course", built_in_courses(), ids=lambda one: one.id)
def test_no_text_is_missing_in_any_language(course: Course, language: str) -> None:
    assert course.texts[language].title
    assert course.texts[language].about
    for module in course.modules:
        text = module.texts[language]
        assert text.title
        assert text.reading
        assert set(text.items) == {item.id for item in module.items}
        assert all(text.items.values())


@pytest.mark.parametrize("language", FINISHED)
@pytest.mark.parametrize("module", MANDATORY.modules, ids=lambda one: one.id)
def test_a_module_takes_five_to_eight_minutes_and_asks_six_questions(module: Module, language: str) -> None:
    text = module.texts[language]
    minutes = len(re.findall(r"\w+", text.reading)) / WORDS_A_MINUTE
    assert 5 <= minutes <= 8
    assert len(text.questions) >= 6
    for question in text.questions:
        assert len(question.answers) >= 3
        assert all(answer.text and answer.why for answer in question.answers)
        assert len({answer.text for answer in question.answers}) == len(question.answers)


@pytest.mark.parametrize("module", MANDATORY.modules, ids=lambda one: one.id)
def test_the_same_parts_stand_in_each_language(module: Module) -> None:
    shapes = {tuple(len(question.answers) for question in text.questions) for text in module.texts.values()}
    assert len(shapes) == 1
    kinds = {tuple(block.kind for block in blocks(text.reading)) for text in module.texts.values()}
    assert len(kinds) == 1


@pytest.mark.parametrize("module", MANDATORY.modules, ids=lambda one: one.id)
def test_each_module_is_read_answered_and_shown(module: Module) -> None:
    assert {item.proof for item in module.items} > {Proof.READ, Proof.ANSWERED}
    assert any(item.sort is not ItemSort.KNOWS for item in module.items)


@pytest.mark.parametrize("language", FINISHED)
def test_the_constitution_is_named(language: str) -> None:
    (rights,) = (module for module in MANDATORY.modules if module.id == "rights")
    assert "15" in rights.texts[language].reading
    assert "2023" in rights.texts[language].reading


def own_course(**more: Any) -> Course:
    item = ChecklistItem("sign", ItemSort.HAS, Proof.WATCHED)
    module = Module("m", (item,), {"fr": ModuleText("Le vélo", "Freiner.", {"sign": "Casque"})})
    return replace(Course("", (module,), (CourseRule(days=10),), {"fr": CourseText("À vélo")}), **more)


def test_a_home_writes_a_course_of_its_own(home: TestHome) -> None:
    kept = Courses(home.house, home.signed_in("claire")).keep(own_course())
    found = courses(home.house)[-1]
    assert found == kept
    assert found.rules[0].since == home.house.today
    assert found.modules[0].items[0].proof is Proof.DOCUMENT
    assert found.modules[0].items[0].signer is Signer.COORDINATOR


def test_a_home_changes_a_course_and_takes_ours_again(home: TestHome) -> None:
    service = Courses(home.house, home.signed_in("claire"))
    before = courses(home.house)
    changed = replace(before[0], texts=dict(before[0].texts) | {"en": CourseText("Good care", "x")})
    service.keep(changed)
    assert courses(home.house)[0].texts["en"].title == "Good care"
    assert service.is_own(changed)
    service.restore("bientraitance")
    assert courses(home.house) == before


def test_a_rule_that_changes_holds_from_today(home: TestHome) -> None:
    service = Courses(home.house, home.signed_in("claire"))
    home.clock.later(days=100)
    course = courses(home.house)[0]
    stricter = service.keep(replace(course, rules=(*course.rules, CourseRule(days=30))))
    assert stricter.rules[0] == course.rules[0]
    assert stricter.rules[1].since == home.house.today


@pytest.mark.parametrize(
    ("course", "error"),
    [
        (own_course(texts={"fr": CourseText("  ")}), NameMissing),
        (own_course(texts={"fr": CourseText("x" * 500)}), TextTooLong),
        (own_course(modules=(Module("m", (), {}),)), NameMissing),
    ],
)
def test_what_makes_no_course_is_refused(home: TestHome, course: Course, error: type[Exception]) -> None:
    with pytest.raises(error):
        Courses(home.house, home.signed_in("claire")).keep(course)


def test_only_a_coordinator_changes_courses(home: TestHome) -> None:
    for who in ("tom", "anne", "marc"):
        with pytest.raises(NotAllowed):
            Courses(home.house, home.signed_in(who)).keep(own_course())


def test_the_second_of_two_who_change_a_course_is_told(home: TestHome) -> None:
    service = Courses(home.house, home.signed_in("claire"))
    seen = service.keep(own_course())
    first = service.keep(replace(seen, certificate=True))
    with pytest.raises(ChangedMeanwhile):
        service.keep(replace(seen, hidden=True))
    assert service.keep(replace(first, hidden=True)).certificate
    ours = service.all()[0]
    service.keep(replace(ours, certificate=not ours.certificate))
    with pytest.raises(ChangedMeanwhile):
        service.keep(replace(ours, hidden=True))


def test_the_second_of_two_who_change_somebody_of_the_team_is_told(home: TestHome) -> None:
    keeping = Team(home.house, home.signed_in("claire"))
    seen = keeping.all()[0]
    keeping.keep(replace(seen, home="Haus A"), seen)
    with pytest.raises(ChangedMeanwhile):
        keeping.keep(replace(seen, mentor=True), seen)
    now = keeping.all()[0]
    assert keeping.keep(replace(now, mentor=True), now).home == "Haus A"
