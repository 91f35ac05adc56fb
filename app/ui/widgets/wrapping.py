"""A layout that fills lines from left to right and begins a new one where the room ends."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from app.ui.theme.tokens import Space


class Wrapping(QLayout):
    """Lines of widgets, at the left or centred; `add_stretch` pushes what follows to the right end."""

    def __init__(self, *parts: QWidget, space: int = Space.XS, centred: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._centred = centred
        self._pushed = -1
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            self.addWidget(part)

    def add_stretch(self) -> None:
        """Let what is added from here on stand at the right end of its line."""
        self._pushed = len(self._items)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), really=False)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        return QSize(
            max((size.width() for size in shown), default=0), max((size.height() for size in shown), default=0)
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, really=True)

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Return items with their widths, line by line."""
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = min(item.sizeHint().width(), max(width, item.minimumSize().width()))
            if lines[-1] and used + self.spacing() + wide > width:
                lines.append([])
                used = 0
            used += wide + (self.spacing() if lines[-1] else 0)
            lines[-1].append((item, wide))
        return lines

    def _place(self, rect: QRect, *, really: bool) -> int:
        pushed = self._items[self._pushed] if 0 <= self._pushed < len(self._items) else None
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max((item.sizeHint().height() for item, _wide in line), default=0)
            free = rect.width() - sum(wide for _item, wide in line) - self.spacing() * (len(line) - 1)
            left = rect.left() + (free // 2 if self._centred else 0)
            for item, wide in line:
                if item is pushed:
                    left += free
                high = min(item.sizeHint().height(), height)
                if really:
                    item.setGeometry(QRect(QPoint(left, top + (height - high) // 2), QSize(wide, high)))
                left += wide + self.spacing()
            top += height + self.spacing()
        return max(0, top - self.spacing() - rect.top())
