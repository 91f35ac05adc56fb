"""What the kiosk gives to each flow that begins in it (telling, following up, rights, parliament, helpers)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.reports.rules.report import Draft, Kind
    from app.reports.rules.wishes import Bring
    from app.reports.services.keeping import KeptDraft
    from app.ui.kiosk.frame import PageFrame
    from app.ui.kiosk.look import FaceLook
    from app.ui.kiosk.services import KioskServices


class Stand(Protocol):
    """Interface of the kiosk to its flows, which depend neither on it nor on each other."""

    draft: Draft
    """What the reporter has said so far."""

    own_picture: str
    """The picture that brings a hidden page back."""

    @property
    def look(self) -> FaceLook:
        """Return how the kiosk looks to whoever is speaking."""
        ...

    @property
    def page(self) -> QWidget | None:
        """Return the page that the reporter is on, also while it is hidden."""
        ...

    @property
    def widget(self) -> QWidget:
        """Return what background work belongs to: it ends with the kiosk."""
        ...

    def show_page(self, page: QWidget) -> None:
        """Show a page in the place of the one before."""
        ...

    def show_start(self) -> None:
        """Show the first page."""
        ...

    def with_services(self, act: Callable[[KioskServices], None]) -> None:
        """Do this now, or as soon as the program has loaded."""
        ...

    def tell_about(
        self,
        right: str,
        kind: Kind | None = None,
        *,
        educators: frozenset[str] = frozenset(),
        bring: Bring | None = None,
    ) -> None:
        """Begin a report about a right, or of a kind, to these educators; `bring` says already whether an idea
        may come before the parliament."""
        ...

    def tell(self) -> None:
        """Begin a report, or go on with the one that is there."""
        ...

    def go_on_with(self, kept: KeptDraft) -> None:
        """Go on with a draft that was kept for later."""
        ...

    def hide_everything(self) -> None:
        """Show the neutral picture within one frame."""
        ...

    def forget(self) -> None:
        """Forget everything and begin anew."""
        ...

    def stay(self) -> None:
        """Restart the idle timer."""
        ...

    def hold_pause(self, on: bool) -> None:
        """Suspend the idle timer, or resume it."""
        ...


class Flow:
    """One way through the kiosk: shows its pages on the stand."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand

    def _show(self, page: PageFrame) -> None:
        page.hide_all.connect(self._stand.hide_everything)
        self._stand.show_page(page)
