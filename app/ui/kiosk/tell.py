"""Telling, from "who are you?" to the receipt: which page follows which, and how the draft is sent."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.errors import MengStemmError
from app.core.hiding import draw
from app.core.report import Draft, Face, ready
from app.i18n import _
from app.ui import tasks
from app.ui.kiosk.flow import EARLY, Known, QuestionsPage, flow, page_of
from app.ui.kiosk.helpers import HelpersPage
from app.ui.kiosk.hiding import OwnPicturePage
from app.ui.kiosk.receipt import ReceiptPage
from app.ui.kiosk.review import ReviewPage
from app.ui.kiosk.way_in import WayInPage
from app.ui.kiosk.ways_to_say import WaysToSay
from app.ui.words import refusal

if TYPE_CHECKING:
    from app.core.saying import Saying
    from app.services.keeping import PreparedReceipt
    from app.services.telling import Sent
    from app.ui.kiosk.frame import PageFrame
    from app.ui.kiosk.kiosk import Kiosk, KioskServices


class Tell:
    """One reporter's way. The draft itself lives in the kiosk."""

    def __init__(self, kiosk: Kiosk) -> None:
        self._kiosk = kiosk
        self._ways = WaysToSay(kiosk)
        self._receipt: PreparedReceipt | None = None
        self._preparing = False
        self._send_when_prepared = False

    def begin(self) -> None:
        """Ask who is speaking."""
        page = WayInPage()
        page.back.connect(self._kiosk.forget)
        page.back_button.setVisible(not self._draft.says_something)  # what was said never lies on the first page
        page.chosen.connect(self._enter)
        self._show(page)

    def forget(self) -> None:
        """Let go of everything that belongs to this reporter."""
        self._receipt, self._send_when_prepared = None, False

    def _show(self, page: PageFrame) -> None:
        page.hide_all.connect(self._kiosk.hide_everything)
        self._kiosk.show_page(page)

    @property
    def _draft(self) -> Draft:
        return self._kiosk.draft

    # -- questions

    def _enter(self, face: Face) -> None:
        self._kiosk.draft = replace(self._draft, face=face)
        if not self._kiosk.own_picture:
            self._kiosk.own_picture = draw(secrets.randbelow)
        self._show_own_picture()

    def _show_own_picture(self) -> None:
        page = OwnPicturePage(self._kiosk.look, self._kiosk.own_picture)
        page.back.connect(self.begin)
        page.onward.connect(lambda: self._show_questions(0))
        self._show(page)

    def _show_questions(self, number: int) -> None:
        if flow(self._draft)[number][0] in EARLY:
            self._questions(number, None)
        else:
            self._kiosk.with_services(lambda services: self._questions(number, known(services)))

    def _questions(self, number: int, known: Known | None) -> None:
        pages = flow(self._draft)
        page = QuestionsPage(pages[number], self._draft, (number, len(pages) + 1), known)
        page.way.connect(lambda way: self._ways.open(way, self._draft.saying, self._said))
        page.changed.connect(self._take)
        page.change_face.connect(lambda: self._change_face(number))
        page.back.connect(lambda: self._show_questions(number - 1) if number else self._show_own_picture())
        page.onward.connect(lambda: self._onward(number))
        page.skip.connect(page.leave_out)
        page.skip.connect(lambda: self._onward(number))
        page.see_helpers.connect(lambda: self._kiosk.with_services(lambda s: self._show_danger(s, number)))
        self._show(page)

    def _change_face(self, number: int) -> None:
        """Ask again who is speaking, then go on with the same question and every word."""
        question = flow(self._draft)[number][0]

        def changed(face: Face) -> None:
            self._kiosk.draft = replace(self._draft, face=face)
            self._show_questions(page_of(question, self._draft))

        page = WayInPage()
        page.back.connect(lambda: self._show_questions(number))
        page.chosen.connect(changed)
        self._show(page)

    def _take(self, draft: Draft) -> None:
        self._kiosk.draft = draft

    def _said(self, saying: Saying) -> None:
        """Go on with the words, and what was drawn, spoken or put together beside them."""
        self._kiosk.draft = self._draft.with_saying(saying)
        self._show_questions(page_of("words", self._draft))

    def _onward(self, number: int) -> None:
        if "danger" in flow(self._draft)[number] and self._draft.in_danger:
            self._kiosk.with_services(lambda services: self._show_danger(services, number + 1))
        else:
            self._next(number + 1)

    def _next(self, number: int) -> None:
        if number < len(flow(self._draft)):
            self._show_questions(number)
        else:
            self._kiosk.with_services(self._show_review)

    def _show_danger(self, services: KioskServices, then: int) -> None:
        page = HelpersPage(self._kiosk.look, services.colleagues(), danger=True)
        page.back.connect(lambda: self._show_questions(max(0, then - 1)))
        page.onward.connect(lambda: self._next(then))
        self._show(page)

    # -- sending

    def _show_review(self, services: KioskServices) -> None:
        draft, pages = self._draft, len(flow(self._draft))
        audience = services.telling.audience(draft)
        page = ReviewPage(self._kiosk.look, draft, services.colleagues(), audience, (pages, pages + 1))
        page.back.connect(lambda: self._show_questions(pages - 1))
        page.revise.connect(lambda question: self._show_questions(page_of(question, draft)))
        page.onward.connect(lambda: self._send(services, page))
        self._show(page)
        self._prepare(services)

    def _prepare(self, services: KioskServices) -> None:
        if self._receipt is None and not self._preparing:
            self._preparing = True
            tasks.run(self._kiosk, services.telling.prepare_receipt, self._prepared, self._unprepared)

    def _prepared(self, receipt: PreparedReceipt) -> None:
        self._preparing, self._receipt = False, receipt
        page = self._kiosk.page
        if self._send_when_prepared and isinstance(page, ReviewPage):
            self._kiosk.with_services(lambda services: self._send(services, page))

    def _unprepared(self, error: Exception) -> None:
        self._preparing = False
        self._not_sent(error)

    def _send(self, services: KioskServices, page: ReviewPage) -> None:
        try:
            ready(self._draft)
        except MengStemmError as error:
            page.say(refusal(error))
            return
        page.onward_button.setEnabled(False)
        receipt = self._receipt
        if receipt is None:
            self._send_when_prepared = True
            page.say(_("One moment, it is being sent."))
            self._prepare(services)
            return
        self._send_when_prepared = False
        draft = self._draft
        self._kiosk.hold_pause(True)
        tasks.run(self._kiosk, lambda: services.telling.send(draft, receipt), self._sent, self._not_sent)

    def _not_sent(self, error: Exception) -> None:
        """Keep the words on the screen and say plainly that they are not sent (safety rule 1)."""
        self._send_when_prepared = False
        self._kiosk.hold_pause(False)
        page = self._kiosk.page
        if isinstance(page, ReviewPage):
            page.onward_button.setEnabled(True)
            page.say(refusal(error))

    def _sent(self, sent: Sent) -> None:
        look, language = self._kiosk.look, self._draft.language
        self._receipt = None
        if not isinstance(self._kiosk.page, ReviewPage):
            return  # the reporter has gone, and somebody else may look
        self._kiosk.draft = Draft(language, face=self._draft.face)
        page = ReceiptPage(look, sent)
        page.hide_all.connect(self._kiosk.hide_everything)
        page.done.connect(self._kiosk.forget)
        page.print_card.connect(
            lambda: self._kiosk.with_services(lambda services: services.print_card(sent, page.say))
        )
        self._kiosk.show_page(page)


def known(services: KioskServices) -> Known:
    """Return what the questions need to know."""
    return Known(services.telling, services.colleagues(), services.sound.can_record())
