"""Telling, from "who are you?" to the receipt: which page follows which, and how the draft is sent."""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.i18n import current, set_language
from app.reports.rules.hiding import draw
from app.reports.rules.report import Draft, Face
from app.ui.kiosk.check_before_sending import CheckBeforeSendingPage
from app.ui.kiosk.flow import EARLY, Known, QuestionsPage, flow, page_of, said_there, with_said
from app.ui.kiosk.helpers import HelpersPage
from app.ui.kiosk.hiding import OwnPicturePage
from app.ui.kiosk.kept import KeptPage
from app.ui.kiosk.questions import QuestionId
from app.ui.kiosk.saying_editor import SayingWay
from app.ui.kiosk.sending import Sending
from app.ui.kiosk.stand import Flow, Stand
from app.ui.kiosk.way_in import WayInPage
from app.ui.kiosk.ways_to_say import WaysToSay

if TYPE_CHECKING:
    from app.core.saying import Saying
    from app.reports.services.keeping import KeptDraft
    from app.ui.kiosk.services import KioskServices


class Tell(Flow):
    """One reporter's way. The draft itself lives in the kiosk."""

    def __init__(self, stand: Stand) -> None:
        super().__init__(stand)
        self._ways = WaysToSay(stand)
        self._sending = Sending(stand)

    def begin(self) -> None:
        """Ask who is speaking."""
        page = WayInPage()
        page.back.connect(self._stand.forget)
        page.back_button.setVisible(not self._draft.says_something)  # what was said never lies on the first page
        page.chosen.connect(self._enter)
        self._show(page)

    def forget(self) -> None:
        """Drop this reporter's state."""
        self._sending.forget()

    def go_on(self, kept: KeptDraft) -> None:
        """Show what was kept for later, and go on with it under the same receipt."""
        set_language(kept.draft.language)
        self._stand.draft = replace(kept.draft, language=current())
        self._sending.go_on_with(kept.receipt)
        page = KeptPage(self._stand.look, kept.draft)
        page.back.connect(self._stand.forget)
        page.onward.connect(lambda: self._enter(kept.draft.face, page_of(QuestionId.WORDS, self._draft)))
        page.throw_away.connect(lambda: self._stand.with_services(lambda s: self._throw_away(s, kept)))
        self._show(page)

    def _throw_away(self, services: KioskServices, kept: KeptDraft) -> None:
        services.keeping.forget(kept)
        self._stand.forget()

    @property
    def _draft(self) -> Draft:
        return self._stand.draft

    # -- questions

    def _enter(self, face: Face, number: int = 0) -> None:
        """Show who has chosen a face their own picture, then the questions from this one on."""
        self._stand.draft = replace(self._draft, face=face)
        if not self._stand.own_picture:
            self._stand.own_picture = draw(secrets.randbelow)
        self._show_own_picture(number)

    def _show_own_picture(self, number: int = 0) -> None:
        page = OwnPicturePage(self._stand.look, self._stand.own_picture)
        page.back.connect(self.begin)
        page.onward.connect(lambda: self.show_questions(number))
        self._show(page)

    def show_questions(self, number: int) -> None:
        if flow(self._draft)[number][0] in EARLY:
            self._questions(number, None)
        else:
            self._stand.with_services(lambda services: self._questions(number, known(services)))

    def _questions(self, number: int, known: Known | None) -> None:
        pages = flow(self._draft)
        page = QuestionsPage(pages[number], self._draft, (number, len(pages) + 1), known)
        page.way.connect(self._open_way)
        page.changed.connect(self._take)
        page.keep_for_later.connect(lambda: self._stand.with_services(lambda s: self._sending.keep(s, page)))
        page.change_face.connect(lambda: self._change_face(number))
        page.back.connect(lambda: self.show_questions(number - 1) if number else self._show_own_picture())
        page.onward.connect(lambda: self._onward_from(page, number))
        page.skip.connect(page.leave_out)
        page.skip.connect(lambda: self._onward(number))
        page.see_helpers.connect(lambda: self._stand.with_services(lambda s: self._show_danger(s, number)))
        self._show(page)

    def _change_face(self, number: int) -> None:
        """Ask again who is speaking, then go on with the same question and every word."""
        question = flow(self._draft)[number][0]

        def changed(face: Face) -> None:
            self._stand.draft = replace(self._draft, face=face)
            self.show_questions(page_of(question, self._draft))

        page = WayInPage()
        page.back.connect(lambda: self.show_questions(number))
        page.chosen.connect(changed)
        self._show(page)

    def _take(self, draft: Draft) -> None:
        self._stand.draft = draft

    def _open_way(self, question: QuestionId, way: SayingWay) -> None:
        self._ways.open(way, said_there(self._draft, question), partial(self._said, question))

    def _said(self, question: QuestionId, saying: Saying) -> None:
        """Go on with the question, and what was drawn, spoken or put together beside its words."""
        self._stand.draft = with_said(self._draft, question, saying)
        self.show_questions(page_of(question, self._draft))

    def _onward_from(self, page: QuestionsPage, number: int) -> None:
        if not (QuestionId.READERS in flow(self._draft)[number] and page.ask_for_a_name()):
            self._onward(number)

    def _onward(self, number: int) -> None:
        if QuestionId.DANGER in flow(self._draft)[number] and self._draft.in_danger:
            self._stand.with_services(lambda services: self._show_danger(services, number + 1))
        else:
            self._next(number + 1)

    def _next(self, number: int) -> None:
        if number < len(flow(self._draft)):
            self.show_questions(number)
        else:
            self._stand.with_services(self._show_review)

    def _show_danger(self, services: KioskServices, then: int) -> None:
        page = HelpersPage(self._stand.look, services.colleagues(), services.content.helpers(), danger=True)
        page.back.connect(lambda: self.show_questions(max(0, then - 1)))
        page.onward.connect(lambda: self._next(then))
        self._show(page)

    # -- sending

    def _show_review(self, services: KioskServices) -> None:
        draft, pages = self._draft, len(flow(self._draft))
        audience = services.telling.audience(draft)
        page = CheckBeforeSendingPage(self._stand.look, draft, services.colleagues(), audience, (pages, pages + 1))
        page.back.connect(lambda: self.show_questions(pages - 1))
        page.revise.connect(lambda question: self.show_questions(page_of(question, draft)))
        page.onward.connect(lambda: self._sending.send(services, page))
        page.keep_for_later.connect(lambda: self._sending.keep(services, page))
        page.skip.connect(lambda: services.print_page(self._draft, page.say))
        self._show(page)
        self._sending.prepare(services)


def known(services: KioskServices) -> Known:
    """Return what the questions need to know."""
    return Known(services.telling, services.colleagues(), services.sound.can_record())
