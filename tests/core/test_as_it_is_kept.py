"""What people type becomes what is kept: cleaned, within its limits to the last character, else unchanged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.advocates.rules import TEXT_LIMIT as CARD_LIMIT
from app.advocates.rules import AdvocateCard, CardText, validated_card
from app.core.errors import NameMissing, TextTooLong, TooMany
from app.core.text import LINE_LIMIT, only_initials
from app.helpers.rules import (
    ANSWER_LIMIT,
    EverydayQuestion,
    Helper,
    HelperText,
    QuestionText,
    validated_helper,
    validated_question,
)
from app.helpers.rules import LINE_LIMIT as HOME_LINE
from app.training.rules.courses import (
    DAYS_LIMIT,
    MONTHS_LIMIT,
    READING_LIMIT,
    AnswerChoice,
    ChecklistItem,
    CheckQuestion,
    Course,
    CourseRule,
    CourseText,
    ItemSort,
    Module,
    ModuleText,
    Proof,
    Signer,
    validated_course,
)
from app.training.rules.courses import LINE_LIMIT as COURSE_LINE
from app.training.rules.courses import MOST as COURSE_MOST
from app.workshops.rules import (
    MINUTES,
    MOST,
    PEOPLE,
    TEXT_LIMIT,
    Agreed,
    AgreedKind,
    Campaign,
    Knowledge,
    PlanStep,
    Round,
    Thing,
    TrainingSession,
    Workshop,
    validated_agreed,
    validated_campaign,
    validated_session,
    validated_workshop,
)

DAY, LATER = date(2026, 3, 2), date(2026, 3, 9)

SESSION = TrainingSession("s", "T", DAY)
WORKSHOP = Workshop("w", "T", DAY)
CAMPAIGN = Campaign("c", "T", DAY, DAY)
AGREED = Agreed("a", AgreedKind.ACTION, "T")


def test_a_session_is_cleaned_and_ends_after_it_began() -> None:
    typed = TrainingSession(
        "s", " T ", DAY, time(10), time(9), " Eva ", " Sall 1 ", ("i",), ("a",), ("b",), " gutt\r\n "
    )
    assert validated_session(typed) == TrainingSession(
        "s", "T", DAY, time(10), time(10), "Eva", "Sall 1", ("i",), ("a",), ("b",), "gutt"
    )
    assert validated_session(replace(typed, ends=time(11))).ends == time(11)


def test_a_workshop_is_cleaned_and_counts_within_bounds() -> None:
    typed = Workshop(
        "w",
        " T ",
        DAY,
        aim=" Zil ",
        age=" 6-9 ",
        steps=(
            PlanStep(-1, " ukommen "),
            PlanStep(0, "a"),
            PlanStep(MINUTES + 1, "b"),
            PlanStep(MINUTES, "c"),
            PlanStep(5, " "),
        ),
        materials=(Thing(" Plakat ", True, " Tom "), Thing("  ")),
        method=" schwätzen ",
        children=-3,
        adults=PEOPLE + 1,
        initials="Lisa Muller",
        outcome=" gutt ",
    )
    kept = validated_workshop(typed)
    assert kept == Workshop(
        "w",
        "T",
        DAY,
        aim="Zil",
        age="6-9",
        steps=(PlanStep(0, "ukommen"), PlanStep(0, "a"), PlanStep(MINUTES, "b"), PlanStep(MINUTES, "c")),
        materials=(Thing("Plakat", True, "Tom"),),
        method="schwätzen",
        children=0,
        adults=PEOPLE,
        initials="L. M.",
        outcome="gutt",
    )
    more = validated_workshop(replace(typed, children=PEOPLE + 1, adults=-1))
    assert (more.children, more.adults) == (PEOPLE, 0)
    assert kept.minutes == 2 * MINUTES


def test_a_campaign_is_cleaned_and_ends_after_it_began() -> None:
    typed = Campaign(
        "c", " T ", LATER, DAY, (" Plakat ", " "), (Thing(" Bréif ", False, " Eva "),), " jiddereen ", " gutt "
    )
    assert validated_campaign(typed) == Campaign(
        "c", "T", LATER, LATER, ("Plakat",), (Thing("Bréif", False, "Eva"),), "jiddereen", "gutt"
    )


def test_what_was_agreed_is_cleaned() -> None:
    typed = Agreed("a", AgreedKind.ACTION, " Dësch kafen ", " Tom ", DAY, None, "w", "T")
    assert validated_agreed(typed) == Agreed("a", AgreedKind.ACTION, "Dësch kafen", "Tom", DAY, None, "w", "T")


ONE_CHAPTER = Module("m", (), {"lb": ModuleText("M")})
COURSE = Course("c", (ONE_CHAPTER,), texts={"lb": CourseText("T")})


def with_text(text: ModuleText) -> Course:
    return replace(COURSE, modules=(replace(ONE_CHAPTER, texts={"lb": text}),))


def with_items(*items: ChecklistItem) -> Course:
    return replace(COURSE, modules=(replace(ONE_CHAPTER, items=items),))


def test_a_course_is_cleaned_and_keeps_the_languages_that_have_a_title() -> None:
    ask = CheckQuestion(" Wat? ", (AnswerChoice(" dat ", " well "), AnswerChoice("net", "")))
    one_answer = CheckQuestion("Wat?", (AnswerChoice("dat", ""), AnswerChoice("  ", "")))
    nameless = CheckQuestion("  ", ask.answers)
    typed = replace(
        COURSE,
        texts={"lb": CourseText(" T ", " fir jiddereen "), "fr": CourseText(" ", "pour tous")},
        rules=(CourseRule(days=-1), CourseRule(days=0), CourseRule(days=DAYS_LIMIT + 1), CourseRule(days=30)),
        modules=(
            Module(
                "m",
                (),
                {
                    "lb": ModuleText(" M ", " liesen ", {"i": " kënnen "}, (ask, one_answer, nameless)),
                    "de": ModuleText(""),
                },
            ),
        ),
    )
    kept = validated_course(typed)
    assert kept.texts == {"lb": CourseText("T", "fir jiddereen")}
    assert [rule.days for rule in kept.rules] == [0, 0, DAYS_LIMIT, 30]
    asked = CheckQuestion("Wat?", (AnswerChoice("dat", "well"), AnswerChoice("net", "")))
    assert kept.modules[0].texts == {"lb": ModuleText("M", "liesen", {"i": "kënnen"}, (asked,))}


@pytest.mark.parametrize(
    ("sort", "proof", "signer", "kept"),
    [
        (ItemSort.KNOWS, Proof.ANSWERED, Signer.LEARNER, (Proof.ANSWERED, Signer.LEARNER)),
        (ItemSort.KNOWS, Proof.WATCHED, Signer.MENTOR, (Proof.READ, Signer.MENTOR)),
        (ItemSort.DOES, Proof.WATCHED, Signer.LEARNER, (Proof.WATCHED, Signer.MENTOR)),
        (ItemSort.DOES, Proof.READ, Signer.COORDINATOR, (Proof.WATCHED, Signer.COORDINATOR)),
        (ItemSort.HAS, Proof.SHOWN, Signer.LEARNER, (Proof.SHOWN, Signer.MENTOR)),
        (ItemSort.HAS, Proof.DOCUMENT, Signer.MENTOR, (Proof.DOCUMENT, Signer.COORDINATOR)),
    ],
)
def test_an_item_is_proved_as_its_sort_can_be(
    sort: ItemSort, proof: Proof, signer: Signer, kept: tuple[Proof, Signer]
) -> None:
    item = validated_course(with_items(ChecklistItem("i", sort, proof, signer))).modules[0].items[0]
    assert (item.proof, item.signer) == kept


def test_a_renewal_stays_within_ten_years() -> None:
    item = ChecklistItem("i", ItemSort.KNOWS, Proof.READ)
    course = with_items(*(replace(item, renew=months) for months in (-1, 0, 12, MONTHS_LIMIT + 1)))
    assert [checklist_item.renew for checklist_item in validated_course(course).modules[0].items] == [
        0,
        0,
        12,
        MONTHS_LIMIT,
    ]


def test_a_card_keeps_what_says_something() -> None:
    typed = AdvocateCard("a", reach=" 621 ", texts={"lb": CardText(" Anne ", " freides "), "fr": CardText(" ")})
    kept = validated_card(typed)
    assert (kept.reach, kept.texts) == ("621", {"lb": CardText("Anne", "freides")})
    assert validated_card(AdvocateCard("a", texts={"lb": CardText("Anne")})).reach == ""
    assert validated_card(AdvocateCard("a", reach="621")).texts == {}
    with pytest.raises(NameMissing):
        validated_card(AdvocateCard("a", reach=" ", texts={"lb": CardText(" ")}))


def test_a_helper_and_a_question_are_cleaned() -> None:
    helper = validated_helper(
        Helper("h", " 26 1 ", texts={"lb": HelperText(" Eva ", " hëlleft "), "fr": HelperText()})
    )
    assert (helper.number, helper.texts) == ("26 1", {"lb": HelperText("Eva", "hëlleft")})
    asked = {"lb": QuestionText(" Wat? ", " Dat. "), "fr": QuestionText("Quoi ?"), "de": QuestionText("", "Das.")}
    assert validated_question(EverydayQuestion("q", texts=asked)).texts == {"lb": QuestionText("Wat?", "Dat.")}


@pytest.mark.parametrize(
    ("keep", "limit"),
    [
        (lambda text: validated_session(replace(SESSION, title=text)), LINE_LIMIT),
        (lambda text: validated_session(replace(SESSION, trainer=text)), LINE_LIMIT),
        (lambda text: validated_session(replace(SESSION, room=text)), LINE_LIMIT),
        (lambda text: validated_session(replace(SESSION, note=text)), TEXT_LIMIT),
        (lambda text: validated_workshop(replace(WORKSHOP, aim=text)), TEXT_LIMIT),
        (lambda text: validated_workshop(replace(WORKSHOP, age=text)), LINE_LIMIT),
        (lambda text: validated_workshop(replace(WORKSHOP, method=text)), TEXT_LIMIT),
        (lambda text: validated_workshop(replace(WORKSHOP, outcome=text)), TEXT_LIMIT),
        (lambda text: validated_campaign(replace(CAMPAIGN, reach=text)), LINE_LIMIT),
        (lambda text: validated_campaign(replace(CAMPAIGN, evaluation=text)), TEXT_LIMIT),
        (lambda text: validated_agreed(replace(AGREED, owner=text)), LINE_LIMIT),
        (lambda text: validated_course(replace(COURSE, texts={"lb": CourseText(text)})), COURSE_LINE),
        (lambda text: validated_course(replace(COURSE, texts={"lb": CourseText("T", text)})), READING_LIMIT),
        (lambda text: validated_course(with_text(ModuleText("M", text))), READING_LIMIT),
        (lambda text: validated_course(with_text(ModuleText("M", "", {"i": text}))), COURSE_LINE),
        (lambda text: validated_card(AdvocateCard("a", texts={"lb": CardText(text)})), CARD_LIMIT),
        (lambda text: validated_card(AdvocateCard("a", texts={"lb": CardText("Anne", text)})), CARD_LIMIT),
        (lambda text: validated_card(AdvocateCard("a", reach=text)), LINE_LIMIT),
        (lambda text: validated_helper(Helper("h", text, texts={"lb": HelperText("Eva")})), HOME_LINE),
        (lambda text: validated_helper(Helper("h", texts={"lb": HelperText("Eva", text)})), ANSWER_LIMIT),
        (
            lambda text: validated_question(EverydayQuestion("q", texts={"lb": QuestionText("Wat?", text)})),
            ANSWER_LIMIT,
        ),
    ],
)
def test_a_text_may_be_so_long_and_no_longer(keep: Callable[[str], Any], limit: int) -> None:
    keep("x" * limit)
    with pytest.raises(TextTooLong) as refused:
        keep("x" * (limit + 1))
    assert refused.value.limit == limit


@pytest.mark.parametrize(
    ("keep", "most"),
    [
        (lambda many: validated_session(replace(SESSION, items=("i",) * many)), MOST),
        (lambda many: validated_session(replace(SESSION, invited=("i",) * many)), MOST),
        (lambda many: validated_session(replace(SESSION, came=("i",) * many)), MOST),
        (lambda many: validated_workshop(replace(WORKSHOP, steps=(PlanStep(1, "a"),) * many)), MOST),
        (lambda many: validated_workshop(replace(WORKSHOP, materials=(Thing("a"),) * many)), MOST),
        (lambda many: validated_campaign(replace(CAMPAIGN, channels=("a",) * many)), MOST),
        (lambda many: validated_campaign(replace(CAMPAIGN, tasks=(Thing("a"),) * many)), MOST),
        (lambda many: validated_course(replace(COURSE, modules=(ONE_CHAPTER,) * many)), COURSE_MOST),
        (lambda many: validated_course(replace(COURSE, rules=(CourseRule(),) * many)), COURSE_MOST),
        (
            lambda many: validated_course(with_items(*(ChecklistItem("i", ItemSort.KNOWS, Proof.READ),) * many)),
            COURSE_MOST,
        ),
        (
            lambda many: validated_course(with_text(ModuleText("M", questions=(CheckQuestion("", ()),) * many))),
            COURSE_MOST,
        ),
    ],
)
def test_a_list_may_be_so_long_and_no_longer(keep: Callable[[int], Any], most: int) -> None:
    keep(most)
    with pytest.raises(TooMany) as refused:
        keep(most + 1)
    assert refused.value.limit == most


@pytest.mark.parametrize(
    "keep",
    [
        lambda: validated_session(replace(SESSION, title=" ")),
        lambda: validated_workshop(replace(WORKSHOP, title=" ")),
        lambda: validated_campaign(replace(CAMPAIGN, theme=" ")),
        lambda: validated_agreed(replace(AGREED, what=" ")),
        lambda: validated_course(replace(COURSE, texts={"lb": CourseText(" ", "a")})),
        lambda: validated_course(with_text(ModuleText(" ", "a"))),
        lambda: validated_helper(Helper("h", "26 1")),
        lambda: validated_question(EverydayQuestion("q")),
    ],
)
def test_what_has_no_name_is_not_kept(keep: Callable[[], Any]) -> None:
    with pytest.raises(NameMissing):
        keep()


def test_of_a_child_only_initials_stay() -> None:
    assert only_initials("L. M., Tom; jean.claude ,, a b c d e") == "L. M., T., J. C., A. B. C. D."
    assert only_initials("") == ""


def test_taps_and_answers_add_up() -> None:
    assert Round().with_tap("a").with_tap("a").with_tap("b") == Round({"a": 2, "b": 1})
    assert Round({"a": 2, "b": 1}).total == 3
    known = Knowledge().with_answers((True, False)).with_answers((True, True))
    assert known == Knowledge(2, (2, 1))
    assert known.share == 75
    assert Knowledge().share == 0
    with pytest.raises(ValueError, match="argument"):
        known.with_answers((True,))
