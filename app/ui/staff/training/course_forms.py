"""What the small windows of the course editor ask for, and the course that comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.i18n import _
from app.training.rules.courses import (
    AnswerChoice,
    ChecklistItem,
    CheckQuestion,
    Course,
    CourseRule,
    CourseText,
    Function,
    ItemSort,
    Module,
    ModuleText,
    Proof,
    RuleStart,
    Signer,
)
from app.training.services.my_training import text_of
from app.training.words import function_name, proof_name, signer_name, sort_of_item_name
from app.ui.widgets.form_parts import Choice, Form, Given, Line, Many, Part, Tick, Words

_WRONG = 3
"""Wrong answers that a question may have."""


def course_form(course: Course, language: str) -> Form[Course]:
    """Ask about a course itself."""
    text = course.texts.get(language, CourseText())
    title, about = Line(_("Title"), text=text.title), Words(_("What is it for?"), text=text.about)
    certificate = Tick(_("Gives a certificate"), course.certificate)
    hidden = Tick(_("Take the course out"), course.hidden)

    def made(given: Given) -> Course:
        texts = dict(course.texts) | {language: CourseText(given[title], given[about])}
        return replace(course, texts=texts, certificate=given[certificate], hidden=given[hidden])

    return Form([title, about, certificate, hidden], made)


def rule_form(homes: Sequence[str]) -> Form[CourseRule]:
    """Ask who has to complete a course, and when."""
    moments = [
        (RuleStart.BEGINNING, _("after the first day of work")),
        (RuleStart.LEAVING, _("before the last day of work")),
    ]
    moment, days = Choice(_("When?"), moments), Line(_("Within how many days?"), text="90")
    functions = Many(_("For which functions? None means all."), _functions())
    houses = Many(_("For which houses? None means all."), [(home, home) for home in homes])
    parts: list[Part[Any]] = [moment, days, functions, *([houses] if homes else [])]

    def made(given: Given) -> CourseRule:
        chosen = given[houses] if homes else ()
        return CourseRule(
            frozenset(given[functions]), frozenset(chosen), _number(given[days]), moment=given[moment]
        )

    return Form(parts, made)


def module_form(text: ModuleText) -> Form[ModuleText]:
    """Ask about a chapter."""
    hint = _("A line that begins with ## is a heading, with - a point, with > a story, with ! something to check.")
    title, reading = Line(_("Title"), text=text.title), Words(_("Reading"), hint, text.reading)
    return Form([title, reading], lambda given: replace(text, title=given[title], reading=given[reading]))


def item_form(course: Course, module: Module, item: ChecklistItem, language: str) -> Form[Course]:
    """Ask about an item, which is changed, added where it has no id, or taken away."""
    text = module.texts.get(language) or text_of(module)
    words = Line(
        _("What the list says"), _("In the voice of the learner: “I have …”"), text.items.get(item.id, "")
    )
    sort = Choice(
        _("What is it about?"), [(item_sort, sort_of_item_name(item_sort)) for item_sort in ItemSort], item.sort
    )
    proof = Choice(_("How is this proved?"), [(other, proof_name(other)) for other in Proof], item.proof)
    signer = Choice(_("Who signs?"), [(signer, signer_name(signer)) for signer in Signer], item.signer)
    months = Line(_("Due again after how many months? 0 means never."), text=str(item.renew))
    functions = Many(_("For which functions? None means all."), _functions(), sorted(item.functions))
    gone = Tick(_("Remove this item"))

    def made(given: Given) -> Course:
        changed = ChecklistItem(
            item.id or _free_id(module),
            given[sort],
            given[proof],
            given[signer],
            _number(given[months]),
            frozenset(given[functions]),
            item.days,
        )
        return _with_item(course, module, changed, given[words], language, gone=given[gone])

    return Form([words, sort, proof, signer, months, functions, gone], made)


def _free_id(module: Module) -> str:
    taken = {item.id for item in module.items}
    number = len(module.items) + 1
    while f"i{number}" in taken:
        number += 1
    return f"i{number}"


def _with_item(
    course: Course, module: Module, item: ChecklistItem, words: str, language: str, *, gone: bool
) -> Course:
    items = {known.id: known for known in module.items} | {item.id: item}
    if gone:
        del items[item.id]
    text = module.texts.get(language, ModuleText())
    texts = dict(module.texts) | {language: replace(text, items=dict(text.items) | {item.id: words})}
    ready = replace(module, items=tuple(items.values()), texts=texts)
    return replace(course, modules=tuple(ready if other.id == module.id else other for other in course.modules))


def question_form(text: ModuleText, number: int, shown: CheckQuestion | None) -> Form[ModuleText]:
    """Ask about the question of this number, -1 for a new one: the right answer first, each with what is said to
    it. `shown` is what stands in the window at first."""
    there = shown or CheckQuestion("", ())
    words, gone = Line(_("Question"), text=there.text), Tick(_("Remove this question"))
    answers: list[tuple[Line, Line]] = []
    for place, answer in enumerate([*there.answers, *[AnswerChoice("", "")] * (_WRONG + 1)][: _WRONG + 1]):
        name = _("Wrong answer {number}").format(number=place) if place else _("The right answer")
        said = Line(_("{name}: what is said to it").format(name=name), text=answer.why)
        answers.append((Line(name, text=answer.text), said))

    def made(given: Given) -> ModuleText:
        kept = (AnswerChoice(given[answer], given[said]) for answer, said in answers)
        question = CheckQuestion(given[words], tuple(answer for answer in kept if answer.text.strip()))
        questions = list(text.questions)
        if number < 0:
            questions.append(question)
        else:
            questions[number] = question
        if given[gone]:
            del questions[number]
        return replace(text, questions=tuple(questions))

    return Form([words, *(line for pair in answers for line in pair), gone], made)


def _functions() -> list[tuple[Function, str]]:
    return [(function, function_name(function)) for function in Function]


def _number(typed: str) -> int:
    digits = "".join(letter for letter in typed if letter.isdigit())[:4]
    return int(digits or 0)
