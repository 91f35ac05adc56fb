"""A figure as a card: the number, its name, a line that says more. A press shows what was counted."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from app.i18n import formats
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.labels import column, label
from app.ui.widgets.paint import focus_ring, ground, has_keyboard


class Number(AccessibleButton):
    """A figure; `see` shows its list. What is late says so by a sign too."""

    def __init__(
        self,
        number: str,
        name: str,
        more: str,
        see: Callable[[], None],
        *,
        late: bool = False,
    ) -> None:
        super().__init__()
        self._late = late
        self.setAccessibleName(f"{formats.named(name, number)}. {more}".rstrip(" ."))
        tone = "danger" if late else ""
        layout = column(space=2, margins=(Space.M, Space.S, Space.M, Space.S))
        layout.addWidget(label(f"! {number}" if late else number, Text.STAFF_NUMBER, tone=tone, wrap=False))
        layout.addWidget(label(name, Text.STAFF_SMALL_BOLD))
        if more:
            layout.addWidget(label(more, Text.STAFF_SMALL, tone="muted"))
        layout.addStretch(1)
        self.setLayout(layout)
        self.setMinimumWidth(Size.SIDE_BAR - Space.XL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: see())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        under = self.underMouse()
        fill = Colour.DANGER_SOFT if self._late else Colour.GO_SOFT if under else Colour.SURFACE
        ground(painter, body, Radius.STAFF, fill, Colour.GO if under else Colour.LINE, 1)
        if has_keyboard(self):
            focus_ring(painter, body.adjusted(2, 2, -2, -2), Radius.STAFF)
