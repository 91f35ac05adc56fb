"""Painted charts: columns, bars across, a radar; of the same values as on paper (`documents/charts.py`). Each says
its values to a screen reader. Colours never stand alone: the second series is striped, or dashed."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import formats
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text, TextStyle

_SCALE = 4
"""The highest score of a self-review; 0 is none."""

_PART = 0.6
"""How much of its room a column or a group of bars fills."""

_COLOURS = (Colour.GO, Colour.LINE_CONTROL, Colour.INK)
_PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.FDiagPattern)
_LINES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


@dataclass(frozen=True)
class Series:
    """Values in the order of the names, with the word for them; 0 is none."""

    name: str
    values: Sequence[float]


class Chart(QWidget):
    """Some series over the same names. What stands below it names the series where there are several."""

    def __init__(self, title: str, names: Sequence[str], series: Sequence[Series], height: int, said: str) -> None:
        super().__init__()
        self._names, self._series = tuple(names), tuple(series)
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.setMinimumHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(Size.COLUMN, self.minimumHeight())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if len(self._series) > 1:
            area.setBottom(area.bottom() - _height(Text.STAFF_SMALL_BOLD) - Space.S)
            self._legend(painter, area.bottom() + Space.S)
        self.paint(painter, area)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint names, scale and values into the area."""
        raise NotImplementedError

    def _legend(self, painter: QPainter, top: float) -> None:
        metrics = QFontMetrics(font(Text.STAFF_SMALL_BOLD))
        side = metrics.height() * _PART
        widths = [side + Space.XS + metrics.horizontalAdvance(series.name) + Space.M for series in self._series]
        left = max(0.0, (self.width() - sum(widths)) / 2)
        for number, (series, width) in enumerate(zip(self._series, widths, strict=True)):
            sign = QRectF(left, top + (metrics.height() - side) / 2, side, side)
            painter.setPen(QPen(tinted(_COLOURS[number % 3]), 1))
            painter.setBrush(QBrush(tinted(_COLOURS[number % 3]), _PATTERNS[number % 3]))
            painter.drawRect(sign)
            words = QRectF(sign.right() + Space.XS, top, width, metrics.height())
            _write(painter, words, series.name, Qt.AlignmentFlag.AlignLeft, Text.STAFF_SMALL_BOLD)
            left += width


