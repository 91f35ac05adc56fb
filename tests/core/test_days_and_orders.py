"""Small rules about days, orders and pieces of text."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.core import errors
from app.core.calendar import months_later, nth_weekday
from app.core.languages import language_in, text_in
from app.core.signs import SIGNS, sign_picture
from app.core.states import CaseState
from app.homes.rules import Arriving, BundleItem, Seen, arriving, arriving_content
from app.reports.rules.hiding import LASTS, PICTURES, comes_back, draw
from app.reports.rules.report import Kind
from app.reports.rules.retention import LONGEST, SHORTEST, months_for, rule_name
from app.safekeeping.rules.guessing import CODES, Guessing
from app.safekeeping.rules.rotation import kept
from app.training.rules.reading import Block, BlockKind, blocks, minutes
from app.year.rules.year import CalendarEntry, Happening, PromisedTask, TaskState, in_order, last_day, on, weeks

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(("weekday", "number", "day"), [(0, 1, 2), (1, 2, 10), (6, 1, 1), (6, 4, 22), (5, 2, 14)])
def test_the_nth_weekday_of_march_2026(weekday: int, number: int, day: int) -> None:
    assert nth_weekday(2026, 3, weekday, number) == date(2026, 3, day)


def test_months_end_with_the_calendar() -> None:
    assert months_later(date(9999, 1, 31), 1) == date(9999, 2, 28)
    assert months_later(date(9999, 12, 1), 1) == date.max
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)


def test_what_stands_on_a_day_is_late_first_then_by_the_hour() -> None:
    def entry(
        title: str, begins: time | None = None, *, late: bool = False, what: Happening = Happening.ACTION
    ) -> CalendarEntry:
        return CalendarEntry(DAY, what, title, begins, late=late)

    long = CalendarEntry(DAY - timedelta(days=1), Happening.CAMPAIGN, "laang", time(8), DAY + timedelta(days=1))
    there = [entry("b", time(9)), entry("z"), entry("a", time(9)), entry("spéit", time(17), late=True), long]
    there.append(entry("c", time(9), what=Happening.WORKSHOP))
    assert [calendar_entry.title for calendar_entry in on(there, DAY)] == ["spéit", "z", "laang", "a", "b", "c"]
    assert on([long], DAY + timedelta(days=1)) == [long]
    assert on([long], DAY - timedelta(days=1)) == [long]
    assert on([long], DAY + timedelta(days=2)) == on([long], DAY - timedelta(days=2)) == []


def test_promises_stand_overdue_first() -> None:
    yesterday, tomorrow = DAY - timedelta(days=1), DAY + timedelta(days=1)
    late, today = PromisedTask("a", "A", "", yesterday, None, ""), PromisedTask("b", "B", "", DAY, None, "")
    soon, some_day = PromisedTask("c", "C", "", tomorrow, None, ""), PromisedTask("d", "D", "", None, None, "")
    done = PromisedTask("e", "E", "", yesterday, yesterday, "")
    assert [promise.state(DAY) for promise in (late, today, some_day, done)] == [
        TaskState.OVERDUE,
        TaskState.OPEN,
        TaskState.OPEN,
        TaskState.DONE,
    ]
    assert in_order([done, some_day, soon, today, late], DAY) == [late, today, soon, some_day, done]


def test_a_month_is_whole_weeks() -> None:
    march = weeks(2026, 3)
    assert (march[0][0], march[-1][-1], {len(week) for week in march}) == (
        date(2026, 2, 23),
        date(2026, 4, 5),
        {7},
    )
    assert (last_day(2026, 12), last_day(2028, 2)) == (date(2026, 12, 31), date(2028, 2, 29))


def test_a_reading_falls_into_its_parts() -> None:
    assert blocks("## Titel\n\n- Punkt\n  > Geschicht\n! kucken\nText ## net\n-net") == [
        Block(BlockKind.HEADING, "Titel"),
        Block(BlockKind.POINT, "Punkt"),
        Block(BlockKind.STORY, "Geschicht"),
        Block(BlockKind.TO_CHECK, "kucken"),
        Block(BlockKind.PARAGRAPH, "Text ## net"),
        Block(BlockKind.PARAGRAPH, "-net"),
    ]
    assert blocks("- a - ")[0].text == "a -"
    assert [minutes("wuert " * many) for many in (0, 160, 320, 400, 1600)] == [1, 1, 2, 2, 10]


def test_guessing_costs_what_it_costs() -> None:
    guessing = Guessing(1.0, 1)
    assert guessing.guesses == CODES / 2
    assert guessing.years() == pytest.approx(CODES / 2 / 31_557_600)
    assert guessing.years(10) == pytest.approx(guessing.years() / 10)
    assert Guessing(2.0, 1).years() == pytest.approx(2 * guessing.years())
    assert guessing.euros == pytest.approx(CODES / 2 / 3600 * 0.1 * 0.2)


def test_signs_begin_again() -> None:
    assert [sign_picture(place) for place in (0, len(SIGNS) - 1, len(SIGNS))] == [
        "sign-sun",
        "sign-balloon",
        "sign-sun",
    ]


def test_a_hidden_page_comes_back_in_time_with_its_picture() -> None:
    asked: list[int] = []
    assert draw(lambda below: asked.append(below) or 2) == PICTURES[2]  # type: ignore[func-returns-value]
    assert asked == [len(PICTURES)]
    assert comes_back("sun", "sun", LASTS)
    assert comes_back("sun", "sun", timedelta(0))
    assert not comes_back("sun", "sun", LASTS + timedelta(seconds=1))
    assert not comes_back("sun", "sun", timedelta(seconds=-1))
    assert not comes_back("moon", "sun", timedelta(0))


@pytest.mark.parametrize(
    ("kind", "state", "own", "months"),
    [
        (Kind.IDEA, CaseState.CLOSED, {}, 12),
        (None, CaseState.WITHDRAWN, {}, 6),
        (None, CaseState.RECEIVED, {}, LONGEST),
        (Kind.IDEA, CaseState.CLOSED, {":closed": 3}, 3),
        (Kind.IDEA, CaseState.CLOSED, {":closed": 3, f"{Kind.IDEA}:closed": 5}, 5),
        (None, CaseState.CLOSED, {"None:closed": 5, ":closed": 3}, 3),
        (None, CaseState.CLOSED, {":closed": 0}, SHORTEST),
        (None, CaseState.CLOSED, {":closed": 9_999}, LONGEST),
    ],
)
def test_how_long_a_case_is_kept(kind: Kind | None, state: CaseState, own: dict[str, int], months: int) -> None:
    assert months_for(kind, state, own) == months


def test_a_rule_is_kept_under_kind_and_state() -> None:
    assert rule_name(None, CaseState.CLOSED) == ":closed"
    assert rule_name(Kind.IDEA, CaseState.CLOSED) == f"{Kind.IDEA}:closed"


def test_back_ups_of_a_week_stand_for_their_week() -> None:
    newest = datetime(2026, 3, 2, 12, tzinfo=UTC)
    daily = [newest - timedelta(days=days) for days in range(31)]
    stay = kept(daily)
    assert {moment for moment in daily if (newest - moment).days < 7} <= stay
    older = sorted(moment.date().isoformat() for moment in stay if (newest - moment).days >= 7)
    assert older == ["2026-01-31", "2026-02-15", "2026-02-22"], "a month's newest, and two weeks' newest"
    week = [newest, newest - timedelta(weeks=4), newest - timedelta(weeks=4, seconds=1)]
    assert week[1] in kept(week)
    edge = [newest, newest - timedelta(days=366), newest - timedelta(days=367)]
    assert kept(edge) == set(edge[:2])


def test_what_arrives_is_compared_by_version_and_content() -> None:
    item = BundleItem("a", 2, "A", "{}")
    assert arriving(item, None) is Arriving.NEW
    assert arriving(item, Seen(1, item.digest)) is Arriving.SAME
    assert [arriving(item, Seen(version, "x")) for version in (1, 2, 3)] == [
        Arriving.NEWER,
        Arriving.OLDER,
        Arriving.OLDER,
    ]
    assert arriving_content(item, None, None) is Arriving.NEW
    assert arriving_content(item, item.digest, None) is Arriving.SAME
    assert arriving_content(item, "mine", None) is Arriving.CONFLICT
    assert arriving_content(item, "mine", Seen(1, item.digest)) is Arriving.OLDER
    assert arriving_content(item, "mine", Seen(1, "mine")) is Arriving.NEWER
    assert arriving_content(item, "mine", Seen(1, "other")) is Arriving.CONFLICT


def test_a_text_is_taken_in_the_first_wanted_language() -> None:
    texts = {"de": "Hallo", "lb": "Moien"}
    assert [text_in(texts, wanted) for wanted in (("fr", "lb"), ("de", "lb"), (), ("fr",))] == [
        "Moien",
        "Hallo",
        "Hallo",
        "Hallo",
    ]
    assert (text_in({}, ("lb",)), language_in({}, ("lb",))) == (None, "")
    assert language_in(texts, ("fr", "lb")) == "lb"


def test_errors_say_what_they_are_about() -> None:
    for kind in (errors.TextTooLong, errors.TooMuchAttached, errors.TooMany, errors.NothingToRead):
        assert (kind(7).limit, str(kind(7))) == (7, "7")
    assert (errors.LastReader(3).cases, str(errors.LastReader(3))) == (3, "3")
    for word in (errors.ListUnreadable("rows"), errors.PasswordRefused("rows")):
        assert (word.reason, str(word)) == ("rows", "rows")
    pause = timedelta(seconds=7)
    assert (errors.MustWait(pause).pause, str(errors.MustWait(pause))) == (pause, "0:00:07")
