"""The room of reports: the list at the left, the chosen case at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel

from app.core.changes import Changed
from app.core.errors import CaseChanged, NotAReader, StepNotAllowed
from app.core.saying import Saying
from app.i18n import _
from app.parliament.services.staff import ParliamentServices
from app.parliament.words import overdue_line
from app.reports.rules.inbox import InboxView
from app.reports.services.casework import ListedCase, OpenCase
from app.reports.services.staff import ReportServices
from app.ui import tasks
from app.ui.room import StaffRoom, Visit
from app.ui.staff.reports.case_actions import CaseAction
from app.ui.staff.reports.case_forms import CaseForms
from app.ui.staff.reports.case_page import CasePage
from app.ui.staff.reports.composer import AnswerHelp, Composer
from app.ui.staff.reports.entering import ask_what_was_said
from app.ui.staff.reports.filtering import ask_filter
from app.ui.staff.reports.papers import CasePapers
from app.ui.staff.reports.shortcuts import show_shortcuts
from app.ui.staff.reports.side import CaseSide
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Size, Space, Text
from app.ui.widgets.labels import column, emptied, label, row
from app.ui.words import refusal


class ReportsRoom(StaffRoom):
    """What this reader may open. `first_rows` tells when the list can be seen."""

    first_rows = Signal()

    def __init__(self, services: ReportServices, parliament: ParliamentServices, visit: Visit) -> None:
        super().__init__()
        self._services, self._parliament, self._visit = services, parliament, visit
        self._casework = services.casework
        self._papers = CasePapers(services.printing, self)
        self._page: CasePage | None = None
        self.side = CaseSide(self._casework, services.inbox, services.now, visit.first)
        self.side.first_rows.connect(self.first_rows)
        self.side.chosen.connect(self.open)
        self.side.wants_filter.connect(self._ask_filter)
        self.side.wants_to_enter.connect(self._enter)
        self.forms = CaseForms(
            services, parliament.work, self, self._current, self._taken, self._not_stepped, self._papers
        )
        self._right = column(space=0)
        parts = row(self.side, self._right, space=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self.setFocusProxy(self.side.search)
        self._message(_("Choose a report at the left."))
        self.side.notice.say(self._notice())
        self._add_shortcuts()
        inbox = services.inbox
        self.destroyed.connect(lambda _gone: inbox.close())

    def _notice(self) -> str:
        """Return how many answers to the parliament are overdue, for whoever holds it; else nothing."""
        return overdue_line(self._parliament.work.overdue()) if self._parliament.holds else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more room to the case where the window is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= Size.STAFF_WIDE
        self.side.setFixedWidth(Size.LIST if wide else Size.LIST_SMALL)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change made here or by another program."""
        if changed is Changed.CASES:
            self.side.refresh()
            self._see_whether_it_is_open()
        elif changed is Changed.PARLIAMENT:
            self.side.notice.say(self._notice())

    def _see_whether_it_is_open(self) -> None:
        """Take the page away at once where this person may not read the case any more."""
        if self._page is not None:
            case_id = self._page.case.id
            tasks.run(self, lambda: self._casework.rows([case_id]), lambda rows: self._still_open(case_id, rows))

    def _still_open(self, case_id: str, rows: Sequence[ListedCase]) -> None:
        if not rows and self._page is not None and self._page.case.id == case_id:
            self._not_opened(NotAReader())

    def _add_shortcuts(self) -> None:
        acts: dict[str, Callable[[], None]] = {
            "Ctrl+F": lambda: self.side.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "Ctrl+Down": lambda: self.side.step(1),
            "Ctrl+Up": lambda: self.side.step(-1),
            "Ctrl+R": lambda: self._compose(True),
            "Ctrl+N": lambda: self._compose(False),
            "Ctrl+Shift+F": self._ask_filter,
            "Ctrl+P": self._print,
            "Ctrl+E": self._enter,
            "F1": lambda: show_shortcuts(self),
        }
        acts |= {f"Ctrl+{number}": self._viewing(view) for number, view in enumerate(InboxView, 1)}
        for keys, act in acts.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _viewing(self, view: InboxView) -> Callable[[], None]:
        return lambda: self.side.show_view(view)

    # -- the list

    def _ask_filter(self) -> None:
        services = self._services
        ask_filter(
            self,
            self.side.filter,
            self.side.sort,
            services.inbox.tags(),
            services.colleagues(),
            self.side.show_filtered,
        )

    def _enter(self) -> None:
        ask_what_was_said(self, self._services)

    # -- the case

    def _current(self) -> OpenCase | None:
        return self._page.case if self._page is not None else None

    def open(self, case_id: str) -> None:
        """Open a case at the right."""
        tasks.run(self, lambda: self._casework.open(case_id), self._opened, self._not_opened)

    def _opened(self, case: OpenCase, composer: Composer | None = None) -> None:
        page = CasePage(case, self._services.me, composer)
        page.acknowledge.connect(self._acknowledge)
        page.compose.connect(self._compose)
        page.print_case.connect(self._print)
        page.print_meeting.connect(self._print_meeting)
        page.doing.connect(lambda name: self.forms.do(CaseAction(name)))
        page.task_done.connect(self.forms.done)
        page.unlink.connect(self.forms.unlink)
        page.open_other.connect(self.open)
        page.open_paper.connect(self._show_paper)
        emptied(self._right)
        self._right.addWidget(page)
        self._page, self.side.shown = page, case.id

    def _not_opened(self, error: Exception) -> None:
        self._page, self.side.shown = None, ""
        self._message(refusal(error))

    def _message(self, text: str) -> None:
        emptied(self._right)
        self._right.addStretch(1)
        sign = QLabel()
        sign.setPixmap(icon("message-circle", Size.DOT_NOW, Colour.LINE_CONTROL))
        sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._right.addWidget(sign)
        self._right.addSpacing(Space.S)
        self._right.addWidget(label(text, Text.STAFF_TEXT, tone="muted", centred=True))
        self._right.addStretch(1)

    def _acknowledge(self) -> None:
        if self._page is None:
            return
        case = self._page.case
        self._page.wait(True)
        tasks.run(self, lambda: self._casework.acknowledge(case), self._stepped, self._not_stepped)

    def _taken(self, case: OpenCase | None) -> None:
        """Show the case after a step, or that it is no longer open to this person."""
        if case is None:
            self._not_opened(NotAReader())
        else:
            self._stepped(case)

    def _stepped(self, case: OpenCase, sent: Composer | None = None) -> None:
        """Reload the case if it is still on the screen; an unsent text other than `sent` is kept."""
        if self._page is None or self._page.case.id != case.id:
            return
        at_work, composer = self._page.has_keyboard, self._page.composer
        if composer is sent or composer is None:
            self._opened(case)
        else:
            composer.setParent(None)
            self._opened(case, composer)
        if at_work:
            self._page.begin()

    def _compose(self, answer: bool) -> None:
        if self._page is None or (self._page.composer and self._page.composer.is_answer is answer):
            return
        case, visit = self._page.case, self._visit
        self._page.put_away()
        composer = Composer(
            visit.sound,
            language=case.report.language,
            kind=case.report.kind,
            help_with=AnswerHelp(visit.links.read, lambda said, where: visit.links.show_answer(case, said, where))
            if answer
            else None,
        )
        composer.cancel.connect(self._put_away)
        composer.send.connect(lambda saying: self._send(composer, saying))
        self._page.write(composer)

    def _put_away(self) -> None:
        if self._page is not None:
            self._page.put_away()

    def _send(self, composer: Composer, saying: Saying) -> None:
        if self._page is None:
            return
        case, casework = self._page.case, self._casework
        self._page.wait(True)
        tasks.run(
            self,
            lambda: (
                casework.answer(case, saying.text, saying.attachments, saying.sentence)
                if composer.is_answer
                else casework.note(case, saying.text)
            ),
            lambda after: self._stepped(after, composer),
            self._not_stepped,
        )

    def _not_stepped(self, error: Exception) -> None:
        if self._page is not None:
            self._page.wait(False)
            self._page.say(refusal(error))
        if self._page and isinstance(error, (CaseChanged, StepNotAllowed)):
            case_id = self._page.case.id
            tasks.run(
                self,
                lambda: self._casework.open(case_id),
                lambda case: self._loaded_again(case, error),
                self._not_opened,
            )
        elif isinstance(error, NotAReader):
            self._not_opened(error)

    def _loaded_again(self, case: OpenCase, why: Exception) -> None:
        self._stepped(case)
        if self._page is not None and self._page.case.id == case.id:
            self._page.say(refusal(why))

    def _print(self) -> None:
        if self._page is not None:
            self._papers.summary(self._page.case)

    def _print_meeting(self) -> None:
        if self._page is not None:
            self._papers.meeting(self._page.case)

    def _show_paper(self, paper: bytes) -> None:
        if self._page is not None:
            self._papers.sent(self._page.case, paper)
