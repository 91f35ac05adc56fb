"""The charts of every document: bars across, columns, a radar; real axes, the program's own font, safe in black
and white (the newer series is dark, the older one pale or dashed)."""

from collections.abc import Sequence
from typing import Any

from reportlab.graphics.charts.barcharts import HorizontalBarChart, VerticalBarChart
from reportlab.graphics.charts.spider import SpiderChart
from reportlab.graphics.shapes import STATE_DEFAULTS, Drawing
from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from app.documents.blocks import GO, INK, LINE, MUTED, PLAIN, WIDTH

_LETTERS = 8
_STEPS = 5
"""An axis of counts has at most so many steps."""

_PALE = Color(GO.red, GO.green, GO.blue, alpha=0.15)

STATE_DEFAULTS["fontName"] = PLAIN
"""Every drawing begins with a font; ReportLab's own is not embedded."""


def bars_across(names: Sequence[str], series: Sequence[Sequence[float]], most: float = 0) -> Flowable:
    """Return bars across, the first name on top; with two series the newer one comes first. `most` is the end of a
    scale that counts by one; without it the axis ends where the longest bar does."""
    row = 7 * mm if len(series) == 1 else 8 * mm
    drawing = Drawing(WIDTH, len(names) * row + 10 * mm)
    chart = HorizontalBarChart()
    chart.x, chart.y = 48 * mm, 7 * mm
    chart.width, chart.height = WIDTH - 58 * mm, len(names) * row
    chart.data = [list(reversed(values)) for values in reversed(series)]
    chart.categoryAxis.categoryNames = list(reversed(names))
    chart.categoryAxis.labels.dx = -4
    chart.valueAxis.visibleGrid, chart.valueAxis.gridStrokeColor = True, LINE
    _axes(chart, series, most)
    if len(series) > 1:
        chart.barSpacing, chart.groupSpacing = 0.5, 4
    last = len(series) - 1
    for number in range(len(series)):
        chart.bars[number].fillColor = GO if number == last else LINE
        chart.bars[number].strokeColor = GO if number == last else MUTED
    drawing.add(chart)
    return drawing


def columns(names: Sequence[str], counts: Sequence[int]) -> Flowable:
    """Return columns beside each other, with their numbers on top."""
    drawing = Drawing(WIDTH, 56 * mm)
    chart = VerticalBarChart()
    chart.x, chart.y = 8 * mm, 8 * mm
    chart.width, chart.height = WIDTH - 12 * mm, 42 * mm
    chart.data = [list(counts)]
    chart.categoryAxis.categoryNames = list(names)
    chart.valueAxis.visibleGrid, chart.valueAxis.gridStrokeColor = True, LINE
    _axes(chart, [counts], 0)
    chart.bars[0].fillColor = chart.bars[0].strokeColor = GO
    chart.barLabels.fontName, chart.barLabels.fontSize = PLAIN, _LETTERS
    chart.barLabelFormat = "%d"
    chart.barLabels.nudge = 6
    drawing.add(chart)
    return drawing


def _axes(chart: Any, series: Sequence[Sequence[float]], most: float) -> None:
    for axis in (chart.categoryAxis, chart.valueAxis):
        axis.labels.fontName, axis.labels.fontSize = PLAIN, _LETTERS
        axis.strokeColor = LINE
    end = most or max([value for values in series for value in values] + [1])
    step = 1 if most else max(1, -(-int(end) // _STEPS))
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, end if most else -(-int(end) // step) * step
    chart.valueAxis.valueStep = step


def radar(names: Sequence[str], series: Sequence[Sequence[float]], most: int) -> Flowable:
    """Return a radar with a ring for each step of the scale; the newer series comes first. What has no value
    stands in the middle."""
    side = 88 * mm
    drawing = Drawing(WIDTH, 118 * mm)
    chart = SpiderChart()
    chart.x, chart.y = (WIDTH - side) / 2, 15 * mm
    chart.width = chart.height = side
    chart.labels = list(names)
    rings = [[float(step)] * len(names) for step in range(most, 0, -1)]
    chart.data = [*rings, *map(list, series)]
    for number in range(len(rings)):
        chart.strands[number].strokeColor = LINE
        chart.strands[number].fillColor = None
    own = chart.strands[len(rings)]
    own.strokeColor, own.strokeWidth, own.fillColor = GO, 2, _PALE
    for number in range(1, len(series)):
        older = chart.strands[len(rings) + number]
        older.strokeColor, older.strokeWidth, older.fillColor = MUTED, 1.2, None
        older.strokeDashArray = (4, 3)
    chart.spokes.strokeColor = LINE
    chart.strandLabels.fontName = chart.spokeLabels.fontName = PLAIN
    chart.spokeLabels.fontSize, chart.spokeLabels.fillColor = _LETTERS, INK
    drawing.add(chart)
    return drawing
