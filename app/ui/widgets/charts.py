"""Charts with axes and words (QtCharts): a radar, bars and columns, each with its values said to a screen reader.
Colours never stand alone: the second series is dashed, or striped."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCharts import (
    QAbstractBarSeries,
    QBarCategoryAxis,
    QBarSeries,
    QBarSet,
    QCategoryAxis,
    QChart,
    QChartView,
    QHorizontalBarSeries,
    QLineSeries,
    QPolarChart,
    QValueAxis,
)
from PySide6.QtCore import QMargins, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame

from app.i18n import formats
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Colour, Size, Text

_STEPS = 4
"""The scale of the scores."""


@dataclass(frozen=True)
class Series:
    """Values from 0 to 4 in the order of the names, with the word for them; 0 is none."""

    name: str
    values: Sequence[float]


def radar(title: str, names: Sequence[str], series: Sequence[Series]) -> QChartView:
    """Return a radar: one spoke for each name, one line for each series."""
    chart = QPolarChart()
    spokes = QCategoryAxis()
    spokes.setStartValue(0)
    spokes.setRange(0, len(names))
    spokes.setLabelsPosition(QCategoryAxis.AxisLabelsPosition.AxisLabelsPositionOnValue)
    spokes.setLabelsFont(font(Text.STAFF_SMALL))
    spokes.setLabelsColor(QColor(Colour.INK))
    spokes.setGridLineColor(QColor(Colour.LINE))
    for place, name in enumerate(names):
        spokes.append(name, place)
    rings = QValueAxis()
    rings.setRange(0, _STEPS)
    rings.setTickCount(_STEPS + 1)
    rings.setLabelFormat("%d")
    rings.setLabelsFont(font(Text.STAFF_SMALL))
    rings.setGridLineColor(QColor(Colour.LINE))
    chart.addAxis(spokes, QPolarChart.PolarOrientation.PolarOrientationAngular)
    chart.addAxis(rings, QPolarChart.PolarOrientation.PolarOrientationRadial)
    for number, other in enumerate(series):
        line = QLineSeries()
        line.setName(other.name)
        line.setPen(_pen(number))
        for place, value in enumerate([*other.values, other.values[0]]):
            line.append(QPointF(place, value))
        chart.addSeries(line)
        line.attachAxis(spokes)
        line.attachAxis(rings)
    return _view(chart, title, names, series, Size.RADAR)


def bars(title: str, names: Sequence[str], series: Sequence[Series]) -> QChartView:
    """Return bars across, the first name on top, those of each series beside each other."""
    chart = QChart()
    made = QHorizontalBarSeries()
    for number, other in reversed(list(enumerate(series))):
        bar = QBarSet(other.name)
        bar.append([round(value, 2) for value in reversed(other.values)])
        colour = QColor((Colour.GO, Colour.LINE_CONTROL, Colour.LILAC)[number % 3])
        pattern = Qt.BrushStyle.SolidPattern if number == 0 else Qt.BrushStyle.BDiagPattern
        bar.setBrush(QBrush(colour, pattern))
        bar.setPen(QPen(colour))
        made.append(bar)
    made.setBarWidth(0.7)
    made.setLabelsVisible(False)
    made.setLabelsPosition(QAbstractBarSeries.LabelsPosition.LabelsOutsideEnd)
    chart.addSeries(made)
    down = QBarCategoryAxis()
    down.append(list(reversed(names)))
    down.setLabelsFont(font(Text.STAFF_SMALL))
    down.setLabelsColor(QColor(Colour.INK))
    down.setGridLineVisible(False)
    across = QValueAxis()
    across.setRange(0, _STEPS)
    across.setTickCount(_STEPS + 1)
    across.setLabelFormat("%d")
    across.setLabelsFont(font(Text.STAFF_SMALL))
    across.setGridLineColor(QColor(Colour.LINE))
    chart.addAxis(down, Qt.AlignmentFlag.AlignLeft)
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    made.attachAxis(down)
    made.attachAxis(across)
    return _view(chart, title, names, series, Size.BARS)


def columns(title: str, names: Sequence[str], counts: Sequence[int]) -> QChartView:
    """Return columns beside each other, with their numbers on top and an axis that counts in whole steps."""
    chart = QChart()
    column = QBarSet(title)
    column.append([float(count) for count in counts])
    column.setColor(QColor(Colour.GO))
    column.setBorderColor(QColor(Colour.GO))
    column.setLabelColor(QColor(Colour.INK))
    column.setLabelFont(font(Text.STAFF_SMALL_BOLD))
    made = QBarSeries()
    made.append(column)
    made.setBarWidth(0.6)
    made.setLabelsVisible(True)
    made.setLabelsPosition(QAbstractBarSeries.LabelsPosition.LabelsOutsideEnd)
    chart.addSeries(made)
    across = QBarCategoryAxis()
    across.append(list(names))
    across.setLabelsFont(font(Text.STAFF_SMALL))
    across.setLabelsColor(QColor(Colour.INK))
    across.setGridLineVisible(False)
    step = max(1, -(-max(counts, default=0) // _STEPS))
    up = QValueAxis()
    up.setRange(0, step * (_STEPS + 1))
    up.setTickCount(_STEPS + 2)
    up.setLabelFormat("%d")
    up.setLabelsFont(font(Text.STAFF_SMALL))
    up.setGridLineColor(QColor(Colour.LINE))
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    made.attachAxis(across)
    made.attachAxis(up)
    view = _view(chart, title, names, [Series(title, counts)], Size.COLUMNS)
    said = (formats.named(name, str(count)) for name, count in zip(names, counts, strict=True))
    view.setAccessibleDescription("; ".join(said))
    return view


def _pen(number: int) -> QPen:
    pen = QPen(QColor((Colour.GO, Colour.LINE_CONTROL, Colour.INK)[number % 3]))
    pen.setWidth(Size.BORDER + 1)
    pen.setStyle((Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)[number % 3])
    return pen


def _view(chart: QChart, title: str, names: Sequence[str], series: Sequence[Series], height: int) -> QChartView:
    chart.setBackgroundVisible(False)
    chart.setMargins(QMargins(0, 0, 0, 0))
    chart.legend().setFont(font(Text.STAFF_SMALL_BOLD))
    chart.legend().setAlignment(Qt.AlignmentFlag.AlignBottom)
    chart.legend().setVisible(len(series) > 1)
    view = QChartView(chart)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setBackgroundBrush(QBrush(QColor(Colour.SURFACE)))
    view.setMinimumHeight(height)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    said = [
        f"{other.name}, {name}: {value:.1f}"
        for other in series
        for name, value in zip(names, other.values, strict=True)
    ]
    view.setAccessibleName(title)
    view.setAccessibleDescription("; ".join(said))
    return view
