"""The room of reports: the list at the left, the chosen case at the right."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from app.core.cases import Step
from app.core.errors import CaseChanged, NotAReader, StepNotAllowed
from app.core.saying import Attachment
from app.i18n import _, ngettext
from app.services.casework import Casework, ListedCase, OpenCase
from app.services.house import Changed
from app.services.printing import CasePrinting
from app.services.searching import Searching
from app.ui import tasks
from app.ui.staff.reports.case_page import CasePage
from app.ui.staff.reports.composer import Composer
from app.ui.staff.reports.list_model import CaseList
from app.ui.staff.reports.list_row import CaseRow
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Size, Space, Text, Time
from app.ui.widgets.labels import column, emptied, label, row
from app.ui.widgets.preview import Preview
from app.ui.widgets.sound import SoundServices
from app.ui.words import refusal

FIRST = 16
"""Rows read before anything is painted: more than any screen here shows; the others follow at once."""
FOUND = 200


class ReportsRoom(QWidget):
    """What this reader may open. `first_rows` tells when the list can be seen."""

    first_rows = Signal()

    def __init__(
        self,
        casework: Casework,
        printing: CasePrinting,
        searching: Searching,
        clock: Callable[[], datetime],
        sound: SoundServices,
        first: Sequence[ListedCase] = (),
    ) -> None:
        super().__init__()
        self._casework, self._printing, self._searching = casework, printing, searching
        self._sound = sound
        self._page: CasePage | None = None
        self._model = CaseList(casework)
        self._order: list[str] = []
        self._filling = False
        self._known: list[ListedCase] = []
        side = QWidget()
        side.setProperty("ground", "surface")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = side
        side.setLayout(self._left(clock))
        self._right = column(space=0)
        parts = row(side, self._right, space=0)
        parts.setStretch(1, 1)
        self.setLayout(parts)
        self._message(_("Choose a report at the left."))
        self._rest = QTimer(self, singleShot=True, interval=Time.AFTER_PAINT)
        self._rest.timeout.connect(self._read_rest)
        self._begin(list(first) or casework.first(FIRST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave more room to the case where the window is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= Size.STAFF_WIDE
        self._side.setFixedWidth(Size.LIST if wide else Size.LIST_SMALL)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change made here or by another program."""
        if changed is Changed.CASES:
            self.refresh()

    def _left(self, clock: Callable[[], datetime]) -> QVBoxLayout:
        self._search = QLineEdit()
        self._search.setPlaceholderText(_("Search in what I may read"))
        self._search.setAccessibleName(_("Search in what I may read"))
        self._search.setClearButtonEnabled(True)
        self._search.setFont(font(Text.STAFF_TEXT))
        self._search.setMinimumHeight(Size.BUTTON_STAFF)
        self._delay = QTimer(self, singleShot=True, interval=Time.SEARCH_DELAY)
        self._delay.timeout.connect(self._find)
        self._search.textChanged.connect(self._delay.start)
        self._count = label("", Text.STAFF_SMALL, tone="muted")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(CaseRow(clock))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Reports"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._choose)
        head = column(space=Space.XS, margins=(Space.M, Space.M, Space.M, Space.XS))
        head.addWidget(label(_("Reports"), Text.STAFF_TITLE))
        head.addWidget(self._search)
        head.addWidget(self._count)
        layout = column(space=0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        return layout

    # -- the list

    def refresh(self) -> None:
        """Read the most urgent rows at once, and the order of all others in the background."""
        self._begin(self._casework.first(FIRST))

    def _begin(self, first: list[ListedCase]) -> None:
        self._known = first
        if len(self._known) < FIRST or not self._order:
            self._order = [one.id for one in self._known]
        self._fill()
        self.first_rows.emit()
        self._rest.start()

    def _read_rest(self) -> None:
        tasks.run(self, self._casework.order, self._ordered)

    def _ordered(self, order: list[str]) -> None:
        if order != self._order:
            self._order = order
            self._fill()
        self._fill_index()

    def _fill_index(self) -> None:
        """Bring all cases into the search, one run at a time."""
        if not self._filling:
            self._filling, order, searching = True, self._order, self._searching
            tasks.run(self, lambda: searching.fill(order), lambda _none: self._filled(order), self._not_filled)

    def _filled(self, order: list[str]) -> None:
        self._filling = False
        if order is not self._order:
            self._fill_index()

    def _not_filled(self, error: Exception) -> None:
        self._filling = False
        raise error

    def _fill(self) -> None:
        if self._search.text().strip():
            self._find()
        else:
            self._show(self._order, self._known)

    def _find(self) -> None:
        typed = self._search.text().strip()
        if not typed:
            self._show(self._order, self._known)
            return
        found = self._searching.rows(typed, FOUND)
        self._show([one.id for one in found], found)

    def _show(self, ids: list[str], known: list[ListedCase]) -> None:
        chosen = self._page.case.id if self._page else ""
        self.list.selectionModel().blockSignals(True)
        self._model.show(ids, known)
        number = self._model.number_of(chosen) if chosen else -1
        if number >= 0:
            self.list.setCurrentIndex(self._model.index(number))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()
        if ids:
            text = ngettext("{count} report", "{count} reports", len(ids)).format(count=len(ids))
        elif self._search.text().strip():
            text = _("Nothing was found.")
        else:
            text = _("No report is waiting. Good.")
        self._count.setText(text)

    # -- the case

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        case = self._model.case(index.row()) if index.isValid() else None
        if case is not None and (self._page is None or self._page.case.id != case.id):
            self.open(case.id)

    def open(self, case_id: str) -> None:
        """Open a case at the right."""
        tasks.run(self, lambda: self._casework.open(case_id), self._opened, self._not_opened)

    def _opened(self, case: OpenCase, composer: Composer | None = None) -> None:
        page = CasePage(case, composer)
        page.step.connect(self._step)
        page.compose.connect(self._compose)
        page.print_case.connect(self._print)
        page.print_meeting.connect(self._print_meeting)
        emptied(self._right)
        self._right.addWidget(page)
        self._page = page

    def _not_opened(self, error: Exception) -> None:
        self._page = None
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

    def _step(self, step: Step) -> None:
        if self._page is None:
            return
        case = self._page.case
        work = {Step.ACKNOWLEDGE: self._casework.acknowledge, Step.CLOSE: self._casework.close}[step]
        self._page.wait(True)
        tasks.run(self, lambda: work(case), self._stepped, self._not_stepped)

    def _stepped(self, case: OpenCase, sent: Composer | None = None) -> None:
        """Show the case anew, where it is still the one on the screen; what is typed there, but was not the
        text just sent, stays."""
        if self._page is None or self._page.case.id != case.id:
            return
        composer = self._page.composer
        if composer is sent or composer is None:
            self._opened(case)
        else:
            composer.setParent(None)
            self._opened(case, composer)

    def _compose(self, answer: bool) -> None:
        if self._page is None or (self._page.composer and self._page.composer.is_answer is answer):
            return
        self._page.put_away()
        composer = Composer(self._sound, answer=answer, language=self._page.case.report.language)
        composer.cancel.connect(self._put_away)
        composer.send.connect(lambda text, attached: self._send(composer, text, attached))
        self._page.write(composer)

    def _put_away(self) -> None:
        if self._page is not None:
            self._page.put_away()

    def _send(self, composer: Composer, text: str, attached: tuple[Attachment, ...]) -> None:
        if self._page is None:
            return
        case, casework = self._page.case, self._casework
        self._page.wait(True)
        tasks.run(
            self,
            lambda: casework.answer(case, text, attached) if composer.is_answer else casework.note(case, text),
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
        if self._page is None:
            return
        case_id = self._page.case.id

        def make(language: str, with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.case_summary(case_id, language, with_names=with_names, on_page=on_page)

        Preview(_("Case summary"), make, file_name="meng-stemm.pdf", names=True, parent=self).open()

    def _print_meeting(self) -> None:
        """Show the reporter's own page for the meeting, in the language of the report."""
        if self._page is None:
            return
        case = self._page.case

        def make(language: str, _with_names: bool, on_page: Callable[[int], None]) -> bytes:
            return self._printing.meeting_page(case.id, language, on_page)

        name, language = "meng-stemm.pdf", case.report.language
        Preview(_("My meeting"), make, file_name=name, names=False, language=language, parent=self).open()
