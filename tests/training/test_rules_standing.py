"""Who needs what by when: property tests over dates, with leap years, breaks, late and early renewals, changed
rules, exemptions; and a few days worked out by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.calendar import months_later
from app.core.rights import Role
from app.training.rules.courses import (
    ChecklistItem,
    Course,
    CourseRule,
    Function,
    ItemSort,
    Proof,
    RuleStart,
    Signer,
)
from app.training.rules.standing import (
    EARLY_DAYS,
    SOON_DAYS,
    Employment,
    Exemption,
    Member,
    TrainingState,
    TrainingStatus,
    at_work,
    course_until,
    may_sign,
    standing,
    valid_until,
)

DAY = timedelta(days=1)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
months = st.integers(1, 120)
spans = st.integers(0, 4000).map(lambda number: timedelta(days=number))
ITEM = ChecklistItem("i", ItemSort.KNOWS, Proof.READ, renew=24)
COURSE = Course("c", rules=(CourseRule(days=90),))


def member(first: date, last: date | None = None, *more: Employment) -> Member:
    return Member("m", "Anne S.", Function.EDUCATION, "Haus A", employments=(Employment(first, last), *more))


@given(days, months)
def test_months_never_leave_their_month(day: date, later: int) -> None:
    found = months_later(day, later)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == later
    assert found.day == day.day or ((found + DAY).month != found.month and found.day < day.day)


@pytest.mark.parametrize(
    ("day", "later", "found"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(9999, 12, 1), 12, date.max),
    ],
)
def test_leap_years_and_short_months(day: date, later: int, found: date) -> None:
    assert months_later(day, later) == found


@given(st.lists(days, min_size=1, max_size=6), months)
def test_something_done_once_more_never_shortens_what_is_valid(done: list[date], renew: int) -> None:
    before = valid_until(done, renew)
    again = valid_until([*done, max(done)], renew)
    assert before is not None
    assert again is not None
    assert again >= before >= months_later(max(done), renew)


@given(days, months, st.integers(0, EARLY_DAYS))
def test_whoever_renews_early_loses_no_day(day: date, renew: int, early: int) -> None:
    end = months_later(day, renew)
    again = max(end - timedelta(days=early), day)
    if end - timedelta(days=EARLY_DAYS) <= again:
        assert valid_until([day, again], renew) == months_later(end, renew)


@given(days, months, st.integers(1, 4000))
def test_a_late_renewal_counts_from_its_own_day(day: date, renew: int, late: int) -> None:
    again = months_later(day, renew) + timedelta(days=late)
    assert valid_until([day, again], renew) == months_later(again, renew)


@given(days, spans)
def test_the_first_time_is_due_so_many_days_after_the_beginning(first: date, after: timedelta) -> None:
    today = first + after
    found = standing(COURSE, ITEM, member(first), [], today)
    due = first + timedelta(days=90)
    assert found.due == due
    assert found.state is (TrainingState.OVERDUE if today > due else TrainingState.OPEN)


@given(days, spans, spans)
def test_each_day_of_what_was_done_has_its_state(first: date, done_after: timedelta, now: timedelta) -> None:
    done, today = first + done_after, first + now
    found = standing(COURSE, ITEM, member(first), [done], today)
    end = months_later(done, 24)
    if done > today:
        assert found.done is None
    elif today > end:
        assert found.due == max(first + timedelta(days=90), end)
        assert found.state is (TrainingState.OVERDUE if found.due < today else TrainingState.OPEN)
    elif (end - today).days <= SOON_DAYS:
        assert found.state is TrainingState.SOON
    else:
        assert found.state is TrainingState.DONE
        assert found.until == end


@given(days, spans, spans, spans)
def test_after_a_break_the_time_counts_anew_and_what_is_valid_stays_valid(
    first: date, worked: timedelta, away: timedelta, done_after: timedelta
) -> None:
    last = first + worked
    back = last + away + DAY
    one = member(first, last, Employment(back))
    done = min(first + done_after, last)
    found = standing(COURSE, ITEM, one, [done], back)
    end = months_later(done, 24)
    if end >= back:
        assert found.state in (TrainingState.DONE, TrainingState.SOON)
    else:
        assert (found.state, found.due) == (TrainingState.OPEN, back + timedelta(days=90))
    assert at_work(one, back)
    assert not away or not at_work(one, last + DAY)


@given(days, spans, spans)
def test_while_nobody_works_here_nothing_is_due(first: date, worked: timedelta, away: timedelta) -> None:
    last = first + worked
    found = standing(COURSE, ITEM, member(first, last), [], last + away + DAY)
    assert found.state is TrainingState.NOT_NEEDED


@given(days, spans, spans, st.integers(0, 365))
def test_a_new_rule_gives_its_whole_time_to_those_who_are_here(
    first: date, here: timedelta, later: timedelta, within: int
) -> None:
    since = first + here
    course = replace(COURSE, rules=(CourseRule(days=within, since=since),))
    found = standing(course, ITEM, member(first), [], since + later)
    assert found.due == since + timedelta(days=within)
    assert found.state is (TrainingState.OVERDUE if later.days > within else TrainingState.OPEN)


@given(days, spans, months, months)
def test_a_shorter_renewal_is_never_late_on_the_day_it_is_decided(
    first: date, here: timedelta, long: int, short: int
) -> None:
    today = first + here
    course = replace(COURSE, rules=(CourseRule(days=30, since=today),))
    found = standing(course, replace(ITEM, renew=min(long, short)), member(first), [first], today)
    assert found.state is not TrainingState.OVERDUE


@given(days, spans, spans, spans)
def test_an_exemption_holds_and_its_end_gives_time(
    first: date, begins: timedelta, long: timedelta, now: timedelta
) -> None:
    exemption = Exemption(first + begins, first + begins + long)
    today = first + now
    found = standing(COURSE, ITEM, member(first), [], today, exemptions=[exemption])
    assert exemption.last is not None
    if exemption.first <= today <= exemption.last:
        assert found.state is TrainingState.EXEMPT
    elif today > exemption.last:
        assert found.due == exemption.last + DAY + timedelta(days=90)
    else:
        assert found.due == first + timedelta(days=90)


def test_an_exemption_without_end_never_ends() -> None:
    exemption = Exemption(date(2020, 1, 1))
    found = standing(COURSE, ITEM, member(date(2019, 1, 1)), [], date(2080, 1, 1), exemptions=[exemption])
    assert found.state is TrainingState.EXEMPT


@given(
    st.permutations(
        [CourseRule(days=10), CourseRule(days=30), CourseRule(days=20, functions=frozenset({Function.HOUSE}))]
    )
)
def test_of_several_rules_the_earliest_that_applies_counts(rules: list[CourseRule]) -> None:
    first = date(2024, 2, 29)
    found = standing(Course("c", rules=tuple(rules)), ITEM, member(first), [], first)
    assert found.due == date(2024, 3, 10)


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        (CourseRule(), True),
        (CourseRule(functions=frozenset({Function.EDUCATION})), True),
        (CourseRule(functions=frozenset({Function.HOUSE})), False),
        (CourseRule(homes=frozenset({"Haus A"})), True),
        (CourseRule(homes=frozenset({"Haus B"})), False),
        (CourseRule(functions=frozenset({Function.EDUCATION}), homes=frozenset({"Haus B"})), False),
    ],
)
def test_function_and_home_decide_who_needs_it(rule: CourseRule, needed: bool) -> None:
    found = standing(Course("c", rules=(rule,)), ITEM, member(date(2024, 1, 1)), [], date(2024, 1, 2))
    assert (found.state is not TrainingState.NOT_NEEDED) == needed


def test_what_leaving_needs_is_due_on_the_last_day_and_stays_due() -> None:
    course = Course("c", rules=(CourseRule(moment=RuleStart.LEAVING),))
    here, leaving = member(date(2024, 1, 1)), member(date(2024, 1, 1), date(2024, 6, 30))
    assert standing(course, ITEM, here, [], date(2024, 6, 1)).state is TrainingState.NOT_NEEDED
    assert standing(course, ITEM, leaving, [], date(2024, 6, 1)) == TrainingStatus(
        TrainingState.OPEN, date(2024, 6, 30)
    )
    assert standing(course, ITEM, leaving, [], date(2024, 7, 1)).state is TrainingState.OVERDUE


def test_an_item_for_other_functions_is_not_needed() -> None:
    item = replace(ITEM, functions=frozenset({Function.HOUSE}))
    assert standing(COURSE, item, member(date(2024, 1, 1)), [], date(2024, 1, 2)).state is TrainingState.NOT_NEEDED


def test_what_was_asked_for_waits() -> None:
    found = standing(COURSE, ITEM, member(date(2024, 1, 1)), [], date(2024, 1, 2), waiting=True)
    assert found.state is TrainingState.WAITING


LEARNER = member(date(2024, 1, 1))
MENTOR = Member("x", "Tom W.", Function.EDUCATION, mentor=True)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("signer", Signer)
def test_nobody_signs_for_themselves(role: Role, signer: Signer) -> None:
    item = replace(ITEM, signer=signer)
    assert not may_sign(replace(LEARNER, mentor=True), role, LEARNER, role, item)


@pytest.mark.parametrize(
    ("role", "signer", "mentor", "allowed"),
    [
        (Role.EDUCATOR, Signer.MENTOR, True, True),
        (Role.EDUCATOR, Signer.MENTOR, False, False),
        (Role.EDUCATOR, Signer.COORDINATOR, True, False),
        (Role.COORDINATOR, Signer.COORDINATOR, False, True),
        (Role.COORDINATOR, Signer.MENTOR, False, True),
        (Role.ADVOCATE, Signer.MENTOR, False, False),
        (Role.ADMINISTRATOR, Signer.COORDINATOR, True, False),
    ],
)
def test_mentors_and_coordinators_sign(role: Role, signer: Signer, mentor: bool, allowed: bool) -> None:
    signing = replace(MENTOR, mentor=mentor)
    assert may_sign(signing, role, LEARNER, Role.EDUCATOR, replace(ITEM, signer=signer)) == allowed


def test_an_advocate_signs_what_a_coordinator_shows() -> None:
    item = replace(ITEM, signer=Signer.COORDINATOR)
    assert may_sign(None, Role.ADVOCATE, LEARNER, Role.COORDINATOR, item)
    assert not may_sign(None, Role.ADVOCATE, LEARNER, Role.EDUCATOR, item)


def test_a_course_is_complete_when_all_that_is_needed_is_valid() -> None:
    done = TrainingStatus(TrainingState.DONE, until=date(2027, 1, 1))
    soon = TrainingStatus(TrainingState.SOON, until=date(2026, 3, 1))
    assert course_until([done, soon]) == (True, soon.until)
    for other in (TrainingState.NOT_NEEDED, TrainingState.EXEMPT, TrainingState.WAITING, TrainingState.OVERDUE):
        assert course_until([done, TrainingStatus(other)])[0] is False
    assert course_until([])[0] is False
    assert course_until([done, TrainingStatus(TrainingState.OPEN)])[0] is False
    assert course_until([TrainingStatus(TrainingState.NOT_NEEDED)])[0] is False
    assert course_until([TrainingStatus(TrainingState.DONE)]) == (True, None)


def test_never_done_has_no_end() -> None:
    with pytest.raises(ValueError, match="never"):
        valid_until([], 12)
