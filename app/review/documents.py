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


def review_paper(paper: ReviewPaper, on_page: OnPage = no_progress) -> bytes:
    """Return the review as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(_("Self-review"), Style.TITLE),
        paragraph(_("What are we doing for child protection and children's rights?"), Style.UNDER_TITLE),
        facts([(name, value) for name, value in paper.about if value]),
        heading(_("All departments at a glance")),
        paragraph(_("1 not yet, 2 begun, 3 mostly, 4 lived every day"), Style.SMALL),
        radar(_names(paper), _series(paper), _STEPS),
        CondPageBreak(110 * mm),
        heading(_("Department by department")),
        bars_across(_names(paper), _series(paper), _STEPS),
        _legend(paper),
    ]
    for department in paper.departments:
        story += _department(department)
    story.append(heading(_("The children's view")))
    if paper.children:
        heads = (_("What they were asked"), _("What they say"), _("Beside the adults"))
        story.append(table(heads, paper.children, (5, 4, 3)))
    if paper.children_note:
        story.append(paragraph(paper.children_note, Style.TEXT))
    story.append(heading(_("Actions")))
    if paper.actions:
        story.append(table((_("What"), _("Who"), _("Until"), _("State")), paper.actions, (6, 2, 2, 2)))
    else:
        story.append(paragraph(_("Nothing is agreed yet."), Style.TEXT))
    return document(paper.printed.paper(_("Self-review"), paper.title), story, on_page)


def _department(department_paper: DepartmentPaper) -> list[Flowable]:
    said = (
        f"{department_paper.said} · {department_paper.people}"
        if department_paper.people
        else department_paper.said
    )
    rows = [
        (f"{text}\n{standard}", score, evidence or "–")
        for text, standard, score, evidence in department_paper.questions
    ]
    found: list[Flowable] = [
        CondPageBreak(60 * mm),
        heading(department_paper.name),
        paragraph(said, Style.TEXT),
        Spacer(1, 2 * mm),
        table((_("Question"), _("Score"), _("What shows it")), rows, (6, 2, 4)),
    ]
    if department_paper.strengths:
        found += [
            Spacer(1, 2 * mm),
            paragraph(_("What we are good at"), Style.SMALL_BOLD),
            paragraph(department_paper.strengths, Style.TEXT),
        ]
    return found


def _names(paper: ReviewPaper) -> list[str]:
    return [department.name for department in paper.departments]


def _series(paper: ReviewPaper) -> list[list[float]]:
    """Return the means, and those of the round before where there was one."""
    series = [[department.mean for department in paper.departments]]
    if any(department.before for department in paper.departments):
        series.append([department.before for department in paper.departments])
    return series


def _legend(paper: ReviewPaper) -> Flowable:
    newer, older = paper.names
    words = _("Dark: {newer}. Light: {older}.").format(newer=newer, older=older) if older else newer
    return paragraph(words, Style.SMALL)
