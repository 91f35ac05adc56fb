"""The services of the kiosk: they come once the program has loaded, after the first page was painted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.errors import ServerLost

if TYPE_CHECKING:
    from app.ui.kiosk.services import KioskServices

    Act = Callable[[KioskServices], None]


class Loading:
    """Defers a callback until the services are loaded; `lost` is called where no server answers."""

    def __init__(self, lost: Callable[[], None]) -> None:
        self.services: KioskServices | None = None
        self._waiting: Act | None = None
        self._lost = lost

    def bring(self, services: KioskServices) -> None:
        """Take the services, and go on with what was waiting for them."""
        self.services = services
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._act(waiting, services)

    def then(self, act: Act) -> None:
        """Do this now, or as soon as the services are there."""
        if self.services is not None:
            self._act(act, self.services)
        else:
            self._waiting = act

    def forget(self) -> None:
        """Drop the deferred callback: its reporter has gone."""
        self._waiting = None

    def _act(self, act: Act, services: KioskServices) -> None:
        try:
            act(services)
        except ServerLost:
            self._lost()
