"""What came from other homes: opening a bundle, the cases an advocate reads, and the figures side by side."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QWidget

from app.figures.words import hours_name, share
from app.homes.rules import ASKED, Arriving, Cargo, FiguresCopy
from app.homes.services.bundles import ENDING
from app.homes.services.exchange import Arrived, CaseFromOutside
from app.homes.services.staff import HomesServices
from app.homes.words import arrived_lines, cargo_name
from app.i18n import _, formats
from app.i18n.formats import period_name
from app.reports.words.report import kind_name, state_name
from app.ui import tasks
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight, quiet
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Many
from app.ui.widgets.labels import card, column, emptied, label, row, rule
from app.ui.widgets.preview import show_paper
from app.ui.words import refusal

Found = tuple[Sequence[CaseFromOutside], Sequence[FiguresCopy]]


class ArrivedPage(QWidget):
    """Shows what is kept; a bundle is looked at before anything is taken."""

    def __init__(self, services: HomesServices) -> None:
        super().__init__()
        self._services, self._exchange = services, services.exchange
        opens = Button(_("Open a bundle"), STAFF, Weight.FILLED, icon_before="folder-open")
        opens.clicked.connect(self.open_file)
        self._list = column(space=Space.M)
        layout = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        layout.addLayout(row(opens, None))
        layout.addLayout(self._list)
        layout.addStretch(1)
        self.setLayout(layout)
        self.refresh()

    def refresh(self) -> None:
        """Read what came, off the GUI thread."""
        exchange, reads = self._exchange, self._services.reads_cases
        tasks.run(
            self, lambda: (exchange.cases() if reads else (), exchange.figures()), self._show, self._not_read
        )

    def _not_read(self, error: Exception) -> None:
        emptied(self._list)
        self._list.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))

    def _show(self, found: Found) -> None:
        cases, figures = found
        emptied(self._list)
        if not cases and not figures:
            self._list.addWidget(
                label(_("Nothing has come from another home yet."), Text.STAFF_TEXT, tone="muted")
            )
        if cases:
            self._list.addWidget(self._cases(cases))
        if figures:
            self._list.addWidget(_figures(figures))

    def _cases(self, found: Sequence[CaseFromOutside]) -> QWidget:
        frame, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("Cases of other homes"), Text.STAFF_HEADING))
        for number, case in enumerate(found):
            if number:
                inside.addWidget(rule())
            name = kind_name(case.copy.report.kind)
            words = column(space=2)
            words.addWidget(label(f"{case.copy.home} · {name}", Text.STAFF_TEXT_BOLD))
            received = formats.plain_day(case.copy.received_at.astimezone().date())
            sent = formats.plain_day(case.copy.sent_at.astimezone().date())
            about = _("received {day} · {state} · as it was on {sent}")
            about = about.format(day=received, state=state_name(case.copy.state), sent=sent)
            words.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
            see = quiet(_("Read and print"), "eye", partial(self.show_case, case))
            away = quiet(_("Delete"), "trash-2", partial(self.ask_forget, case))
            for button, what in ((see, _("Read and print")), (away, _("Delete"))):
                button.setAccessibleName(formats.named(what, f"{case.copy.home}, {name}, {received}"))
            line = row(words, see, away, space=Space.XS)
            line.setStretch(0, 1)
            inside.addLayout(line)
        return frame

    def show_case(self, case: CaseFromOutside) -> None:
        """Show a case as a paper, to read and to print."""
        show_paper(
            _("Case of another home"),
            lambda language, _names, _on_page: self._exchange.case_pdf(case, language, with_names=True),
            self,
            self._services.taken_out,
        )

    def ask_forget(self, case: CaseFromOutside) -> None:
        """Ask whether a case of another home is to be deleted here."""
        explained = _("It is deleted here. In {home} it stays.").format(home=case.copy.home)
        asking = FormDialog(_("Delete this case?"), explained, _("Delete"), [], self)
        asking.open_for(lambda _given: self._exchange.forget_case(case))

    def open_file(self) -> None:
        """Open a bundle, and show what is in it before anything is taken."""
        where, _kind = QFileDialog.getOpenFileName(self, _("Open a bundle"), "", f"*{ENDING}")
        if where:
            tasks.run(
                self,
                lambda: self._exchange.look(Path(where)),
                self.ask_take,
                lambda error: show_message(_("Open a bundle"), refusal(error), self),
            )

    def ask_take(self, arrived: Arrived) -> None:
        """Say what is in a bundle; ask about what was changed on both sides."""
        bundle = arrived.bundle
        title = _("{cargo} from {home}").format(cargo=cargo_name(bundle.cargo), home=bundle.sender.card.name)
        made = _("Made on {day}.").format(day=formats.plain_day(bundle.made.astimezone().date()))
        lines = "\n".join([made, *arrived_lines(arrived.count)])
        both = [(item.id, item.title) for item, standing in arrived.standing if standing in ASKED]
        takes = bool(both) or arrived.count(Arriving.NEW) + arrived.count(Arriving.NEWER) > 0
        if not takes:
            show_message(title, lines, self)
            return
        replaced = Many(_("What is replaced by theirs?"), both)
        if bundle.cargo is Cargo.CONTENT:
            note = _("Helpers come unchecked: call the number once. A charter goes into a draft.")
            lines = f"{lines}\n\n{note}"

        FormDialog(title, lines, _("Take it"), [replaced] if both else [], self).open_for(
            lambda given: self._exchange.take(arrived, given[replaced] if both else ()), aside=True
        )


def _figures(found: Sequence[FiguresCopy]) -> QWidget:
    frame, inside = card("plain", margin=Space.M, space=Space.S)
    inside.addWidget(label(_("Figures of other homes"), Text.STAFF_HEADING))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.M)
    grid.setVerticalSpacing(Space.XS)
    heads = (
        *(_("Home"), _("Reports"), _("In danger"), _("Late")),
        *(_("Acknowledged in time"), _("Answered in time"), _("Median to the answer"), _("Understood at once")),
    )
    for place, head in enumerate(heads):
        grid.addWidget(label(head, Text.STAFF_SMALL_BOLD, tone="muted"), 0, place)
    for line, copy in enumerate(found, 1):
        own = copy.figures
        words = column(space=0)
        words.addWidget(label(copy.home, Text.STAFF_TEXT_BOLD))
        words.addWidget(label(period_name(own.first, own.last), Text.STAFF_SMALL, tone="muted"))
        grid.addLayout(words, line, 0)
        values = (
            *(formats.number(own.total), formats.number(own.danger), formats.number(own.late)),
            *(share(own.acknowledged.kept, own.acknowledged.of), share(own.answered.kept, own.answered.of)),
            *(hours_name(own.answered.median), share(own.understood_first, own.answered.of)),
        )
        for place, value in enumerate(values, 1):
            grid.addWidget(label(value, Text.STAFF_TEXT, wrap=False), line, place)
    grid.setColumnMinimumWidth(0, Size.PICTURE_BIG)
    grid.setColumnStretch(0, 1)
    inside.addLayout(grid)
    return frame
