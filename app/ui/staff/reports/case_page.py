"""One case: what was said beside its timeline, who can read it, and the steps one can take."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.core.audience import Colleague
from app.core.cases import Step
from app.core.entries import Entry, TimelineEntry
from app.core.report import Danger, Kind
from app.i18n import _, formats
from app.services.casework import OpenCase
from app.ui.staff.reports.composer import Composer
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import card, chip, column, label, row, scrolling
from app.ui.widgets.said import add_said
from app.ui.widgets.timeline import Milestone, timeline
from app.wording import (
    about_name,
    danger_name,
    entry_name,
    face_name,
    feeling_name,
    kind_name,
    language_name,
    right_name,
    right_source,
    role_name,
    said_in,
    state_name,
    wishes_of,
    without_words,
)


class CasePage(QWidget):
    """Shows a case. A composer can be handed over when the case is loaded again, so that no text is lost."""

    step = Signal(object)
    compose = Signal(bool)
    print_case = Signal()
    print_meeting = Signal()

    def __init__(self, case: OpenCase, composer: Composer | None = None) -> None:
        super().__init__()
        self.case = case
        self.composer = composer
        left = column(space=Space.M)
        if case.report.in_danger:
            left.addWidget(self._danger())
        left.addWidget(self._said())
        self._composing = column(space=0)
        if composer is not None:
            self._composing.addWidget(composer)
        left.addLayout(self._composing)
        left.addWidget(self._timeline())
        left.addStretch(1)
        right = column(space=Space.S)
        for part in (self._readers(), self._facts()):
            right.addWidget(part)
        right.addStretch(1)
        inside = QWidget()
        self._parts = row(left, right, space=Space.M)
        self._parts.setStretch(0, 3)
        self._parts.setStretch(1, 2)
        inside.setLayout(self._parts)
        outer = column(space=Space.M, margins=(Space.L, Space.M, Space.L, Space.M))
        outer.addLayout(self._head())
        outer.addWidget(scrolling(inside), 1)
        self.setLayout(outer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put readers and facts under the words where the window is narrow, and keep the main button's text."""
        super().resizeEvent(event)
        narrow = event.size().width() < Size.CASE_WIDE
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._parts.setDirection(direction)
        for button in self._lesser:
            button.only_icon(narrow)

    def write(self, composer: Composer) -> None:
        """Show a composer under what was said."""
        self.composer = composer
        self._composing.addWidget(composer)
        composer.begin()

    def wait(self, on: bool) -> None:
        """Take no other step while one is being written."""
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            if item is not None and (button := item.widget()) is not None:
                button.setEnabled(not on)
        if self.composer is not None:
            self.composer.wait(on)

    def say(self, text: str) -> None:
        """Say why a step was not taken: at the text that was to be sent, or under the head."""
        if self.composer is not None:
            self.composer.complain(text)
        else:
            self._message.setText(text)
            self._message.setVisible(bool(text))

    def put_away(self) -> None:
        """Take the composer away."""
        if self.composer is not None:
            self.composer.hide()
            self.composer.deleteLater()
            self.composer = None

    def _head(self) -> QVBoxLayout:
        case, report = self.case, self.case.report
        title = f"{kind_name(report.kind)} · {face_name(report.face)}"
        texts = column(space=Space.XS // 2)
        texts.addWidget(label(title, Text.STAFF_TITLE))
        texts.addWidget(label(self._due(), Text.STAFF_SMALL, tone="muted"))
        self._buttons = buttons = row(space=0)
        printing = Button(_("Print"), STAFF, Weight.QUIET, icon_before="printer")
        printing.clicked.connect(self.print_case)
        note = Button(_("Note"), STAFF, Weight.QUIET, icon_before="notebook-pen")
        note.clicked.connect(lambda: self.compose.emit(False))
        buttons.addWidget(printing)
        if report.kind is Kind.MEETING:
            page = Button(_("Page for the meeting"), STAFF, Weight.QUIET, icon_before="printer")
            page.clicked.connect(self.print_meeting)
            buttons.addWidget(page)
        buttons.addWidget(note)
        main = Step.ACKNOWLEDGE if Step.ACKNOWLEDGE in case.steps else Step.ANSWER
        close = None
        if Step.CLOSE in case.steps:
            close = Button(_("Close the case"), STAFF, Weight.QUIET, icon_before="circle-check")
            close.clicked.connect(lambda: self.step.emit(Step.CLOSE))
            buttons.addWidget(close)
        if Step.ANSWER in case.steps:
            weight = Weight.FILLED if main is Step.ANSWER else Weight.QUIET
            answer = Button(_("Write an answer"), STAFF, weight, icon_before="reply")
            answer.clicked.connect(lambda: self.compose.emit(True))
            buttons.addWidget(answer)
        if main is Step.ACKNOWLEDGE:
            acknowledge = Button(_("Acknowledge"), STAFF, Weight.FILLED, icon_before="check")
            acknowledge.clicked.connect(lambda: self.step.emit(Step.ACKNOWLEDGE))
            buttons.addWidget(acknowledge)
        head = column(space=Space.XS)
        head.addLayout(texts)
        buttons.addStretch(1)
        head.addLayout(buttons)
        self._lesser = [printing, note, *([close] if close else [])]
        self._message = label("", Text.STAFF_TEXT, tone="danger")
        self._message.hide()
        head.addWidget(self._message)
        return head

    def _due(self) -> str:
        case = self.case
        received = _("Received on {day}").format(day=formats.day_and_hour(case.received_at))
        if case.standing.due_at is None:
            return received
        due = formats.day_and_hour(case.standing.due_at)
        if Step.ACKNOWLEDGE in case.steps:
            return f"{received}\n" + _("Acknowledge by {day}").format(day=due)
        return f"{received}\n" + _("Answer by {day}").format(day=due)

    def _danger(self) -> QWidget:
        frame, layout = card("danger", margin=Space.M, space=Space.XS // 2)
        word = danger_name(self.case.report.danger or Danger.YES)
        layout.addWidget(label(_("In danger now? {answer}").format(answer=word), Text.STAFF_TEXT_BOLD))
        layout.addWidget(label(_("Act at once. Then write down what was done."), Text.STAFF_TEXT))
        return frame

    def _said(self) -> QWidget:
        frame, layout = card("plain", margin=Space.L)
        report = self.case.report
        if report.text:
            layout.addWidget(label(report.text, Text.SAID))
        elif not report.saying:
            layout.addWidget(label(without_words(report), Text.SAID))
        add_said(layout, report.sentence, report.attachments, Text.STAFF_TEXT, STAFF)
        for name, said in wishes_of(report):
            layout.addSpacing(Space.XS)
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(said, Text.SAID))
        frame.setAccessibleName(_("What was said"))
        return frame

    def _timeline(self) -> QWidget:
        frame, layout = card("plain", margin=Space.L)
        by = face_name(self.case.report.face)
        steps = [
            Milestone(_("Report received"), f"{by} · {formats.day_and_hour(self.case.received_at)}", done=True)
        ]
        steps += [self._milestone(entry) for entry in self.case.entries]
        if Step.ACKNOWLEDGE in self.case.steps:
            steps.append(Milestone(_("Acknowledge"), self._until(self.case.promise.acknowledge_by)))
        if not any(one.entry is Entry.ANSWER for one in self.case.entries):
            steps.append(Milestone(_("Answer"), self._until(self.case.promise.answer_by)))
        layout.addLayout(timeline(steps, Text.STAFF_TEXT, Text.STAFF_SMALL, Text.STAFF_TEXT_BOLD))
        return frame

    def _until(self, moment: object) -> str:
        return _("by {day}").format(day=formats.day_and_hour(moment))  # type: ignore[arg-type]

    def _milestone(self, entry: TimelineEntry) -> Milestone:
        who = self.case.names.get(entry.by) or face_name(self.case.report.face)
        below = f"{who} · {formats.day_and_hour(entry.at)}"
        if entry.text:
            below += f"\n{said_in(entry)}"
        return Milestone(entry_name(entry.entry), below, done=True, more=said_without_words(entry))

    def _readers(self) -> QWidget:
        frame, layout = card("plain", space=Space.XS // 2)
        layout.addWidget(label(_("Who can read it"), Text.STAFF_SMALL_BOLD))
        self._people(layout, self.case.readers)
        if self.case.stand_by:
            layout.addWidget(label(_("When a date has passed, also:"), Text.STAFF_SMALL, tone="muted"))
            self._people(layout, self.case.stand_by)
        return frame

    def _people(self, layout: QVBoxLayout, people: tuple[Colleague, ...]) -> None:
        for one in people:
            layout.addWidget(label(f"{one.name}, {role_name(one.role)}", Text.STAFF_TEXT))

    def _facts(self) -> QWidget:
        frame, layout = card("plain", space=Space.XS // 2)
        report = self.case.report
        holder = row(chip(state_name(self.case.standing.state), Text.STAFF_SMALL_BOLD, "go"), None)
        layout.addLayout(holder)
        about = [self.case.names.get(one, "") for one in sorted(report.about_staff)]
        about += [about_name(one) for one in sorted(report.about)]
        rows = [
            (_("Name"), report.name or _("not given")),
            (_("Language"), language_name(report.language)),
            (_("Feeling"), feeling_name(report.feeling) if report.feeling else _("not said")),
            (_("It is about"), ", ".join(about) or _("not said")),
        ]
        if report.right:
            right = f"{right_name(report.right)}\n{right_source(report.right)}"
            rows.append((_("Right concerned"), right.strip()))
        for name, value in rows:
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(value, Text.STAFF_TEXT))
            layout.addSpacing(Space.XS // 2)
        frame.setMinimumWidth(Size.PICTURE_BIG)
        return frame


def said_without_words(entry: TimelineEntry) -> QWidget | None:
    """Return the pictures, drawings and recordings of an entry, or None where it has none."""
    if not entry.sentence and not entry.attachments:
        return None
    holder = QWidget()
    layout = column(space=Space.XS)
    add_said(layout, entry.sentence, entry.attachments, Text.STAFF_TEXT, STAFF)
    holder.setLayout(layout)
    return holder
