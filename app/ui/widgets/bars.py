"""Bars with words and numbers: what was counted, one line each. The word and the number say the same as the
bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.i18n import formats
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.paint import ground


@dataclass(frozen=True)
class Bar:
    """One line: its word, its value, and the value in words."""

    word: str
    value: float
    said: str


class Bars(QWidget):
    """Some bars below each other; the longest fills the room, or `most` does."""

    def __init__(self, bars: Sequence[Bar], most: float = 0) -> None:
        super().__init__()
        self._bars = tuple(bars)
        self._most = most or max((bar.value for bar in bars), default=0) or 1
        self.setAccessibleName("; ".join(formats.named(bar.word, bar.said) for bar in bars))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _line(self) -> int:
        return QFontMetrics(font(Text.STAFF_SMALL_BOLD)).height() + Size.BAR + Space.XS

    def sizeHint(self) -> QSize:
        return QSize(Size.SIDE_CARDS, self._line() * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(Size.LIST_SMALL, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(font(Text.STAFF_SMALL_BOLD))
        words = max((metrics.horizontalAdvance(bar.said) for bar in self._bars), default=0) + Space.S
        for number, bar in enumerate(self._bars):
            top = number * self._line()
            painter.setFont(font(Text.STAFF_SMALL_BOLD))
            painter.setPen(tinted(Colour.INK))
            painter.drawText(QRectF(0, top, self.width(), metrics.height()), 0, bar.word)
            room = self.width() - words
            body = QRectF(0, top + metrics.height(), room, Size.BAR - Space.XS // 2)
            ground(painter, body, Radius.STAFF / 2, Colour.CHIP, Colour.CHIP, 0)
            if bar.value:
                filled = QRectF(body.left(), body.top(), max(room * bar.value / self._most, 6), body.height())
                ground(painter, filled, Radius.STAFF / 2, Colour.GO, Colour.GO, 0)
            area = QRectF(room + Space.S, body.top(), words, body.height())
            painter.setPen(tinted(Colour.INK))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, bar.said)
