"""The kiosk as a whole: shows one page at a time, hides, pauses and forgets. What is on the pages after the first
one loads once that is painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from app.core.errors import MengStemmError
from app.i18n import current, set_language, speak_to_adult
from app.reports.rules.hiding import LASTS, comes_back
from app.reports.rules.report import Draft, Face, Kind
from app.reports.rules.wishes import Bring
from app.ui.clipboard import forget_copied
from app.ui.kiosk.loading import Loading
from app.ui.kiosk.pause import Pause
from app.ui.kiosk.readable import ReadablePage
from app.ui.kiosk.start import StartPage
from app.ui.kiosk.voice import Voice
from app.ui.theme.appearance import Appearance, appearance, measure
from app.ui.theme.style import apply_appearance
from app.ui.theme.tokens import Time
from app.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from app.charter.rules import Pair
    from app.reports.services.keeping import KeptDraft
    from app.ui.kiosk.advocates import HelpersFlow
    from app.ui.kiosk.follow_up import FollowUp
    from app.ui.kiosk.look import FaceLook
    from app.ui.kiosk.parliament import ParliamentFlow
    from app.ui.kiosk.rights import RightsFlow
    from app.ui.kiosk.services import KioskServices
    from app.ui.kiosk.still_there import StillThere
    from app.ui.kiosk.tell import Tell


class Begins(Protocol):
    """A flow that begins on the first page."""

    def begin(self) -> None:
        """Show its first page."""
        ...


@dataclass(frozen=True)
class Ways:
    """What one can do here, beside changing the language."""

    tell: Tell
    follow_up: FollowUp
    rights: RightsFlow
    parliament: ParliamentFlow
    helpers: HelpersFlow


class Kiosk(QWidget):
    """One page at a time. What was said lives here, in the draft, until it is sent or forgotten."""

    for_staff = Signal()
    page_shown = Signal()

    def __init__(self, home_name: str, language: str) -> None:
        super().__init__()
        self._home_name, self._language = home_name, language
        self.loading = Loading(self._show_not_now)
        self.voice = Voice(self.loading, self, self._show_speaking)
        self._ways: Ways | None = None
        self.over: StillThere | None = None
        self._hidden: QWidget | None = None
        self.hidden_at = 0.0
        self.own_picture = ""
        self._stack, self.pause = PageStack(self), Pause(self)
        self.pause.ask.connect(self.ask_still_there)
        self.pause.back_again.connect(self.stay)
        self.pause.forget.connect(self.forget)
        QApplication.instance().installEventFilter(self.pause)  # type: ignore[union-attr]
        self.forgetting = QTimer(self, singleShot=True, interval=LASTS // timedelta(milliseconds=1))
        self.forgetting.timeout.connect(self.forget)
        self.quiet_timer = QTimer(self, singleShot=True, interval=Time.QUIET)
        self.quiet_timer.timeout.connect(self.be_quiet)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.ApplicationShortcut)  # also while a message is open
        escape.activated.connect(self.hide_everything)
        self.draft = Draft(language)
        self.show_start()

    # -- what the program brings

    def bring(self, services: KioskServices) -> None:
        """Take the services once they are loaded, and go on with what was waiting for them."""
        chosen = services.settings()
        self.pause.set_times(chosen.ask_after * Time.SECOND, chosen.forget_after * Time.SECOND)
        self.ways()
        self.loading.bring(services)

    def with_services(self, act: Callable[[KioskServices], None]) -> None:
        """Do this now, or as soon as the program has loaded."""
        self.loading.then(act)

    def _show_not_now(self) -> None:
        from app.ui.kiosk.not_now import show_not_now  # noqa: PLC0415 - deferred: hardly ever needed

        show_not_now(self)

    def ways(self) -> Ways:
        """Return the ways that begin here: telling, finding the answer, the rights."""
        if self._ways is None:
            from app.ui.kiosk.advocates import HelpersFlow  # noqa: PLC0415 - deferred: first paint
            from app.ui.kiosk.follow_up import FollowUp  # noqa: PLC0415
            from app.ui.kiosk.parliament import ParliamentFlow  # noqa: PLC0415
            from app.ui.kiosk.rights import RightsFlow  # noqa: PLC0415
            from app.ui.kiosk.tell import Tell  # noqa: PLC0415

            self._ways = Ways(
                Tell(self), FollowUp(self), RightsFlow(self), ParliamentFlow(self), HelpersFlow(self)
            )
        return self._ways

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
        self.draft = replace(self.draft, right=right, kind=kind, educators=educators, bring=bring)
        self.tell()

    def tell(self) -> None:
        """Begin a report, or go on with the one that is there."""
        self.ways().tell.begin()

    def go_on_with(self, kept: KeptDraft) -> None:
        """Go on with a draft that was kept for later."""
        self.ways().tell.go_on(kept)

    @property
    def widget(self) -> QWidget:
        """Return what background work belongs to: it ends with the kiosk."""
        return self

    @property
    def draft(self) -> Draft:
        """Return what was said so far."""
        return self._draft

    @draft.setter
    def draft(self, draft: Draft) -> None:
        """Go on with this, in the form of address for whoever speaks."""
        self._draft = draft
        speak_to_adult(on=draft.face is Face.ADULT)

    @property
    def look(self) -> FaceLook:
        """Return how the kiosk looks to whoever is speaking."""
        from app.ui.kiosk.look import LOOKS  # noqa: PLC0415 - the first page has a look of its own

        return LOOKS[self.draft.face]

    # -- pages

    @property
    def page(self) -> QWidget | None:
        """Return the page that the reporter is on, also while it is hidden."""
        return self._hidden or self._stack.currentWidget()

    def show_page(self, page: QWidget) -> None:
        """Show a page in the place of the one before; behind the neutral picture while that is shown."""
        if isinstance(page, ReadablePage):
            page.read_me.connect(self._read)
            page.read_aloud.connect(self.voice.read_text)
        if self._hidden is not None:
            self._hidden.deleteLater()
            self._keep_hidden(page)
            return
        self._bring(page)

    def _bring(self, page: QWidget) -> None:
        self._put(page)
        self.stay()
        page.setFocus()
        self.page_shown.emit()

    def _read(self) -> None:
        if isinstance(self.page, ReadablePage):
            self.voice.read(self.page)

    def _show_speaking(self, on: bool) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, ReadablePage):
            page.show_speaking(on)

    def _put(self, page: QWidget) -> None:
        self.voice.be_silent()
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            if old is not self._hidden:
                old.deleteLater()

    def show_start(self) -> None:
        """Show the first page."""
        page = StartPage(self._home_name, slow=self.voice.slow)
        page.slow_chosen.connect(self.voice.read_slowly)
        page.language_chosen.connect(self.speak)
        page.tell.connect(lambda: self._begin(self.ways().tell))
        page.see_answer.connect(lambda: self._begin(self.ways().follow_up))
        page.see_rights.connect(lambda: self._begin(self.ways().rights))
        page.see_parliament.connect(lambda: self._begin(self.ways().parliament))
        page.see_helpers.connect(lambda: self._begin(self.ways().helpers))
        page.for_staff.connect(self.for_staff)
        page.see_settings.connect(self._show_looks)
        self.show_page(page)
        self.pause.stop()
        self.quiet_timer.start()

    def be_quiet(self) -> None:
        """While nobody is there, show the rights in turn; only from the first page, where nothing can be lost."""
        if not isinstance(self._stack.currentWidget(), StartPage):
            return
        from app.ui.kiosk.quiet import QuietPage  # noqa: PLC0415 - nobody waits for it

        page = QuietPage(charter=self._charter())
        page.touched.connect(self.forget)
        self._put(page)
        page.setFocus()

    def _charter(self) -> Sequence[Pair]:
        """Return the pairs of the charter in force; nothing without one, and while the data is out of reach."""
        with suppress(MengStemmError):
            services = self.loading.services
            shown = services.charters.shown() if services is not None else None
            return shown.pairs if shown is not None and shown.number else ()
        return ()

    @staticmethod
    def _begin(flow: Begins) -> None:
        flow.begin()

    def _show_looks(self) -> None:
        from app.ui.kiosk.looks_page import LooksPage  # noqa: PLC0415 - nobody needs it at once

        page = LooksPage(self.look, appearance())
        page.chosen.connect(self._wear)
        page.hide_all.connect(self.hide_everything)
        page.back.connect(self.show_start)
        page.onward.connect(self.show_start)
        self.show_page(page)

    def _wear(self, wanted: Appearance) -> None:
        """Look so from now on, for this reporter."""
        apply_appearance(wanted)
        self._show_looks()

    def speak(self, language: str) -> None:
        """Speak another language."""
        set_language(language)
        self.draft = replace(self.draft, language=current())
        self.show_start()

    # -- hide, pause, forget

    def hide_everything(self) -> None:
        """Show the neutral picture within one frame. The reporter's own picture brings the page back; without
        one, or on the first page, everything that was not sent is forgotten."""
        if self._hidden is not None:
            return
        page = self._stack.currentWidget()
        if not self.own_picture or page is None or isinstance(page, StartPage):
            self.forget()
            return
        from app.ui.kiosk.hiding import NeutralPage  # noqa: PLC0415 - loaded with the ways

        forget_copied()
        self._take_question_away()
        self.pause.stop()
        self._keep_hidden(page)
        self.hidden_at = monotonic()
        self.forgetting.start()
        neutral = NeutralPage()
        neutral.touched.connect(self._ask_which)
        self._put(neutral)
        neutral.setFocus()
        self.repaint()

    def _keep_hidden(self, page: QWidget) -> None:
        self._hidden = page
        page.setParent(self._stack.out_of_reach)

    def _ask_which(self) -> None:
        from app.ui.kiosk.hiding import WhichPicturePage  # noqa: PLC0415 - loaded with the ways

        page = WhichPicturePage()
        page.chosen.connect(self._chose)
        self._put(page)

    def _chose(self, name: str) -> None:
        page, hidden_for = self._hidden, timedelta(seconds=monotonic() - self.hidden_at)
        if page is None or not comes_back(name, self.own_picture, hidden_for):
            self.forget()
            return
        self._hidden = None
        self.forgetting.stop()
        self._bring(page)

    def forget(self) -> None:
        """Forget everything and begin anew, in the kiosk's own language."""
        forget_copied()
        if self._hidden is not None:
            self._hidden.deleteLater()
        self._hidden, self.own_picture = None, ""
        self.voice.read_slowly(False)
        apply_appearance(Appearance())
        self.forgetting.stop()
        set_language(self._language)
        self.loading.forget()
        self.ways().tell.forget()
        self.draft = Draft(self._language)
        self.show_start()

    def hold_pause(self, on: bool) -> None:
        """Suspend the idle timer while something is being saved."""
        if on:
            self.pause.stop()
        elif self._hidden is None:
            self.pause.start()

    def ask_still_there(self, seconds: int) -> None:
        if self.over is None:
            from app.ui.kiosk.still_there import StillThere  # noqa: PLC0415 - 90 seconds are time enough

            self.over = StillThere(self.look, self)
            self.over.stay.connect(self.stay)
            self.over.resize(self.size())
            self.over.show()
            self.over.raise_()
        self.over.count(seconds)

    def stay(self) -> None:
        """Somebody is still there: take the question away and wait anew."""
        self._take_question_away()
        self.pause.start()

    def _take_question_away(self) -> None:
        if self.over is not None:
            self.over.hide()
            self.over.deleteLater()
            self.over = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if measure(self.width(), self.height()) and isinstance(self._stack.currentWidget(), StartPage):
            self.show_start()
        if self.over is not None:
            self.over.resize(self.size())
