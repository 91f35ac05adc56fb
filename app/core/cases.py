"""The states of a case and the steps between them: one table, the same as in docs/architecture.md."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.errors import StepNotAllowed


class State(StrEnum):
    """Where a report stands; the reporter sees it at any time (safety rule 7)."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    UNDERSTOOD = "understood"
    REOPENED = "reopened"
    CLOSED = "closed"


class Step(StrEnum):
    """What can happen to a case."""

    ACKNOWLEDGE = "acknowledge"
    NOTE = "note"
    ANSWER = "answer"
    UNDERSTAND = "understand"
    ASK_AGAIN = "ask_again"
    ADD = "add"
    ASK_SOMEONE_ELSE = "ask_someone_else"
    RATE = "rate"
    CLOSE = "close"


STEPS: dict[State, dict[Step, State]] = {
    State.RECEIVED: {
        Step.ACKNOWLEDGE: State.ACKNOWLEDGED,
        Step.ANSWER: State.ANSWERED,
        Step.ADD: State.RECEIVED,
        Step.ASK_SOMEONE_ELSE: State.RECEIVED,
    },
    State.ACKNOWLEDGED: {
        Step.ANSWER: State.ANSWERED,
        Step.ADD: State.ACKNOWLEDGED,
        Step.ASK_SOMEONE_ELSE: State.ACKNOWLEDGED,
    },
    State.ANSWERED: {
        Step.ANSWER: State.ANSWERED,
        Step.UNDERSTAND: State.UNDERSTOOD,
        Step.ASK_AGAIN: State.REOPENED,
        Step.ADD: State.REOPENED,
        Step.ASK_SOMEONE_ELSE: State.REOPENED,
        Step.RATE: State.ANSWERED,
        Step.CLOSE: State.CLOSED,
    },
    State.UNDERSTOOD: {
        Step.ANSWER: State.ANSWERED,
        Step.ASK_AGAIN: State.REOPENED,
        Step.ADD: State.REOPENED,
        Step.ASK_SOMEONE_ELSE: State.REOPENED,
        Step.RATE: State.UNDERSTOOD,
        Step.CLOSE: State.CLOSED,
    },
    State.REOPENED: {
        Step.ANSWER: State.ANSWERED,
        Step.ASK_AGAIN: State.REOPENED,
        Step.ADD: State.REOPENED,
        Step.ASK_SOMEONE_ELSE: State.REOPENED,
        Step.RATE: State.REOPENED,
    },
    State.CLOSED: {
        Step.ASK_AGAIN: State.REOPENED,
        Step.ADD: State.REOPENED,
        Step.ASK_SOMEONE_ELSE: State.REOPENED,
        Step.RATE: State.CLOSED,
        Step.UNDERSTAND: State.CLOSED,
    },
}
"""A case closes only after an answer, and "explain it again" opens it again, even when closed. Somebody else can
be asked at any time; before the first answer that changes who reads, and no promise. Whoever adds something after
an answer gets another one."""


def allowed(state: State) -> frozenset[Step]:
    """Return the steps that a case in this state can take; a note is always possible."""
    return frozenset(STEPS[state]) | {Step.NOTE}


def after(state: State, step: Step) -> State:
    """Return the state after the step. Raises StepNotAllowed."""
    if step is Step.NOTE:
        return state
    try:
        return STEPS[state][step]
    except KeyError:
        raise StepNotAllowed(state, step) from None


def is_open(state: State) -> bool:
    """Tell whether somebody in the home still owes the reporter something."""
    return state in (State.RECEIVED, State.ACKNOWLEDGED, State.REOPENED)


@dataclass(frozen=True)
class Standing:
    """What is in the clear about a case, enough for lists and alarms."""

    state: State
    danger: bool
    due_at: datetime | None

    def urgency(self, received_at: datetime) -> tuple[bool, bool, float, float]:
        """Return what lists sort by, most urgent first: open, danger, due soonest, newest."""
        due = self.due_at.timestamp() if self.due_at else 0.0
        return (not is_open(self.state), not self.danger, due, -received_at.timestamp())

    def overdue(self, now: datetime) -> bool:
        """Tell whether a promise to the reporter is broken: then the stand-by reader may open it."""
        return is_open(self.state) and self.due_at is not None and self.due_at < now
