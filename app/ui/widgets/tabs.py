"""Sections of a room: a row of buttons, the chosen one darker."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.wrapping import Wrapping


class Tabs(QWidget):
    """Tells which section was chosen, by its number."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._buttons = []
        parts = Wrapping(space=Space.XS // 2)
        for number, name in enumerate(names):
            tab = Button(name, STAFF, Weight.QUIET)
            tab.setCheckable(True)
            tab.clicked.connect(lambda _on=False, number=number: self.choose(number))
            parts.addWidget(tab)
            self._buttons.append(tab)
        self.setLayout(parts)

    def choose(self, number: int) -> None:
        """Choose a section, and say so."""
        for place, tab in enumerate(self._buttons):
            tab.setChecked(place == number)
            tab.weigh(Weight.OUTLINE if place == number else Weight.QUIET)
        self.chosen.emit(number)

    def rename(self, number: int, name: str) -> None:
        """Let a section be called otherwise: with the number of what waits there."""
        self._buttons[number].setText(name)
        self._buttons[number].setAccessibleName(name)
        self._buttons[number].updateGeometry()
