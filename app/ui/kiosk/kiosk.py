"""The kiosk as a whole: it holds the draft, goes from page to page, hides, pauses and forgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from app.core.audience import Colleague
from app.core.errors import MengStemmError, MustWait, StepNotAllowed
from app.core.receipts import Code
from app.core.report import Draft, Face, ready
from app.i18n import _, current, use
from app.services.following import Followed, Following
from app.services.telling import PreparedReceipt, Sent, Telling
from app.ui import tasks
from app.ui.kiosk.answer import AnswerPage, ExplainPage
from app.ui.kiosk.code import CodePage
from app.ui.kiosk.flow import EARLY, FLOWS, Known, QuestionsPage, page_of
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.helpers import HelpersPage
from app.ui.kiosk.look import LOOKS, FaceLook
from app.ui.kiosk.pause import Pause, StillThere
from app.ui.kiosk.receipt import ReceiptPage
from app.ui.kiosk.review import ReviewPage
from app.ui.kiosk.start import StartPage
from app.ui.kiosk.way_in import WayInPage
from app.ui.words import refusal

PrintCard = Callable[[Sent, Callable[[str], None]], None]


@dataclass(frozen=True)
class KioskServices:
    """What the kiosk can do once the program has loaded."""

    telling: Telling
    following: Following
    colleagues: Callable[[], Sequence[Colleague]]
    print_card: PrintCard


class Kiosk(QWidget):
    """One page at a time. What was said lives here, in the draft, until it is sent or forgotten."""

    for_staff = Signal()
    page_shown = Signal()

    def __init__(self, home_name: str, language: str) -> None:
        super().__init__()
        self._home_name, self._language = home_name, language
        self._services: KioskServices | None = None
        self._waiting: Callable[[KioskServices], None] | None = None
        self._receipt: PreparedReceipt | None = None
        self._preparing = False
        self._send_when_prepared = False
        self._followed: Followed | None = None
        self._over: StillThere | None = None
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._pause = Pause(self)
        self._pause.ask.connect(self._ask_still_there)
        self._pause.back_again.connect(self._stay)
        self._pause.forget.connect(self.forget)
        QApplication.instance().installEventFilter(self._pause)  # type: ignore[union-attr]
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.activated.connect(self.hide_everything)
        self.draft = Draft(language)
        self.show_start()

    # -- what the program brings

    def bring(self, services: KioskServices) -> None:
        """Take the services once they are loaded, and go on with what was waiting for them."""
        self._services = services
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            waiting(services)

    def _with_services(self, act: Callable[[KioskServices], None]) -> None:
        if self._services is not None:
            act(self._services)
        else:
            self._waiting = act

    @property
    def _look(self) -> FaceLook:
        return LOOKS[self.draft.face]

    # -- pages

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if isinstance(page, PageFrame):
            page.hide_all.connect(self.hide_everything)
        self._stay()
        page.setFocus()
        self.page_shown.emit()

    def show_start(self) -> None:
        """Show the first page."""
        page = StartPage(self._home_name)
        page.language_chosen.connect(self.speak)
        page.tell.connect(self._show_way_in)
        page.see_answer.connect(self._show_code)
        page.see_helpers.connect(lambda: self._with_services(self._show_helpers))
        page.for_staff.connect(self.for_staff)
        self._show(page)
        self._pause.stop()

    def speak(self, language: str) -> None:
        """Speak another language."""
        use(language)
        self.draft = replace(self.draft, language=current())
        self.show_start()

    def _show_way_in(self) -> None:
        page = WayInPage()
        page.back.connect(self.show_start)
        page.chosen.connect(self._enter)
        self._show(page)

    def _enter(self, face: Face) -> None:
        self.draft = replace(self.draft, face=face)
        self._show_questions(0)

    def _show_questions(self, number: int) -> None:
        if FLOWS[self.draft.face][number][0] in EARLY:
            self._questions(number, None)
        else:
            self._with_services(
                lambda services: self._questions(number, Known(services.telling, services.colleagues()))
            )

    def _questions(self, number: int, known: Known | None) -> None:
        names = FLOWS[self.draft.face][number]
        page = QuestionsPage(names, self.draft, (number, len(FLOWS[self.draft.face]) + 1), known)
        page.changed.connect(self._take)
        page.back.connect(lambda: self._show_questions(number - 1) if number else self._show_way_in())
        page.onward.connect(lambda: self._onward(number))
        page.skip.connect(page.leave_out)
        page.skip.connect(lambda: self._onward(number))
        page.see_helpers.connect(lambda: self._with_services(lambda s: self._show_danger(s, number)))
        self._show(page)

    def _take(self, draft: Draft) -> None:
        self.draft = draft

    def _onward(self, number: int) -> None:
        if "danger" in FLOWS[self.draft.face][number] and self.draft.in_danger:
            self._with_services(lambda services: self._show_danger(services, number + 1))
        else:
            self._next(number + 1)

    def _next(self, number: int) -> None:
        if number < len(FLOWS[self.draft.face]):
            self._show_questions(number)
        else:
            self._with_services(self._show_review)

    def _show_danger(self, services: KioskServices, then: int) -> None:
        page = HelpersPage(self._look, services.colleagues(), danger=True)
        page.back.connect(lambda: self._show_questions(max(0, then - 1)))
        page.onward.connect(lambda: self._next(then))
        self._show(page)

    def _show_helpers(self, services: KioskServices) -> None:
        page = HelpersPage(self._look, services.colleagues(), danger=False)
        page.onward.connect(self.forget)
        self._show(page)

    # -- sending

    def _show_review(self, services: KioskServices) -> None:
        pages = len(FLOWS[self.draft.face])
        audience = services.telling.audience(self.draft)
        page = ReviewPage(self._look, self.draft, services.colleagues(), audience, (pages, pages + 1))
        page.back.connect(lambda: self._show_questions(pages - 1))
        page.revise.connect(lambda question: self._show_questions(page_of(question, self.draft.face)))
        page.onward.connect(lambda: self._send(services, page))
        self._show(page)
        self._prepare(services)

    def _prepare(self, services: KioskServices) -> None:
        if self._receipt is None and not self._preparing:
            self._preparing = True
            tasks.run(self, services.telling.prepare_receipt, self._prepared, self._unprepared)

    def _prepared(self, receipt: PreparedReceipt) -> None:
        self._preparing, self._receipt = False, receipt
        page = self._stack.currentWidget()
        if self._send_when_prepared and isinstance(page, ReviewPage) and self._services:
            self._send(self._services, page)

    def _unprepared(self, error: Exception) -> None:
        self._preparing = False
        self._not_sent(error)

    def _send(self, services: KioskServices, page: ReviewPage) -> None:
        try:
            ready(self.draft)
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
        draft = self.draft
        self._pause.stop()
        tasks.run(self, lambda: services.telling.send(draft, receipt), self._sent, self._not_sent)

    def _not_sent(self, error: Exception) -> None:
        """Keep the words on the screen and say plainly that they are not sent (safety rule 1)."""
        self._send_when_prepared = False
        self._pause.start()
        page = self._stack.currentWidget()
        if isinstance(page, ReviewPage):
            page.onward_button.setEnabled(True)
            page.say(refusal(error))

    def _sent(self, sent: Sent) -> None:
        look, language = self._look, self.draft.language
        self._receipt = None
        if not isinstance(self._stack.currentWidget(), ReviewPage):
            return  # whoever hid the screen meanwhile is not shown the receipt: somebody else may look
        self.draft = Draft(language, face=self.draft.face)
        page = ReceiptPage(look, sent)
        page.done.connect(self.forget)
        page.print_card.connect(lambda: self._with_services(lambda services: services.print_card(sent, page.say)))
        self._show(page)

    # -- my answer

    def _show_code(self) -> None:
        page = CodePage(self._look)
        page.back.connect(self.forget)
        page.entered.connect(lambda code: self._with_services(lambda services: self._find(services, page, code)))
        self._show(page)

    def _find(self, services: KioskServices, page: CodePage, code: Code) -> None:
        page.onward_button.setEnabled(False)
        page.say(_("One moment, we are looking."))

        def unknown(error: Exception) -> None:
            page.start_again(refusal(error))
            if not isinstance(error, MustWait):
                page.say(refusal(error))

        tasks.run(page, lambda: services.following.open(code), self._show_answer, unknown)

    def _show_answer(self, followed: Followed) -> None:
        self._followed = followed
        page = AnswerPage(self._look, followed)
        page.onward.connect(self.forget)
        page.understood.connect(
            lambda: self._with_services(
                lambda services: self._say(page, lambda: services.following.understood(followed))
            )
        )
        page.explain_again.connect(lambda: self._show_explain(followed))
        self._show(page)

    def _show_explain(self, followed: Followed) -> None:
        page = ExplainPage(self._look)
        language = self.draft.language
        page.back.connect(lambda: self._show_answer(followed))
        page.onward.connect(
            lambda: self._with_services(
                lambda services: self._say(
                    page, lambda: services.following.ask_again(followed, page.text, language)
                )
            )
        )
        self._show(page)

    def _say(self, page: PageFrame, work: Callable[[], Followed]) -> None:
        page.setEnabled(False)

        def failed(error: Exception) -> None:
            page.setEnabled(True)
            page.say(refusal(error))
            if isinstance(error, StepNotAllowed):
                self.forget()

        tasks.run(page, work, self._show_answer, failed)

    # -- hide, pause, forget

    def hide_everything(self) -> None:
        """Empty the screen within one frame and forget what was not sent."""
        self.forget()

    def forget(self) -> None:
        """Forget everything and begin anew, in the kiosk's own language."""
        use(self._language)
        self._receipt, self._followed, self._send_when_prepared, self._waiting = None, None, False, None
        self.draft = Draft(self._language)
        self.show_start()

    def _ask_still_there(self, seconds: int) -> None:
        if self._over is None:
            self._over = StillThere(self._look, self)
            self._over.stay.connect(self._stay)
            self._over.resize(self.size())
            self._over.show()
            self._over.raise_()
        self._over.count(seconds)

    def _stay(self) -> None:
        if self._over is not None:
            self._over.deleteLater()
            self._over = None
        self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._over is not None:
            self._over.resize(self.size())
