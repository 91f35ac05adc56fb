"""The first page: what needs this person today, what comes in the next days, and how the house is doing."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.core.periods import Period, days_of
from app.core.rooms import RoomId
from app.figures.rules import Figures
from app.figures.services.staff import FigureServices
from app.figures.services.summaries import Beside
from app.figures.words import definitions, month_short, share, span_line
from app.handbooks.services import Handbooks
from app.i18n import _, formats
from app.reports.rules.inbox import Filter, InboxView
from app.reports.services.inbox import Inbox
from app.safekeeping.rules.backups import BackupFile
from app.safekeeping.words import age_line
from app.ui import tasks
from app.ui.room import RoomLinks, StaffRoom
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Size, Space, Text, Time
from app.ui.widgets.buttons import quiet
from app.ui.widgets.charts import Columns
from app.ui.widgets.explained import show_explained
from app.ui.widgets.handbooks import ask_handbook
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.lines import LeadingLine
from app.ui.widgets.numbers import Number
from app.ui.words import refusal
from app.year.rules.today import ALARMING, HAPPENS_IN, LEADS_TO, PRESSING, Need, WaitingNeed
from app.year.rules.year import CalendarEntry
from app.year.services.staff import YearServices
from app.year.services.today import NEXT_DAYS, Today
from app.year.words.today import NEED_ICONS, greeting, need_about, need_line
from app.year.words.year import HAPPENING_ICONS, happening_name

_VIEWS = {
    Need.DANGER: InboxView.DANGER,
    Need.LATE: InboxView.OVERDUE,
    Need.NEW: InboxView.NEW,
    Need.MINE: InboxView.MINE,
}
_MONTHS = 6
"""Months of the small chart: the newest ones."""


def _age(today: Today) -> BackupFile | None:
    """Return the newest back-up, for who may know of it; nothing else waits for a stick that is slow."""
    try:
        return today.newest_back_up()
    except MengStemmError:
        return None


class TodayRoom(StaffRoom):
    """Counted anew whenever it is shown, and after each change."""

    def __init__(
        self,
        services: YearServices,
        figures: FigureServices,
        books: Handbooks,
        inbox: Inbox,
        links: RoomLinks,
    ) -> None:
        super().__init__()
        self._inbox, self._compared = inbox, False
        self.destroyed.connect(lambda _gone: inbox.close())
        self._services, self._figures, self._books, self._links = services, figures, books, links
        self._needs = column(space=Space.XS)
        self._coming = column(space=Space.XS // 2)
        self._doing = column(space=Space.S)
        self._counting: tasks.Task | None = None
        self._later = QTimer(self, singleShot=True, interval=Time.AFTER_PAINT)
        self._later.timeout.connect(self._count)
        left = column(space=Space.S)
        left.addWidget(label(_("What needs you today"), Text.STAFF_HEADING))
        left.addLayout(self._needs)
        left.addSpacing(Space.S)
        left.addLayout(self._coming)
        left.addStretch(1)
        right, inside = QWidget(), QWidget()
        doing = column(space=Space.S)
        doing.addLayout(self._doing)
        doing.addStretch(1)
        right.setLayout(doing)
        if not figures.reads:
            right.hide()
            inside.setMaximumWidth(Size.COLUMN)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(Space.L)
        self._parts.addLayout(left, 1)
        self._parts.addWidget(right, 1)
        outer = column(space=0, margins=(0, 0, Space.M, Space.M))
        outer.addLayout(self._parts)
        outer.addStretch(1)
        inside.setLayout(outer)
        layout = column(space=0, margins=(Space.L, Space.M, Space.L, Space.M))
        now = services.now()
        hello = label(greeting(now.astimezone().hour, services.name), Text.STAFF_TITLE)
        head = row(hello, quiet(_("Handbooks"), "book-open", self._ask_handbook))
        head.setStretch(0, 1)
        layout.addLayout(head)
        layout.addWidget(label(formats.full_day(now), Text.STAFF_SMALL, tone="muted"))
        layout.addSpacing(Space.M)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def _ask_handbook(self) -> None:
        ask_handbook(self._books.own, self._books.pdf, self._books.taken_out, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put one part under the other where the window is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= Size.TODAY_WIDE
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def showEvent(self, event: QShowEvent) -> None:
        """Count, once the page is there."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop counting what nobody looks at."""
        super().hideEvent(event)
        self._later.stop()
        if self._counting is not None:
            self._counting.cancel()

    def on_change(self, _changed: Changed) -> None:
        """Count again where somebody looks at it."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read what needs this person, off the GUI thread; then the figures, which take longer."""
        today = self._services.today
        tasks.run(self, lambda: (today.needs(), today.coming(), _age(today)), self.show_needs, self.say_not_read)

    def say_not_read(self, error: Exception) -> None:
        """Say why nothing could be read."""
        emptied(self._needs)
        self._needs.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))

    def show_needs(self, found: tuple[list[WaitingNeed], list[CalendarEntry], BackupFile | None]) -> None:
        """Show what was read: what needs this person, what comes, the newest back-up."""
        needs, coming, newest = found
        emptied(self._needs)
        for need in needs:
            self._needs.addWidget(self._line(need))
        if not needs:
            self._needs.addWidget(_nothing(_("Nothing is waiting for you.")))
        if newest is not None:
            age = age_line(newest, self._services.now())
            self._needs.addWidget(label(age, Text.STAFF_SMALL, tone="muted"))
        self._show_coming(coming)
        if self._figures.reads and self.isVisible():
            self._later.start()

    def _line(self, need: WaitingNeed) -> LeadingLine:
        def go() -> None:
            view = _VIEWS.get(need.need)
            if view is not None:
                self._links.see(Filter(view))
            else:
                self._links.go(LEADS_TO[need.need])

        return LeadingLine(
            NEED_ICONS[need.need],
            need_line(need),
            need_about(need.need),
            go,
            late=need.need in PRESSING,
            alarming=need.need in ALARMING,
        )

    def _show_coming(self, coming: Sequence[CalendarEntry]) -> None:
        emptied(self._coming)
        if not coming:
            return
        self._coming.addWidget(label(_("The next {days} days").format(days=NEXT_DAYS), Text.STAFF_HEADING))
        for entry in coming:
            day = f"{formats.weekday_name(entry.day)}, {formats.plain_day(entry.day)}"
            hour = f", {entry.begins:%H:%M}" if entry.begins is not None else ""
            what = happening_name(entry.what)
            title = formats.named(what, entry.title) if entry.title else what
            go = partial(self._go_to, entry)
            line = LeadingLine(HAPPENING_ICONS[entry.what], title, f"{day}{hour}", go, late=False, alarming=False)
            self._coming.addWidget(line)
        lead = quiet(_("The year"), "calendar-days", lambda: self._links.go(RoomId.YEAR))
        self._coming.addLayout(row(lead, None))

    def _go_to(self, entry: CalendarEntry) -> None:
        if entry.case:
            self._links.open_case(entry.case)
        else:
            self._links.go(HAPPENS_IN[entry.what])

    # -- how the house is doing

    def _compare(self) -> None:
        """Once after sign-in, compare how each report stands in the clear with what is sealed: whoever wrote a
        danger away finds it back in the first line."""
        if not self._compared:
            self._compared = True
            tasks.run(self, self._inbox.bring_up_to_date, self._show_put_right, self._compare_later)

    def _show_put_right(self, count: int) -> None:
        if count and self.isVisible():
            self.refresh()

    def _compare_later(self, _error: Exception) -> None:
        self._compared = False

    def _count(self) -> None:
        self._compare()
        figuring, summaries = self._figures.figuring, self._figures.summaries
        if self._counting is not None:
            self._counting.cancel()
        first, last = days_of(Period.TWELVE_MONTHS, self._services.today.today)
        task = tasks.Task(self, self._show_figures, self.say_not_counted)
        self._counting = task.start(lambda: (figuring.figures(first, last, task.report), summaries.beside()))

    def _show_figures(self, found: tuple[Figures, Beside]) -> None:
        own, beside = found
        emptied(self._doing)
        self._doing.addWidget(label(_("The last twelve months"), Text.STAFF_HEADING))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.XS)
        for place, tile in enumerate(self._tiles(own, beside)):
            grid.addWidget(tile, place // 2, place % 2)
            grid.setColumnStretch(place % 2, 1)
        self._doing.addWidget(holder)
        frame, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("Reports by month"), Text.STAFF_TEXT_BOLD))
        newest = list(own.by_month.items())[-_MONTHS:]
        names, counts = [month_short(name) for name, _count in newest], [count for _name, count in newest]
        inside.addWidget(Columns(_("Reports by month"), names, counts))
        self._doing.addWidget(frame)
        more = quiet(_("All figures"), "chart-column", lambda: self._links.go(RoomId.FIGURES))
        explain = quiet(_("What is counted?"), "circle-help", self._explain)
        self._doing.addLayout(row(more, explain, None, space=0))

    def say_not_counted(self, error: Exception) -> None:
        """Say why nothing could be counted."""
        emptied(self._doing)
        self._doing.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))

    def _explain(self) -> None:
        show_explained(_("What is counted?"), definitions(), self)

    def _tiles(self, own: Figures, beside: Beside) -> list[Number]:
        see, go = self._links.see, self._links.go

        def reports(view: InboxView = InboxView.ALL) -> Callable[[], None]:
            return lambda: see(Filter(view, first=own.first, last=own.last))

        tiles = [
            Number(formats.number(own.total), _("Reports"), "", reports()),
            Number(
                share(own.answered.kept, own.answered.of),
                _("Answered in time"),
                span_line(own.answered),
                reports(InboxView.WAITING),
            ),
            Number(
                share(own.understood_first, own.answered.of), _("Understood at the first answer"), "", reports()
            ),
            Number(formats.number(beside.promises), _("Promises open"), "", lambda: go(RoomId.YEAR)),
        ]
        if beside.training is not None:
            tiles.append(Number(f"{beside.training} %", _("Training valid"), "", lambda: go(RoomId.TRAINING)))
            tiles.append(
                Number(
                    formats.number(beside.owed),
                    _("Owed to the parliament"),
                    "",
                    lambda: go(RoomId.PARLIAMENT),
                    late=bool(beside.owed),
                )
            )
        return tiles


def _nothing(words: str) -> QWidget:
    frame, inside = card("plain", margin=Space.L)
    sign = label("", Text.STAFF_TEXT, centred=True)
    sign.setPixmap(icon("circle-check", Size.ICON_BIG, Colour.GO))
    inside.addWidget(sign)
    inside.addWidget(label(words, Text.STAFF_TEXT_BOLD, centred=True))
    return frame
