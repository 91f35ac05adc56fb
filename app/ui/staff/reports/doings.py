"""What can be done to a case beside reading, noting and answering: the menu of a case."""

from enum import StrEnum

from app.core.audience import Colleague
from app.core.cases import Step
from app.core.entries import Entry
from app.core.rights import Action, may
from app.i18n import _
from app.services.casework import OpenCase
from app.services.parliament import may_bring


class Doing(StrEnum):
    """What can be done to a case beside reading, noting and answering."""

    BEGIN = "begin"
    SHARE = "share"
    END_ACCESS = "end_access"
    INVOLVED = "involved"
    CLEAR = "clear"
    RAISE = "raise"
    ASK_LOWER = "ask_lower"
    LOWER = "lower"
    CLOSE = "close"
    ASK_CLOSE = "ask_close"
    AGREE_CLOSE = "agree_close"
    TAGS = "tags"
    TASK = "task"
    LINK = "link"
    AUTHORITY = "authority"
    HOLD = "hold"
    RELEASE = "release"
    COPY = "copy"
    BUNDLE = "bundle"
    BRING = "bring"


def doing_name(doing: Doing) -> str:
    """Return what a step is called on its button."""
    return {
        Doing.BEGIN: _("I am working on it"),
        Doing.SHARE: _("Share with a colleague"),
        Doing.END_ACCESS: _("End somebody's access"),
        Doing.INVOLVED: _("Somebody is involved"),
        Doing.CLEAR: _("Somebody is not involved after all"),
        Doing.RAISE: _("Somebody is in danger"),
        Doing.ASK_LOWER: _("Propose: no danger any more"),
        Doing.LOWER: _("I agree: no danger any more"),
        Doing.CLOSE: _("Close the case"),
        Doing.ASK_CLOSE: _("Propose: close the case"),
        Doing.AGREE_CLOSE: _("I agree: close the case"),
        Doing.TAGS: _("Tags"),
        Doing.TASK: _("Add a task"),
        Doing.LINK: _("Link with another case"),
        Doing.AUTHORITY: _("An authority was told"),
        Doing.HOLD: _("Legal hold"),
        Doing.RELEASE: _("End the legal hold"),
        Doing.COPY: _("Copy for the person"),
        Doing.BUNDLE: _("Print as a bundle"),
        Doing.BRING: _("Bring the idea to the parliament"),
    }[doing]


def possible(case: OpenCase, me: Colleague) -> list[Doing]:
    """Return what this person can do to the case now, in the order of the menu."""
    proposal, danger = case.file.proposal, case.standing.danger
    second = proposal is not None and proposal.by != me.id
    found = {
        Doing.BEGIN: Step.BEGIN in case.steps,
        Doing.BRING: may_bring(case),
        Doing.LOWER: second and proposal is not None and proposal.entry is Entry.LOWER_ASKED,
        Doing.AGREE_CLOSE: second and proposal is not None and proposal.entry is Entry.CLOSE_ASKED,
        Doing.SHARE: True,
        Doing.INVOLVED: True,
        Doing.CLEAR: bool(case.file.involved) and may(me.role, Action.CLEAR_INVOLVED),
        Doing.END_ACCESS: len(case.readers) > 1,
        Doing.RAISE: not danger,
        Doing.ASK_LOWER: danger and not proposal,
        Doing.TAGS: True,
        Doing.TASK: True,
        Doing.LINK: True,
        Doing.AUTHORITY: may(me.role, Action.TELL_AUTHORITY),
        Doing.HOLD: not case.file.held,
        Doing.RELEASE: case.file.held,
        Doing.COPY: may(me.role, Action.PRINT_CASES),
        Doing.BUNDLE: may(me.role, Action.PRINT_CASES),
        Doing.CLOSE: Step.CLOSE in case.steps and not danger,
        Doing.ASK_CLOSE: Step.CLOSE in case.steps and danger and not proposal,
    }
    return [doing for doing, can in found.items() if can]
