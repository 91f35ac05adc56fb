"""The draft of the charter: one pair after the other, in every language; then the parliament agrees."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.charter.rules import Charter, Pair, PairText, changed_in_part, text_of
from app.charter.services.charter import rewards
from app.charter.services.staff import CharterServices
from app.charter.words import part_name, reward_line
from app.core.changes import Changed
from app.i18n import LANGUAGES, _, current, formats, preferred
from app.i18n.names import missing_languages
from app.ui.staff.charter.cards import pair_card, warning
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Picture, Words
from app.ui.widgets.labels import card, chip, label, row
from app.ui.widgets.list_and_detail import ListAndDetailPage
from app.ui.widgets.wrapping import Wrapping

_YEAR = timedelta(days=365)


class DraftPage(ListAndDetailPage):
    """The draft: one pair after the other, in every language. `agreed` brings the version it became."""

    agreed = Signal(object)

    def __init__(self, services: CharterServices) -> None:
        nothing = _("No draft is being written. Begin one from what is valid, in a workshop with the children.")
        super().__init__(_("Draft"), _("Add a right"), nothing, (Changed.PARLIAMENT,))
        self._services = services
        self.charter: Charter | None = None
        self._begin = quiet(_("Begin a draft"), "pencil", self.begin)
        self._agree = quiet(_("The parliament agreed"), "handshake", self.ask_agree)
        self._throw = quiet(_("Throw the draft away"), "trash-2", self.throw_away)
        for button in (self._begin, self._agree, self._throw):
            self.shelf.add_button(button)

    def entries(self) -> list[tuple[str, str]]:
        """Return the pairs of the draft."""
        self.charter = self._services.work.draft()
        there = self.charter is not None
        self._begin.setVisible(not there)
        self._agree.setVisible(there and self._services.holds)
        self._throw.setVisible(there and self._services.holds)
        if self.charter is None:
            return []
        return [(pair.id, text_of(pair, preferred()).right) for pair in self.charter.pairs]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a pair, with buttons to change it in each language."""
        if self.charter is None:
            return []
        pair = next(other for other in self.charter.pairs if other.id == entry_id)
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Change it in"), Text.STAFF_SMALL_BOLD))
        buttons = [quiet(name, "languages", partial(self.ask, pair, code)) for code, name in LANGUAGES.items()]
        away = quiet(_("Take it out"), "trash-2", partial(self._take_out, pair))
        missing = missing_languages(pair.texts)
        if missing:
            words = _("Still missing: {languages}").format(languages=", ".join(missing))
            layout.addLayout(row(chip(words, Text.STAFF_SMALL_BOLD, "sun"), None))
        layout.addLayout(Wrapping(*buttons, away))
        parts: list[QWidget] = [pair_card(pair), frame]
        if found := rewards(pair.texts):
            parts.insert(0, warning(found))
        return parts

    def begin(self) -> None:
        """Begin a draft from what is valid."""
        self._services.work.begin()
        self.refresh()

    def new(self) -> None:
        """Add a pair."""
        self.ask(Pair(""), current())

    def ask(self, pair: Pair, language: str) -> None:
        """Ask for the words of a pair in one language."""
        text = pair.texts.get(language, PairText())
        words = {part: Words(part_name(part), text=said) for part, said in text.parts.items()}
        image = Picture(_("Picture"), pair.picture)
        right = _("A right and its responsibilities")
        title = f"{right} ({LANGUAGES[language]})"
        hint = _("A right holds whatever somebody does. Write nothing like “if you behave”.")
        looked_at: list[Given] = []

        def keep(given: Given) -> None:
            texts = {
                **pair.texts,
                language: PairText.from_parts({part: given[line] for part, line in words.items()}),
            }
            draft = self._services.work.draft() if pair.id else self._services.work.fresh()
            if draft is None:
                return
            again = looked_at == [given]
            looked_at[:] = [given]
            changed = replace(pair, picture=given[image], texts=texts)
            kept = self._services.work.keep_pair(draft, changed, looked_at=again)
            self.shelf.current = pair.id or kept.pairs[-1].id
            self.refresh()

        missing = _("Please write down a right, and what children and adults do for it.")
        FormDialog(title, hint, _("Keep"), [*words.values(), image], self).open_for(keep, no_name=missing)

    def _take_out(self, pair: Pair) -> None:
        if self.charter is not None:
            self._services.work.take_pair_out(self.charter, pair.id)

    def throw_away(self) -> None:
        """Ask once, then delete the draft."""
        draft = self.charter
        if draft is not None:
            asking = FormDialog(
                _("Throw the draft away"), _("What is valid stays valid."), _("Throw away"), [], self
            )
            asking.open_for(lambda _given: self._services.work.throw_draft_away(draft))

    def ask_agree(self) -> None:
        """Ask when the parliament agreed, and from when the charter is valid."""
        draft = self.charter
        if draft is None:
            return
        today = self._services.work.today
        sittings = [
            (sitting.id, f"{formats.plain_day(sitting.day)} · {sitting.title}")
            for sitting in self._services.sittings()
        ]
        where = Choice(_("In which session?"), [*sittings, ("", _("not in a session"))])
        valid, again = Day(_("Valid from"), today), Day(_("Look at it again on"), today + _YEAR)
        note = Words(_("What is new?"), _("One or two sentences, for everybody."))

        def agree(given: Given) -> Charter:
            start = given[valid] or today
            return self._services.work.agree(
                draft,
                valid_from=start,
                look_again=given[again] or start + _YEAR,
                agreed_in=given[where],
                note=given[note],
            )

        explained = "\n\n".join([_("From then on these words stay as they are."), *self._doubts(draft)])
        dialog = FormDialog(_("The parliament agreed"), explained, _("Keep"), [where, valid, again, note], self)
        dialog.open_for(agree, then=self.agreed.emit)

    def _doubts(self, draft: Charter) -> list[str]:
        """Return warnings to review before the wording is frozen."""
        in_part = changed_in_part(self._services.work.shown(), draft)
        found = []
        for pair in draft.pairs:
            right = text_of(pair, preferred()).right
            if pair.id in in_part:
                names = ", ".join(LANGUAGES.get(code, code) for code in in_part[pair.id])
                words = _("“{right}” was changed, but still has the old words in: {languages}.")
                found.append(words.format(right=right, languages=names))
            if sounds := rewards(pair.texts):
                found.append(reward_line(sounds))
        return found
