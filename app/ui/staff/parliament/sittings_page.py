"""Sessions of the parliament, with invitation and minutes; terms, and who represents the children."""

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.i18n import _, formats, pgettext
from app.parliament.rules.parliament import Seat, Sitting, Term
from app.parliament.services.parliament import titles
from app.parliament.services.staff import ParliamentServices
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.asking import Asking, Day, Line, Many, Part, Words
from app.ui.widgets.buttons import Button, quiet
from app.ui.widgets.labels import card, chip, label, row
from app.ui.widgets.preview import show_paper
from app.ui.widgets.shelf import ShelfPage, head_card, words_card

_YEAR = timedelta(days=365)


class SittingsPage(ShelfPage):
    """The newest session first."""

    def __init__(self, services: ParliamentServices) -> None:
        nothing = _("No session is planned yet.")
        super().__init__(
            _("Sessions of the parliament"), pgettext("parliament", "New session"), nothing, (Changed.PARLIAMENT,)
        )
        self._services = services
        self._sittings: list[Sitting] = []

    def entries(self) -> list[tuple[str, str]]:
        """Return the sessions with their days."""
        self._sittings = self._services.work.sittings()
        today = self._services.work.today
        return [(one.id, f"{formats.short_date(one.day, today)} · {one.title}") for one in self._sittings]

    def parts(self, its_id: str) -> list[QWidget]:
        """Return a session with its agenda, who came, and its minutes."""
        one = next(one for one in self._sittings if one.id == its_id)
        words = titles(self._services.work.proposals())
        agenda = [words[found] for found in one.proposals if found in words] + list(one.points)
        numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(agenda, 1))
        came = ", ".join(filter(None, [*one.came, one.guests]))
        return [
            self._head(one),
            words_card(_("Agenda"), numbered, *self._held(_("Change"), "pencil", lambda: self.ask(one))),
            words_card(
                _("Who came"), came, *self._held(_("Who came?"), "list-checks", lambda: self.ask_came(one))
            ),
            words_card(
                _("Minutes"),
                one.minutes,
                *self._held(_("Write the minutes"), "pencil", lambda: self.ask_minutes(one)),
            ),
        ]

    def _head(self, one: Sitting) -> QWidget:
        papers = self._services.papers
        when = f"{formats.plain_day(one.day)}, {one.begins:%H:%M}"
        buttons = [
            quiet(_("Invitation"), "printer", lambda: self._print(_("Invitation"), one, papers.invitation)),
            quiet(_("Minutes"), "printer", lambda: self._print(_("Minutes"), one, papers.minutes)),
            *self._held(_("Delete"), "trash-2", lambda: self._services.work.forget(one)),
        ]
        return head_card(one.title, [when, one.place], *buttons)

    def _print(self, title: str, one: Sitting, made: Callable[[Sitting, str], bytes]) -> None:
        taken_out = self._services.papers.taken_out
        show_paper(title, lambda language, _names, _page: made(one, language), self, taken_out)

    def _held(self, name: str, sign: str, do: Callable[[], object]) -> list[Button]:
        return [quiet(name, sign, do)] if self._services.holds else []

    def new(self) -> None:
        """Plan a session."""
        today = self._services.work.today
        waiting = [one.id for one in self._services.work.proposals() if one.decision is None and not one.set_aside]
        self.ask(Sitting("", _("Session of the parliament"), today + timedelta(days=14), proposals=tuple(waiting)))

    def ask(self, one: Sitting) -> None:
        """Ask everything about a session."""
        proposals = [(found.id, found.text) for found in self._services.work.proposals()]
        parts: list[Part] = [
            Line(_("Title"), text=one.title),
            Day(_("Day"), one.day),
            Line(_("Begins at"), _("For example 16:30"), f"{one.begins:%H:%M}"),
            Line(_("Where?"), text=one.place),
            Many(_("Which proposals?"), proposals, one.proposals),
            Words(_("Other points"), _("One on each line."), "\n".join(one.points)),
        ]
        asking = Asking(_("Session of the parliament"), "", _("Keep"), parts, self)
        asking.open_for(partial(self._keep, one), no_name=_("Please give it a title."))

    def _keep(self, one: Sitting, values: list[Any]) -> None:
        title, day, begins, place, proposals, points = values
        changed = replace(
            one,
            title=title,
            day=day or one.day,
            begins=_time(begins, one.begins),
            place=place,
            proposals=proposals,
            points=tuple(points.splitlines()),
        )
        self.shelf.current = self._services.work.keep_sitting(changed).id
        self.refresh()

    def ask_came(self, one: Sitting) -> None:
        """Tick who came."""
        term = self._services.work.term()
        names = [seat.name for seat in term.seats] if term is not None else []
        options = [(name, name) for name in dict.fromkeys([*names, *one.came])]
        parts: list[Part] = [
            Many(_("Members"), options, one.came),
            Line(_("Guests"), _("Adults by name, children by their number only."), one.guests),
        ]

        def keep(values: list[Any]) -> None:
            self._services.work.keep_sitting(replace(one, came=values[0], guests=values[1]))

        Asking(_("Who came?"), one.title, _("Keep"), parts, self).open_for(keep)

    def ask_minutes(self, one: Sitting) -> None:
        """Write down what was said."""
        hint = _("What was talked about, and what was decided. Nobody is named without agreeing.")
        asking = Asking(_("Minutes"), one.title, _("Keep"), [Words(_("What was said"), hint, one.minutes)], self)
        asking.open_for(lambda values: self._services.work.keep_sitting(replace(one, minutes=values[0])))


