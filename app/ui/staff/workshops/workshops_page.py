"""Workshops: planned from a ready plan or from nothing, held, and written down: what came out, what was agreed."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _, formats, ngettext
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.agreed import agreed_card
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.dialogue import Chapter, DialogueCards
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Choice, Day, Given, Line, Words
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.preview import show_paper
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal
from app.workshops.rules import Agreed, AgreedKind, Dialogue, Participants, PlanStep, Thing, Workshop
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.papers import WorkshopPapers
from app.workshops.words import Plan, audience_name, plans


class WorkshopsPage(QWidget):
    """A list of workshops, the chosen one beside it."""

    def __init__(
        self, gatherings: Gatherings, papers: WorkshopPapers, people: list[str], chapters: list[Chapter]
    ) -> None:
        super().__init__()
        self._service, self._papers, self._people, self._chapters = gatherings, papers, people, chapters
        self.workshops: list[Workshop] = []
        nothing = _("No workshop yet. Six ready plans are waiting behind “New workshop”.")
        self._shelf = ListAndDetail(_("Workshops"), _("New workshop"), self._new, nothing)
        self._shelf.chosen.connect(self._choose)
        layout = column(space=0)
        layout.addWidget(self._shelf)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.GATHERINGS:
            self.refresh()

    def refresh(self) -> None:
        """Read the workshops again; the chosen one stays."""
        try:
            self.workshops = self._service.workshops()
        except MengStemmError as error:
            self._shelf.say(refusal(error))
            return
        today = self._service.today
        self._shelf.fill(
            [
                (workshop.id, f"{formats.short_date(workshop.day, today)} · {workshop.title}")
                for workshop in self.workshops
            ]
        )

    def _choose(self, workshop_id: str) -> None:
        workshop = next(workshop for workshop in self.workshops if workshop.id == workshop_id)
        dialogue = DialogueCards(workshop.dialogue, self._chapters)
        dialogue.changed.connect(lambda new: self._keep_dialogue(workshop, new))
        agreed = [
            found for kind in AgreedKind for found in self._service.agreed(kind) if found.source == workshop.id
        ]
        parts = [
            self._head(workshop),
            self._plan(workshop),
            self._outcome(workshop),
            agreed_card(agreed, workshop.id, workshop.title, self._agree, self._people, self._service.today),
            dialogue,
        ]
        self._shelf.show_parts(parts)

    def _agree(self, agreed: Agreed) -> None:
        self._service.agree(agreed)

    def _keep_dialogue(self, workshop: Workshop, dialogue: Dialogue) -> None:
        self._service.keep_workshop(replace(workshop, dialogue=dialogue))

    def _head(self, workshop: Workshop) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(workshop.title, Text.STAFF_TITLE))
        about = [formats.plain_day(workshop.day), audience_name(workshop.audience), workshop.age]
        layout.addWidget(label(" · ".join(filter(None, about)), Text.STAFF_SMALL, tone="muted"))
        if workshop.aim:
            layout.addWidget(label(workshop.aim, Text.STAFF_READING))
        layout.addSpacing(Space.XS)
        layout.addLayout(
            Wrapping(
                self._button(_("Change"), "pencil", lambda: self.ask(workshop)),
                self._button(_("Print the plan"), "printer", lambda: self.print_plan(workshop)),
                self._button(_("Delete"), "trash-2", lambda: self._delete(workshop)),
            )
        )
        return frame

    def _plan(self, workshop: Workshop) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        total = ngettext("{count} minute", "{count} minutes", workshop.minutes).format(count=workshop.minutes)
        layout.addWidget(label(_("Plan ({time})").format(time=total), Text.STAFF_HEADING))
        if workshop.method:
            layout.addWidget(label(workshop.method, Text.STAFF_TEXT, tone="muted"))
        for step in workshop.steps:
            minutes = label(_("{number} min").format(number=step.minutes), Text.STAFF_SMALL_BOLD, wrap=False)
            minutes.setFixedWidth(Space.XXL)
            line = row(minutes, label(step.what, Text.STAFF_TEXT), space=Space.S)
            line.setStretch(1, 1)
            layout.addLayout(line)
        if workshop.materials:
            layout.addSpacing(Space.XS)
            layout.addWidget(label(_("What is needed"), Text.STAFF_SMALL_BOLD))
        for number, thing in enumerate(workshop.materials):
            box = QCheckBox(thing.what)
            box.setFont(font(Text.STAFF_TEXT))
            box.setChecked(thing.done)
            box.toggled.connect(lambda on, number=number: self._tick(workshop, number, on))
            layout.addWidget(box)
        return frame

    def _tick(self, workshop: Workshop, number: int, on: bool) -> None:
        things = list(workshop.materials)
        things[number] = replace(things[number], done=on)
        self._service.keep_workshop(replace(workshop, materials=tuple(things)))

    def _outcome(self, workshop: Workshop) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(_("What came out"), Text.STAFF_HEADING))
        children = ngettext("{count} child", "{count} children", workshop.children).format(count=workshop.children)
        adults = ngettext("{count} adult", "{count} adults", workshop.adults).format(count=workshop.adults)
        who = " · ".join(filter(None, [children, adults, workshop.initials]))
        layout.addWidget(label(who, Text.STAFF_SMALL, tone="muted"))
        words = workshop.outcome or _("Nothing is written down yet.")
        layout.addWidget(label(words, Text.STAFF_READING, tone="" if workshop.outcome else "muted"))
        write = self._button(_("Write down what came out"), "pencil", lambda: self.ask_outcome(workshop))
        layout.addLayout(row(write, None))
        return frame

    def _button(self, name: str, sign: str, do: Any) -> Button:
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _new(self) -> None:
        ready = plans()
        options: list[tuple[Plan | None, str]] = [(None, _("without a plan"))]
        options += [(other, f"{other.title} · {audience_name(other.audience)}") for other in ready]
        plan, day = Choice(_("Which plan?"), options, ready[0]), Day(_("Day"), self._service.today)
        FormDialog(_("New workshop"), "", _("Begin"), [plan, day], self).open_for(
            lambda given: self._begin(given[plan], given[day] or self._service.today)
        )

    def _begin(self, plan: Plan | None, day: date) -> None:
        new = Workshop("", _("Workshop"), day)
        if plan is not None:
            new = Workshop(
                "",
                plan.title,
                day,
                plan.audience,
                plan.id,
                plan.aim,
                plan.age,
                plan.steps,
                plan.materials,
                plan.method,
            )
        self._shelf.current = self._service.keep_workshop(new).id
        self.refresh()

    def ask(self, workshop: Workshop) -> None:
        """Ask everything about a workshop's plan."""
        steps = "\n".join(f"{step.minutes} {step.what}" for step in workshop.steps)
        things = "\n".join(thing.what for thing in workshop.materials)
        title, day = Line(_("Title"), text=workshop.title), Day(_("Day"), workshop.day)
        audience = Choice(_("With whom?"), [(who, audience_name(who)) for who in Participants], workshop.audience)
        age, aim = Line(_("Age"), text=workshop.age), Words(_("Aim"), text=workshop.aim)
        method = Words(_("Method"), text=workshop.method)
        plan = Words(_("Plan"), _("One step on each line, with its minutes first: 10 Arriving"), steps)
        needed = Words(_("What is needed"), _("One thing on each line."), things)

        def keep(given: Given) -> None:
            done = {thing.what for thing in workshop.materials if thing.done}
            names = filter(None, map(str.strip, given[needed].splitlines()))
            self._service.keep_workshop(
                replace(
                    workshop,
                    title=given[title],
                    day=given[day] or workshop.day,
                    audience=given[audience],
                    age=given[age],
                    aim=given[aim],
                    method=given[method],
                    steps=tuple(map(_step, filter(None, given[plan].splitlines()))),
                    materials=tuple(Thing(name, name in done) for name in names),
                )
            )

        parts = [title, day, audience, age, aim, method, plan, needed]
        FormDialog(workshop.title, "", _("Keep"), parts, self).open_for(keep, no_name=_("Please give it a title."))

    def ask_outcome(self, workshop: Workshop) -> None:
        """Ask who came, as numbers or initials, and what came out."""
        children = Line(_("How many children and young people came?"), text=str(workshop.children))
        adults = Line(_("How many adults came?"), text=str(workshop.adults))
        hint = _("Only initials are kept, no names.")
        initials = Line(_("Initials, where they are needed"), hint, workshop.initials)
        outcome = Words(_("What came out?"), text=workshop.outcome)

        def keep(given: Given) -> None:
            self._service.keep_workshop(
                replace(
                    workshop,
                    children=_number(given[children]),
                    adults=_number(given[adults]),
                    initials=given[initials],
                    outcome=given[outcome],
                )
            )

        parts = [children, adults, initials, outcome]
        FormDialog(_("What came out"), "", _("Keep"), parts, self).open_for(keep)

    def _delete(self, workshop: Workshop) -> None:
        explained = _("What was agreed there stays in the list.")
        asking = FormDialog(_("Delete {title}?").format(title=workshop.title), explained, _("Delete"), [], self)
        asking.open_for(lambda _given: self._service.forget(workshop))

    def print_plan(self, workshop: Workshop) -> None:
        """Show the plan, to print or to save."""
        papers = self._papers
        show_paper(
            workshop.title,
            lambda language, _names, _on_page: papers.workshop(workshop, language),
            self,
            papers.taken_out,
        )


def _step(line: str) -> PlanStep:
    head, _space, rest = line.strip().partition(" ")
    return PlanStep(int(head), rest) if head.isdigit() and rest else PlanStep(0, line.strip())


def _number(typed: str) -> int:
    digits = "".join(letter for letter in typed if letter.isdigit())[:3]
    return int(digits or 0)
