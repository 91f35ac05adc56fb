"""Sending something to another home, on a stick."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.homes.rules import Partner
from app.homes.services.bundles import ENDING
from app.homes.services.staff import HomesServices
from app.i18n import _
from app.ui import tasks
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Many, Part
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.words import refusal

Made = Callable[[Partner, Given], bytes]


class SendPage(QWidget):
    """Cases for an advocate, figures for the organisation, and content that homes share."""

    def __init__(self, services: HomesServices) -> None:
        super().__init__()
        self._services = services
        self._exchange = services.exchange
        layout = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        for title, explained, text, icon, ask in (
            (
                _("Cases"),
                _("For the advocates of another home: they read and print them. Each case notes where it went."),
                _("Send cases"),
                "inbox",
                self.ask_cases,
            ),
            (
                _("Figures"),
                _("How many reports, how fast, how well understood; without a word of any report."),
                _("Send figures"),
                "chart-column",
                self.ask_figures,
            ),
            (
                _("Content"),
                _("What this home wrote itself: helpers, everyday questions, courses, the charter."),
                _("Send content"),
                "book-open",
                self.ask_content,
            ),
        ):
            frame, inside = card("plain", margin=Space.M, space=Space.XS)
            inside.addWidget(label(title, Text.STAFF_HEADING))
            inside.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
            inside.addLayout(row(quiet(text, icon, ask), None))
            layout.addWidget(frame)
        layout.addStretch(1)
        self.setLayout(layout)

    def refresh(self) -> None:
        """Nothing to do: everything is read when something is pressed."""

    def ask_cases(self) -> None:
        """Ask which cases go where."""

        def ask(partners: list[Partner], found: list[tuple[str, str]]) -> None:
            note = Line(
                _("Note in each case"), _("Why it goes there"), _("Sent to the advocates of another home.")
            )
            cases = Many(_("Cases"), found)
            self._ask(
                _("Send cases"),
                partners,
                [cases, note],
                lambda to, given: self._exchange.send_cases(to, given[cases], given[note]),
            )

        self._with(_("Send cases"), self._exchange.cases_to_send, ask, _("There is no case that you could send."))

    def ask_figures(self) -> None:
        """Ask for which time."""
        year, today = self._services.today().replace(month=1, day=1), self._services.today()
        begin, end = Day(_("From"), year), Day(_("Until"), today)

        def made(to: Partner, given: Given) -> bytes:
            first, last = given[begin] or year, given[end] or today
            return self._exchange.send_figures(to, min(first, last), max(first, last))

        def ask(partners: list[Partner], _found: list[tuple[str, str]]) -> None:
            self._ask(_("Send figures"), partners, [begin, end], made)

        self._with(_("Send figures"), lambda: [("", "")], ask, "")

    def ask_content(self) -> None:
        """Ask what of the home's own goes there."""

        def ask(partners: list[Partner], found: list[tuple[str, str]]) -> None:
            content = Many(_("Content"), found, [key for key, _title in found])
            self._ask(
                _("Send content"),
                partners,
                [content],
                lambda to, given: self._exchange.send_content(to, given[content]),
            )

        nothing = _("This home has written nothing of its own yet; what the program brings every home has.")
        self._with(_("Send content"), self._exchange.content_to_send, ask, nothing)

    def _with(
        self,
        title: str,
        read: Callable[[], list[tuple[str, str]]],
        ask: Callable[[list[Partner], list[tuple[str, str]]], None],
        nothing: str,
    ) -> None:
        """Read what could be sent and to whom, off the GUI thread, then ask."""

        def go_on(found: tuple[list[Partner], list[tuple[str, str]]]) -> None:
            partners, there = found
            if not partners:
                show_message(
                    title, _("First get to know the other home: “{tab}”.").format(tab=_("Homes we know")), self
                )
            elif not there:
                show_message(title, nothing, self)
            else:
                ask(partners, there)

        partners = self._services.partners
        tasks.run(
            self, lambda: (partners.all(), read()), go_on, lambda error: show_message(title, refusal(error), self)
        )

    def _ask(self, title: str, partners: Sequence[Partner], parts: Sequence[Part[Any]], made: Made) -> None:
        where_to = Choice(_("To which home?"), [(partner, partner.card.name) for partner in partners], ask=True)
        asking = FormDialog(title, "", _("Choose a place"), [where_to, *parts], self)

        def go(given: Given) -> None:
            where, _kind = QFileDialog.getSaveFileName(asking, title, paper_name(kind=ENDING[1:]))
            if not where:
                asking.complain("")
                return

            def done(data: bytes) -> None:
                asking.accept()
                sealed = _("Only the other home can open it.")
                show_message(title, f"{saved_or_not(where, data)} {sealed}", self)

            tasks.run(
                asking, lambda: made(given[where_to], given), done, lambda error: asking.complain(refusal(error))
            )

        asking.given.connect(go)
        asking.finished.connect(asking.deleteLater)
        asking.open()
