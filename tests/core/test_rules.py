"""Small rules, each by itself."""
# ruff: noqa: DTZ001 - due dates are reckoned in local time without zone

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import EmptyReport, EmptyText, NotAllowed, PasswordRefused, TextTooLong
from app.core.rights import RIGHTS, Action, Role, demand
from app.core.saying import TEXT_LIMIT, words_of_staff
from app.core.states import CaseState
from app.core.text import NAME_LIMIT, cleaned, first_words
from app.home.rules import throttle
from app.home.rules.passwords import SHORTEST, Refusal, check, strength, tries
from app.reports.rules import due_dates as duedates
from app.reports.rules import hiding, receipts
from app.reports.rules.masking import MASK, without_names
from app.reports.rules.report import Draft, Feeling, ready


def no_holiday(_day: date) -> bool:
    return False


FRIDAY = datetime(2026, 3, 6, 22, 15)


def test_two_working_days_skip_the_weekend() -> None:
    due = duedates.acknowledge_by(FRIDAY, danger=False, holiday=no_holiday)
    assert due == datetime(2026, 3, 10, 17)


def test_a_holiday_is_no_working_day() -> None:
    due = duedates.acknowledge_by(FRIDAY, danger=False, holiday=lambda day: day == date(2026, 3, 9))
    assert due == datetime(2026, 3, 11, 17)


def test_danger_is_read_within_the_hour_on_any_day() -> None:
    assert duedates.acknowledge_by(FRIDAY, danger=True, holiday=no_holiday) == FRIDAY + timedelta(hours=1)


def test_an_answer_comes_within_ten_working_days() -> None:
    assert duedates.answer_by(FRIDAY, no_holiday) == datetime(2026, 3, 20, 17)


@pytest.mark.parametrize("state", CaseState)
def test_every_state_knows_whether_something_is_due(state: CaseState) -> None:
    due = duedates.next_due(state, received=FRIDAY, now=FRIDAY, danger=False, holiday=no_holiday)
    assert (due is not None) == (
        state in {CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IN_PROGRESS, CaseState.REOPENED}
    )


def test_whoever_asked_again_waits_from_now_on() -> None:
    later = FRIDAY + timedelta(days=30)
    due = duedates.next_due(CaseState.REOPENED, received=FRIDAY, now=later, danger=True, holiday=no_holiday)
    assert due is not None
    assert later < due < later + timedelta(days=5)


def test_the_first_three_wrong_tries_are_free_then_pauses_double() -> None:
    pauses = [throttle.pause_after(failures) for failures in range(30)]
    assert pauses[:4] == [timedelta(0)] * 3 + [throttle.FIRST_PAUSE]
    assert pauses[4] == 2 * pauses[3]
    assert pauses == sorted(pauses)
    assert pauses[-1] == throttle.LONGEST_PAUSE


def test_a_clock_that_was_set_back_makes_no_pause_longer() -> None:
    since = datetime(2026, 3, 2, tzinfo=UTC)
    assert throttle.left_of(timedelta(seconds=15), since, since - timedelta(days=300)) == timedelta(seconds=15)
    assert throttle.left_of(timedelta(seconds=15), since, since + timedelta(seconds=16)) == timedelta(0)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("kuerz", Refusal.SHORT),
        ("a" * (SHORTEST - 1), Refusal.SHORT),
        ("x" * 300, Refusal.LONG),
        ("passwordpassword", Refusal.COMMON),
        ("aaaaaaaaaaaaaaaaaaaa", Refusal.COMMON),
        ("123456789012345678", Refusal.COMMON),
        ("Claire Muster Claire", Refusal.COMMON),
    ],
)
def test_a_bad_password_is_refused_with_its_reason(password: str, reason: Refusal) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check(password, ("Claire Muster",))
    assert refused.value.reason == reason


def test_a_password_needs_no_special_signs_and_may_hold_any_letter() -> None:
    for good in ("wollek fahrrad suppe zebra", "Пять синих слонов едут", "é" * 3 + " giel Wollek Vëlo 🦊🦊"):
        assert check(good) == good


def test_the_same_password_from_another_keyboard_is_the_same() -> None:
    assert check("Äre gréngen Hond lieft 7") == check("A\u0308re gre\u0301ngen Hond lieft 7")


def test_strength_goes_from_none_to_four() -> None:
    assert strength("") == 0
    assert strength("wollek fahrrad suppe zebra") == 4


def test_names_are_hidden_whole_in_parts_and_in_any_case() -> None:
    text = "Den Tom huet mech geschloen. TOM WEBER! Tom's Auto. Tomaten. Tom."
    said = without_names(text, ["Tom Weber", ""])
    assert "Tom" not in said.replace("Tomaten", "")
    assert "Tomaten" in said
    assert said.startswith(f"Den {MASK} huet mech")


def test_initials_are_hidden_only_with_their_name() -> None:
    assert (
        without_names("Mme M. a dit merci. Claire M. aussi.", ["Claire M."])
        == f"Mme M. a dit merci. {MASK} aussi."
    )


