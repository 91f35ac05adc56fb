"""The self-review: what is kept, how departments stand, and what the children say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.core.errors import TextTooLong
from app.home.rules.settings import BOUNDS, COUNTDOWN, HomeSettings, Setting, settings_from, within_bounds
from app.reports.rules.report import Rating
from app.review.rules import (
    FEWEST_VOICES,
    TEXT_LIMIT,
    Department,
    DepartmentScore,
    Finding,
    Review,
    ReviewQuestion,
    Score,
    Theme,
    ThemeView,
    before,
    standings,
    validated_review,
    views,
)
from app.training.rules.courses import AnswerChoice, CheckQuestion
from app.training.rules.knowledge_check import Check, shuffled
from app.training.services.my_training import CHECK, check_from
from app.year.rules.today import Need, WaitingNeed, in_order

DAY = date(2026, 3, 2)
HOUSE, OTHER = list(Department)[:2]
LOW, HIGH = min(Score), max(Score)


def asked(question_id: str, department: Department) -> ReviewQuestion:
    return ReviewQuestion(question_id, department, "")


def test_a_review_keeps_what_says_something() -> None:
    typed = Review(
        "r",
        " Ronn ",
        DAY,
        {"a": Finding(LOW, " gesinn "), "b": Finding(None, " "), "c": Finding(None, "Text")},
        {"house": " gutt ", "other": " "},
        {"house": " Eva ", "other": " "},
    )
    assert validated_review(typed) == Review(
        "r",
        "Ronn",
        DAY,
        {"a": Finding(LOW, "gesinn"), "c": Finding(None, "Text")},
        {"house": "gutt"},
        {"house": "Eva"},
    )
    assert validated_review(replace(typed, title=" ")).title == "2026"
    for long in (
        {"findings": {"a": Finding(LOW, "x" * (TEXT_LIMIT + 1))}},
        {"strengths": {"a": "x" * (TEXT_LIMIT + 1)}},
    ):
        with pytest.raises(TextTooLong):
            validated_review(replace(typed, **long))
    assert validated_review(replace(typed, strengths={"a": "x" * TEXT_LIMIT})).strengths


def test_departments_stand_beside_the_round_before() -> None:
    questions = [asked("a", HOUSE), asked("b", HOUSE), asked("c", OTHER)]
    now = Review("n", "", DAY, {"a": Finding(LOW), "b": Finding(HIGH), "c": Finding(None, "x")})
    earlier = Review("e", "", DAY - timedelta(days=365), {"a": Finding(HIGH)})
    found = {standing.department: standing for standing in standings(now, questions, earlier)}
    assert found[HOUSE] == DepartmentScore(HOUSE, (LOW + HIGH) / 2, 2, 2, float(HIGH))
    assert found[OTHER] == DepartmentScore(OTHER, 0.0, 0, 1, 0.0)
    assert (found[HOUSE].is_whole, found[OTHER].is_whole) == (True, False)
    assert standings(now, questions)[0].before == 0.0
    assert set(found) == set(Department)


def test_the_round_before_is_the_last_earlier_one() -> None:
    first, second, third = (
        Review(name, "", DAY + timedelta(days=days)) for name, days in (("a", 0), ("b", 1), ("c", 1))
    )
    every = [third, first, second]
    assert before(third, every) == second
    assert before(second, every) == first
    assert before(first, every) is None


def test_few_voices_are_shown_to_nobody() -> None:
    themes = [Theme("t", "sun", ()), Theme("u", "sun", ())]
    said = [{"t": Rating.GOOD, "u": Rating.BAD}, {"t": Rating.BAD, "u": Rating.BAD}, {"t": Rating.GOOD}]
    assert len(said) == FEWEST_VOICES
    found = views(themes, said)
    assert found == [
        ThemeView(themes[0], {Rating.GOOD: 2, Rating.OKAY: 0, Rating.BAD: 1}),
        ThemeView(themes[1], {}),
    ]
    assert (found[0].mean, found[1].mean) == (3.0, 0.0)
    assert views(themes, said[1:]) == [ThemeView(themes[0]), ThemeView(themes[1])]
    assert ThemeView(themes[0], {Rating.OKAY: 4}).mean == 2.5


QUESTIONS = [CheckQuestion(name, tuple(AnswerChoice(str(place), "") for place in range(3))) for name in "abc"]


def test_a_check_asks_until_it_is_right() -> None:
    check = Check().with_answer(1, 2).with_answer(1, 1).with_answer(2, 0)
    assert check.open(QUESTIONS) == [0, 1]
    assert check.with_answer(1, 0).open(QUESTIONS) == [0]
    assert check.with_answer(0, 0).with_answer(1, 0).open(QUESTIONS) == []
    assert check.with_answer(1, 0).with_answer(0, 0).right_at_once(QUESTIONS) == 2
    assert Check().right_at_once(QUESTIONS) == 0
    assert check_from(CHECK.written(check)) == check
    for nonsense in ("", "[]", "{", '{"a": [1]}', '{"1": 7}', '{"1": []}'):
        assert check_from(nonsense) == Check()


def test_answers_are_shuffled_the_same_for_the_same_learner() -> None:
    orders = {tuple(shuffled(QUESTIONS[0], str(seed))) for seed in range(40)}
    assert all(sorted(order) == [0, 1, 2] for order in orders)
    assert len(orders) == 6
    assert shuffled(QUESTIONS[0], "eva") == shuffled(QUESTIONS[0], "eva")
    assert {
        tuple(shuffled(question, "eva"))
        for question in [CheckQuestion(str(n), QUESTIONS[0].answers) for n in range(40)]
    } == orders


@pytest.mark.parametrize("name", BOUNDS)
def test_each_setting_stays_within_its_bounds(name: Setting) -> None:
    low, high = BOUNDS[name]
    far = {Setting.FORGET_AFTER: 900} if name is Setting.ASK_AFTER else {Setting.ASK_AFTER: 30}
    for wanted, kept in ((low - 1, low), (low, low), (high, high), (high + 1, high)):
        assert within_bounds(HomeSettings.of(far | {name: wanted})).values[name] == kept


def test_the_kiosk_asks_before_it_forgets() -> None:
    assert within_bounds(HomeSettings(ask_after=300, forget_after=60)).forget_after == 300 + COUNTDOWN
    assert within_bounds(HomeSettings(ask_after=60, forget_after=75)).forget_after == 75


def test_settings_that_make_no_sense_are_the_programs_own() -> None:
    assert settings_from({}) == HomeSettings()
    assert settings_from({"answer_days": "3", "lock_minutes": True, "other": 7}) == HomeSettings()
    assert settings_from({"answer_days": 3, "lock_minutes": 99}) == HomeSettings(answer_days=3, lock_minutes=15)
    promised = HomeSettings(answer_days=3, danger_minutes=20, day_ends=16).promises
    assert (promised.acknowledge_days, promised.answer_days) == (2, 3)
    assert (promised.danger, promised.day_ends.hour) == (timedelta(minutes=20), 16)


def test_what_waits_stands_in_order() -> None:
    first, *_others, last = Need
    assert in_order({last: 1, first: 2}) == [WaitingNeed(first, 2), WaitingNeed(last, 1)]
    assert in_order({first: 0}) == []
