"""What does not fit in a case: what the log says came in, against what lies there; what its steps add up to,
against what stands in the clear."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from app.core.errors import StepNotAllowed
from app.core.states import CaseState
from app.core.tables import for_every
from app.reports.rules.cases import Step, after
from app.reports.rules.entries import Entry, TimelineEntry


class Doubt(StrEnum):
    """Why a case is not wholly believed."""

    REPORT = "report"
    STEP = "step"
    MISSING = "missing"
    STANDING = "standing"
    READER = "reader"


PROMISED = "promised"
"""The fact of a step that says until when the home owes the next thing; empty where it owes nothing."""

STEP_OF = for_every(
    Entry,
    dict.fromkeys(Entry, Step.NOTE)
    | {
        Entry.ACKNOWLEDGED: Step.ACKNOWLEDGE,
        Entry.BEGUN: Step.BEGIN,
        Entry.ANSWER: Step.ANSWER,
        Entry.UNDERSTOOD: Step.UNDERSTAND,
        Entry.ASKED_AGAIN: Step.ASK_AGAIN,
        Entry.ADDED: Step.ADD,
        Entry.ASKED_SOMEONE_ELSE: Step.ASK_SOMEONE_ELSE,
        Entry.RATED: Step.RATE,
        Entry.CLOSED: Step.CLOSE,
        Entry.WITHDRAWN: Step.WITHDRAW,
    },
)
"""The step of the table of states that an entry stands for."""


def standing_after(in_danger: bool, entries: Iterable[TimelineEntry]) -> tuple[CaseState, bool]:
    """Return state and danger of a case from its report and steps alone. A step that was not possible counts for
    nothing."""
    state, danger = CaseState.RECEIVED, in_danger
    for entry in entries:
        try:
            state = after(state, STEP_OF[entry.entry], danger=danger)
        except StepNotAllowed:
            continue
        if entry.entry is Entry.DANGER_RAISED:
            danger = True
        elif entry.entry is Entry.DANGER_LOWERED:
            danger = False
    return state, danger


def promised_in(entries: Iterable[TimelineEntry]) -> tuple[bool, datetime | None]:
    """Return whether a step says until when the home owes the next thing, and what the newest of them says."""
    said, due = False, None
    for entry in entries:
        if PROMISED in entry.facts:
            text = entry.facts[PROMISED]
            said = True
            try:
                due = datetime.fromisoformat(text) if text else None
            except ValueError:
                due = None
    return said, due


def is_as_logged(logged: Sequence[str], there: Sequence[str], *, from_the_start: bool) -> bool:
    """Tell whether the steps that lie there are those of the log, in its order. A case that is older than such
    lines in the log may have others before the first of them."""
    if from_the_start:
        return list(logged) == list(there)
    return list(there)[len(there) - len(logged) :] == list(logged)