@pytest.mark.parametrize("limit", [10, 40, 120])
def test_first_words_fit_and_end_at_a_word(limit: int) -> None:
    said = first_words("Eent zwee dräi\n véier " * 50, limit)
    assert len(said) <= limit
    assert said.endswith("…")
    assert first_words("Kuerz", limit) == "Kuerz"


def test_control_and_override_characters_go_and_what_people_write_stays() -> None:
    assert cleaned("a\x00b\x1b[31m\u202egnp\u2069\ud800") == "ab[31mgnp"
    for kept in ("👩‍👧 🦊", "مرحبا\u200f!", "é ë ö", "Zeil\n\nZeil\tTab"):
        assert cleaned(kept) == kept
    assert cleaned("eent\r\nzwee\rdräi") == "eent\nzwee\ndräi"


def test_a_report_needs_words_or_a_face() -> None:
    with pytest.raises(EmptyReport):
        ready(Draft("lb", text=" \n\t "))
    assert ready(Draft("lb", feeling=Feeling.SAD)).text == ""


def test_a_report_fits_up_to_the_limit_and_not_beyond() -> None:
    assert len(ready(Draft("lb", text="x" * TEXT_LIMIT)).text) == TEXT_LIMIT
    with pytest.raises(TextTooLong):
        ready(Draft("lb", text="x" * 1_000_000))


def test_a_name_is_one_line_and_short() -> None:
    assert "\n" not in ready(Draft("lb", text="a", name="Li\nsa")).name
    assert len(ready(Draft("lb", text="a", name="L" * 1000)).name) == NAME_LIMIT


def test_staff_write_something_and_not_too_much() -> None:
    with pytest.raises(EmptyText):
        words_of_staff(" \u202e ")
    with pytest.raises(TextTooLong):
        words_of_staff("x" * (TEXT_LIMIT + 1))


def test_the_administrator_reads_prints_and_adds_nothing() -> None:
    for action in (Action.READ_CASES, Action.HANDLE_CASES, Action.PRINT_CASES, Action.ADD_PEOPLE):
        with pytest.raises(NotAllowed):
            demand(Role.ADMINISTRATOR, action)


def test_every_action_has_its_roles() -> None:
    assert set(RIGHTS) == set(Action)
    assert all(RIGHTS.values())


def test_the_page_of_pictures_never_changes() -> None:
    """Cards that were printed years ago must still lead to their answer."""
    assert len(receipts.PICTURES) == len(set(receipts.PICTURES)) == 64
    assert receipts.to_bytes(["fox", "gift", "lion", "sun", "bed", "tree", "ball"]) == bytes(
        [0, 63, 19, 32, 61, 37, 48]
    )


@pytest.mark.parametrize("code", [[], ["fox"] * 6, ["fox"] * 8, ["unicorn"] * 7])
def test_what_is_no_receipt_is_refused(code: list[str]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the number or the name of a picture is its message
        receipts.to_bytes(code)


@given(
    chosen=st.sampled_from(hiding.PICTURES), own=st.sampled_from(hiding.PICTURES), seconds=st.integers(-10, 400)
)
def test_a_hidden_page_comes_back_with_its_picture_and_in_time_only(chosen: str, own: str, seconds: int) -> None:
    back = hiding.comes_back(chosen, own, timedelta(seconds=seconds))
    assert back is (chosen == own and 0 <= seconds <= 180)


def test_the_twelve_pictures_are_known_and_any_can_be_drawn() -> None:
    assert len(set(hiding.PICTURES)) == 12
    assert set(hiding.PICTURES) <= set(receipts.PICTURES)
    for place, name in enumerate(hiding.PICTURES):
        assert hiding.draw(_always(place)) == name


def _always(place: int) -> Callable[[int], int]:
    return lambda _many: place


@pytest.mark.parametrize(
    "password",
    [
        "il était une fois",
        "Once upon a time 12",
        "Bientraitance2026!",
        "azertyuiop12345",
        "ech sin educateur",
        "Kannerheem Kannerheem",
        "Sonneblumm Foyer Sonneblumm",
        "iloveyou iloveyou iloveyou",
    ],
)
def test_what_everybody_here_thinks_of_first_is_no_password(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check(password, ("Foyer Sonneblumm", "Claire M."))
    assert refused.value.reason == Refusal.COMMON


@pytest.mark.parametrize("other", ["l‘Auer – 7 «Wolleken»", "l’Auer — 7 “Wolleken”", '  l\'Auer - 7 "Wolleken" '])
def test_quotes_and_dashes_of_another_keyboard_are_the_same(other: str) -> None:
    assert check(other) == 'l\'Auer - 7 "Wolleken"'
    assert tries(other)[0] == 'l\'Auer - 7 "Wolleken"'
    assert other in tries(other), "what was sealed under it before still opens"
    assert tries("quaatsch tromm wolleken") == ("quaatsch tromm wolleken",), "one try costs a second"
