"""Courses as the home wants them: titles, rules, chapters, items, questions; in every language; and back to
ours."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import LANGUAGES, _, current, formats, ngettext
from app.training.rules.courses import (
    ChecklistItem,
    Course,
    CourseRule,
    CourseText,
    ItemSort,
    Module,
    ModuleText,
    Proof,
    Signer,
)
from app.training.rules.reading import minutes
from app.training.services.courses import Courses
from app.training.services.my_training import course_text, text_of
from app.training.words import proof_name, renewal_name, rule_sentence, signer_name, sort_of_item_name
from app.ui.staff.training.course_forms import course_form, item_form, module_form, question_form, rule_form
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.form_parts import Form, Given
from app.ui.widgets.forms import choice
from app.ui.widgets.labels import card, column, label, row
from app.ui.widgets.list_and_detail import ListAndDetail
from app.ui.widgets.menus import MenuEntry, show_menu
from app.ui.widgets.wrapping import Wrapping
from app.ui.words import refusal


class CoursesPage(QWidget):
    """A list of courses, the chosen one beside it; every change is kept at once."""

    def __init__(self, courses: Courses, homes: Callable[[], Sequence[str]]) -> None:
        super().__init__()
        self._service, self._homes = courses, homes
        self._courses: list[Course] = []
        self._language = choice(_("Language of the texts"), list(LANGUAGES.items()), current())
        self._language.currentIndexChanged.connect(self.refresh)
        self._shelf = ListAndDetail(_("Courses"), _("New course"), self._new, _("There is no course yet."))
        self._shelf.chosen.connect(self._choose)
        layout = column(space=Space.S)
        caption = label(_("Language of the texts"), Text.STAFF_SMALL_BOLD, wrap=False)
        layout.addLayout(row(None, caption, self._language, space=Space.XS))
        layout.addWidget(self._shelf, 1)
        self.setLayout(layout)

    @property
    def language(self) -> str:
        """Return in which language texts are changed."""
        return str(self._language.currentData())

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.LEARNING:
            self.refresh()

    def refresh(self) -> None:
        """Read the courses again; the chosen one stays."""
        self._courses = self._service.all()
        ids = [course.id for course in self._courses]
        names = [course_text(course).title for course in self._courses]
        shown = [
            _("{name} (taken out)").format(name=name) if course.hidden else name
            for name, course in zip(names, self._courses, strict=True)
        ]
        self._shelf.fill(list(zip(ids, shown, strict=True)))

    def _choose(self, course_id: str) -> None:
        course = next(course for course in self._courses if course.id == course_id)
        parts = [self._head(course), self._rules(course)]
        parts += [self._module(course, module) for module in course.modules]
        add = self._button(_("Add a chapter"), "plus", lambda: self._ask_module(course, None))
        holder = QWidget()
        holder.setLayout(row(add, None))
        self._shelf.show_parts([*parts, holder])

    def _head(self, course: Course) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        text = course.texts.get(self.language, CourseText())
        layout.addWidget(label(text.title or course_text(course).title, Text.STAFF_TITLE))
        layout.addWidget(label(text.about or course_text(course).about, Text.STAFF_TEXT, tone="muted"))
        if not text.title:
            layout.addWidget(label(_("There is no text in this language yet."), Text.STAFF_SMALL, tone="danger"))
        own = self._service.is_own(course)
        whose = _("Changed by the home.") if own else _("Comes with the program.")
        layout.addWidget(label(whose, Text.STAFF_SMALL_BOLD))
        buttons = [self._button(_("Change the course"), "pencil", lambda: self._ask_course(course))]
        if own:
            buttons.append(
                self._button(_("Back to the program's own"), "rotate-ccw", lambda: self._restore(course))
            )
        layout.addSpacing(Space.XS // 2)
        layout.addLayout(Wrapping(*buttons))
        return frame

    def _rules(self, course: Course) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        layout.addWidget(label(_("Who needs it, and by when"), Text.STAFF_HEADING))
        if not course.rules:
            layout.addWidget(label(_("Nobody has to, everybody may."), Text.STAFF_TEXT, tone="muted"))
        for rule in course.rules:
            words = rule_sentence(rule)
            gone = self._button(_("Take the rule away"), "x", partial(self._drop_rule, course, rule))
            gone.setAccessibleName(formats.named(_("Take the rule away"), words))
            gone.only_icon(True)
            line = row(label(words, Text.STAFF_TEXT), gone, space=Space.XS)
            line.setStretch(0, 1)
            layout.addLayout(line)
        layout.addLayout(row(self._button(_("Add a rule"), "plus", lambda: self._ask_rule(course)), None))
        return frame

    def _module(self, course: Course, module: Module) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS // 2)
        text = module.texts.get(self.language) or text_of(module)
        reading = ngettext("Reading: {count} minute", "Reading: {count} minutes", minutes(text.reading))
        asked = ngettext("{count} question", "{count} questions", len(text.questions))
        about = f"{reading.format(count=minutes(text.reading))} · {asked.format(count=len(text.questions))}"
        more = self._button(_("Change the chapter"), "pencil", lambda: show_menu(self._menu(course, module), more))
        more.setAccessibleName(formats.named(_("Change the chapter"), text.title))
        title = column(space=2)
        title.addWidget(label(text.title, Text.STAFF_HEADING))
        title.addWidget(label(about, Text.STAFF_SMALL, tone="muted"))
        head = row(title, more, space=Space.S)
        head.setStretch(0, 1)
        layout.addLayout(head)
        for item in module.items:
            parts = [
                sort_of_item_name(item.sort),
                proof_name(item.proof),
                renewal_name(item),
                _("signed by {who}").format(who=signer_name(item.signer)),
            ]
            layout.addWidget(label(text.items.get(item.id, item.id), Text.STAFF_TEXT))
            layout.addWidget(label(" · ".join(parts), Text.STAFF_SMALL, tone="muted"))
        return frame

    def _menu(self, course: Course, module: Module) -> list[MenuEntry]:
        text = module.texts.get(self.language) or text_of(module)
        entries = [
            MenuEntry(_("Title and reading"), "book-open", lambda: self._ask_module(course, module)),
            MenuEntry(_("Add an item"), "plus", lambda: self._ask_item(course, module, None)),
            MenuEntry(_("Add a question"), "plus", lambda: self._ask_question(course, module, -1)),
        ]
        for item in module.items:
            name = _("Item: {text}").format(text=_short(text.items.get(item.id, item.id)))
            entries.append(MenuEntry(name, "list-checks", partial(self._ask_item, course, module, item)))
        for number, question in enumerate(text.questions):
            name = _("Question: {text}").format(text=_short(question.text))
            entries.append(MenuEntry(name, "circle-help", partial(self._ask_question, course, module, number)))
        entries.append(MenuEntry(_("Take the chapter out"), "trash-2", lambda: self._drop_module(course, module)))
        return entries

    def _new(self) -> None:
        self._ask_course(Course("", texts={}))

    def _ask_course(self, course: Course) -> None:
        self._ask(_("Course"), course_form(course, self.language))

    def _ask_rule(self, course: Course) -> None:
        rule = rule_form(self._homes())
        self._ask(
            _("Add a rule"),
            Form(rule.parts, lambda given: replace(course, rules=(*course.rules, rule.made(given)))),
        )

    def _drop_rule(self, course: Course, rule: CourseRule) -> None:
        self._keep_now(replace(course, rules=tuple(other for other in course.rules if other != rule)))

    def _ask_module(self, course: Course, module: Module | None) -> None:
        there = module or Module("")
        texts = module_form(there.texts.get(self.language, ModuleText()))
        self._ask(_("Chapter"), self._in_course(course, there, texts))

    def _drop_module(self, course: Course, module: Module) -> None:
        self._keep_now(replace(course, modules=tuple(other for other in course.modules if other.id != module.id)))

    def _ask_item(self, course: Course, module: Module, item: ChecklistItem | None) -> None:
        there = item or ChecklistItem("", ItemSort.KNOWS, Proof.READ, Signer.LEARNER)
        self._ask(_("Item"), item_form(course, module, there, self.language))

    def _ask_question(self, course: Course, module: Module, number: int) -> None:
        text = module.texts.get(self.language) or text_of(module)
        texts = question_form(text, number, text.questions[number] if number >= 0 else None)
        self._ask(_("Question"), self._in_course(course, module, texts))

    def _in_course(self, course: Course, module: Module, texts: Form[ModuleText]) -> Form[Course]:
        return Form(texts.parts, lambda given: _with_module(course, module, {self.language: texts.made(given)}))

    def _ask(self, title: str, form: Form[Course]) -> None:
        FormDialog(title, "", _("Keep"), form.parts, self).open_for(
            lambda given: self._keep(form.made(given)), no_name=_("Please give it a title.")
        )

    def _keep_now(self, course: Course) -> None:
        """Keep what was chosen in a menu; say why not."""
        try:
            self._keep(course)
        except MengStemmError as error:
            self.refresh()
            self._shelf.say(refusal(error))

    def _keep(self, course: Course) -> None:
        self._shelf.current = self._service.keep(course).id
        self.refresh()

    def _restore(self, course: Course) -> None:
        asking = FormDialog(
            _("Back to the program's own"),
            _("What the home has changed in this course is gone then. What people have completed stays."),
            _("Back to the program's own"),
            [],
            self,
        )

        def go(_given: Given) -> None:
            try:
                self._service.restore(course.id)
            except LookupError:
                asking.complain(_("Only your home has this course. You can remove it instead."))
            else:
                asking.accept()

        asking.given.connect(go)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _button(self, name: str, sign: str, do: Callable[[], None]) -> Button:
        button = Button(name, STAFF, Weight.QUIET, icon_before=sign)
        button.clicked.connect(lambda _on=False: do())
        return button


def _short(text: str) -> str:
    return text if len(text) <= _MENU else f"{text[:_MENU]}…"


_MENU = 60
"""Characters of an item or a question in a menu."""


def _with_module(course: Course, module: Module, texts: dict[str, ModuleText]) -> Course:
    """Return the course with a module changed, or added where it has no id yet."""
    module_id = module.id or _free(f"m{len(course.modules) + 1}", [other.id for other in course.modules])
    changed = replace(module, id=module_id, texts=dict(module.texts) | texts)
    if module.id:
        return replace(
            course, modules=tuple(changed if other.id == module_id else other for other in course.modules)
        )
    return replace(course, modules=(*course.modules, changed))


def _free(name: str, taken: Sequence[str]) -> str:
    while name in taken:
        name += "x"
    return name
