"""Small helpers for widgets that paint themselves: rounded grounds and the focus ring."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.appearance import tinted
from app.ui.theme.tokens import Colour, Size

RING = Size.FOCUS_RING + Size.FOCUS_GAP
"""Pixels that a control leaves around itself for its focus ring."""


def has_keyboard(widget: QWidget) -> bool:
    """Tell whether the control has the keyboard focus and the keyboard is in use: after a tap or click no focus
    ring is shown."""
    return widget.hasFocus() and widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)


def inner(rect: QRectF) -> QRectF:
    """Return a control's rectangle without the margin of its focus ring."""
    return rect.adjusted(RING, RING, -RING, -RING)


def ground(painter: QPainter, rect: QRectF, radius: float, fill: str, border: str, width: float) -> None:
    """Paint a rounded ground with a border inside its edge."""
    half = width / 2
    painter.setPen(QPen(tinted(border), width) if width else tinted(Colour.NONE))
    painter.setBrush(tinted(fill))
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, colour: str = Colour.INK) -> None:
    """Paint the ring around a control that has the keyboard."""
    half = Size.FOCUS_RING / 2
    painter.setPen(QPen(tinted(colour), Size.FOCUS_RING))
    painter.setBrush(tinted(Colour.NONE))
    grown = radius + Size.FOCUS_GAP
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), grown, grown)
