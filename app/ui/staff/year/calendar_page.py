"""A month of everything with a date, and what stands in it beside it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QSizePolicy, QWidget

from app.i18n import _, formats
from app.ui import tasks
from app.ui.theme.appearance import tinted
from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Colour, Radius, Size, Space, Text
from app.ui.widgets.accessible_button import AccessibleButton
from app.ui.widgets.buttons import quiet
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.paint import focus_ring, ground, has_keyboard
from app.ui.widgets.preview import show_paper
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.year.rules.year import CalendarEntry, last_day, on, weeks
from app.year.services.year import Year
from app.year.words.year import HAPPENING_ICONS, happening_name


class CalendarPage(QWidget):
    """A month, and what stands in it beside it."""

    def __init__(self, year: Year) -> None:
        super().__init__()
        self._year = year
        self._shown = date(year.today.year, year.today.month, 1)
        self._day: date | None = None
        self.entries: list[CalendarEntry] = []
        self._title = label("", Text.STAFF_HEADING, wrap=False)
        before = quiet(_("The month before"), "arrow-left", lambda: self.go(-1))
        after = quiet(_("The month after"), "arrow-right", lambda: self.go(1))
        for button in (before, after):
            button.only_icon(True)
        today = quiet(_("Today"), "calendar", self.go_today)
        head = Wrapping(before, after, today, space=0)
        head.addWidget(quiet(_("Print the month"), "printer", self._print))
        head.addWidget(quiet(_("Save as calendar file"), "calendar-plus", self._save))
        self._said = label("", Text.STAFF_SMALL, tone="muted")
        self._said.hide()
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self._grid.setContentsMargins(0, 0, 0, 0)
        grid = QWidget()
        grid.setLayout(self._grid)
        self._list = column(space=Space.XS, margins=(0, 0, Space.S, Space.M))
        inside = QWidget()
        inside.setLayout(self._list)
        beside = scrolling(inside)
        beside.setFixedWidth(Size.LIST_SMALL)
        parts = row(scrolling(grid), beside, space=Space.M)
        parts.setStretch(0, 1)
        layout = column(space=Space.XS)
        layout.addWidget(self._title)
        layout.addLayout(head)
        layout.addWidget(self._said)
        layout.addLayout(parts, 1)
        self.setLayout(layout)

    def go(self, months: int) -> None:
        """Show an earlier or a later month."""
        place = self._shown.year * 12 + self._shown.month - 1 + months
        self._shown, self._day = date(place // 12, place % 12 + 1, 1), None
        self.refresh()

    def go_today(self) -> None:
        """Show today."""
        today = self._year.today
        self._shown, self._day = date(today.year, today.month, 1), today
        self.refresh()

    def refresh(self) -> None:
        """Read the month, off the GUI thread."""
        year, month = self._shown.year, self._shown.month
        tasks.run(self, lambda: self._year.month(year, month), self._show, self._not_read)

    def _not_read(self, error: Exception) -> None:
        self._say(refusal(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _show(self, entries: list[CalendarEntry]) -> None:
        self.entries = entries
        self._title.setText(formats.month_name(self._shown, long=True))
        emptied(self._grid)
        rows = weeks(self._shown.year, self._shown.month)
        for place, day in enumerate(rows[0]):
            self._grid.addWidget(label(formats.weekday_name(day), Text.STAFF_SMALL_BOLD, tone="muted"), 0, place)
            self._grid.setColumnStretch(place, 1)
        for number, week in enumerate(rows, 1):
            self._grid.setRowStretch(number, 1)
            for place, day in enumerate(week):
                cell = DayCell(
                    day,
                    on(entries, day),
                    here=day.month == self._shown.month,
                    today=day == self._year.today,
                    chosen=day == self._day,
                )
                cell.clicked.connect(lambda _on=False, day=day: self.show_day(day))
                self._grid.addWidget(cell, number, place)
        self._fill_list()

    def show_day(self, day: date) -> None:
        """Show one day at the right, or the whole month again."""
        self._day = None if day == self._day else day
        self._show(self.entries)

    def _fill_list(self) -> None:
        emptied(self._list)
        found = self.entries if self._day is None else on(self.entries, self._day)
        if self._day is not None:
            self._list.addWidget(label(formats.plain_day(self._day), Text.STAFF_TEXT_BOLD))
        if not found:
            self._list.addWidget(label(_("Nothing is planned here."), Text.STAFF_TEXT, tone="muted"))
        for entry in found:
            self._list.addWidget(_entry(entry))
        self._list.addStretch(1)

    def _print(self) -> None:
        year, month = self._shown.year, self._shown.month
        show_paper(
            _("Print the month"),
            lambda language, _names, _page: self._year.month_paper(year, month, language),
            self,
            self._year.taken_out,
        )

    def _save(self) -> None:
        last = last_day(self._shown.year, self._shown.month)
        where, _kind = QFileDialog.getSaveFileName(
            self, _("Save"), paper_name(_("The year"), "ics"), "iCalendar (*.ics)"
        )
        if where:
            self._say(saved_or_not(where, self._year.calendar(self._shown, last)))


class DayCell(AccessibleButton):
    """A day of the grid: its number, and the first things on it. A press shows it whole."""

    def __init__(
        self, day: date, entries: Sequence[CalendarEntry], *, here: bool, today: bool, chosen: bool
    ) -> None:
        super().__init__()
        self._day, self.entries = day, tuple(entries) if here else ()
        self._here, self._today, self._chosen = here, today, chosen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = "; ".join(formats.named(happening_name(entry.what), entry.title) for entry in entries)
        self.setAccessibleName(f"{formats.plain_day(day)}. {said}")
        self.setToolTip(said.replace("; ", "\n"))
        self.setMinimumSize(Size.CHIP, Size.DAY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        fill = Colour.GO_SOFT if self._chosen or self.underMouse() else Colour.SURFACE
        ground(painter, body, Radius.STAFF / 2, fill if self._here else Colour.NONE, Colour.LINE, 1)
        style = Text.STAFF_SMALL_BOLD if self._here else Text.STAFF_SMALL
        metrics = QFontMetrics(font(style))
        number = QRectF(body.left() + Space.XS // 2, body.top() + 2, metrics.height() * 1.5, metrics.height() + 2)
        if self._today:
            ground(painter, number, Radius.STAFF / 2, Colour.GO, Colour.GO, 0)
        painter.setFont(font(style))
        ink = Colour.SURFACE if self._today else Colour.INK if self._here else Colour.INK_MUTED
        painter.setPen(tinted(ink))
        painter.drawText(number, Qt.AlignmentFlag.AlignCenter, str(self._day.day))
        self._paint_entries(
            painter, QRectF(body.left(), number.bottom() + 2, body.width(), body.height()), metrics
        )
        if has_keyboard(self):
            focus_ring(painter, body, Radius.STAFF / 2)

    def _paint_entries(self, painter: QPainter, body: QRectF, metrics: QFontMetrics) -> None:
        room = int((self.height() - body.top() - 2) // metrics.height())
        shown = self.entries if len(self.entries) <= room else self.entries[: max(room - 1, 0)]
        painter.setFont(font(Text.STAFF_SMALL))
        metrics = QFontMetrics(font(Text.STAFF_SMALL))
        top, side = body.top(), metrics.ascent()
        for entry in shown:
            colour = Colour.DANGER if entry.late else Colour.INK
            painter.drawPixmap(
                QPoint(int(body.left()) + 3, int(top) + 2), icon(HAPPENING_ICONS[entry.what], side, colour)
            )
            painter.setPen(tinted(colour))
            left = body.left() + side + 6
            text = metrics.elidedText(entry.title, Qt.TextElideMode.ElideRight, int(body.right() - left - 2))
            painter.drawText(QRectF(left, top, body.right() - left, metrics.height()), text)
            top += metrics.height()
        if len(shown) < len(self.entries) and room > 0:
            painter.setPen(tinted(Colour.INK_MUTED))
            rest = f"+ {len(self.entries) - len(shown)}"
            painter.drawText(QRectF(body.left() + 3, top, body.width(), metrics.height()), rest)


def _entry(entry: CalendarEntry) -> QWidget:
    frame, layout = card("danger" if entry.late else "plain", margin=Space.S, space=2)
    sign = QLabel()
    sign.setPixmap(icon(HAPPENING_ICONS[entry.what], Size.ICON))
    head = row(sign, label(happening_name(entry.what), Text.STAFF_SMALL_BOLD), space=Space.XS)
    head.setStretch(1, 1)
    layout.addLayout(head)
    layout.addWidget(label(entry.title, Text.STAFF_TEXT))
    when = [formats.plain_day(entry.day)]
    if entry.last is not None and entry.last != entry.day:
        when.append(_("until {day}").format(day=formats.plain_day(entry.last)))
    if entry.begins is not None:
        when.append(f"{entry.begins:%H:%M}")
    when += [entry.place, _("late") if entry.late else ""]
    layout.addWidget(label(" · ".join(filter(None, when)), Text.STAFF_SMALL, tone="muted"))
    return frame
