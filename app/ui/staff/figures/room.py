"""Figures: what came in a time, how fast and how well it was answered, what is owed; each leads to its list, and
each says what it counts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from app.core.changes import Changed
from app.core.periods import Period, days_of
from app.core.rooms import RoomId
from app.core.tables import for_every
from app.figures.rules import Figures, SummaryAudience
from app.figures.services.staff import FigureServices
from app.figures.services.summaries import Beside
from app.figures.words import (
    audience_name,
    definitions,
    face_or_none,
    kind_or_none,
    month_short,
    sentences,
    share,
    span_line,
)
from app.home.services.lists import ListFile
from app.i18n import _, formats
from app.i18n.formats import period_name
from app.reports.rules.inbox import Filter, InboxView
from app.reports.rules.report import Kind
from app.ui import tasks
from app.ui.room import RoomLinks, StaffRoom
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.bars import Bar, Bars
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import quiet
from app.ui.widgets.charts import Columns
from app.ui.widgets.explained import show_explained
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Words
from app.ui.widgets.forms import choice, short
from app.ui.widgets.labels import card, column, emptied, label, row, scrolling
from app.ui.widgets.numbers import Number
from app.ui.widgets.preview import show_paper
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.workshops.services.papers import PosterSize

_OWN = "own"
_COLUMNS = 3


class FiguresRoom(StaffRoom):
    """One time after the other."""

    def __init__(self, services: FigureServices, links: RoomLinks) -> None:
        super().__init__()
        self._services, self._links = services, links
        self.days = days_of(Period.THIS_YEAR, services.figuring.today)
        self._stale = True
        self._period = short(choice(_("Which time?"), [*_periods(), (_OWN, _("other days"))], Period.THIS_YEAR))
        self._period.currentIndexChanged.connect(self._choose)
        self._busy = Busy()
        self._busy.given_up.connect(self._give_up)
        self._task: tasks.Task | None = None
        self._title = label("", Text.STAFF_SMALL, tone="muted")
        buttons = [quiet(_("What is counted?"), "circle-help", self.explain)]
        if services.prints:
            buttons += [
                quiet(_("Summary"), "printer", self.ask_summary),
                quiet(_("You said, we did"), "megaphone", self.ask_done),
                quiet(_("Save as Excel"), "file-down", lambda: self._save(ListFile.EXCEL)),
                quiet(_("Save as CSV"), "file-down", lambda: self._save(ListFile.CSV)),
            ]
        self._said = label("", Text.STAFF_SMALL, tone="muted")
        self._said.hide()
        self._list: QVBoxLayout = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        inside = QWidget()
        inside.setLayout(self._list)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addLayout(row(label(_("Figures"), Text.STAFF_TITLE, wrap=False), None, self._period))
        layout.addLayout(Wrapping(*buttons, space=0))
        layout.addWidget(self._title)
        layout.addWidget(self._said)
        layout.addWidget(self._busy)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Count again after a change."""
        if changed in (Changed.CASES, Changed.PARLIAMENT, Changed.LEARNING):
            self.refresh()

    def refresh(self) -> None:
        """Count, off the GUI thread."""
        first, last = self.days
        self._title.setText(period_name(first, last))
        self._busy.start(_("Counting."))
        if self._task is not None:
            self._task.cancel()
        figuring, summaries = self._services.figuring, self._services.summaries
        task = tasks.Task(self, self._show, self._not_counted, self._busy.tell)
        self._task = task.start(lambda: (figuring.figures(first, last, task.report), summaries.beside()))

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _not_counted(self, error: Exception) -> None:
        self._busy.stop()
        self._say(refusal(error))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _choose(self) -> None:
        chosen = str(self._period.currentData())
        if chosen == _OWN:
            self.ask_days()
            return
        self.days = days_of(Period(chosen), self._services.figuring.today)
        self.refresh()

    def ask_days(self) -> None:
        """Ask for any first and last day."""
        begin, end = Day(_("First day"), self.days[0]), Day(_("Last day"), self.days[1])

        def take(given: Given) -> None:
            first, last = given[begin] or self.days[0], given[end] or self.days[1]
            self.days = (min(first, last), max(first, last))
            self.refresh()

        FormDialog(_("other days"), "", _("Show"), [begin, end], self).open_for(take)

    def explain(self) -> None:
        """Say what each figure counts."""
        show_explained(_("What is counted?"), definitions(), self)

    # -- what is shown

    def _show(self, found: tuple[Figures, Beside]) -> None:
        self._busy.stop()
        own, beside = found
        emptied(self._list)
        said, lines = card("plain", margin=Space.M, space=Space.XS // 2)
        lines.addWidget(label(_("What the figures say"), Text.STAFF_HEADING))
        for sentence in sentences(own):
            lines.addWidget(label(sentence, Text.STAFF_TEXT))
        self._list.addWidget(self._tiles(own, beside))
        self._list.addWidget(said)
        months, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("By month"), Text.STAFF_HEADING))
        names = [month_short(name) for name in own.by_month]
        inside.addWidget(Columns(_("By month"), names, list(own.by_month.values())))
        self._list.addWidget(months)
        groups: list[tuple[str, list[Bar]]] = [
            (_("By kind"), _bars(own.by_kind, kind_or_none)),
            (_("By who speaks"), _bars(own.by_face, face_or_none)),
        ]
        for title, bars in groups:
            frame, inside = card("plain", margin=Space.M, space=Space.XS)
            inside.addWidget(label(title, Text.STAFF_HEADING))
            inside.addWidget(Bars(bars))
            if title == _("By kind"):
                inside.addLayout(self._kind_buttons(own))
            self._list.addWidget(frame)
        self._list.addStretch(1)

    def _kind_buttons(self, own: Figures) -> Wrapping:
        shown = [kind for kind in Kind if own.by_kind.get(kind)]
        return Wrapping(
            *[
                quiet(
                    _("See: {what}").format(what=kind_or_none(kind)),
                    "eye",
                    partial(self._see, InboxView.ALL, kind),
                )
                for kind in shown
            ],
            space=0,
        )

    def _see(self, view: InboxView = InboxView.ALL, kinds: Kind | None = None) -> None:
        chosen: frozenset[Kind | None] = frozenset([kinds]) if kinds is not None else frozenset()
        first, last = self.days
        self._links.see(Filter(view, chosen, first=first, last=last))

    def _tiles(self, own: Figures, beside: Beside) -> QWidget:
        number, go = formats.number, self._links.go
        tiles = [
            Number(number(own.total), _("Reports"), "", self._see),
            Number(number(own.danger), _("In danger"), "", lambda: self._see(InboxView.DANGER)),
            Number(
                share(own.acknowledged.kept, own.acknowledged.of),
                _("Acknowledged in time"),
                span_line(own.acknowledged),
                self._see,
            ),
            Number(
                share(own.answered.kept, own.answered.of),
                _("Answered in time"),
                span_line(own.answered),
                lambda: self._see(InboxView.WAITING),
            ),
            Number(
                share(own.understood_first, own.answered.of),
                _("Understood at the first answer"),
                _("asked again: {count}, asked somebody else: {other}").format(
                    count=number(own.asked_again), other=number(own.asked_else)
                ),
                self._see,
            ),
            Number(number(own.late), _("Late now"), "", lambda: self._see(InboxView.OVERDUE), late=bool(own.late)),
            Number(
                number(beside.owed),
                _("Owed to the parliament"),
                "",
                lambda: go(RoomId.PARLIAMENT),
                late=bool(beside.owed),
            ),
            Number(number(beside.promises), _("Promises open"), "", lambda: go(RoomId.YEAR)),
        ]
        if beside.training is not None:
            name = _("Training valid")
            tiles.append(Number(f"{beside.training} %", name, "", lambda: go(RoomId.TRAINING)))
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.S)
        for place, tile in enumerate(tiles):
            grid.addWidget(tile, place // _COLUMNS, place % _COLUMNS)
            grid.setColumnStretch(place % _COLUMNS, 1)
        return holder

    # -- papers and files

    def ask_summary(self) -> None:
        """Ask for whom, and what the coordinator says to it; then show the summary."""
        audience = Choice(
            _("For whom?"),
            [(summary_audience, audience_name(summary_audience)) for summary_audience in SummaryAudience],
        )
        comment = Words(_("What we say to it"), _("Your own words beside the figures. No names."))
        first, last = self.days
        summaries = self._services.summaries

        def show(given: Given) -> None:
            show_paper(
                _("Summary"),
                lambda language, _names, on_page: summaries.summary(
                    first, last, given[audience], given[comment], language, on_page
                ),
                self,
                summaries.taken_out,
            )

        FormDialog(_("Summary"), period_name(first, last), _("Show"), [audience, comment], self).open_for(show)

    def ask_done(self) -> None:
        """Ask how large, then show the page for the children."""
        summaries = self._services.summaries
        sheet = Choice(_("Sheet"), [(PosterSize.A3, "A3"), (PosterSize.A4, "A4")])

        def show(given: Given) -> None:
            large = given[sheet] is PosterSize.A3
            show_paper(
                _("You said, we did"),
                lambda language, _names, _page: summaries.you_said(language, large=large),
                self,
                summaries.taken_out,
            )

        FormDialog(_("You said, we did"), "", _("Show"), [sheet], self).open_for(show)

    def _save(self, kind: ListFile) -> None:
        where, _kind = QFileDialog.getSaveFileName(self, _("Save"), paper_name(_("Figures"), kind), f"*.{kind}")
        if where:
            first, last = self.days
            make = self._services.summaries.file
            tasks.run(
                self,
                lambda: (where, make(first, last, kind)),
                lambda made: self._say(saved_or_not(*made)),
                self._not_counted,
            )


def _bars(counts: Any, word: Callable[[str], str]) -> list[Bar]:
    return [Bar(word(name), count, formats.number(count)) for name, count in counts.items() if name or count]


def _periods() -> list[tuple[str, str]]:
    names = for_every(
        Period,
        {
            Period.THIS_MONTH: _("this month"),
            Period.LAST_MONTH: _("last month"),
            Period.THIS_QUARTER: _("this quarter"),
            Period.LAST_QUARTER: _("last quarter"),
            Period.THIS_YEAR: _("this year"),
            Period.LAST_YEAR: _("last year"),
            Period.TWELVE_MONTHS: _("the last twelve months"),
        },
    )
    return [(period.value, name) for period, name in names.items()]
