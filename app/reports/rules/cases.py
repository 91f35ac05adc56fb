"""The states of a case and the steps between them: one table, the same as in docs/cases.md."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.errors import StepNotAllowed
from app.core.states import State
from app.core.tables import for_every


class Step(StrEnum):
    """What can happen to a case."""

    ACKNOWLEDGE = "acknowledge"
    BEGIN = "begin"
    NOTE = "note"
    ANSWER = "answer"
    UNDERSTAND = "understand"
    ASK_AGAIN = "ask_again"
    ADD = "add"
    ASK_SOMEONE_ELSE = "ask_someone_else"
    RATE = "rate"
    CLOSE = "close"
    WITHDRAW = "withdraw"


STEPS: dict[State, dict[Step, State]] = for_every(
    State,
    {
        State.RECEIVED: {
            Step.ACKNOWLEDGE: State.ACKNOWLEDGED,
            Step.BEGIN: State.IN_PROGRESS,
            Step.ANSWER: State.ANSWERED,
            Step.ADD: State.RECEIVED,
            Step.ASK_SOMEONE_ELSE: State.RECEIVED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.ACKNOWLEDGED: {
            Step.BEGIN: State.IN_PROGRESS,
            Step.ANSWER: State.ANSWERED,
            Step.ADD: State.ACKNOWLEDGED,
            Step.ASK_SOMEONE_ELSE: State.ACKNOWLEDGED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.IN_PROGRESS: {
            Step.ANSWER: State.ANSWERED,
            Step.ASK_AGAIN: State.IN_PROGRESS,
            Step.RATE: State.IN_PROGRESS,
            Step.ADD: State.IN_PROGRESS,
            Step.ASK_SOMEONE_ELSE: State.IN_PROGRESS,
            Step.WITHDRAW: State.WITHDRAWN,
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
            Step.BEGIN: State.IN_PROGRESS,
            Step.ANSWER: State.ANSWERED,
            Step.ASK_AGAIN: State.REOPENED,
            Step.ADD: State.REOPENED,
            Step.ASK_SOMEONE_ELSE: State.REOPENED,
            Step.RATE: State.REOPENED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.CLOSED: {
            Step.ASK_AGAIN: State.REOPENED,
            Step.ADD: State.REOPENED,
            Step.ASK_SOMEONE_ELSE: State.REOPENED,
            Step.RATE: State.CLOSED,
            Step.UNDERSTAND: State.CLOSED,
        },
        State.WITHDRAWN: {
            Step.ANSWER: State.ANSWERED,
            Step.ASK_AGAIN: State.REOPENED,
            Step.RATE: State.WITHDRAWN,
            Step.ADD: State.REOPENED,
            Step.ASK_SOMEONE_ELSE: State.REOPENED,
            Step.CLOSE: State.CLOSED,
        },
    },
)
"""A case closes only after an answer, or once its reporter took it back; "explain it again" opens it again, even
when closed. Somebody else can be asked at any time; before the first answer that changes who reads, and no
promise. Whoever adds something after an answer gets another one. Taking a report back ends what the home owes, not
what it may do: the readers still read it, and may answer."""


def allowed(state: State, *, danger: bool = False) -> frozenset[Step]:
    """Return the steps that a case in this state can take. A note is always possible; a report in danger cannot be
    taken back, because somebody may be made to do it."""
    refused = {Step.WITHDRAW} if danger else set()
    return (frozenset(STEPS[state]) | {Step.NOTE}) - refused


def after(state: State, step: Step, *, danger: bool = False) -> State:
    """Return the state after the step. Raises StepNotAllowed."""
    if step is Step.NOTE:
        return state
    if step not in allowed(state, danger=danger):
        raise StepNotAllowed(state, step)
    return STEPS[state][step]


_OPEN = frozenset({State.RECEIVED, State.ACKNOWLEDGED, State.IN_PROGRESS, State.REOPENED})


def is_open(state: State) -> bool:
    """Tell whether somebody in the home still owes the reporter something."""
    return state in _OPEN


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
