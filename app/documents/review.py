"""The self-review on paper: radar, bars, each department with its findings, the children's view, the actions."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.graphics.charts.barcharts import HorizontalBarChart
from reportlab.graphics.charts.spider import SpiderChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.documents.blocks import (
    GO,
    INK,
    LINE,
    MUTED,
    PLAIN,
    WIDTH,
    OnPage,
    Style,
    document,
    facts,
    heading,
    nobody,
    paragraph,
    table,
)
from app.documents.training import Printed
from app.i18n import _

_STEPS = 4
_PALE = Color(GO.red, GO.green, GO.blue, alpha=0.15)


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


def review_paper(one: ReviewPaper, on_page: OnPage = nobody) -> bytes:
    """Return the review as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(_("Self-review"), Style.TITLE),
        paragraph(_("What are we doing for child protection and children's rights?"), Style.UNDER_TITLE),
        facts([(name, value) for name, value in one.about if value]),
        heading(_("All departments at a glance")),
        paragraph(_("1 not yet, 2 begun, 3 mostly, 4 lived every day"), Style.SMALL),
        _radar(one),
        CondPageBreak(110 * mm),
        heading(_("Department by department")),
        _bars(one),
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


def _radar(one: ReviewPaper) -> Flowable:
    """A department without a score stands in the middle."""
    side = 88 * mm
    drawing = Drawing(WIDTH, 118 * mm)
    chart = SpiderChart()
    chart.x, chart.y = (WIDTH - side) / 2, 15 * mm
    chart.width = chart.height = side
    chart.labels = [department.name for department in one.departments]
    series = [[department.mean for department in one.departments]]
    if any(department.before for department in one.departments):
        series.append([department.before for department in one.departments])
    rings = [[float(step)] * len(one.departments) for step in range(_STEPS, 0, -1)]
    chart.data = [*rings, *series]
    for number in range(len(rings)):
        chart.strands[number].strokeColor = LINE
        chart.strands[number].fillColor = None
    own = chart.strands[len(rings)]
    own.strokeColor, own.strokeWidth, own.fillColor = GO, 2, _PALE
    if len(series) > 1:
        older = chart.strands[len(rings) + 1]
        older.strokeColor, older.strokeWidth, older.fillColor = MUTED, 1.2, None
        older.strokeDashArray = (4, 3)
    chart.spokes.strokeColor = LINE
    chart.strandLabels.fontName = PLAIN
    chart.spokeLabels.fontName = PLAIN
    chart.spokeLabels.fontSize = 8
    chart.spokeLabels.fillColor = INK
    drawing.add(chart)
    return drawing


def _bars(one: ReviewPaper) -> Flowable:
    drawing = Drawing(WIDTH, (len(one.departments) * 8 + 12) * mm)
    chart = HorizontalBarChart()
    chart.x, chart.y = 48 * mm, 8 * mm
    chart.width, chart.height = WIDTH - 60 * mm, len(one.departments) * 8 * mm
    ordered = list(reversed(one.departments))
    chart.data = [[department.mean for department in ordered]]
    if any(department.before for department in ordered):
        chart.data = [[department.before for department in ordered], *chart.data]
    chart.categoryAxis.categoryNames = [department.name for department in ordered]
    chart.categoryAxis.labels.fontName = PLAIN
    chart.categoryAxis.labels.fontSize = 8
    chart.categoryAxis.labels.dx = -4
    chart.categoryAxis.strokeColor = LINE
    chart.valueAxis.valueMin, chart.valueAxis.valueMax, chart.valueAxis.valueStep = 0, _STEPS, 1
    chart.valueAxis.labels.fontName = PLAIN
    chart.valueAxis.labels.fontSize = 8
    chart.valueAxis.strokeColor = LINE
    chart.valueAxis.gridStrokeColor = LINE
    chart.valueAxis.visibleGrid = True
    chart.barSpacing = 0.5
    chart.groupSpacing = 4
    last = len(chart.data) - 1
    for number in range(len(chart.data)):
        chart.bars[number].fillColor = GO if number == last else LINE
        chart.bars[number].strokeColor = GO if number == last else MUTED
    drawing.add(chart)
    return drawing


def _legend(one: ReviewPaper) -> Flowable:
    newer, older = one.names
    words = _("Dark: {newer}. Light: {older}.").format(newer=newer, older=older) if older else newer
    return paragraph(words, Style.SMALL)
