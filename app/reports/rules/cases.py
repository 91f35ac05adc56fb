"""The states of a case and the steps between them: one table, the same as in docs/cases.md."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.core.errors import StepNotAllowed
from app.core.states import CaseState
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


STEPS: dict[CaseState, dict[Step, CaseState]] = for_every(
    CaseState,
    {
        CaseState.RECEIVED: {
            Step.ACKNOWLEDGE: CaseState.ACKNOWLEDGED,
            Step.BEGIN: CaseState.IN_PROGRESS,
            Step.ANSWER: CaseState.ANSWERED,
            Step.ADD: CaseState.RECEIVED,
            Step.ASK_SOMEONE_ELSE: CaseState.RECEIVED,
            Step.WITHDRAW: CaseState.WITHDRAWN,
        },
        CaseState.ACKNOWLEDGED: {
            Step.BEGIN: CaseState.IN_PROGRESS,
            Step.ANSWER: CaseState.ANSWERED,
            Step.ADD: CaseState.ACKNOWLEDGED,
            Step.ASK_SOMEONE_ELSE: CaseState.ACKNOWLEDGED,
            Step.WITHDRAW: CaseState.WITHDRAWN,
        },
        CaseState.IN_PROGRESS: {
            Step.ANSWER: CaseState.ANSWERED,
            Step.ASK_AGAIN: CaseState.IN_PROGRESS,
            Step.RATE: CaseState.IN_PROGRESS,
            Step.ADD: CaseState.IN_PROGRESS,
            Step.ASK_SOMEONE_ELSE: CaseState.IN_PROGRESS,
            Step.WITHDRAW: CaseState.WITHDRAWN,
        },
        CaseState.ANSWERED: {
            Step.ANSWER: CaseState.ANSWERED,
            Step.UNDERSTAND: CaseState.UNDERSTOOD,
            Step.ASK_AGAIN: CaseState.REOPENED,
            Step.ADD: CaseState.REOPENED,
            Step.ASK_SOMEONE_ELSE: CaseState.REOPENED,
            Step.RATE: CaseState.ANSWERED,
            Step.CLOSE: CaseState.CLOSED,
        },
        CaseState.UNDERSTOOD: {
            Step.ANSWER: CaseState.ANSWERED,
            Step.ASK_AGAIN: CaseState.REOPENED,
            Step.ADD: CaseState.REOPENED,
            Step.ASK_SOMEONE_ELSE: CaseState.REOPENED,
            Step.RATE: CaseState.UNDERSTOOD,
            Step.CLOSE: CaseState.CLOSED,
        },
        CaseState.REOPENED: {
            Step.BEGIN: CaseState.IN_PROGRESS,
            Step.ANSWER: CaseState.ANSWERED,
            Step.ASK_AGAIN: CaseState.REOPENED,
            Step.ADD: CaseState.REOPENED,
            Step.ASK_SOMEONE_ELSE: CaseState.REOPENED,
            Step.RATE: CaseState.REOPENED,
            Step.WITHDRAW: CaseState.WITHDRAWN,
        },
        CaseState.CLOSED: {
            Step.ASK_AGAIN: CaseState.REOPENED,
            Step.ADD: CaseState.REOPENED,
            Step.ASK_SOMEONE_ELSE: CaseState.REOPENED,
            Step.RATE: CaseState.CLOSED,
            Step.UNDERSTAND: CaseState.CLOSED,
        },
        CaseState.WITHDRAWN: {
            Step.ANSWER: CaseState.ANSWERED,
            Step.ASK_AGAIN: CaseState.REOPENED,
            Step.RATE: CaseState.WITHDRAWN,
            Step.ADD: CaseState.REOPENED,
            Step.ASK_SOMEONE_ELSE: CaseState.REOPENED,
            Step.CLOSE: CaseState.CLOSED,
        },
    },
)
"""A case closes only after an answer, or once its reporter took it back; "explain it again" opens it again, even
when closed. Somebody else can be asked at any time; before the first answer that changes who reads, and no
promise. Whoever adds something after an answer gets another one. Taking a report back ends what the home owes, not
what it may do: the readers still read it, and may answer."""


def allowed(state: CaseState, *, danger: bool = False) -> frozenset[Step]:
    """Return the steps that a case in this state can take. A note is always possible; a report in danger cannot be
    taken back, because somebody may be made to do it."""
    refused = {Step.WITHDRAW} if danger else set()
    return (frozenset(STEPS[state]) | {Step.NOTE}) - refused


def after(state: CaseState, step: Step, *, danger: bool = False) -> CaseState:
    """Return the state after the step. Raises StepNotAllowed."""
    if step is Step.NOTE:
        return state
    if step not in allowed(state, danger=danger):
        raise StepNotAllowed(state, step)
    return STEPS[state][step]


_OPEN = frozenset({CaseState.RECEIVED, CaseState.ACKNOWLEDGED, CaseState.IN_PROGRESS, CaseState.REOPENED})


def is_open(state: CaseState) -> bool:
    """Tell whether somebody in the home still owes the reporter something."""
    return state in _OPEN


@dataclass(frozen=True)
class CaseStatus:
    """What is in the clear about a case, enough for lists and alarms."""

    state: CaseState
    danger: bool
    due_at: datetime | None

    def urgency(self, received_at: datetime) -> tuple[bool, bool, float, float]:
        """Return what lists sort by, most urgent first: open, danger, due soonest, newest."""
        due = self.due_at.timestamp() if self.due_at else 0.0
        return (not is_open(self.state), not self.danger, due, -received_at.timestamp())

    def overdue(self, now: datetime) -> bool:
        """Tell whether a promise to the reporter is broken: then the stand-by reader may open it."""
        return is_open(self.state) and self.due_at is not None and self.due_at < now
