"""Words of the calendar and of the list of promises."""

from app.core.year import Happening, TaskState
from app.i18n import _

HAPPENING_ICONS = {
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
}


def happening_name(what: Happening) -> str:
    """Return what stands on a day."""
    return {
        Happening.ACKNOWLEDGE: _("To acknowledge"),
        Happening.ANSWER: _("Answer due"),
        Happening.PROMISE: _("Promise to the parliament"),
        Happening.ACTION: _("Action"),
        Happening.SITTING: _("Session of the parliament"),
        Happening.BALLOT: _("Ballot ends"),
        Happening.TRAINING: _("My training is due"),
        Happening.SESSION: _("Training session"),
        Happening.WORKSHOP: _("Workshop"),
        Happening.CAMPAIGN: _("Campaign"),
        Happening.REVIEW: _("Self-review"),
        Happening.CHARTER: _("Charter"),
        Happening.DAY: _("Day of the year"),
    }[what]


def task_state_name(state: TaskState) -> str:
    """Return how a promise stands."""
    return {
        TaskState.OVERDUE: _("overdue"),
        TaskState.OPEN: _("open"),
        TaskState.DONE: _("done"),
    }[state]