class TermsPage(ShelfPage):
    """Terms, and who represents the children."""

    def __init__(self, services: ParliamentServices) -> None:
        nothing = _("No term yet. A term is the time for which the members represent the children.")
        super().__init__(_("Members"), _("New term"), nothing, (Changed.PARLIAMENT,))
        self._services = services
        self._terms: list[Term] = []

    def entries(self) -> list[tuple[str, str]]:
        """Return the terms."""
        self._terms = self._services.work.terms()
        return [(one.id, one.title) for one in self._terms]

    def parts(self, its_id: str) -> list[QWidget]:
        """Return a term with its members."""
        one = next(one for one in self._terms if one.id == its_id)
        days = _("{first} to {last}").format(first=formats.plain_day(one.first), last=formats.plain_day(one.last))
        buttons: list[Button] = []
        if self._services.holds:
            buttons = [
                quiet(_("Change"), "pencil", lambda: self.ask(one)),
                quiet(_("Delete"), "trash-2", lambda: self._services.work.forget(one)),
            ]
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Who represents the children"), Text.STAFF_HEADING))
        if not one.seats:
            words = _("Nobody yet. Hold an election, or write the names down.")
            layout.addWidget(label(words, Text.STAFF_TEXT, tone="muted"))
        for seat in one.seats:
            line = row(label(seat.name, Text.STAFF_TEXT_BOLD, wrap=False), space=Space.S)
            if seat.task:
                line.addWidget(label(seat.task, Text.STAFF_TEXT, tone="muted", wrap=False))
            if seat.elected:
                line.addWidget(chip(_("elected"), Text.STAFF_SMALL_BOLD, "leaf"))
            line.addStretch(1)
            layout.addLayout(line)
        return [head_card(one.title, [days], *buttons), frame]

    def new(self) -> None:
        """Begin a term."""
        today = self._services.work.today
        self.ask(Term("", f"{today.year}/{today.year + 1}", today, today + _YEAR))

    def ask(self, one: Term) -> None:
        """Ask everything about a term."""
        seats = "\n".join(f"{seat.name}, {seat.task}" if seat.task else seat.name for seat in one.seats)
        hint = _("One on each line: first name or initials, then after a comma the task.")
        parts: list[Part] = [
            Line(_("Title"), text=one.title),
            Day(_("First day"), one.first),
            Day(_("Last day"), one.last),
            Words(_("Members"), hint, seats),
        ]
        asking = Asking(_("Term"), "", _("Keep"), parts, self)
        asking.open_for(partial(self._keep, one), no_name=_("Please give it a title."))

    def _keep(self, one: Term, values: list[Any]) -> None:
        title, first, last, lines = values
        known = {seat.name: seat for seat in one.seats}
        seats = []
        for line in filter(None, map(str.strip, lines.splitlines())):
            name, _comma, task = line.partition(",")
            seats.append(replace(known.get(name.strip(), Seat(name.strip())), task=task.strip()))
        changed = replace(one, title=title, first=first or one.first, last=last or one.last, seats=tuple(seats))
        self.shelf.current = self._services.work.keep_term(changed).id
        self.refresh()


def _time(text: str, otherwise: time) -> time:
    try:
        return time.fromisoformat(text.strip().replace("h", ":").zfill(5))
    except ValueError:
        return otherwise
