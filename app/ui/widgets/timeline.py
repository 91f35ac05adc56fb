"""A line of steps from top to bottom: done, or still to come, by dot and by word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme.appearance import tinted
from app.ui.theme.tokens import Colour, Size, Space, TextStyle
from app.ui.widgets.labels import column, label


@dataclass(frozen=True)
class Milestone:
    """One step; `below` stands under it in smaller letters, then `more`."""

    text: str
    below: str = ""
    done: bool = False
    more: QWidget | None = None


class Dot(QWidget):
    """Full where the step is done, open where it is to come."""

    def __init__(self, *, done: bool, side: int) -> None:
        super().__init__()
        self._done, self._side = done, side
        self.setFixedSize(QSize(side, side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = max(2.0, self._side / 9)
        painter.setPen(QPen(tinted(Colour.GO), width))
        painter.setBrush(tinted(Colour.GO if self._done else Colour.SURFACE))
        edge = width / 2
        painter.drawEllipse(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge))


def way(steps: Sequence[Milestone], style: TextStyle, small: TextStyle | None = None) -> QWidget:
    """Return the steps as a widget of their own, to be scrolled where there are many."""
    holder = QWidget()
    layout = timeline(steps, style, small)
    layout.addStretch(1)
    holder.setLayout(layout)
    return holder


def timeline(
    steps: Sequence[Milestone], style: TextStyle, small: TextStyle | None = None, heading: TextStyle | None = None
) -> QVBoxLayout:
    """Return the steps under each other."""
    layout = column(space=Space.M)
    side = max(Size.TIMELINE_DOT, round(style.size * 1.1))
    for step in steps:
        texts = column(space=2)
        texts.addWidget(label(step.text, heading or style))
        if step.below:
            texts.addWidget(label(step.below, small or style, tone="muted"))
        if step.more is not None:
            texts.addWidget(step.more)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        holder = QVBoxLayout()
        holder.setContentsMargins(0, max(0, round(style.size * 0.2)), 0, 0)
        holder.addWidget(Dot(done=step.done, side=side))
        holder.addStretch(1)
        line.addLayout(holder)
        line.addLayout(texts, 1)
        layout.addLayout(line)
    return layout
