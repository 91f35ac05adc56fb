"""What people type becomes what is kept: cleaned, within its limits to the last character, else unchanged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from app.advocates.rules import TEXT_LIMIT as CARD_LIMIT
from app.advocates.rules import AdvocateCard, CardText, ready_card
from app.core.errors import NameMissing, TextTooLong, TooMany
from app.core.text import INITIALS, LINE_LIMIT, only_initials
from app.helpers.rules import (
    ANSWER_LIMIT,
    EverydayQuestion,
    Helper,
    HelperText,
    QuestionText,
    ready_helper,
    ready_question,
)
from app.helpers.rules import LINE_LIMIT as HOME_LINE
from app.training.rules.courses import (
    DAYS_LIMIT,
    MONTHS_LIMIT,
    READING_LIMIT,
    Answer,
    Course,
    CourseText,
    Item,
    Module,
    ModuleText,
    Proof,
    Question,
    Rule,
    Signer,
    Sort,
    ready_course,
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
    Round,
    Session,
    Step,
    Thing,
    Workshop,
    ready_agreed,
    ready_campaign,
    ready_session,
    ready_workshop,
)

DAY, LATER = date(2026, 3, 2), date(2026, 3, 9)

SESSION = Session("s", "T", DAY)
WORKSHOP = Workshop("w", "T", DAY)
CAMPAIGN = Campaign("c", "T", DAY, DAY)
AGREED = Agreed("a", AgreedKind.ACTION, "T")


def test_a_session_is_cleaned_and_ends_after_it_began() -> None:
    typed = Session("s", " T ", DAY, time(10), time(9), " Eva ", " Sall 1 ", ("i",), ("a",), ("b",), " gutt\r\n ")
    assert ready_session(typed) == Session(
        "s", "T", DAY, time(10), time(10), "Eva", "Sall 1", ("i",), ("a",), ("b",), "gutt"
    )
    assert ready_session(replace(typed, ends=time(11))).ends == time(11)


def test_a_workshop_is_cleaned_and_counts_within_bounds() -> None:
    typed = Workshop(
        "w",
        " T ",
        DAY,
        aim=" Zil ",
        age=" 6-9 ",
        steps=(Step(-1, " ukommen "), Step(0, "a"), Step(MINUTES + 1, "b"), Step(MINUTES, "c"), Step(5, " ")),
        materials=(Thing(" Plakat ", True, " Tom "), Thing("  ")),
        method=" schwätzen ",
        children=-3,
        adults=PEOPLE + 1,
        initials="Lisa Muller",
        outcome=" gutt ",
    )
    kept = ready_workshop(typed)
    assert kept == Workshop(
        "w",
        "T",
        DAY,
        aim="Zil",
        age="6-9",
        steps=(Step(0, "ukommen"), Step(0, "a"), Step(MINUTES, "b"), Step(MINUTES, "c")),
        materials=(Thing("Plakat", True, "Tom"),),
        method="schwätzen",
        children=0,
        adults=PEOPLE,
        initials="L. M.",
        outcome="gutt",
    )
    more = ready_workshop(replace(typed, children=PEOPLE + 1, adults=-1))
    assert (more.children, more.adults) == (PEOPLE, 0)
    assert kept.minutes == 2 * MINUTES


def test_a_campaign_is_cleaned_and_ends_after_it_began() -> None:
    typed = Campaign(
        "c", " T ", LATER, DAY, (" Plakat ", " "), (Thing(" Bréif ", False, " Eva "),), " jiddereen ", " gutt "
    )
    assert ready_campaign(typed) == Campaign(
        "c", "T", LATER, LATER, ("Plakat",), (Thing("Bréif", False, "Eva"),), "jiddereen", "gutt"
    )


def test_what_was_agreed_is_cleaned() -> None:
    typed = Agreed("a", AgreedKind.ACTION, " Dësch kafen ", " Tom ", DAY, None, "w", "T")
    assert ready_agreed(typed) == Agreed("a", AgreedKind.ACTION, "Dësch kafen", "Tom", DAY, None, "w", "T")


ONE_CHAPTER = Module("m", (), {"lb": ModuleText("M")})
COURSE = Course("c", (ONE_CHAPTER,), texts={"lb": CourseText("T")})


def with_text(text: ModuleText) -> Course:
    return replace(COURSE, modules=(replace(ONE_CHAPTER, texts={"lb": text}),))


def with_items(*items: Item) -> Course:
    return replace(COURSE, modules=(replace(ONE_CHAPTER, items=items),))


def test_a_course_is_cleaned_and_keeps_the_languages_that_have_a_title() -> None:
    ask = Question(" Wat? ", (Answer(" dat ", " well "), Answer("net", "")))
    one_answer = Question("Wat?", (Answer("dat", ""), Answer("  ", "")))
    nameless = Question("  ", ask.answers)
    typed = replace(
        COURSE,
        texts={"lb": CourseText(" T ", " fir jiddereen "), "fr": CourseText(" ", "pour tous")},
        rules=(Rule(days=-1), Rule(days=0), Rule(days=DAYS_LIMIT + 1), Rule(days=30)),
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
    kept = ready_course(typed)
    assert kept.texts == {"lb": CourseText("T", "fir jiddereen")}
    assert [rule.days for rule in kept.rules] == [0, 0, DAYS_LIMIT, 30]
    asked = Question("Wat?", (Answer("dat", "well"), Answer("net", "")))
    assert kept.modules[0].texts == {"lb": ModuleText("M", "liesen", {"i": "kënnen"}, (asked,))}


@pytest.mark.parametrize(
    ("sort", "proof", "signer", "kept"),
    [
        (Sort.KNOWS, Proof.ANSWERED, Signer.LEARNER, (Proof.ANSWERED, Signer.LEARNER)),
        (Sort.KNOWS, Proof.WATCHED, Signer.MENTOR, (Proof.READ, Signer.MENTOR)),
        (Sort.DOES, Proof.WATCHED, Signer.LEARNER, (Proof.WATCHED, Signer.MENTOR)),
        (Sort.DOES, Proof.READ, Signer.COORDINATOR, (Proof.WATCHED, Signer.COORDINATOR)),
        (Sort.HAS, Proof.SHOWN, Signer.LEARNER, (Proof.SHOWN, Signer.MENTOR)),
        (Sort.HAS, Proof.DOCUMENT, Signer.MENTOR, (Proof.DOCUMENT, Signer.COORDINATOR)),
    ],
)
def test_an_item_is_proved_as_its_sort_can_be(
    sort: Sort, proof: Proof, signer: Signer, kept: tuple[Proof, Signer]
) -> None:
    item = ready_course(with_items(Item("i", sort, proof, signer))).modules[0].items[0]
    assert (item.proof, item.signer) == kept


def test_a_renewal_stays_within_ten_years() -> None:
    item = Item("i", Sort.KNOWS, Proof.READ)
    course = with_items(*(replace(item, renew=months) for months in (-1, 0, 12, MONTHS_LIMIT + 1)))
    assert [one.renew for one in ready_course(course).modules[0].items] == [0, 0, 12, MONTHS_LIMIT]


def test_a_card_keeps_what_says_something() -> None:
    typed = AdvocateCard("a", reach=" 621 ", texts={"lb": CardText(" Anne ", " freides "), "fr": CardText(" ")})
    kept = ready_card(typed)
    assert (kept.reach, kept.texts) == ("621", {"lb": CardText("Anne", "freides")})
    assert ready_card(AdvocateCard("a", texts={"lb": CardText("Anne")})).reach == ""
    assert ready_card(AdvocateCard("a", reach="621")).texts == {}
    with pytest.raises(NameMissing):
        ready_card(AdvocateCard("a", reach=" ", texts={"lb": CardText(" ")}))


def test_a_helper_and_a_question_are_cleaned() -> None:
    helper = ready_helper(
        Helper("h", " 26 1 ", texts={"lb": HelperText(" Eva ", " hëlleft "), "fr": HelperText()})
    )
    assert (helper.number, helper.texts) == ("26 1", {"lb": HelperText("Eva", "hëlleft")})
    asked = {"lb": QuestionText(" Wat? ", " Dat. "), "fr": QuestionText("Quoi ?"), "de": QuestionText("", "Das.")}
    assert ready_question(EverydayQuestion("q", texts=asked)).texts == {"lb": QuestionText("Wat?", "Dat.")}


@pytest.mark.parametrize(
    ("keep", "limit"),
    [
        (lambda text: ready_session(replace(SESSION, title=text)), LINE_LIMIT),
        (lambda text: ready_session(replace(SESSION, trainer=text)), LINE_LIMIT),
        (lambda text: ready_session(replace(SESSION, room=text)), LINE_LIMIT),
        (lambda text: ready_session(replace(SESSION, note=text)), TEXT_LIMIT),
        (lambda text: ready_workshop(replace(WORKSHOP, aim=text)), TEXT_LIMIT),
        (lambda text: ready_workshop(replace(WORKSHOP, age=text)), LINE_LIMIT),
        (lambda text: ready_workshop(replace(WORKSHOP, method=text)), TEXT_LIMIT),
        (lambda text: ready_workshop(replace(WORKSHOP, outcome=text)), TEXT_LIMIT),
        (lambda text: ready_campaign(replace(CAMPAIGN, reach=text)), LINE_LIMIT),
        (lambda text: ready_campaign(replace(CAMPAIGN, evaluation=text)), TEXT_LIMIT),
        (lambda text: ready_agreed(replace(AGREED, owner=text)), LINE_LIMIT),
        (lambda text: ready_course(replace(COURSE, texts={"lb": CourseText(text)})), COURSE_LINE),
        (lambda text: ready_course(replace(COURSE, texts={"lb": CourseText("T", text)})), READING_LIMIT),
        (lambda text: ready_course(with_text(ModuleText("M", text))), READING_LIMIT),
        (lambda text: ready_course(with_text(ModuleText("M", "", {"i": text}))), COURSE_LINE),
        (lambda text: ready_card(AdvocateCard("a", texts={"lb": CardText(text)})), CARD_LIMIT),
        (lambda text: ready_card(AdvocateCard("a", texts={"lb": CardText("Anne", text)})), CARD_LIMIT),
        (lambda text: ready_card(AdvocateCard("a", reach=text)), LINE_LIMIT),
        (lambda text: ready_helper(Helper("h", text, texts={"lb": HelperText("Eva")})), HOME_LINE),
        (lambda text: ready_helper(Helper("h", texts={"lb": HelperText("Eva", text)})), ANSWER_LIMIT),
        (
            lambda text: ready_question(EverydayQuestion("q", texts={"lb": QuestionText("Wat?", text)})),
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
        (lambda many: ready_session(replace(SESSION, items=("i",) * many)), MOST),
        (lambda many: ready_session(replace(SESSION, invited=("i",) * many)), MOST),
        (lambda many: ready_session(replace(SESSION, came=("i",) * many)), MOST),
        (lambda many: ready_workshop(replace(WORKSHOP, steps=(Step(1, "a"),) * many)), MOST),
        (lambda many: ready_workshop(replace(WORKSHOP, materials=(Thing("a"),) * many)), MOST),
        (lambda many: ready_campaign(replace(CAMPAIGN, channels=("a",) * many)), MOST),
        (lambda many: ready_campaign(replace(CAMPAIGN, tasks=(Thing("a"),) * many)), MOST),
        (lambda many: ready_course(replace(COURSE, modules=(ONE_CHAPTER,) * many)), COURSE_MOST),
        (lambda many: ready_course(replace(COURSE, rules=(Rule(),) * many)), COURSE_MOST),
        (lambda many: ready_course(with_items(*(Item("i", Sort.KNOWS, Proof.READ),) * many)), COURSE_MOST),
        (lambda many: ready_course(with_text(ModuleText("M", questions=(Question("", ()),) * many))), COURSE_MOST),
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
        lambda: ready_session(replace(SESSION, title=" ")),
        lambda: ready_workshop(replace(WORKSHOP, title=" ")),
        lambda: ready_campaign(replace(CAMPAIGN, theme=" ")),
        lambda: ready_agreed(replace(AGREED, what=" ")),
        lambda: ready_course(replace(COURSE, texts={"lb": CourseText(" ", "a")})),
        lambda: ready_course(with_text(ModuleText(" ", "a"))),
        lambda: ready_helper(Helper("h", "26 1")),
        lambda: ready_question(EverydayQuestion("q")),
    ],
)
def test_what_has_no_name_is_not_kept(keep: Callable[[], Any]) -> None:
    with pytest.raises(NameMissing):
        keep()


def test_of_a_child_only_initials_stay() -> None:
    assert only_initials("L. M., Tom; jean.claude ,, a b c d e") == "L. M., T., J. C., A. B. C. D."
    assert only_initials("") == ""
    assert INITIALS == 4


def test_taps_and_answers_add_up() -> None:
    assert Round().with_tap("a").with_tap("a").with_tap("b") == Round({"a": 2, "b": 1})
    assert Round({"a": 2, "b": 1}).total == 3
    known = Knowledge().with_answers((True, False)).with_answers((True, True))
    assert known == Knowledge(2, (2, 1))
    assert known.share == 75
    assert Knowledge().share == 0
    with pytest.raises(ValueError, match="argument"):
        known.with_answers((True,))
