"""The list of reports with what leads through it: views, search, filters, order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.reports.rules.inbox import CaseOrder, Filter, InboxView
from app.reports.services.casework import Casework, ListedCase
from app.reports.services.inbox import Inbox, Order
from app.reports.words.inbox import view_name
from app.ui import tasks
from app.ui.staff.reports.list_model import CaseList
from app.ui.staff.reports.list_row import CaseDelegate
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text, Time
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import column, label, row
from app.ui.widgets.wrapping import Wrapping

FIRST = 16
"""Rows read before anything is painted: more than any screen here shows; the others follow at once."""


class Notice(QLabel):
    """Banner for a broken promise elsewhere; hidden when empty."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Text.STAFF_SMALL_BOLD))
        self.setProperty("tone", "danger")
        self.setWordWrap(True)
        self.hide()

    def say(self, words: str) -> None:
        """Show the words, or nothing."""
        self.setText(words)
        self.setVisible(bool(words))


class SearchField(QLineEdit):
    """A line to search in; the arrow down leads to what was found."""

    downwards = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.downwards.emit()
        else:
            super().keyPressEvent(event)


class CaseSide(QWidget):
    """What this reader may open. `first_rows` tells when the list can be seen, `chosen` which case is wanted,
    `wants_filter` and `wants_to_enter` that a button was pressed."""

    first_rows = Signal()
    chosen = Signal(str)
    wants_filter = Signal()
    wants_to_enter = Signal()

    def __init__(
        self,
        casework: Casework,
        inbox: Inbox,
        clock: Callable[[], datetime],
        first: Sequence[ListedCase] = (),
    ) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._casework, self.inbox = casework, inbox
        self.filter, self.sort = Filter(), CaseOrder.URGENCY
        self._model = CaseList(casework, inbox.rating)
        self._order: list[str] = []
        self._whole = Order((), {})
        self._filling = False
        self._known: list[ListedCase] = []
        self.shown = ""
        self.setLayout(self._parts(clock))
        self._rest = QTimer(self, singleShot=True, interval=Time.AFTER_PAINT)
        self._rest.timeout.connect(self._read_rest)
        self._begin(list(first) or casework.first(FIRST))

    def _parts(self, clock: Callable[[], datetime]) -> QVBoxLayout:
        self.search = SearchField()
        self.search.setPlaceholderText(_("Search in what I may read"))
        self.search.setAccessibleName(_("Search in what I may read"))
        self.search.setClearButtonEnabled(True)
        self.search.setFont(font(Text.STAFF_TEXT))
        self.search.setMinimumHeight(Size.BUTTON_STAFF)
        self._delay = QTimer(self, singleShot=True, interval=Time.SEARCH_DELAY)
        self._delay.timeout.connect(self._fill)
        self.search.textChanged.connect(self._delay.start)
        self.search.returnPressed.connect(self._into_list)
        self.search.downwards.connect(self._into_list)
        self._count = label("", Text.STAFF_SMALL, tone="muted")
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(CaseDelegate(clock, self.inbox.rating))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(_("Reports"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self._filter_button = Button(_("Filter and order"), STAFF, Weight.QUIET, icon_before="sliders-horizontal")
        self._filter_button.only_icon(True)
        self._filter_button.clicked.connect(self.wants_filter)
        enter = Button(_("Write down what somebody told you"), STAFF, Weight.QUIET, icon_before="plus")
        enter.only_icon(True)
        enter.clicked.connect(self.wants_to_enter)
        title = row(label(_("Reports"), Text.STAFF_TITLE, wrap=False), None, self._filter_button, enter, space=0)
        head = column(space=Space.XS, margins=(Space.M, Space.S, Space.M, Space.XS))
        head.addLayout(title)
        self.notice = Notice()
        head.addWidget(self.notice)
        head.addWidget(self.search)
        head.addLayout(self._views())
        head.addWidget(self._count)
        layout = column(space=0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        return layout

    def _into_list(self) -> None:
        """Move the keyboard focus from the search line to the first report found."""
        self.step(1)
        self.list.setFocus()

    def _views(self) -> Wrapping:
        chips = Wrapping(space=Space.XS // 2)
        self._chips = {view: Chip(view_name(view), checkable=True) for view in InboxView}
        for view, chip in self._chips.items():
            chip.clicked.connect(lambda _on=False, view=view: self.show_view(view))
            chips.addWidget(chip)
        self._mark_view()
        return chips

    def _mark_view(self) -> None:
        for view, chip in self._chips.items():
            chip.setChecked(view is self.filter.view)

    # -- the order

    def refresh(self) -> None:
        """Read the most urgent rows at once, and the order of all others in the background."""
        self._begin(self._casework.first(FIRST))

    def _begin(self, first: list[ListedCase]) -> None:
        self._known = first
        if len(self._known) < FIRST or not self._order:
            self._order = [case.id for case in self._known]
        self._fill()
        self.first_rows.emit()
        self._rest.start()

    def _read_rest(self) -> None:
        tasks.run(self, self.inbox.order, self._ordered)

    def _ordered(self, order: Order) -> None:
        self._whole = order
        if list(order.ids) != self._order:
            self._order = list(order.ids)
            self._fill()
        self._fill_index()

    def _fill_index(self) -> None:
        """Bring all cases into the index, one run at a time."""
        if not self._filling:
            self._filling, order, inbox = True, self._whole, self.inbox
            tasks.run(self, lambda: inbox.fill(order), lambda _none: self._filled(order), self._not_filled)

    def _filled(self, order: Order) -> None:
        self._filling = False
        if order is not self._whole:
            self._fill_index()
            return
        self._show_counts()
        self.list.viewport().update()
        if self._narrowed:
            self._fill()

    def _not_filled(self, error: Exception) -> None:
        self._filling = False
        raise error

    def _show_counts(self) -> None:
        found = self.inbox.counts()
        for view, chip in self._chips.items():
            number = found[view] if view in _COUNTED else 0
            name = view_name(view)
            chip.setText(f"{name} {number}" if number else name)
            chip.setAccessibleName(chip.text())
            chip.updateGeometry()

    # -- what is shown of it

    @property
    def _narrowed(self) -> bool:
        return self.filter != Filter() or self.sort is not CaseOrder.URGENCY or bool(self.search.text().strip())

    def show_view(self, view: InboxView) -> None:
        """Show the cases of a view."""
        self.show_filtered(replace(self.filter, view=view), self.sort)

    def show_filtered(self, wanted: Filter, by: CaseOrder) -> None:
        """Show what the filter lets through, in this order."""
        self.filter, self.sort = wanted, by
        narrow = wanted.narrows or by is not CaseOrder.URGENCY
        self._filter_button.weigh(Weight.DARK if narrow else Weight.QUIET)
        self._mark_view()
        self._fill()

    def _fill(self) -> None:
        if not self._narrowed:
            self._show(self._order, self._known)
            return
        ids = self.inbox.ids(self.filter, self.sort, self.search.text())
        self._show(ids, self._casework.rows(ids[:FIRST]))

    def _show(self, ids: list[str], known: list[ListedCase]) -> None:
        self.list.selectionModel().blockSignals(True)
        self._model.show(ids, known)
        number = self._model.number_of(self.shown) if self.shown else -1
        if number >= 0:
            self.list.setCurrentIndex(self._model.index(number))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()
        if ids:
            text = ngettext("{count} report", "{count} reports", len(ids)).format(count=len(ids))
        elif self._narrowed:
            text = _("Nothing was found.")
        else:
            text = _("No report is waiting.")
        self._count.setText(text)

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        case = self._model.case(index.row()) if index.isValid() else None
        if case is not None and case.id != self.shown:
            self.chosen.emit(case.id)

    def step(self, by: int) -> None:
        """Choose the case so many rows further down."""
        index = self.list.currentIndex()
        number = index.row() + by if index.isValid() else 0
        if 0 <= number < self._model.rowCount():
            self.list.setCurrentIndex(self._model.index(number))


_COUNTED = (InboxView.NEW, InboxView.DANGER, InboxView.OVERDUE, InboxView.MINE, InboxView.WAITING)
"""Views whose number says that there is something to do."""
