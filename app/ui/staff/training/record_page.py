"""One person's record: what they need and have, what was completed when and by whom, exemptions; what a
coordinator can do about it."""

from collections.abc import Callable, Sequence
from textwrap import shorten
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.core.rights import Action, may
from app.i18n import _, formats
from app.training.rules.courses import Proof
from app.training.rules.standing import Member, TrainingState
from app.training.services.documents import DocumentKind
from app.training.services.matrix import Completed, TrainingMatrix
from app.training.services.my_training import CourseProgress, ItemProgress
from app.training.services.staff import TrainingServices
from app.training.words import function_name, standing_name, validity_name
from app.ui import tasks
from app.ui.staff.training.member_form import ask_member
from app.ui.staff.training.module_page import STATE_CHIPS
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.document import DocumentDialog
from app.ui.widgets.form_dialog import FormDialog, show_message
from app.ui.widgets.form_parts import Choice, Day, Given, Part, Words
from app.ui.widgets.labels import card, chip, column, emptied, label, row, rule, scrolling
from app.ui.widgets.menus import MenuEntry, show_menu
from app.ui.widgets.preview import show_paper
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class RecordPage(QWidget):
    """A page of its own, with the way back to the matrix."""

    left = Signal()

    def __init__(self, member_id: str, services: TrainingServices, matrix: TrainingMatrix) -> None:
        super().__init__()
        self._id, self._services, self._matrix = member_id, services, matrix
        self._manages = may(services.me.role, Action.MANAGE_TRAINING)
        self._content = column(space=Space.S, margins=(0, 0, Space.M, Space.L))
        inside = QWidget()
        inside.setMaximumWidth(Size.STAFF_WIDE)
        inside.setLayout(self._content)
        self._head = column(space=Space.XS)
        layout = column(space=Space.S)
        layout.addLayout(self._head)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)
        self.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed in (Changed.LEARNING, Changed.PEOPLE):
            self.refresh()

    def refresh(self) -> None:
        """Read the record again, off the GUI thread."""
        tasks.run(self, lambda: self._matrix.record(self._id), self._show, self._complain)

    def _show(self, found: tuple[Member, list[CourseProgress], list[Completed]]) -> None:
        self._member, self._courses, self._completions = found
        emptied(self._head)
        emptied(self._content)
        back = self._button(_("Back to the matrix"), "arrow-left", self.left.emit)
        self._head.addLayout(Wrapping(back, *self._buttons()))
        self._head.addWidget(label(self._member.name, Text.STAFF_TITLE))
        self._head.addWidget(label(self._about(), Text.STAFF_TEXT, tone="muted"))
        for course in self._courses:
            self._content.addWidget(self._course(course))
        self._show_exemptions()
        self._show_completions()
        self._content.addStretch(1)

    def _about(self) -> str:
        parts = [function_name(self._member.function), self._member.home]
        parts += [
            _("{first} to {last}").format(
                first=formats.plain_day(employment.first),
                last=formats.plain_day(employment.last) if employment.last else _("today"),
            )
            for employment in self._member.employments
        ]
        parts += [_("mentor")] if self._member.mentor else []
        return " · ".join(part for part in parts if part)

    def _buttons(self) -> list[Button]:
        printing = self._button(_("Print the record"), "printer", self.print_record)
        if not self._manages:
            return [printing]
        self._more = self._button(_("More"), "ellipsis", self._show_menu)
        change = self._button(_("Change the person"), "pencil", self._change)
        return [change, printing, self._more]

    def _button(self, name: str, sign: str, do: Any) -> Button:
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _show_menu(self) -> None:
        entries = [
            MenuEntry(_("Sign an item"), "pen-line", self.sign),
            MenuEntry(_("Exempt from a course"), "minus", self.exempt),
            *self._documents(),
            *self._revocable(),
        ]
        show_menu(entries, self._more)

    def _documents(self) -> Sequence[MenuEntry]:
        return [
            self._document(completion)
            for completion in self._completions
            if completion.how == Proof.DOCUMENT and completion.source
        ]

    def _document(self, completed: Completed) -> MenuEntry:
        name = _("Open: {item}").format(item=self._words(completed.item))
        return MenuEntry(name, "eye", lambda: self._open(completed.source))

    def _revocable(self) -> Sequence[MenuEntry]:
        if not any(completion.revoked_at is None for completion in self._completions):
            return ()
        return (MenuEntry(_("Take a completion back"), "undo-2", self.revoke),)

    def _words(self, key: str) -> str:
        for course in self._courses:
            for module in course.modules:
                for item in module.items:
                    if item.key == key:
                        return formats.named(module.title, item.text)
        return key

    def _course(self, course: CourseProgress) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        title = column(space=2)
        title.addWidget(label(course.title, Text.STAFF_HEADING))
        words = validity_name(course.until) if course.complete else _("not complete")
        title.addWidget(label(words, Text.STAFF_SMALL, tone="muted"))
        head = row(title, space=Space.S)
        head.setStretch(0, 1)
        if course.complete and course.course.certificate:
            name = _("Certificate")
            certificate = self._button(name, "award", lambda: self.print_certificate(course))
            head.addWidget(certificate)
        layout.addLayout(head)
        for module in course.modules:
            layout.addWidget(rule())
            layout.addWidget(label(module.title, Text.STAFF_TEXT_BOLD))
            for item in module.items:
                layout.addLayout(self._line(item))
        return frame

    def _line(self, item: ItemProgress) -> Any:
        today = self._services.today()
        state = chip(standing_name(item.standing, today), Text.STAFF_SMALL_BOLD, STATE_CHIPS[item.standing.state])
        line = row(label(item.text, Text.STAFF_TEXT), state, space=Space.S)
        line.setStretch(0, 1)
        return line

    def _show_exemptions(self) -> None:
        exemptions = self._matrix.exemptions(self._id)
        if not exemptions:
            return
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("Exemptions"), Text.STAFF_HEADING))
        titles = dict(self._matrix.courses())
        for exemption in exemptions:
            last = formats.plain_day(exemption.last) if exemption.last else _("for good")
            words = formats.named(
                titles.get(exemption.course, exemption.course), f"{formats.plain_day(exemption.first)} – {last}"
            )
            parts = row(label(words, Text.STAFF_TEXT), space=Space.XS)
            parts.setStretch(0, 1)
            if self._manages:
                why = self._button(_("Why?"), "eye", lambda exemption=exemption: self._open(exemption.reason_id))
                why.setAccessibleName(" ".join((_("Why?"), words)))
                parts.addWidget(why)
                if exemption.last is None or exemption.last > self._services.today():
                    end = self._button(_("End it today"), "x", lambda exemption=exemption: self._end(exemption.id))
                    end.setAccessibleName(formats.named(_("End it today"), words))
                    parts.addWidget(end)
            layout.addLayout(parts)
        self._content.addWidget(frame)

    def _show_completions(self) -> None:
        if not self._completions:
            return
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(_("What was completed"), Text.STAFF_HEADING))
        for completion in self._completions:
            words = f"{formats.plain_day(completion.done_on)} · {self._words(completion.item)}"
            if completion.revoked_at is not None:
                words = _("{line} (taken back)").format(line=words)
            layout.addWidget(label(words, Text.STAFF_SMALL, tone="" if completion.revoked_at is None else "muted"))
        self._content.addWidget(frame)

    def _change(self) -> None:
        if self._services.team is not None:
            ask_member(self._member, self._services.team, self._services.today(), self)

    def sign(self) -> None:
        """Ask which item, and on which day it was so."""
        signing = self._services.signing
        options = [
            (item_progress.key, in_short(formats.named(module.title, item_progress.text)))
            for course in self._courses
            for module in course.modules
            for item_progress in module.items
            if item_progress.standing.state not in (TrainingState.DONE, TrainingState.EXEMPT)
        ]
        if signing is None or not options:
            return
        today = self._services.today()
        item, day = Choice(_("Item"), options), Day(_("On which day was that?"), today)
        self._ask(
            _("Sign for {name}").format(name=self._member.name),
            _("Sign"),
            [item, day],
            lambda given: signing.sign(self._id, given[item], given[day] or today),
        )

    def exempt(self) -> None:
        """Ask from which course, from when to when, and why."""
        today = self._services.today()
        course = Choice(
            _("Course"), [(course_progress.course.id, course_progress.title) for course_progress in self._courses]
        )
        first, last = Day(_("From"), today), Day(_("Until"))
        why = Words(_("Why?"), _("Sealed: only the person and those in charge of training can read it."))
        self._ask(
            _("Exempt {name}").format(name=self._member.name),
            _("Exempt"),
            [course, first, last, why],
            lambda given: self._matrix.exempt(
                self._id, given[course], given[first] or today, given[last], given[why]
            ),
        )

    def revoke(self) -> None:
        """Ask which completion was a mistake."""
        signing = self._services.signing
        if signing is None:
            return
        options = [
            (completed.id, in_short(f"{formats.plain_day(completed.done_on)} · {self._words(completed.item)}"))
            for completed in self._completions
            if completed.revoked_at is None
        ]
        completion = Choice(_("Completion"), options)
        self._ask(
            _("Take a completion back"),
            _("Take it back"),
            [completion],
            lambda given: signing.revoke(self._id, given[completion]),
        )

    def _end(self, exemption_id: str) -> None:
        tasks.run(self, lambda: self._matrix.end_exemption(exemption_id), lambda _done: None, self._complain)

    def _open(self, document_id: str) -> None:
        def show(found: tuple[DocumentKind, bytes]) -> None:
            kind, data = found
            if kind is DocumentKind.WORDS:
                self._tell(_("Why?"), data.decode(errors="replace"))
            else:
                DocumentDialog(self._member.name, kind, data, self).open()

        tasks.run(self, lambda: self._matrix.document(document_id), show, self._complain)

    def _ask(self, title: str, button: str, parts: Sequence[Part[Any]], work: Callable[[Given], object]) -> None:
        FormDialog(title, "", button, parts, self).open_for(work, aside=True)

    def _complain(self, error: Exception) -> None:
        self._tell(_("That was not possible"), refusal(error))

    def _tell(self, title: str, words: str) -> None:
        show_message(title, words, self)

    def print_record(self) -> None:
        """Show the record, to print or to save."""
        papers = self._services.papers
        self._preview(
            _("Training record"), lambda language, _names, on_page: papers.record(self._id, language, on_page)
        )

    def print_certificate(self, course: CourseProgress) -> None:
        """Show the certificate of a complete course."""
        papers, course_id = self._services.papers, course.course.id
        self._preview(
            _("Certificate"), lambda language, _names, _on_page: papers.certificate(self._id, course_id, language)
        )

    def _preview(self, title: str, make: Any) -> None:
        show_paper(title, make, self, self._services.papers.taken_out)


def in_short(words: str) -> str:
    """Return words as a narrow box of options shows them."""
    return shorten(words, _OPTION, placeholder=" …")


_OPTION = 58
"""Characters of an option that fit into a small window."""
