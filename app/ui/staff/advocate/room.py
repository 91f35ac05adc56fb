"""The advocate's own page: reports about staff, broken promises, children who want to talk; the own card in the
kiosk; the yearly report."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.advocates.rules import CasePreview
from app.advocates.services import Advocacy, AdvocateCards, Overview
from app.core.changes import Changed
from app.i18n import _, formats
from app.parliament.services.parliament import Parliament
from app.parliament.words import answer_line
from app.reports.words.report import kind_name, state_name
from app.ui import tasks
from app.ui.room import RoomLinks, StaffRoom
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.advocate_cards import AdvocateCardsPage
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Given, Words
from app.ui.widgets.labels import card, chip, column, emptied, label, row, rule, scrolling
from app.ui.widgets.preview import show_paper
from app.ui.widgets.tabs import Tabs
from app.ui.words import refusal


class AdvocateRoom(StaffRoom):
    """What waits, and the own card."""

    def __init__(self, advocacy: Advocacy, cards: AdvocateCards, parliament: Parliament, links: RoomLinks) -> None:
        super().__init__()
        self._advocacy, self._owing, self._links = advocacy, parliament, links
        self._years: Sequence[int] = ()
        self._list = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._list)
        self.cards = AdvocateCardsPage(cards)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolling(inside))
        self._stack.addWidget(scrolling(self.cards))
        tabs = Tabs((_("What waits for me"), _("My card in the kiosk")))
        tabs.chosen.connect(self._stack.setCurrentIndex)
        report = quiet(_("Yearly report"), "printer", self.ask_report)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addLayout(row(label(_("Advocate"), Text.STAFF_TITLE, wrap=False), None, report))
        layout.addWidget(tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        tabs.choose(0)
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.CASES, Changed.PARLIAMENT):
            self.refresh()
        elif changed is Changed.KIOSK:
            self.cards.refresh()

    def refresh(self) -> None:
        """Read what waits, off the GUI thread."""
        tasks.run(self, self._advocacy.overview, self._show, self._not_read)

    def _not_read(self, error: Exception) -> None:
        emptied(self._list)
        self._list.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))

    def _show(self, found: Overview) -> None:
        self._years = found.years
        emptied(self._list)
        self._list.addWidget(self._cases(_("About somebody who works here"), found.about_staff))
        self._list.addWidget(self._cases(_("Late: a promise was broken"), found.late))
        self._list.addWidget(self._cases(_("Wants to talk to me"), found.talks))
        self._list.addWidget(self._parliament())
        self._list.addStretch(1)

    def _cases(self, title: str, found: Sequence[CasePreview]) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(title, Text.STAFF_HEADING))
        if not found:
            layout.addWidget(label(_("Nothing is waiting."), Text.STAFF_TEXT, tone="muted"))
        for number, case_preview in enumerate(found):
            if number:
                layout.addWidget(rule())
            words = column(space=2)
            words.addWidget(label(case_preview.words or kind_name(case_preview.kind), Text.STAFF_TEXT_BOLD))
            about = [
                kind_name(case_preview.kind),
                state_name(case_preview.state),
                formats.plain_day(case_preview.received.date()),
            ]
            words.addWidget(label(" · ".join(about), Text.STAFF_SMALL, tone="muted"))
            line = row(words, space=Space.S)
            line.setStretch(0, 1)
            if case_preview.danger:
                line.addWidget(chip(_("danger"), Text.STAFF_SMALL_BOLD, "late"))
            if case_preview.late:
                line.addWidget(chip(_("late"), Text.STAFF_SMALL_BOLD, "late"))
            see = quiet(_("Open"), "eye", partial(self._links.open_case, case_preview.id))
            see.setAccessibleName(formats.named(_("Open"), case_preview.words or kind_name(case_preview.kind)))
            line.addWidget(see)
            layout.addLayout(line)
        return frame

    def _parliament(self) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("What the house owes the parliament"), Text.STAFF_HEADING))
        owed = self._owing.owed()
        if not owed:
            layout.addWidget(label(_("No answer is owed."), Text.STAFF_TEXT, tone="muted"))
        today = self._owing.today
        for proposal in owed:
            line = row(label(proposal.text, Text.STAFF_TEXT_BOLD), space=Space.S)
            line.setStretch(0, 1)
            late = proposal.is_overdue(today)
            line.addWidget(
                chip(_("overdue") if late else _("open"), Text.STAFF_SMALL_BOLD, "late" if late else "sun")
            )
            layout.addLayout(line)
            layout.addWidget(label(answer_line(proposal, today), Text.STAFF_SMALL, tone="muted"))
        return frame

    def ask_report(self) -> None:
        """Ask for which year, and for the own words; then show the report."""
        years = self._years or [self._owing.today.year]
        year = Choice(_("Which year?"), [(number, str(number)) for number in years])
        own = Words(_("In my own words"), _("What did you see? What should change? No names."))
        advocacy = self._advocacy

        def show(given: Given) -> None:
            show_paper(
                _("Yearly report"),
                lambda language, _names, _page: advocacy.report(given[year], given[own], language),
                self,
                advocacy.taken_out,
            )

        FormDialog(_("Yearly report"), "", _("Show the report"), [year, own], self).open_for(show)
