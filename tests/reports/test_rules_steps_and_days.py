"""The steps of a case at their edges, promised days, and what makes a text hard to read."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.core.errors import NotAllowed, PasswordRefused, StepNotAllowed
from app.core.rights import RIGHTS, Action, Role, demand, may
from app.core.states import CaseState
from app.home.rules import passwords
from app.home.rules.passwords import LONGEST, SHORTEST, Refusal, check, normalised, strength
from app.home.rules.settings import Promises
from app.home.rules.throttle import left_of, pause_after
from app.reports.rules.cases import STEPS, CaseStatus, Step, after, allowed, is_open
from app.reports.rules.due_dates import acknowledge_by, after_working_days, answer_by, next_due
from app.reports.rules.masking import MASK, without_names
from app.reports.rules.plain_language import LONG_SENTENCE, LONG_WORD, Hint, Remark, WordList, remarks

MONDAY = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - promised moments are local
SHORT = Promises(1, 3, timedelta(minutes=20), time(16))


def never(_day: date) -> bool:
    return False


def tuesday(day: date) -> bool:
    return day.weekday() == 1


@pytest.mark.parametrize("state", CaseState)
def test_a_step_leads_where_the_table_says(state: CaseState) -> None:
    for step in Step:
        if step is Step.NOTE:
            assert after(state, step) is after(state, step, danger=True) is state
        elif step in STEPS[state]:
            assert after(state, step) is STEPS[state][step]
        else:
            with pytest.raises(StepNotAllowed) as refused:
                after(state, step)
            assert refused.value.args == (state, step)
    assert allowed(state) == {*STEPS[state], Step.NOTE}
    assert allowed(state, danger=True) == {*STEPS[state], Step.NOTE} - {Step.WITHDRAW}
    with pytest.raises(StepNotAllowed):
        after(state, Step.WITHDRAW, danger=True)


def test_lists_begin_with_what_is_open_in_danger_and_due() -> None:
    now = datetime(2026, 3, 2, 9, tzinfo=UTC)
    later = now + timedelta(hours=1)
    order = [
        (CaseStatus(CaseState.RECEIVED, True, None), now),
        (CaseStatus(CaseState.RECEIVED, True, now), now),
        (CaseStatus(CaseState.RECEIVED, True, later), now),
        (CaseStatus(CaseState.RECEIVED, False, now), later),
        (CaseStatus(CaseState.RECEIVED, False, now), now),
        (CaseStatus(CaseState.CLOSED, True, None), now),
        (CaseStatus(CaseState.CLOSED, False, None), now),
    ]
    keys = [standing.urgency(at) for standing, at in order]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert CaseStatus(CaseState.RECEIVED, False, now).overdue(later)
    assert not CaseStatus(CaseState.RECEIVED, False, now).overdue(now)
    assert not CaseStatus(CaseState.RECEIVED, False, None).overdue(later)
    assert not CaseStatus(CaseState.CLOSED, False, now).overdue(later)
    assert [is_open(state) for state in (CaseState.REOPENED, CaseState.ANSWERED)] == [True, False]


def test_promised_days_are_working_days() -> None:
    assert after_working_days(MONDAY, 0, never) == datetime(2026, 3, 2, 17)  # noqa: DTZ001
    assert after_working_days(MONDAY, 1, tuesday) == datetime(2026, 3, 4, 17)  # noqa: DTZ001
    assert after_working_days(MONDAY + timedelta(days=4), 1, never, time(16)) == datetime(2026, 3, 9, 16)  # noqa: DTZ001
    assert acknowledge_by(MONDAY, danger=True, holiday=never, promises=SHORT) == MONDAY + timedelta(minutes=20)
    assert acknowledge_by(MONDAY, danger=False, holiday=never) == datetime(2026, 3, 4, 17)  # noqa: DTZ001
    assert acknowledge_by(MONDAY, danger=False, holiday=tuesday, promises=SHORT) == datetime(2026, 3, 4, 16)  # noqa: DTZ001
    assert answer_by(MONDAY, never) == datetime(2026, 3, 16, 17)  # noqa: DTZ001
    assert answer_by(MONDAY, tuesday, SHORT) == datetime(2026, 3, 6, 16)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("state", "due"),
    [
        (CaseState.RECEIVED, datetime(2026, 3, 4, 16)),  # noqa: DTZ001
        (CaseState.ACKNOWLEDGED, datetime(2026, 3, 6, 16)),  # noqa: DTZ001
        (CaseState.IN_PROGRESS, datetime(2026, 3, 6, 16)),  # noqa: DTZ001
        (CaseState.REOPENED, datetime(2026, 3, 12, 16)),  # noqa: DTZ001
        (CaseState.ANSWERED, None),
        (CaseState.CLOSED, None),
    ],
)
def test_what_is_due_next(state: CaseState, due: datetime | None) -> None:
    now = MONDAY + timedelta(days=8)
    found = next_due(state, received=MONDAY, now=now, danger=False, holiday=tuesday, promises=SHORT)
    assert found == due
    if state is CaseState.RECEIVED:
        soon = next_due(state, received=MONDAY, now=now, danger=True, holiday=tuesday, promises=SHORT)
        assert soon == MONDAY + timedelta(minutes=20)


WORDS = WordList({"procédure": "comment"}, frozenset({"pas"}), frozenset({"nous"}), frozenset({"demain"}))


def sentence(words: int) -> str:
    return " ".join(["a"] * (words - 2) + ["nous", "demain"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" ", []),
        ("Nous venons demain.", []),
        ("Nous venons.", [Remark(Hint.NO_WHEN, "")]),
        ("Nous venons à 9 heures.", []),
        ("Demain.", [Remark(Hint.NO_WHO, "")]),
        ("Nous, demain: Procédure, procédure.", [
            Remark(Hint.OFFICIAL_WORD, "Procédure", "comment"), Remark(Hint.OFFICIAL_WORD, "procédure", "comment")
        ]),
        ("Pas nous, pas demain, pas.", [Remark(Hint.NEGATION, "Pas"), Remark(Hint.NEGATION, "pas")]),
        (f"Nous demain {'x' * LONG_WORD}", [Remark(Hint.LONG_WORD, "x" * LONG_WORD)]),
        (f"Nous demain {'x' * (LONG_WORD - 1)}", []),
        (sentence(LONG_SENTENCE), []),
        (sentence(LONG_SENTENCE + 1), [Remark(Hint.LONG_SENTENCE, "a a a a …")]),
        (f"{sentence(LONG_SENTENCE)}. {sentence(LONG_SENTENCE)}!", []),
        ("Est-ce-nous demain", []),
    ],
)  # fmt: skip
def test_what_makes_a_text_hard(text: str, found: list[Remark]) -> None:
    assert remarks(text, WORDS) == found


def test_passwords_have_a_length_and_are_no_common_ones() -> None:
    good = "quaatsch tromm wolleken"
    assert check(good) == good
    assert check("ﬁ" + good) == "fi" + good == normalised("ﬁ" + good)
    for wrong, reason in (
        ("x" * (SHORTEST - 1), Refusal.SHORT),
        ("ab" * LONGEST, Refusal.LONG),
        ("passwordpassword", Refusal.COMMON),
    ):
        with pytest.raises(PasswordRefused) as refused:
            check(wrong)
        assert refused.value.reason == reason
    assert strength("Claire Muller Claire Muller", ["Claire Muller"]) == 0
    assert strength("claireclaireclaire", ["CLAIRE"]) == 0
    assert strength(good, ["Claire Muller"]) == strength(good) > 2
    assert strength("Mo wolleken quaatsch", ["Mo"]) == strength("Mo wolleken quaatsch"), "too short to count"
    assert check("quaatsch-tromm9"[:SHORTEST])
    long = "wolleken quaatsch tromm " * 20
    assert check(long[:LONGEST])
    assert passwords.SHORTEST == 15


def test_names_are_hidden_whatever_their_capitals_and_the_longest_first() -> None:
    assert without_names("TOM und tom weber", ["Tom Weber"]) == f"{MASK} und {MASK}"
    assert without_names("Anne Marie", ["Anne", "Anne Marie"]) == MASK
    assert without_names("Tomate, Tom", ["Tom"]) == f"Tomate, {MASK}"


def test_what_is_left_of_a_pause_never_grows() -> None:
    pause = timedelta(seconds=60)
    assert left_of(pause, MONDAY, MONDAY) == pause
    assert left_of(pause, MONDAY, MONDAY + timedelta(seconds=20)) == timedelta(seconds=40)
    assert left_of(pause, MONDAY, MONDAY + timedelta(seconds=61)) == timedelta(0)
    assert left_of(pause, MONDAY, MONDAY - timedelta(days=1)) == pause


@pytest.mark.parametrize("role", Role)
def test_a_right_is_demanded_as_the_table_says(role: Role) -> None:
    for action in Action:
        assert may(role, action) is (role in RIGHTS[action])
        if may(role, action):
            demand(role, action)
        else:
            with pytest.raises(NotAllowed) as refused:
                demand(role, action)
            assert refused.value.args == (action,)


def test_pauses_grow_with_wrong_tries() -> None:
    pauses = [pause_after(tries) for tries in range(30)]
    assert pauses[0] == timedelta(0)
    assert pauses == sorted(pauses)
    assert pauses[-1] == pauses[-2] > timedelta(0)
