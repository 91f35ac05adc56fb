"""The homes one knows: the own card to give away, and the cards of others, compared by telephone."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.homes.rules import HomeCard, Partner
from app.homes.services.partners import ENDING
from app.homes.services.staff import HomesServices
from app.i18n import _, formats
from app.ui import tasks
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Line
from app.ui.widgets.labels import card, column, emptied, label, row, rule
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class KnownPage(QWidget):
    """Shows the cards' numbers to compare, which rules out a man in the middle."""

    def __init__(self, services: HomesServices) -> None:
        super().__init__()
        self._services = services
        self._others: set[str] = set()
        self._numbers = label("", Text.STAFF_TITLE)
        own, inside = card("plain", margin=Space.M, space=Space.XS)
        inside.addWidget(label(_("Our card"), Text.STAFF_HEADING))
        explained = _(
            "Give this file to the other home on a stick, and take theirs. Then compare the numbers of both cards "
            "on the telephone: only then does each of you know whose card it is."
        )
        inside.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
        inside.addWidget(self._numbers)
        inside.addLayout(row(quiet(_("Save our card"), "save", self.save_card), None))
        self._list = column(space=Space.XS)
        known, lines = card("plain", margin=Space.M, space=Space.XS)
        lines.addWidget(label(_("Homes we know"), Text.STAFF_HEADING))
        lines.addLayout(self._list)
        lines.addLayout(Wrapping(quiet(_("Read the card of a home"), "folder-open", self.read_card)))
        layout = column(space=Space.M, margins=(0, 0, Space.M, Space.M))
        layout.addWidget(own)
        layout.addWidget(known)
        layout.addStretch(1)
        self.setLayout(layout)
        self.refresh()

    def refresh(self) -> None:
        """Read the cards, off the GUI thread."""
        partners = self._services.partners
        tasks.run(self, lambda: (partners.own_card(), partners.all()), self._show, self._not_read)

    def _not_read(self, error: Exception) -> None:
        emptied(self._list)
        self._list.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))

    def _show(self, found: tuple[HomeCard, list[Partner]]) -> None:
        own, known = found
        self._others = {partner.id for partner in known}
        self._numbers.setText(own.numbers)
        emptied(self._list)
        if not known:
            self._list.addWidget(label(_("No other home is known yet."), Text.STAFF_TEXT, tone="muted"))
        for number, partner in enumerate(known):
            if number:
                self._list.addWidget(rule())
            words = column(space=2)
            words.addWidget(label(partner.card.name, Text.STAFF_TEXT_BOLD))
            since = _("known since {day}").format(day=formats.plain_day(partner.since))
            words.addWidget(label(f"{partner.card.numbers} · {since}", Text.STAFF_SMALL, tone="muted"))
            away = quiet(_("Take out"), "trash-2", partial(self.ask_forget, partner))
            away.setAccessibleName(formats.named(_("Take out"), partner.card.name))
            line = row(words, away)
            line.setStretch(0, 1)
            self._list.addLayout(line)

    def save_card(self) -> None:
        """Save the own card to give it away."""
        where, _kind = QFileDialog.getSaveFileName(self, _("Save our card"), paper_name(kind=ENDING[1:]))
        if where:
            tasks.run(
                self,
                self._services.partners.card_file,
                lambda data: show_message(_("Our card"), saved_or_not(where, data), self),
                lambda error: show_message(_("Our card"), refusal(error), self),
            )

    def read_card(self) -> None:
        """Read the card of another home."""
        where, _kind = QFileDialog.getOpenFileName(self, _("Read the card of a home"), "", f"*{ENDING}")
        if where:
            tasks.run(
                self,
                lambda: self._services.partners.look_at(Path(where)),
                self.ask_known,
                lambda error: show_message(_("Read the card of a home"), refusal(error), self),
            )

    def ask_known(self, found: HomeCard) -> None:
        """Ask for the numbers that the other home says on the telephone; without them nobody is known."""
        heard = Line(_("Their last two groups, as you hear them"))
        explained = _(
            "This card says that it is of {home}, and begins {numbers}. Call them on a number that you know. Let "
            "them read the last two groups from their own screen."
        ).format(home=found.name, numbers=found.written)
        if found.id in self._others:
            explained += " " + _("This home is known here already, by other numbers: ask why it has a new card.")
        asking = FormDialog(_("Whose card is it?"), explained, _("Add this home"), [heard], self)
        asking.open_for(lambda given: self._services.partners.know(found, given[heard]))

    def ask_forget(self, partner: Partner) -> None:
        """Ask whether a home is to be known no longer."""
        explained = _("Nothing is sent there any more, and nothing taken from there. What came stays.")
        asking = FormDialog(
            _("Take {home} out?").format(home=partner.card.name), explained, _("Take out"), [], self
        )
        asking.open_for(lambda _given: self._services.partners.forget(partner))
