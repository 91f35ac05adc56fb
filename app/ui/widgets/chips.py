"""Small pills: a view among several, a step that stands back."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Colour, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.paint import focus_ring, ground, has_keyboard

_RING = 2
_STYLE = Text.STAFF_SMALL_BOLD


class Chip(AccessibleButton):
    """A pill with a word; dark while it is chosen."""

    def __init__(self, text: str, *, name: str = "", checkable: bool = False) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip(name)
        self.setCheckable(checkable)
        self.setFont(font(_STYLE))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(font(_STYLE)).horizontalAdvance(self.text())
        return QSize(width + 2 * Space.S + 2 * _RING, Size.CHIP + 2 * _RING)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        chosen = self.isChecked()
        fill = Colour.INK if chosen else Colour.GO_SOFT if self.underMouse() or self.isDown() else Colour.CHIP
        ground(painter, body, body.height() / 2, fill, fill, 0)
        painter.setPen(tinted(Colour.SURFACE if chosen else Colour.INK))
        painter.setFont(font(_STYLE))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self.text())
        if has_keyboard(self):
            focus_ring(painter, QRectF(self.rect()), body.height() / 2)
