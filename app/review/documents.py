"""The self-review on paper: radar, bars, each department with its findings, the children's view, the actions."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.documents.blocks import (
    OnPage,
    Printed,
    Style,
    document,
    facts,
    heading,
    no_progress,
    paragraph,
    table,
)
from app.documents.charts import bars_across, radar
from app.i18n import _

_STEPS = 4


@dataclass(frozen=True)
class DepartmentPaper:
    """A department: name, mean in words, who looked, its questions (text, standard, score, evidence), its
    strengths."""

    name: str
    mean: float
    said: str
    people: str
    questions: Sequence[tuple[str, str, str, str]]
    strengths: str
    before: float = 0.0


@dataclass(frozen=True)
class ReviewPaper:
    """A round; `children` are themes with what was said, `actions` what, who, until when and state."""

    printed: Printed
    title: str
    about: Sequence[tuple[str, str]]
    departments: Sequence[DepartmentPaper]
    children: Sequence[tuple[str, str, str]]
    children_note: str
    actions: Sequence[tuple[str, str, str, str]]
    names: tuple[str, str]


def review_paper(one: ReviewPaper, on_page: OnPage = no_progress) -> bytes:
    """Return the review as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(_("Self-review"), Style.TITLE),
        paragraph(_("What are we doing for child protection and children's rights?"), Style.UNDER_TITLE),
        facts([(name, value) for name, value in one.about if value]),
        heading(_("All departments at a glance")),
        paragraph(_("1 not yet, 2 begun, 3 mostly, 4 lived every day"), Style.SMALL),
        radar(_names(one), _series(one), _STEPS),
        CondPageBreak(110 * mm),
        heading(_("Department by department")),
        bars_across(_names(one), _series(one), _STEPS),
        _legend(one),
    ]
    for department in one.departments:
        story += _department(department)
    story.append(heading(_("The children's view")))
    if one.children:
        heads = (_("What they were asked"), _("What they say"), _("Beside the adults"))
        story.append(table(heads, one.children, (5, 4, 3)))
    if one.children_note:
        story.append(paragraph(one.children_note, Style.TEXT))
    story.append(heading(_("Actions")))
    if one.actions:
        story.append(table((_("What"), _("Who"), _("Until"), _("State")), one.actions, (6, 2, 2, 2)))
    else:
        story.append(paragraph(_("Nothing is agreed yet."), Style.TEXT))
    return document(one.printed.paper(_("Self-review"), one.title), story, on_page)


def _department(one: DepartmentPaper) -> list[Flowable]:
    said = f"{one.said} · {one.people}" if one.people else one.said
    rows = [(f"{text}\n{standard}", score, evidence or "–") for text, standard, score, evidence in one.questions]
    found: list[Flowable] = [
        CondPageBreak(60 * mm),
        heading(one.name),
        paragraph(said, Style.TEXT),
        Spacer(1, 2 * mm),
        table((_("Question"), _("Score"), _("What shows it")), rows, (6, 2, 4)),
    ]
    if one.strengths:
        found += [
            Spacer(1, 2 * mm),
            paragraph(_("What we are good at"), Style.SMALL_BOLD),
            paragraph(one.strengths, Style.TEXT),
        ]
    return found


def _names(one: ReviewPaper) -> list[str]:
    return [department.name for department in one.departments]


def _series(one: ReviewPaper) -> list[list[float]]:
    """Return the means, and those of the round before where there was one."""
    series = [[department.mean for department in one.departments]]
    if any(department.before for department in one.departments):
        series.append([department.before for department in one.departments])
    return series


def _legend(one: ReviewPaper) -> Flowable:
    newer, older = one.names
    words = _("Dark: {newer}. Light: {older}.").format(newer=newer, older=older) if older else newer
    return paragraph(words, Style.SMALL)
