"""One case: what was said beside its timeline, who can read it, and the steps one can take."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QMenu, QVBoxLayout, QWidget

from app.core.rights import Colleague
from app.core.saying import MediaKind
from app.i18n import _, formats
from app.reports.rules.cases import Step
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Danger, Kind
from app.reports.services.casework import OpenCase
from app.reports.words.doubts import doubt_line
from app.reports.words.report import (
    asked_of,
    danger_name,
    entry_name,
    face_name,
    facts_of,
    kind_name,
    said_in,
    wishes_of,
    without_words,
)
from app.ui.staff.reports import cards
from app.ui.staff.reports.case_actions import CaseAction, action_name, possible
from app.ui.staff.reports.composer import Composer
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text, Time
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.chips import Chip
from app.ui.widgets.labels import card, column, label, row, scrolling
from app.ui.widgets.said import add_said
from app.ui.widgets.timeline import Milestone, timeline


class CasePage(QWidget):
    """Shows a case. A composer can be handed over when the case is loaded again, so that no text is lost."""

    acknowledge = Signal()
    compose = Signal(bool)
    print_case = Signal()
    print_meeting = Signal()
    doing = Signal(str)
    task_done = Signal(str)
    open_other = Signal(str)
    unlink = Signal(str)
    open_paper = Signal(bytes)

    def __init__(self, case: OpenCase, me: Colleague, composer: Composer | None = None) -> None:
        super().__init__()
        self.case, self._me = case, me
        self.composer = composer
        left = column(space=Space.M)
        if case.standing.danger:
            left.addWidget(self._danger())
        if case.doubts:
            left.addWidget(self._doubts())
        left.addWidget(self._said())
        self._composing = column(space=0)
        if composer is not None:
            self._composing.addWidget(composer)
        left.addLayout(self._composing)
        left.addWidget(self._timeline())
        left.addStretch(1)
        right = column(space=Space.S)
        for part in self._beside():
            if part is not None:
                right.addWidget(part)
        right.addStretch(1)
        inside = QWidget()
        self._parts = row(left, right, space=Space.M)
        self._parts.setStretch(0, 3)
        self._parts.setStretch(1, 2)
        inside.setLayout(self._parts)
        outer = column(space=Space.M, margins=(Space.L, Space.M, Space.L, Space.M))
        outer.addLayout(self._head())
        self._area = scrolling(inside)
        outer.addWidget(self._area, 1)
        self.setLayout(outer)
        self._showing = QTimer(self, singleShot=True, interval=Time.MOTION)
        self._showing.timeout.connect(self._show_composer)

    def _doubts(self) -> QWidget:
        """Say what of this case is not believed."""
        frame, layout = card("danger", margin=Space.M, space=Space.XS)
        for doubt in sorted(self.case.doubts):
            layout.addWidget(label(doubt_line(doubt), Text.STAFF_TEXT))
        return frame

    def _beside(self) -> list[QWidget | None]:
        do: Callable[[CaseAction], None] = self.doing.emit
        return [
            cards.proposal_card(self.case, self._me, do),
            cards.readers_card(self.case, do),
            cards.tasks_card(self.case, do, self.task_done.emit),
            cards.facts_card(self.case, do),
            cards.links_card(self.case, self.open_other.emit, self.unlink.emit),
        ]

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
        self._showing.start()

    def _show_composer(self) -> None:
        """Move to where one writes, with its buttons."""
        if self.composer is not None:
            self._area.ensureWidgetVisible(self.composer, 0, Space.S)

    def wait(self, on: bool) -> None:
        """Take no other step while one is being written."""
        for place in range(self._buttons.count()):
            item = self._buttons.itemAt(place)
            if item is not None and isinstance(button := item.widget(), Button):
                button.hold(on)
        if self.composer is not None:
            self.composer.wait(on)

    @property
    def has_keyboard(self) -> bool:
        """Tell whether focus is inside it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def begin(self) -> None:
        """Take the keyboard: where one writes, else at the step that comes next."""
        if self.composer is not None:
            self.composer.begin()
        else:
            self._next.setFocus()

    def say(self, text: str) -> None:
        """Say why a step was not taken: at the text that was to be sent, or under the head."""
        if self.composer is not None:
            self.composer.complain(text)
            self.composer.begin()  # focus the text to correct
        else:
            self._message.setText(text)
            self._message.setVisible(bool(text))

    def put_away(self) -> None:
        """Take the composer away."""
        if self.composer is not None:
            self.composer.hide()
            self.composer.deleteLater()
            self.composer = None

    # -- the head

    def _head(self) -> QVBoxLayout:
        case, report = self.case, self.case.report
        title = f"{kind_name(report.kind)} · {face_name(report.face)}"
        texts = column(space=Space.XS // 2)
        texts.addWidget(label(title, Text.STAFF_TITLE))
        texts.addWidget(label(self._due(), Text.STAFF_SMALL, tone="muted"))
        self._buttons = buttons = row(space=0)
        printing = self._button(_("Print"), "printer", self.print_case.emit)
        note = self._button(_("Note"), "notebook-pen", lambda: self.compose.emit(False))
        self._more = self._button(_("More"), "ellipsis", self._open_menu)
        buttons.addWidget(printing)
        if report.kind is Kind.MEETING:
            buttons.addWidget(self._button(_("Page for the meeting"), "printer", self.print_meeting.emit))
        buttons.addWidget(note)
        buttons.addWidget(self._more)
        acknowledging = Step.ACKNOWLEDGE in case.steps
        self._next = self._more
        self._lesser = [printing, note, self._more]
        if Step.CLOSE in case.steps and not case.standing.danger:
            close = self._button(_("Close the case"), "circle-check", lambda: self.doing.emit(CaseAction.CLOSE))
            buttons.addWidget(close)
            self._lesser.append(close)
        if Step.ANSWER in case.steps:
            weight = Weight.QUIET if acknowledging else Weight.FILLED
            answer = self._button(_("Write an answer"), "reply", lambda: self.compose.emit(True), weight)
            buttons.addWidget(answer)
            self._next = answer
            self._lesser += [answer] if acknowledging else []
        if acknowledging:
            self._next = self._button(_("Acknowledge"), "check", self.acknowledge.emit, Weight.FILLED)
            buttons.addWidget(self._next)
        head = column(space=Space.XS)
        head.addLayout(texts)
        buttons.addStretch(1)
        head.addLayout(buttons)
        self._message = label("", Text.STAFF_TEXT, tone="danger")
        self._message.hide()
        head.addWidget(self._message)
        return head

    def _button(self, name: str, icon: str, act: Callable[[], None], weight: Weight = Weight.QUIET) -> Button:
        button = Button(name, STAFF, weight, icon_before=icon)
        button.clicked.connect(lambda _on=False: act())
        return button

    def _open_menu(self) -> None:
        """Show every other step that can be taken now."""
        menu = QMenu(self)
        menu.setFont(font(Text.STAFF_TEXT))
        for doing in possible(self.case, self._me):
            action = QAction(action_name(doing), menu)
            action.triggered.connect(lambda _on=False, doing=doing: self.doing.emit(doing))
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _came(self, moment: datetime) -> str:
        """Return when somebody was at the kiosk: to the minute only where there is danger."""
        return formats.day_and_hour(moment) if self.case.standing.danger else formats.day_and_part(moment)

    def _due(self) -> str:
        case = self.case
        received = _("Received on {day}").format(day=self._came(case.received_at))
        if case.standing.due_at is None:
            return received
        due = formats.day_and_hour(case.standing.due_at)
        if Step.ACKNOWLEDGE in case.steps:
            return f"{received}\n" + _("Acknowledge by {day}").format(day=due)
        return f"{received}\n" + _("Answer by {day}").format(day=due)

    # -- what was said and done

    def _danger(self) -> QWidget:
        frame, layout = card("danger", margin=Space.M, space=Space.XS // 2)
        report = self.case.report
        if report.in_danger:
            word = danger_name(report.danger or Danger.YES)
            layout.addWidget(label(_("In danger now? {answer}").format(answer=word), Text.STAFF_TEXT_BOLD))
        else:
            layout.addWidget(label(_("A colleague sees danger."), Text.STAFF_TEXT_BOLD))
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
        for name, asked in asked_of(report):
            layout.addSpacing(Space.XS)
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD, tone="muted"))
            if asked.text.strip():
                layout.addWidget(label(asked.text, Text.SAID))
            add_said(layout, asked.sentence, asked.attachments, Text.STAFF_TEXT, STAFF)
        for name, said in wishes_of(report):
            layout.addSpacing(Space.XS)
            layout.addWidget(label(name, Text.STAFF_SMALL_BOLD, tone="muted"))
            layout.addWidget(label(said, Text.SAID))
        frame.setAccessibleName(_("What was said"))
        return frame

    def _timeline(self) -> QWidget:
        frame, layout = card("plain", margin=Space.L)
        by = face_name(self.case.report.face)
        steps = [Milestone(_("Report received"), f"{by} · {self._came(self.case.received_at)}", done=True)]
        steps += [self._milestone(entry) for entry in self.case.entries]
        if Step.ACKNOWLEDGE in self.case.steps:
            steps.append(Milestone(_("Acknowledge"), self._until(self.case.promise.acknowledge_by)))
        if not any(timeline_entry.entry is Entry.ANSWER for timeline_entry in self.case.entries):
            steps.append(Milestone(_("Answer"), self._until(self.case.promise.answer_by)))
        layout.addLayout(timeline(steps, Text.STAFF_TEXT, Text.STAFF_SMALL, Text.STAFF_TEXT_BOLD))
        return frame

    def _until(self, moment: object) -> str:
        return _("by {day}").format(day=formats.day_and_hour(moment))  # type: ignore[arg-type]

    def _milestone(self, entry: TimelineEntry) -> Milestone:
        who = self.case.names.get(entry.by) or face_name(self.case.report.face)
        below = f"{who} · {formats.day_and_hour(entry.at) if entry.by else self._came(entry.at)}"
        for part in (facts_of(entry, self.case.names), said_in(entry)):
            if part:
                below += f"\n{part}"
        return Milestone(entry_name(entry.entry), below, done=True, more=self._without_words(entry))

    def _without_words(self, entry: TimelineEntry) -> QWidget | None:
        """Return the pictures, drawings, recordings and papers of an entry, or None where it has none."""
        if not entry.sentence and not entry.attachments:
            return None
        papers = [attachment for attachment in entry.attachments if attachment.kind is MediaKind.PAPER]
        shown = tuple(attachment for attachment in entry.attachments if attachment.kind is not MediaKind.PAPER)
        holder = QWidget()
        layout = column(space=Space.XS)
        add_said(layout, entry.sentence, shown, Text.STAFF_TEXT, STAFF)
        for paper in papers:
            see = Chip(_("Open the paper") if paper.is_whole else _("This paper is damaged."))
            see.setEnabled(paper.is_whole)
            see.clicked.connect(lambda _on=False, paper=paper: self.open_paper.emit(paper.data))
            layout.addLayout(row(see, None))
        holder.setLayout(layout)
        return holder
