"""Brings word of changes to open screens: those made here at once, those of other programs by looking."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.house import Changed, House
from app.ui.theme.tokens import Time


class Changes(QObject):
    """`changed` comes in the GUI thread, whichever thread made the change."""

    changed = Signal(object)

    def __init__(self, house: House, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        house.on_change(self._relay)
        self._timer = QTimer(self, interval=Time.REFRESH)
        self._timer.timeout.connect(house.look_for_others)
        self._timer.start()

    def _relay(self, changed: Changed) -> None:
        self.changed.emit(changed)
