"""My answer: where the report stands, the answer in words one can understand, and what one says back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.saying import Saying
from app.core.states import CaseState
from app.i18n import _, formats
from app.reports.rules.cases import Step, allowed
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Rating
from app.reports.words.doubts import doubt_for_the_reporter
from app.reports.words.report import RATING_FACES, rating_name
from app.ui.kiosk.frame import PageFrame
from app.ui.kiosk.look import FaceLook
from app.ui.kiosk.questions import AnswerOption, Choices
from app.ui.kiosk.saying_editor import SayingEditor, SayingWay
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, Weight
from app.ui.widgets.labels import card, column, label, row, scrolling
from app.ui.widgets.paint import RING
from app.ui.widgets.said import add_said
from app.ui.widgets.tiles import FACE_CHOICE
from app.ui.widgets.timeline import Milestone, way
from app.ui.widgets.wrapping import Wrapping

if TYPE_CHECKING:
    from app.reports.services.following import Followed

_SHOWN = {Entry.ANSWER, Entry.ADDED, Entry.ASKED_AGAIN, Entry.ASKED_SOMEONE_ELSE}


class AnswerPage(PageFrame):
    """Status and answers of one report."""

    understood = Signal()
    explain_again = Signal()
    ask_someone_else = Signal()
    take_back = Signal()
    add = Signal()
    rated = Signal(object)

    def __init__(self, look: FaceLook, followed: Followed) -> None:
        answered = bool(followed.answers)
        title = _("Here is your answer") if answered else _("Your answer is still to come")
        super().__init__(look, title, onward=_("Done"), onward_icon="", beside_hide=True)
        self._followed = followed
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(RING, 0, RING, 0)
        layout.setSpacing(Space.M)
        if doubt := doubt_for_the_reporter(followed.doubts):
            frame, inside = card("soft", margin=Space.L)
            inside.addWidget(label(doubt, look.text))
            layout.addWidget(frame)
        for entry in followed.entries:
            if entry.entry in _SHOWN:
                layout.addWidget(self._words(entry))
        if not answered:
            frame, inside = card(look.card, margin=Space.L)
            inside.addWidget(label(self._waiting(), look.text))
            layout.addWidget(frame)
        if answered and Step.RATE in allowed(followed.state):
            layout.addWidget(self._rating())
        layout.addStretch(1)
        add = Button(_("Add something"), look.hide, Weight.OUTLINE, icon_before="message-circle-plus")
        add.clicked.connect(self.add)
        other = Button(_("Ask somebody else"), look.hide, Weight.OUTLINE, icon_before="users")
        other.clicked.connect(self.ask_someone_else)
        right = column(space=Space.XS)
        right.addWidget(self._path(), 1)
        steps = Wrapping(add, other, space=0)
        if followed.may_withdraw:
            back = Button(_("Take it back"), look.hide, Weight.LINK)
            back.clicked.connect(self.take_back)
            steps.addWidget(back)
        said = column(space=Space.XS)
        said.addWidget(scrolling(left), 1)
        said.addLayout(steps)
        parts = row(said, right, space=Space.L)
        parts.setStretch(0, 3)
        parts.setStretch(1, 2)
        self.content.addLayout(parts, 1)
        self._ask()

    def _waiting(self) -> str:
        if self._followed.state is CaseState.WITHDRAWN:
            return _("You took it back. You can say something at any time.")
        if self._followed.due_at is None:
            return _("Somebody looks after it.")
        day = formats.day(self._followed.due_at)
        if self._followed.state is CaseState.RECEIVED:
            return _("Your words are safe. By {day} somebody reads them.").format(day=day)
        return _("Somebody has read your words. By {day} you get an answer.").format(day=day)

    def _words(self, entry: TimelineEntry) -> QWidget:
        mine = entry.entry is not Entry.ANSWER
        frame, layout = card("soft" if mine else self.look.card, margin=Space.L)
        who = _("You said") if mine else self._followed.names.get(entry.by, "")
        layout.addWidget(label(f"{who} · {formats.day(entry.at)}", self.look.small_bold, tone="muted"))
        without = {
            Entry.ASKED_AGAIN: _("Please explain it to me again."),
            Entry.ASKED_SOMEONE_ELSE: _("I would like somebody else to look at it."),
        }
        if text := entry.text or without.get(entry.entry, ""):
            layout.addWidget(label(text, self.look.text))
        add_said(layout, entry.sentence, entry.attachments, self.look.small, self.look.hide)
        return frame

    def _rating(self) -> QWidget:
        """Ask with three faces how the answer is; one may, and need not."""
        frame, layout = card(self.look.card, margin=Space.M)
        layout.addWidget(label(_("How is this answer for you?"), self.look.small_bold))
        options = [
            AnswerOption(rating, rating_name(rating), f"feeling-{RATING_FACES[rating]}") for rating in Rating
        ]
        given = self._followed.rating
        look = replace(self.look, tile=FACE_CHOICE) if self.look.pictures else self.look
        choices = Choices(options, [given] if given else [], look, several=False, columns=3)
        choices.chosen.connect(lambda value, _on: self.rated.emit(value))
        layout.addWidget(choices)
        return frame

    def _path(self) -> QWidget:
        frame, layout = card("soft", margin=Space.L)
        layout.addWidget(label(_("The way of your words"), self.look.small_bold))
        steps = [Milestone(_("You sent it."), formats.day(self._followed.received_at), done=True)]
        words = {
            Entry.ACKNOWLEDGED: _("Somebody read it."),
            Entry.BEGUN: _("Somebody works on it."),
            Entry.WITHDRAWN: _("You took it back."),
            Entry.ANSWER: _("You got an answer."),
            Entry.UNDERSTOOD: _("You understood it."),
            Entry.ASKED_AGAIN: _("You asked again."),
            Entry.ADDED: _("You added something."),
            Entry.ASKED_SOMEONE_ELSE: _("You asked somebody else."),
            Entry.CLOSED: _("Finished."),
            Entry.PROPOSED: _("Your idea is in the parliament."),
        }
        steps += [
            Milestone(words[entry.entry], formats.day(entry.at), done=True)
            for entry in self._followed.entries
            if entry.entry in words
        ]
        if self._followed.due_at is not None:
            steps.append(Milestone(_("Next step"), _("by {day}").format(day=formats.day(self._followed.due_at))))
        layout.addWidget(scrolling(way(steps, self.look.small_bold, self.look.small)), 1)
        return frame

    def _ask(self) -> None:
        """Offer "I understand" as the main button, and "Done" as a secondary one."""
        self.back_button.hide()
        if not self._followed.answers or Step.ASK_AGAIN not in allowed(self._followed.state):
            return
        again = Button(_("Please explain it again"), self.look.button)
        again.clicked.connect(self.explain_again)
        place = self.footer.count() - 1
        self.footer.insertWidget(place, again)
        if self._followed.state is CaseState.ANSWERED:
            understood = Button(_("I understand"), self.look.button, Weight.FILLED, icon_before="check")
            understood.clicked.connect(self.understood)
            self.footer.insertWidget(place + 1, understood)
            self.onward_button.hide()
            done = Button(_("Done"), self.look.button)
            done.clicked.connect(self.onward)
            self.footer.insertWidget(0, done)


class SayBackPage(PageFrame):
    """What one says back, in any way; nothing of it is needed. `way` asks for a page to draw, speak, or show."""

    way = Signal(SayingWay)

    def __init__(self, look: FaceLook, title: str, explanation: str, saying: Saying, *, can_record: bool) -> None:
        super().__init__(look, title, explanation=explanation, onward=_("Send"), onward_icon="send")
        self._editor = SayingEditor(look, title, saying, can_record=can_record)
        self._editor.way.connect(self.way)
        self._editor.read_aloud.connect(self.read_aloud)
        self._editor.keyboard_shown.connect(self.make_room)
        self.content.setContentsMargins(RING, 0, RING, 0)
        self.content.addWidget(self._editor, 1)
        self.setFocusProxy(self._editor.field)

    @property
    def saying(self) -> Saying:
        """Return what was said."""
        return self._editor.saying