class Columns(Chart):
    """Counts beside each other, each with its number on top. The highest fills the height: no scale is needed."""

    def __init__(self, title: str, names: Sequence[str], counts: Sequence[int]) -> None:
        said = "; ".join(
            formats.named(name, formats.number(count)) for name, count in zip(names, counts, strict=True)
        )
        super().__init__(title, names, [Series(title, counts)], Size.COLUMNS, said)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint the columns from left to right."""
        counts = self._series[0].values
        top = area.top() + _height(Text.STAFF_SMALL_BOLD) + Space.XS
        base = area.bottom() - _height(Text.STAFF_SMALL) - Space.XS
        room = area.width() / max(1, len(counts))
        most = max([*counts, 1])
        painter.setPen(QPen(tinted(Colour.LINE), 1))
        painter.drawLine(QPointF(area.left(), base), QPointF(area.right(), base))
        for place, (name, count) in enumerate(zip(self._names, counts, strict=True)):
            left = area.left() + place * room
            height = (base - top) * count / most
            if count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tinted(Colour.GO))
                column = QRectF(left + room * (1 - _PART) / 2, base - height, room * _PART, height)
                painter.drawRoundedRect(column, Radius.STAFF / 4, Radius.STAFF / 4)
            over = QRectF(left, base - height - _height(Text.STAFF_SMALL_BOLD) - 2, room, 0)
            over.setHeight(_height(Text.STAFF_SMALL_BOLD))
            _write(painter, over, formats.number(int(count)), Qt.AlignmentFlag.AlignHCenter, Text.STAFF_SMALL_BOLD)
            under = QRectF(left, base + Space.XS // 2, room, _height(Text.STAFF_SMALL))
            _write(painter, under, name, Qt.AlignmentFlag.AlignHCenter, Text.STAFF_SMALL)


class ScoreBars(Chart):
    """Scores from 0 to 4 across, the first name on top, those of each series below each other."""

    def __init__(self, title: str, names: Sequence[str], series: Sequence[Series]) -> None:
        super().__init__(title, names, series, Size.BARS, _scores_said(names, series))

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint the scale, then one group of bars for each name."""
        metrics = QFontMetrics(font(Text.STAFF_SMALL))
        words = min(max((metrics.horizontalAdvance(name) for name in self._names), default=0), area.width() / 2)
        left, right = area.left() + words + Space.S, area.right() - Space.M
        base = area.bottom() - metrics.height() - Space.XS
        for step in range(_SCALE + 1):
            across = left + (right - left) * step / _SCALE
            painter.setPen(QPen(tinted(Colour.LINE), 1))
            painter.drawLine(QPointF(across, area.top()), QPointF(across, base))
            under = QRectF(across - Space.M, base + Space.XS // 2, 2 * Space.M, metrics.height())
            _write(painter, under, str(step), Qt.AlignmentFlag.AlignHCenter, Text.STAFF_SMALL)
        room = (base - area.top()) / max(1, len(self._names))
        height = room * _PART / max(1, len(self._series))
        for place, name in enumerate(self._names):
            top = area.top() + place * room
            _write(
                painter, QRectF(area.left(), top, words, room), name, Qt.AlignmentFlag.AlignRight, Text.STAFF_SMALL
            )
            for number, series in enumerate(self._series):
                length = (right - left) * min(series.values[place], _SCALE) / _SCALE
                bar = QRectF(left, top + room * (1 - _PART) / 2 + number * height, length, height - 1)
                painter.setPen(QPen(tinted(_COLOURS[number % 3]), 1))
                painter.setBrush(QBrush(tinted(_COLOURS[number % 3]), _PATTERNS[number % 3]))
                if length:
                    painter.drawRect(bar)


class Radar(Chart):
    """Scores from 0 to 4: one spoke for each name, one line for each series, a ring for each step."""

    def __init__(self, title: str, names: Sequence[str], series: Sequence[Series]) -> None:
        super().__init__(title, names, series, Size.RADAR, _scores_said(names, series))

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint rings, spokes and names, then the lines, the first series on top."""
        metrics = QFontMetrics(font(Text.STAFF_SMALL))
        middle = area.center()
        spokes = [2 * pi * place / max(1, len(self._names)) for place in range(len(self._names))]
        radius = area.height() / 2 - metrics.height() - Space.S
        for angle, name in zip(spokes, self._names, strict=True):
            if side := abs(sin(angle)):
                words = metrics.horizontalAdvance(name) * (1 + side) / 2
                radius = min(radius, (area.width() / 2 - words - Space.S) / side)
        radius = max(radius, Space.XL)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for step in range(1, _SCALE + 1):
            painter.setPen(QPen(tinted(Colour.LINE), 1))
            painter.drawEllipse(middle, radius * step / _SCALE, radius * step / _SCALE)
            beside = QRectF(middle.x() + 2, middle.y() - radius * step / _SCALE, Space.M, metrics.height())
            _write(painter, beside, str(step), Qt.AlignmentFlag.AlignLeft, Text.STAFF_SMALL)
        for angle, name in zip(spokes, self._names, strict=True):
            painter.setPen(QPen(tinted(Colour.LINE), 1))
            painter.drawLine(middle, _at(middle, radius, angle))
            self._name(painter, _at(middle, radius + Space.XS, angle), angle, name)
        for number, series in reversed(list(enumerate(self._series))):
            points = [
                _at(middle, radius * min(value, _SCALE) / _SCALE, angle)
                for value, angle in zip(series.values, spokes, strict=True)
            ]
            painter.setPen(QPen(tinted(_COLOURS[number % 3]), Size.BORDER + 1, _LINES[number % 3]))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolygon(QPolygonF(points))

    @staticmethod
    def _name(painter: QPainter, at: QPointF, angle: float, name: str) -> None:
        metrics = QFontMetrics(font(Text.STAFF_SMALL))
        width, height = metrics.horizontalAdvance(name) + 2, metrics.height()
        left = at.x() - width / 2 + width / 2 * sin(angle)
        top = at.y() - height / 2 - height / 2 * cos(angle)
        _write(painter, QRectF(left, top, width, height), name, Qt.AlignmentFlag.AlignHCenter, Text.STAFF_SMALL)


def _at(middle: QPointF, distance: float, angle: float) -> QPointF:
    """Return a point at a distance, its angle counted from the top like on a clock."""
    return QPointF(middle.x() + distance * sin(angle), middle.y() - distance * cos(angle))


def _scores_said(names: Sequence[str], series: Sequence[Series]) -> str:
    return "; ".join(
        formats.named(f"{line.name}, {name}", formats.decimal(value))
        for line in series
        for name, value in zip(names, line.values, strict=True)
    )


def _height(style: TextStyle) -> int:
    return QFontMetrics(font(style)).height()


def _write(painter: QPainter, area: QRectF, words: str, where: Qt.AlignmentFlag, style: TextStyle) -> None:
    """Write words into an area; what does not fit ends in dots."""
    painter.setFont(font(style))
    painter.setPen(tinted(Colour.INK))
    shown = QFontMetrics(font(style)).elidedText(words, Qt.TextElideMode.ElideRight, round(area.width()) + 1)
    painter.drawText(area, where | Qt.AlignmentFlag.AlignVCenter, shown)
