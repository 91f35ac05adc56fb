"""Sending and keeping: the receipt that is prepared while the reporter reviews, and what comes after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.core.errors import MengStemmError
from app.i18n import _
from app.reports.rules.report import Draft, ready
from app.ui import tasks
from app.ui.kiosk.receipt import ReceiptPage
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.reports.services.keeping import Kept, PreparedReceipt
    from app.reports.services.telling import Sent
    from app.ui.kiosk.frame import PageFrame
    from app.ui.kiosk.services import KioskServices
    from app.ui.kiosk.stand import Stand

    Then = Callable[[PreparedReceipt], Sent | Kept]


class Sending:
    """Brings the kiosk's draft to the disk, and its receipt to the reporter."""

    def __init__(self, stand: Stand) -> None:
        self._stand = stand
        self._receipt: PreparedReceipt | None = None
        self._preparing = False
        self._waiting: tuple[PageFrame, Then] | None = None

    def forget(self) -> None:
        """Drop this reporter's state."""
        self._receipt, self._waiting = None, None

    def go_on_with(self, receipt: PreparedReceipt) -> None:
        """Use the receipt under which the draft was kept before."""
        self._receipt = receipt

    def prepare(self, services: KioskServices) -> None:
        """Draw and stretch a receipt, where there is none yet."""
        if self._receipt is None and not self._preparing:
            self._preparing = True
            tasks.run(self._stand.widget, services.telling.prepare_receipt, self._prepared, self._unprepared)

    def send(self, services: KioskServices, page: PageFrame) -> None:
        """Send the draft."""
        draft = self._stand.draft
        self._begin(services, page, lambda receipt: services.telling.send(draft, receipt))

    def keep(self, services: KioskServices, page: PageFrame) -> None:
        """Keep the draft for later."""
        draft = self._stand.draft
        self._begin(services, page, lambda receipt: services.keeping.keep(draft, receipt))

    def _begin(self, services: KioskServices, page: PageFrame, then: Then) -> None:
        try:
            ready(self._stand.draft)
        except MengStemmError as error:
            page.say(refusal(error))
            return
        page.wait(True)
        if self._receipt is None:
            self._waiting = page, then
            page.say(_("One moment, it is being sent."))
            self.prepare(services)
        else:
            self._work(page, self._receipt, then)

    def _prepared(self, receipt: PreparedReceipt) -> None:
        self._preparing = False
        if self._receipt is None:
            self._receipt = receipt
        waiting, self._waiting = self._waiting, None
        if waiting is not None and waiting[0] is self._stand.page:
            self._work(waiting[0], self._receipt, waiting[1])

    def _unprepared(self, error: Exception) -> None:
        self._preparing = False
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._failed(waiting[0], error)

    def _work(self, page: PageFrame, receipt: PreparedReceipt, then: Then) -> None:
        self._stand.hold_pause(True)
        tasks.run(
            self._stand.widget,
            lambda: then(receipt),
            lambda done: self._done(page, done),
            lambda error: self._failed(page, error),
        )

    def _failed(self, page: PageFrame, error: Exception) -> None:
        """Keep the words on the screen and say plainly that they are not sent (safety rule 1)."""
        self._stand.hold_pause(False)
        if page is self._stand.page:
            page.wait(False)
            page.say(refusal(error))

    def _done(self, page: PageFrame, receipt: Sent | Kept) -> None:
        self._receipt = None
        if page is not self._stand.page:
            return  # the reporter has gone, and somebody else may look
        before = self._stand.draft
        self._stand.draft = Draft(before.language, face=before.face)
        shown = ReceiptPage(self._stand.look, receipt)
        shown.hide_all.connect(self._stand.hide_everything)
        shown.done.connect(self._stand.forget)
        shown.print_card.connect(
            lambda: self._stand.with_services(lambda services: services.print_card(receipt, shown.say))
        )
        self._stand.show_page(shown)
