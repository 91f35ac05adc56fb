"""Words of the calendar and of the list of promises."""

from typing import assert_never

from app.core.tables import for_every
from app.i18n import _
from app.year.rules.year import Happening, TaskState

HAPPENING_ICONS = for_every(
    Happening,
    {
        Happening.ACKNOWLEDGE: "inbox",
        Happening.ANSWER: "reply",
        Happening.PROMISE: "gavel",
        Happening.ACTION: "list-checks",
        Happening.SITTING: "users",
        Happening.BALLOT: "vote",
        Happening.TRAINING: "book-open",
        Happening.SESSION: "graduation-cap",
        Happening.WORKSHOP: "presentation",
        Happening.CAMPAIGN: "megaphone",
        Happening.REVIEW: "clipboard-check",
        Happening.CHARTER: "handshake",
        Happening.DAY: "calendar-days",
    },
)


def happening_name(what: Happening) -> str:
    """Return what stands on a day."""
    match what:
        case Happening.ACKNOWLEDGE:
            return _("To acknowledge")
        case Happening.ANSWER:
            return _("Answer due")
        case Happening.PROMISE:
            return _("Promise to the parliament")
        case Happening.ACTION:
            return _("Action")
        case Happening.SITTING:
            return _("Session of the parliament")
        case Happening.BALLOT:
            return _("Ballot ends")
        case Happening.TRAINING:
            return _("My training is due")
        case Happening.SESSION:
            return _("Training session")
        case Happening.WORKSHOP:
            return _("Workshop")
        case Happening.CAMPAIGN:
            return _("Campaign")
        case Happening.REVIEW:
            return _("Self-review")
        case Happening.CHARTER:
            return _("Charter")
        case Happening.DAY:
            return _("Day of the year")
        case _:
            assert_never(what)


def task_state_name(state: TaskState) -> str:
    """Return how a promise stands."""
    match state:
        case TaskState.OVERDUE:
            return _("overdue")
        case TaskState.OPEN:
            return _("open")
        case TaskState.DONE:
            return _("done")
        case _:
            assert_never(state)
