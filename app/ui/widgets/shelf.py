"""A list at the left with a button for something new, and the chosen thing at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, emptied, label, row, scrolling


class Shelf(QWidget):
    """Tells what was chosen, by its place in the list."""

    chosen = Signal(int)

    def __init__(self, name: str, new: str, on_new: Callable[[], None], nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._list = QListWidget()
        self._list.setFont(font(Text.STAFF_TEXT))
        self._list.setWordWrap(True)
        self._list.setSpacing(2)
        self._list.setAccessibleName(name)
        self._list.currentRowChanged.connect(self._choose)
        add = Button(new, STAFF, Weight.QUIET, icon_before="plus")
        add.clicked.connect(on_new)
        left = column(space=Space.XS)
        left.addWidget(self._list, 1)
        self._foot = column(space=0)
        self._foot.addWidget(add)
        left.addLayout(self._foot)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(Size.LIST_SMALL)
        self._right = column(space=Space.S, margins=(0, 0, Space.M, Space.M))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._right)
        parts = row(holder, scrolling(inside), space=Space.L)
        parts.setStretch(1, 1)
        self.setLayout(parts)

    def add_button(self, button: Button) -> None:
        """Put another button below the one for something new."""
        self._foot.addWidget(button)

    def fill(self, names: Sequence[str], chosen: int = 0) -> None:
        """Show these names, and choose one."""
        self._list.blockSignals(True)
        self._list.clear()
        for name in names:
            self._list.addItem(QListWidgetItem(name))
        self._list.blockSignals(False)
        if names:
            self._list.setCurrentRow(min(max(chosen, 0), len(names) - 1))
        else:
            self.show_parts([label(self._nothing, Text.STAFF_TEXT, tone="muted")])

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show what was chosen."""
        emptied(self._right)
        for part in parts:
            self._right.addWidget(part)
        self._right.addStretch(1)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.chosen.emit(number)
