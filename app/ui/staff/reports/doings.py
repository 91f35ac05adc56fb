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


def doing_name(doing: Doing) -> str:  # noqa: PLR0911, PLR0912 - a name for each
    """Return what a step is called on its button."""
    match doing:
        case Doing.BEGIN:
            return _("I am working on it")
        case Doing.SHARE:
            return _("Share with a colleague")
        case Doing.END_ACCESS:
            return _("End somebody's access")
        case Doing.INVOLVED:
            return _("Somebody is involved")
        case Doing.CLEAR:
            return _("Somebody is not involved after all")
        case Doing.RAISE:
            return _("Somebody is in danger")
        case Doing.ASK_LOWER:
            return _("Propose: no danger any more")
        case Doing.LOWER:
            return _("I agree: no danger any more")
        case Doing.CLOSE:
            return _("Close the case")
        case Doing.ASK_CLOSE:
            return _("Propose: close the case")
        case Doing.AGREE_CLOSE:
            return _("I agree: close the case")
        case Doing.TAGS:
            return _("Tags")
        case Doing.TASK:
            return _("Add a task")
        case Doing.LINK:
            return _("Link with another case")
        case Doing.AUTHORITY:
            return _("An authority was told")
        case Doing.HOLD:
            return _("Legal hold")
        case Doing.RELEASE:
            return _("End the legal hold")
        case Doing.COPY:
            return _("Copy for the person")
        case Doing.BUNDLE:
            return _("Print as a bundle")
        case Doing.BRING:
            return _("Bring the idea to the parliament")
        case _:
            assert_never(doing)


def possible(case: OpenCase, me: Colleague) -> list[Doing]:
    """Return what this person can do to the case now, in the order of the menu."""
    proposal, danger = case.file.proposal, case.standing.danger
    second = proposal is not None and proposal.by != me.id
    found = for_every(
        Doing,
        {
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
        },
    )
    return [doing for doing, can in found.items() if can]
