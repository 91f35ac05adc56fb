"""A list at the left with a button for something new, and the chosen thing at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, emptied, label, row, scrolling


class Shelf(QWidget):
    """Tells what was chosen, by its id; stays there when it is filled again."""

    chosen = Signal(str)

    def __init__(self, name: str, new: str, on_new: Callable[[], None], nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self._ids: list[str] = []
        self.current = ""
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

    def fill(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show these ids and names; what was chosen stays chosen, else the first is."""
        self._ids = [its_id for its_id, _name in entries]
        self._list.blockSignals(True)
        self._list.clear()
        for _its_id, name in entries:
            self._list.addItem(QListWidgetItem(name))
        self._list.blockSignals(False)
        if entries:
            self._list.setCurrentRow(self._ids.index(self.current) if self.current in self._ids else 0)
        else:
            self.say(self._nothing)

    def say(self, words: str) -> None:
        """Show words in the place of what is chosen."""
        self.show_parts([label(words, Text.STAFF_TEXT, tone="muted")])

    def show_parts(self, parts: Sequence[QWidget]) -> None:
        """Show what was chosen."""
        emptied(self._right)
        for part in parts:
            self._right.addWidget(part)
        self._right.addStretch(1)

    def _choose(self, number: int) -> None:
        if number >= 0:
            self.current = self._ids[number]
            self.chosen.emit(self.current)
