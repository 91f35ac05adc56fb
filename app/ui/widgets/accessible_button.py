"""A button that a screen reader can press: what it toggles through the accessibility bus counts as a click."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget


class AccessibleButton(QAbstractButton):
    """A screen reader toggles a checkable button with `QAbstractButton.toggle`, which does not emit `clicked`. So
    a toggle that comes neither from a click or key nor from the program itself emits `clicked` here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known = 0
        self.toggled.connect(self._announce)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does; held down it presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Qt's own step on a click, which announces itself."""
        self._known += 1
        super().nextCheckState()
        self._known -= 1

    def setChecked(self, on: bool) -> None:
        """The program's own choice is no click."""
        self._known += 1
        super().setChecked(on)
        self._known -= 1

    def _announce(self, on: bool) -> None:
        group = self.group()
        left_for_another = group is not None and group.exclusive() and not on
        if not self._known and not left_for_another:
            self.clicked[bool].emit(on)  # type: ignore[index]  # Qt's default argument makes two
