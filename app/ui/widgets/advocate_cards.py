"""What the kiosk says of each advocate, and where that is changed, language by language."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.advocates.rules import AdvocateCard, CardText
from app.advocates.services import AdvocateCards, Shown
from app.i18n import LANGUAGES, _
from app.i18n.names import missing_languages
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Given, Line, Words
from app.ui.widgets.labels import card, chip, column, emptied, label, row
from app.ui.widgets.wrapping import Wrapping


class AdvocateCardsPage(QWidget):
    """One card below the other; `kept` says that one was changed."""

    kept = Signal(str)

    def __init__(self, cards: AdvocateCards) -> None:
        super().__init__()
        self._cards = cards
        self._list = column(space=Space.S)
        self.setLayout(self._list)
        self.setMaximumWidth(Size.COLUMN)
        self.refresh()

    def refresh(self) -> None:
        """Read the cards again."""
        emptied(self._list)
        there = self._cards.all()
        if not there:
            words = _("There is no advocate yet. Add one under “People”.")
            self._list.addWidget(label(words, Text.STAFF_TEXT, tone="muted"))
        for shown in there:
            self._list.addWidget(self._card(shown))
        self._list.addStretch(1)

    def _card(self, shown: Shown) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(shown.who.name, Text.STAFF_HEADING))
        missing = missing_languages(shown.card.texts)
        if missing:
            words = _("Still missing: {languages}").format(languages=", ".join(missing))
            layout.addLayout(row(chip(words, Text.STAFF_SMALL_BOLD, "sun"), None))
        if shown.card.reach:
            layout.addWidget(label(shown.card.reach, Text.STAFF_TEXT))
        for code, text in shown.card.texts.items():
            layout.addWidget(label(LANGUAGES.get(code, code), Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(" ".join(filter(None, [text.who, text.when])), Text.STAFF_TEXT))
        if self._cards.may_change(shown.card):
            layout.addWidget(label(_("Change it in"), Text.STAFF_SMALL_BOLD))
            buttons = [
                quiet(name, "languages", partial(self.ask, shown.card, code)) for code, name in LANGUAGES.items()
            ]
            layout.addLayout(Wrapping(*buttons))
        return frame

    def ask(self, advocate_card: AdvocateCard, language: str) -> None:
        """Ask what the kiosk says, in one language."""
        text = advocate_card.texts.get(language, CardText())
        who = Words(_("Who is that?"), _("In words for children: what do you do for them?"), text.who)
        when = Words(_("When does this person come?"), text=text.when)
        reach = Line(_("How to reach this person"), _("A telephone number or an address."), advocate_card.reach)

        def keep(given: Given) -> None:
            texts = {**advocate_card.texts, language: CardText(given[who], given[when])}
            self._cards.keep(replace(advocate_card, texts=texts, reach=given[reach]))
            self.refresh()
            self.kept.emit(advocate_card.id)

        name = _("Card in the kiosk")
        title = f"{name} ({LANGUAGES[language]})"
        FormDialog(title, "", _("Keep"), [who, when, reach], self).open_for(
            keep, no_name=_("Please write something first.")
        )
