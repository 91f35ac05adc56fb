"""Sessions of the parliament, with invitation and minutes; terms, and who represents the children."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.i18n import _, formats, pgettext
from app.parliament.rules.parliament import Seat, Sitting, Term
from app.parliament.services.parliament import titles
from app.parliament.services.staff import ParliamentServices
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import Button, quiet
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Day, Given, Line, Many, Words
from app.ui.widgets.labels import card, chip, label, row
from app.ui.widgets.list_and_detail import ListAndDetailPage, head_card, words_card
from app.ui.widgets.preview import show_paper

_YEAR = timedelta(days=365)


class SittingsPage(ListAndDetailPage):
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
        return [
            (sitting.id, f"{formats.short_date(sitting.day, today)} · {sitting.title}")
            for sitting in self._sittings
        ]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a session with its agenda, who came, and its minutes."""
        sitting = next(sitting for sitting in self._sittings if sitting.id == entry_id)
        words = titles(self._services.work.proposals())
        agenda = [words[found] for found in sitting.proposals if found in words] + list(sitting.points)
        numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(agenda, 1))
        came = ", ".join(filter(None, [*sitting.came, sitting.guests]))
        return [
            self._head(sitting),
            words_card(_("Agenda"), numbered, *self._held(_("Change"), "pencil", lambda: self.ask(sitting))),
            words_card(
                _("Who came"), came, *self._held(_("Who came?"), "list-checks", lambda: self.ask_came(sitting))
            ),
            words_card(
                _("Minutes"),
                sitting.minutes,
                *self._held(_("Write the minutes"), "pencil", lambda: self.ask_minutes(sitting)),
            ),
        ]

    def _head(self, sitting: Sitting) -> QWidget:
        papers = self._services.papers
        when = f"{formats.plain_day(sitting.day)}, {sitting.begins:%H:%M}"
        buttons = [
            quiet(_("Invitation"), "printer", lambda: self._print(_("Invitation"), sitting, papers.invitation)),
            quiet(_("Minutes"), "printer", lambda: self._print(_("Minutes"), sitting, papers.minutes)),
            *self._held(_("Delete"), "trash-2", lambda: self._services.work.forget(sitting)),
        ]
        return head_card(sitting.title, [when, sitting.place], *buttons)

    def _print(self, title: str, sitting: Sitting, made: Callable[[Sitting, str], bytes]) -> None:
        taken_out = self._services.papers.taken_out
        show_paper(title, lambda language, _names, _page: made(sitting, language), self, taken_out)

    def _held(self, name: str, sign: str, do: Callable[[], object]) -> list[Button]:
        return [quiet(name, sign, do)] if self._services.holds else []

    def new(self) -> None:
        """Plan a session."""
        today = self._services.work.today
        waiting = [
            proposal.id
            for proposal in self._services.work.proposals()
            if proposal.decision is None and not proposal.set_aside
        ]
        self.ask(Sitting("", _("Session of the parliament"), today + timedelta(days=14), proposals=tuple(waiting)))

    def ask(self, sitting: Sitting) -> None:
        """Ask everything about a session."""
        proposals = [(found.id, found.text) for found in self._services.work.proposals()]
        title, day = Line(_("Title"), text=sitting.title), Day(_("Day"), sitting.day)
        begins = Line(_("Begins at"), _("For example 16:30"), f"{sitting.begins:%H:%M}")
        place = Line(_("Where?"), text=sitting.place)
        chosen = Many(_("Which proposals?"), proposals, sitting.proposals)
        points = Words(_("Other points"), _("One on each line."), "\n".join(sitting.points))

        def keep(given: Given) -> None:
            changed = replace(
                sitting,
                title=given[title],
                day=given[day] or sitting.day,
                begins=_time(given[begins], sitting.begins),
                place=given[place],
                proposals=given[chosen],
                points=tuple(given[points].splitlines()),
            )
            self.shelf.current = self._services.work.keep_sitting(changed).id
            self.refresh()

        parts = [title, day, begins, place, chosen, points]
        dialog = FormDialog(_("Session of the parliament"), "", _("Keep"), parts, self)
        dialog.open_for(keep, no_name=_("Please give it a title."))

    def ask_came(self, sitting: Sitting) -> None:
        """Tick who came."""
        term = self._services.work.term()
        names = [seat.name for seat in term.seats] if term is not None else []
        options = [(name, name) for name in dict.fromkeys([*names, *sitting.came])]
        came = Many(_("Members"), options, sitting.came)
        guests = Line(_("Guests"), _("Adults by name, children by their number only."), sitting.guests)
        FormDialog(_("Who came?"), sitting.title, _("Keep"), [came, guests], self).open_for(
            lambda given: self._services.work.keep_sitting(
                replace(sitting, came=given[came], guests=given[guests])
            )
        )

    def ask_minutes(self, sitting: Sitting) -> None:
        """Write down what was said."""
        hint = _("What was talked about, and what was decided. Nobody is named without agreeing.")
        minutes = Words(_("What was said"), hint, sitting.minutes)
        FormDialog(_("Minutes"), sitting.title, _("Keep"), [minutes], self).open_for(
            lambda given: self._services.work.keep_sitting(replace(sitting, minutes=given[minutes]))
        )


