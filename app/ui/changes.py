"""Relays changes to open screens: own ones at once, those of other programs by polling."""

from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.changes import Changed
from app.core.errors import StoreProblem
from app.home.services.open_home import OpenHome
from app.reports.services.outbox import Delivering
from app.ui import tasks
from app.ui.theme.tokens import Time


class Changes(QObject):
    """`changed` comes in the GUI thread, whichever thread made the change."""

    changed = Signal(object)

    def __init__(self, house: OpenHome, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._house = house
        house.on_change(self._relay)
        house.listen()
        self._looking = False
        self._timer = QTimer(self, interval=Time.REFRESH)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        """Poll for changes; on a server in a worker thread, which also delivers the outbox."""
        if not self._house.is_on_a_server:
            self._house.look_for_others()
        elif not self._looking:
            self._looking = True
            tasks.run(self, self._meet, self._met, self._met)

    def _meet(self) -> None:
        self._house.look_for_others()
        with suppress(StoreProblem):
            Delivering(self._house).deliver()

    def _met(self, _what: object) -> None:
        self._looking = False

    def _relay(self, changed: Changed) -> None:
        self.changed.emit(changed)
