"""The states of a case as a machine that anyone may push at any time."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.core.errors import StepNotAllowed
from app.core.states import CaseState
from app.reports.rules.cases import STEPS, CaseStatus, Step, after, allowed, is_open

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "cases.md"


class CaseMachine(RuleBasedStateMachine):
    """Every step in any order: what a reporter was promised can never be dropped."""

    def __init__(self) -> None:
        super().__init__()
        self.state = CaseState.RECEIVED
        self.answered = False
        self.asked_since_answer = self.taken_back = False

    @rule(step=st.sampled_from(Step), danger=st.booleans())
    def push(self, step: Step, danger: bool) -> None:
        if step not in allowed(self.state, danger=danger):
            with pytest.raises(StepNotAllowed):
                after(self.state, step, danger=danger)
            return
        before, self.state = self.state, after(self.state, step, danger=danger)
        if step is Step.WITHDRAW:
            assert not danger
            self.taken_back = True
        if step in (Step.ADD, Step.ASK_AGAIN, Step.ASK_SOMEONE_ELSE):
            self.taken_back = False
        if step is Step.NOTE:
            assert self.state is before
        if step is Step.ANSWER:
            self.answered, self.asked_since_answer = True, False
        if step is Step.ASK_AGAIN:
            self.asked_since_answer = True

    @invariant()
    def an_unanswered_case_is_open(self) -> None:
        if (not self.answered or self.asked_since_answer) and not self.taken_back:
            assert is_open(self.state)

    @invariant()
    def a_case_closes_only_after_an_answer_or_when_it_was_taken_back(self) -> None:
        if self.state is CaseState.CLOSED:
            assert self.answered or self.taken_back

    @invariant()
    def an_answer_is_always_possible_while_open(self) -> None:
        if is_open(self.state):
            assert Step.ANSWER in allowed(self.state)

    @precondition(lambda self: self.answered)
    @rule()
    def whoever_got_an_answer_can_ask_again(self) -> None:
        assert Step.ASK_AGAIN in allowed(self.state)


TestCaseMachine = CaseMachine.TestCase


def test_every_state_and_step_is_in_the_table() -> None:
    assert set(STEPS) == set(CaseState)
    assert {step for steps in STEPS.values() for step in steps} | {Step.NOTE} == set(Step)


def test_the_table_in_the_document_is_this_one() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| `(\w+)` \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == {(state, step, to) for state, steps in STEPS.items() for step, to in steps.items()}


def test_the_picture_in_the_document_is_the_same() -> None:
    drawn = re.findall(r"^    (\w+) --> (\w+): (.+)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    steps = {(state, step, to) for state, to, names in drawn for step in names.split(", ")}
    assert steps == {
        (state, step, to) for state, its in STEPS.items() for step, to in its.items() if state is not to
    }


def test_danger_comes_first_then_what_is_due_longest() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    due = at + timedelta(days=1)
    order = [
        CaseStatus(CaseState.RECEIVED, True, due),
        CaseStatus(CaseState.RECEIVED, False, at - timedelta(days=1)),
        CaseStatus(CaseState.RECEIVED, False, due),
        CaseStatus(CaseState.ANSWERED, True, None),
        CaseStatus(CaseState.CLOSED, False, None),
    ]
    assert sorted(order, key=lambda case_status: case_status.urgency(at)) == order


def test_a_promise_is_broken_only_while_the_case_is_open() -> None:
    at = datetime(2026, 3, 2, tzinfo=UTC)
    assert CaseStatus(CaseState.RECEIVED, False, at).overdue(at + timedelta(seconds=1))
    assert not CaseStatus(CaseState.RECEIVED, False, at).overdue(at)
    assert not CaseStatus(CaseState.ANSWERED, False, at).overdue(at + timedelta(days=1))
