"""A line of a list that leads somewhere: a picture, what it is, a second line about it, and an arrow."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QListView, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.paint import focus_ring, ground, has_keyboard


class Wrapped(QStyledItemDelegate):
    """Lines of a list whose words wrap: as high as they need beside the padding, which Qt does not count."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        option.rect.setWidth(self._view.viewport().width() - 2 * (self._view.spacing() + Space.M))
        return super().sizeHint(option, index)


class LeadingLine(AccessibleButton):
    """Pressed as a whole; `go` is where it leads. What is late has the colour of danger, what is alarming its
    ground too."""

    def __init__(
        self, image: str, words: str, about: str, go: Callable[[], None], *, late: bool, alarming: bool
    ) -> None:
        super().__init__()
        self._alarming = alarming
        self.setAccessibleName(f"{words}. {about}")
        colour = Colour.DANGER if late else Colour.GO
        texts = column(space=0)
        texts.addWidget(label(words, Text.STAFF_TEXT_BOLD, tone="danger" if late else ""))
        texts.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
        line = row(_image(image, colour), texts, _image("arrow-right", Colour.INK_MUTED), space=Space.M)
        line.setStretch(1, 1)
        line.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self.setLayout(line)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _on=False: go())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        under = self.underMouse()
        fill = Colour.DANGER_SOFT if self._alarming else Colour.GO_SOFT if under else Colour.SURFACE
        ground(painter, body, Radius.STAFF, fill, Colour.GO if under else Colour.LINE, 1)
        if has_keyboard(self):
            focus_ring(painter, body.adjusted(2, 2, -2, -2), Radius.STAFF)


def _image(name: str, colour: str) -> QLabel:
    made = QLabel()
    made.setPixmap(icon(name, Size.ICON, colour))
    made.setFixedWidth(Size.ICON)
    return made
