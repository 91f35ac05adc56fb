"""What can be done to a case beside reading, noting and answering: the menu of a case."""

from enum import StrEnum
from typing import assert_never

from app.core.rights import Action, Colleague, may
from app.core.tables import for_every
from app.i18n import _
from app.parliament.services.parliament import may_bring
from app.reports.rules.cases import Step
from app.reports.rules.entries import Entry
from app.reports.services.casework import OpenCase


class CaseAction(StrEnum):
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


def action_name(doing: CaseAction) -> str:  # noqa: PLR0911, PLR0912 - a name for each
    """Return what a step is called on its button."""
    match doing:
        case CaseAction.BEGIN:
            return _("I am working on it")
        case CaseAction.SHARE:
            return _("Share with a colleague")
        case CaseAction.END_ACCESS:
            return _("End somebody's access")
        case CaseAction.INVOLVED:
            return _("Somebody is involved")
        case CaseAction.CLEAR:
            return _("Somebody is not involved after all")
        case CaseAction.RAISE:
            return _("Somebody is in danger")
        case CaseAction.ASK_LOWER:
            return _("Propose: no danger any more")
        case CaseAction.LOWER:
            return _("I agree: no danger any more")
        case CaseAction.CLOSE:
            return _("Close the case")
        case CaseAction.ASK_CLOSE:
            return _("Propose: close the case")
        case CaseAction.AGREE_CLOSE:
            return _("I agree: close the case")
        case CaseAction.TAGS:
            return _("Tags")
        case CaseAction.TASK:
            return _("Add a task")
        case CaseAction.LINK:
            return _("Link with another case")
        case CaseAction.AUTHORITY:
            return _("An authority was told")
        case CaseAction.HOLD:
            return _("Legal hold")
        case CaseAction.RELEASE:
            return _("End the legal hold")
        case CaseAction.COPY:
            return _("Copy for the person")
        case CaseAction.BUNDLE:
            return _("Print as a bundle")
        case CaseAction.BRING:
            return _("Bring the idea to the parliament")
        case _:
            assert_never(doing)


def possible(case: OpenCase, me: Colleague) -> list[CaseAction]:
    """Return what this person can do to the case now, in the order of the menu."""
    proposal, danger = case.file.proposal, case.standing.danger
    second = proposal is not None and proposal.by != me.id
    found = for_every(
        CaseAction,
        {
            CaseAction.BEGIN: Step.BEGIN in case.steps,
            CaseAction.BRING: may_bring(case),
            CaseAction.LOWER: second and proposal is not None and proposal.entry is Entry.LOWER_ASKED,
            CaseAction.AGREE_CLOSE: second and proposal is not None and proposal.entry is Entry.CLOSE_ASKED,
            CaseAction.SHARE: True,
            CaseAction.INVOLVED: True,
            CaseAction.CLEAR: bool(case.file.involved) and may(me.role, Action.CLEAR_INVOLVED),
            CaseAction.END_ACCESS: len(case.readers) > 1,
            CaseAction.RAISE: not danger,
            CaseAction.ASK_LOWER: danger and not proposal,
            CaseAction.TAGS: True,
            CaseAction.TASK: True,
            CaseAction.LINK: True,
            CaseAction.AUTHORITY: may(me.role, Action.TELL_AUTHORITY),
            CaseAction.HOLD: not case.file.held,
            CaseAction.RELEASE: case.file.held,
            CaseAction.COPY: may(me.role, Action.PRINT_CASES),
            CaseAction.BUNDLE: may(me.role, Action.PRINT_CASES),
            CaseAction.CLOSE: Step.CLOSE in case.steps and not danger,
            CaseAction.ASK_CLOSE: Step.CLOSE in case.steps and danger and not proposal,
        },
    )
    return [doing for doing, can in found.items() if can]
