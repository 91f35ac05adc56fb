"""Tiles in rows of the same width; fewer stand beside each other where the room is narrow."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem

from app.ui.theme.appearance import appearance


class TileGrid(QLayout):
    """At most so many columns; rows share the height. Where pages may move, rows are as high as they wish."""

    def __init__(self, columns: int, space: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._columns = columns
        self.setSpacing(space)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return appearance().needs_room or any(item.hasHeightForWidth() for item in self._items)

    def heightForWidth(self, width: int) -> int:
        heights = self._heights(width)
        return sum(heights) + self.spacing() * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:
        columns = min(self._columns, max(1, len(self._items)))
        widest = max((item.sizeHint().width() for item in self._items), default=0)
        highest = max((item.sizeHint().height() for item in self._items), default=0)
        rows = -(-len(self._items) // columns)
        return QSize(
            columns * widest + (columns - 1) * self.spacing(), rows * highest + (rows - 1) * self.spacing()
        )

    def minimumSize(self) -> QSize:
        widest = max((item.minimumSize().width() for item in self._items), default=0)
        highest = max((item.minimumSize().height() for item in self._items), default=0)
        rows = -(-len(self._items) // self._columns)
        return QSize(widest, rows * highest + (rows - 1) * self.spacing())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        columns = self._fitting(rect.width())
        wide = (rect.width() - (columns - 1) * self.spacing()) // columns
        heights = self._heights(rect.width())
        free = rect.height() - sum(heights) - self.spacing() * (len(heights) - 1)
        top = rect.top()
        for number, height in enumerate(heights):
            high = max(1, height + free // len(heights))
            for place, item in enumerate(self._items[number * columns : (number + 1) * columns]):
                item.setGeometry(QRect(rect.left() + place * (wide + self.spacing()), top, wide, high))
            top += high + self.spacing()

    def _fitting(self, width: int) -> int:
        """Return how many columns the narrowest room for a word allows."""
        if width <= 0:
            return self._columns
        widest = max((item.minimumSize().width() for item in self._items), default=1)
        return max(1, min(self._columns, len(self._items), (width + self.spacing()) // (widest + self.spacing())))

    def _heights(self, width: int) -> list[int]:
        columns = self._fitting(width)
        wide = (width - (columns - 1) * self.spacing()) // columns
        every = [
            item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            for item in self._items
        ]
        return [max(every[start : start + columns]) for start in range(0, len(every), columns)]