class TermsPage(ListAndDetailPage):
    """Terms, and who represents the children."""

    def __init__(self, services: ParliamentServices) -> None:
        nothing = _("No term yet. A term is the time for which the members represent the children.")
        super().__init__(_("Members"), _("New term"), nothing, (Changed.PARLIAMENT,))
        self._services = services
        self._terms: list[Term] = []

    def entries(self) -> list[tuple[str, str]]:
        """Return the terms."""
        self._terms = self._services.work.terms()
        return [(term.id, term.title) for term in self._terms]

    def parts(self, entry_id: str) -> list[QWidget]:
        """Return a term with its members."""
        term = next(term for term in self._terms if term.id == entry_id)
        days = _("{first} to {last}").format(
            first=formats.plain_day(term.first), last=formats.plain_day(term.last)
        )
        buttons: list[Button] = []
        if self._services.holds:
            buttons = [
                quiet(_("Change"), "pencil", lambda: self.ask(term)),
                quiet(_("Delete"), "trash-2", lambda: self._services.work.forget(term)),
            ]
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Who represents the children"), Text.STAFF_HEADING))
        if not term.seats:
            words = _("Nobody yet. Hold an election, or write the names down.")
            layout.addWidget(label(words, Text.STAFF_TEXT, tone="muted"))
        for seat in term.seats:
            line = row(label(seat.name, Text.STAFF_TEXT_BOLD, wrap=False), space=Space.S)
            if seat.task:
                line.addWidget(label(seat.task, Text.STAFF_TEXT, tone="muted", wrap=False))
            if seat.elected:
                line.addWidget(chip(_("elected"), Text.STAFF_SMALL_BOLD, "leaf"))
            line.addStretch(1)
            layout.addLayout(line)
        return [head_card(term.title, [days], *buttons), frame]

    def new(self) -> None:
        """Begin a term."""
        today = self._services.work.today
        self.ask(Term("", f"{today.year}/{today.year + 1}", today, today + _YEAR))

    def ask(self, term: Term) -> None:
        """Ask everything about a term."""
        seats = "\n".join(f"{seat.name}, {seat.task}" if seat.task else seat.name for seat in term.seats)
        hint = _("One on each line: first name or initials, then after a comma the task.")
        title = Line(_("Title"), text=term.title)
        first, last = Day(_("First day"), term.first), Day(_("Last day"), term.last)
        members = Words(_("Members"), hint, seats)

        def keep(given: Given) -> None:
            changed = replace(
                term,
                title=given[title],
                first=given[first] or term.first,
                last=given[last] or term.last,
                seats=_seats(given[members], term.seats),
            )
            self.shelf.current = self._services.work.keep_term(changed).id
            self.refresh()

        dialog = FormDialog(_("Term"), "", _("Keep"), [title, first, last, members], self)
        dialog.open_for(keep, no_name=_("Please give it a title."))


def _time(text: str, otherwise: time) -> time:
    try:
        return time.fromisoformat(text.strip().replace("h", ":").zfill(5))
    except ValueError:
        return otherwise


def _seats(lines: str, before: Sequence[Seat]) -> tuple[Seat, ...]:
    """Return the seats that were typed, one on each line; who had one before keeps it."""
    known = {seat.name: seat for seat in before}
    seats = []
    for line in filter(None, map(str.strip, lines.splitlines())):
        name, _comma, task = line.partition(",")
        seats.append(replace(known.get(name.strip(), Seat(name.strip())), task=task.strip()))
    return tuple(seats)
