"""Training sessions: when, who, where; who came and what they have for it; the dialogue, and what was agreed."""

from dataclasses import replace
from datetime import time
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _, formats, ngettext
from app.training.rules.courses import Proof
from app.training.rules.standing import Member
from app.training.services.my_training import text_of
from app.training.services.staff import TrainingServices
from app.training.words import function_name, proof_name
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.agreed import agreed_card
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.dialogue import Chapter, DialogueCards, chapters_of
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Day, Given, Line, Many, Words
from app.ui.widgets.labels import card, column, label
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.preview import show_paper
from app.ui.widgets.saving import paper_name, saved_or_not
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.workshops.rules import Agreed, AgreedKind, Dialogue, TrainingSession
from app.workshops.services.sessions import Sessions

_GIVEN = (Proof.READ, Proof.ANSWERED, Proof.WATCHED)
"""What a session can give: a document is not replaced by having come."""


class SessionsPage(QWidget):
    """A list of sessions, the chosen one beside it."""

    def __init__(self, services: TrainingServices, sessions: Sessions) -> None:
        super().__init__()
        self._services, self._service = services, sessions
        self._sessions: list[TrainingSession] = []
        self._shelf = ListAndDetail(_("Sessions"), _("New session"), self._new, _("No session is planned yet."))
        self._shelf.chosen.connect(self._choose)
        calendar = Button(_("Calendar file"), STAFF, Weight.QUIET, icon_before="calendar-days")
        calendar.clicked.connect(self._calendar)
        self._shelf.add_button(calendar)
        self._said = label("", Text.STAFF_SMALL, tone="go")
        self._said.hide()
        layout = column(space=Space.XS)
        layout.addWidget(self._said)
        layout.addWidget(self._shelf, 1)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.GATHERINGS, Changed.PEOPLE):
            self.refresh()

    def refresh(self) -> None:
        """Read the sessions again; the chosen one stays."""
        try:
            self._sessions = self._service.sessions()
        except MengStemmError as error:
            self._shelf.say(refusal(error))
            return
        today = self._service.today
        self._shelf.fill(
            [
                (session.id, f"{formats.short_date(session.day, today)} · {session.title}")
                for session in self._sessions
            ]
        )

    def _choose(self, session_id: str) -> None:
        session = next(session for session in self._sessions if session.id == session_id)
        dialogue = DialogueCards(session.dialogue, self.chapters())
        dialogue.changed.connect(lambda new: self._keep_dialogue(session, new))
        agreed = [
            found for kind in AgreedKind for found in self._service.agreed(kind) if found.source == session.id
        ]
        people = [member.name for member in self._service.people()]
        self._shelf.show_parts(
            [
                self._facts(session),
                dialogue,
                agreed_card(agreed, session.id, session.title, self._agree, people, self._service.today),
            ]
        )

    def _agree(self, agreed: Agreed) -> None:
        self._service.agree(agreed)

    def _keep_dialogue(self, session: TrainingSession, dialogue: Dialogue) -> None:
        self._service.keep_session(replace(session, dialogue=dialogue))

    def _facts(self, session: TrainingSession) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(session.title, Text.STAFF_TITLE))
        for words in self._lines(session):
            layout.addWidget(label(words, Text.STAFF_TEXT))
        if session.note:
            layout.addWidget(label(session.note, Text.STAFF_TEXT, tone="muted"))
        layout.addSpacing(Space.XS)
        came = self._button(_("Who came?"), "users", lambda: self.ask_who_came(session))
        came.weigh(Weight.OUTLINE)
        layout.addLayout(
            Wrapping(
                came,
                self._button(_("Change"), "pencil", lambda: self._ask(session)),
                self._button(_("List to sign"), "printer", lambda: self.print_list(session)),
                self._button(_("Delete"), "trash-2", lambda: self._delete(session)),
            )
        )
        return frame

    def _lines(self, session: TrainingSession) -> list[str]:
        when = _("{day}, {begins} to {ends}").format(
            day=formats.plain_day(session.day), begins=f"{session.begins:%H:%M}", ends=f"{session.ends:%H:%M}"
        )
        where = " · ".join(part for part in (session.trainer, session.room) if part)
        invited = ngettext("{count} person is invited", "{count} people are invited", len(session.invited))
        came = ngettext("{count} person came", "{count} people came", len(session.came))
        people = f"{invited.format(count=len(session.invited))} · {came.format(count=len(session.came))}"
        titles = dict(self._items())
        gives = "; ".join(titles[key] for key in session.items if key in titles)
        given = [_("Gives: {items}").format(items=gives)] if gives else []
        return [line for line in (when, where, people, *given) if line]

    def _button(self, name: str, sign: str, do: Any) -> Button:
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _items(self) -> list[tuple[str, str]]:
        return [
            (course.key(module, item), f"{text_of(module).title} ({proof_name(item.proof)})")
            for course in self._services.courses.all()
            if not course.hidden
            for module, item in course.items()
            if item.proof in _GIVEN
        ]

    def chapters(self) -> list[Chapter]:
        """Return the chapters whose questions can be asked before and after."""
        return chapters_of(self._services.courses.all())

    def _new(self) -> None:
        self._ask(TrainingSession("", "", self._service.today))

    def _ask(self, session: TrainingSession) -> None:
        people = [(member.id, f"{member.name} · {function_name(member.function)}") for member in self._people()]
        title, day = Line(_("What is it about?"), text=session.title), Day(_("Day"), session.day)
        begins = Line(_("From (hour)"), _("For example 9:00"), f"{session.begins:%H:%M}")
        ends = Line(_("Until (hour)"), "", f"{session.ends:%H:%M}")
        trainer, room = Line(_("Trainer"), text=session.trainer), Line(_("Room"), text=session.room)
        items = Many(_("What it gives to those who come"), self._items(), session.items)
        invited = Many(_("Who is invited?"), people, session.invited)
        note = Words(_("Note"), text=session.note)

        def keep(given: Given) -> None:
            changed = replace(
                session,
                title=given[title],
                day=given[day] or session.day,
                begins=_hour(given[begins], session.begins),
                ends=_hour(given[ends], session.ends),
                trainer=given[trainer],
                room=given[room],
                items=given[items],
                invited=given[invited],
                note=given[note],
            )
            self._shelf.current = self._service.keep_session(changed).id
            self.refresh()

        parts = [title, day, begins, ends, trainer, room, items, invited, note]
        dialog = FormDialog(session.title or _("New session"), "", _("Keep"), parts, self)
        dialog.open_for(keep, no_name=_("Please say what it is about."))

    def _people(self) -> list[Member]:
        return self._service.people()

    def ask_who_came(self, session: TrainingSession) -> None:
        """Ask who came; they get the session's items at once."""
        people = [(member.id, f"{member.name} · {function_name(member.function)}") for member in self._people()]
        came = Many(_("Who came?"), people, session.came or session.invited)
        explained = _(
            "Whoever is ticked has what the session gives, from its day on. You do not tick for yourself."
        )

        def keep(given: Given) -> None:
            _kept, alone = self._service.attended(replace(session, came=given[came]))
            self._say(_("A colleague has to tick this for you: nobody signs their own items.") if alone else "")

        FormDialog(session.title, explained, _("Keep"), [came], self).open_for(keep)

    def print_list(self, session: TrainingSession) -> None:
        """Show the list to sign."""
        wanted = set(session.invited or session.came)
        people = [member for member in self._people() if member.id in wanted]
        papers = self._services.papers

        def make(language: str, _names: bool, _on_page: Any) -> bytes:
            return papers.attendance(session.title, self._about(session), people, language)

        show_paper(_("List to sign"), make, self, papers.taken_out)

    def _about(self, session: TrainingSession) -> list[tuple[str, str]]:
        hours = f"{session.begins:%H:%M} – {session.ends:%H:%M}"
        return [
            (_("Day"), f"{formats.plain_day(session.day)}, {hours}"),
            (_("Trainer"), session.trainer),
            (_("Room"), session.room),
        ]

    def _delete(self, session: TrainingSession) -> None:
        explained = _("What people completed by it stays.")
        asking = FormDialog(_("Delete {title}?").format(title=session.title), explained, _("Delete"), [], self)
        asking.open_for(lambda _given: self._service.forget(session))

    def _calendar(self) -> None:
        where, _kind = QFileDialog.getSaveFileName(
            self, _("Save"), paper_name(_("Sessions"), "ics"), "iCalendar (*.ics)"
        )
        if where:
            self.save_calendar(where)

    def save_calendar(self, where: str) -> None:
        """Write all sessions as an iCalendar file."""
        self._say(saved_or_not(where, self._service.calendar(self._sessions)))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))


def _hour(typed: str, before: time) -> time:
    """Parse a typed time (9, 9:30, 9h30); return `before` where it is invalid."""
    hour, _mark, minute = typed.strip().replace("h", ":").replace(".", ":").partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        return before
