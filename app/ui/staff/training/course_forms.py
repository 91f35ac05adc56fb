"""What the small windows of the course editor ask for, and the course that comes of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.i18n import _
from app.training.rules.courses import (
    Answer,
    Course,
    CourseText,
    Function,
    Item,
    Module,
    ModuleText,
    Moment,
    Proof,
    Question,
    Rule,
    Signer,
    Sort,
)
from app.training.words import function_name, proof_name, signer_name, sort_of_item_name
from app.ui.widgets.asking import Choice, Line, Many, Part, Tick, Words

_WRONG = 3
"""Wrong answers that a question may have."""

Values = list[Any]


def course_parts(one: Course, language: str) -> list[Part]:
    """Return what is asked about a course itself."""
    text = one.texts.get(language, CourseText())
    return [
        Line(_("Title"), text=text.title),
        Words(_("What is it for?"), text=text.about),
        Tick(_("Gives a certificate"), one.certificate),
        Tick(_("Take the course out"), one.hidden),
    ]


def course_values(one: Course, language: str, values: Values) -> Course:
    """Return the course with what was typed."""
    title, about, certificate, hidden = values
    texts = dict(one.texts) | {language: CourseText(title, about)}
    return replace(one, texts=texts, certificate=certificate, hidden=hidden)


def rule_parts(homes: Sequence[str]) -> list[Part]:
    """Return what is asked about a rule."""
    moments = [
        (Moment.BEGINNING.value, _("after the first day of work")),
        (Moment.LEAVING.value, _("before the last day of work")),
    ]
    return [
        Choice(_("When?"), moments),
        Line(_("Within how many days?"), text="90"),
        Many(_("For which functions? None means all."), [(one.value, function_name(one)) for one in Function]),
        *([Many(_("For which houses? None means all."), [(one, one) for one in homes])] if homes else []),
    ]


def rule_values(values: Values) -> Rule:
    """Return the rule that was asked for."""
    moment, days, functions, *homes = values
    return Rule(
        frozenset(map(Function, functions)),
        frozenset(homes[0]) if homes else frozenset(),
        _number(days),
        moment=Moment(moment),
    )


def module_parts(text: ModuleText) -> list[Part]:
    """Return what is asked about a chapter."""
    hint = _("A line that begins with ## is a heading, with - a point, with > a story, with ! something to check.")
    return [Line(_("Title"), text=text.title), Words(_("Reading"), hint, text.reading)]


def module_values(text: ModuleText, values: Values) -> ModuleText:
    """Return the chapter's texts with what was typed."""
    return replace(text, title=values[0], reading=values[1])


def item_parts(item: Item, text: str) -> list[Part]:
    """Return what is asked about an item."""
    return [
        Line(_("What the list says"), _("In the voice of the learner: “I have …”"), text),
        Choice(_("What is it about?"), [(one.value, sort_of_item_name(one)) for one in Sort], item.sort),
        Choice(_("How is it proved?"), [(one.value, proof_name(one)) for one in Proof], item.proof),
        Choice(_("Who signs?"), [(one.value, signer_name(one)) for one in Signer], item.signer),
        Line(_("Due again after how many months? 0 means never."), text=str(item.renew)),
        Many(
            _("For which functions? None means all."),
            [(one.value, function_name(one)) for one in Function],
            sorted(item.functions),
        ),
        Tick(_("Take this item away"), False),
    ]


def item_values(course: Course, module: Module, item: Item, language: str, values: Values) -> Course:
    """Return the course with an item changed, added or taken away."""
    words, sort, proof, signer, months, functions, gone = values
    taken = {one.id for one in module.items}
    number = len(module.items) + 1
    while not item.id and f"i{number}" in taken:
        number += 1
    changed = Item(
        item.id or f"i{number}",
        Sort(sort),
        Proof(proof),
        Signer(signer),
        _number(months),
        frozenset(map(Function, functions)),
        item.days,
    )
    items = tuple(changed if one.id == item.id else one for one in module.items)
    if not item.id:
        items = (*items, changed)
    if gone:
        items = tuple(one for one in items if one.id != changed.id)
    text = module.texts.get(language, ModuleText())
    texts = dict(module.texts) | {language: replace(text, items=dict(text.items) | {changed.id: words})}
    ready = replace(module, items=items, texts=texts)
    return replace(course, modules=tuple(ready if one.id == module.id else one for one in course.modules))


def question_parts(question: Question | None) -> list[Part]:
    """Return what is asked about a question: the right answer first, each with what is said to it."""
    there = question or Question("", ())
    answers = [*there.answers, *[Answer("", "")] * (_WRONG + 1)][: _WRONG + 1]
    parts: list[Part] = [Line(_("Question"), text=there.text)]
    for number, answer in enumerate(answers):
        name = _("Wrong answer {number}").format(number=number) if number else _("The right answer")
        parts += [
            Line(name, text=answer.text),
            Line(_("{name}: what is said to it").format(name=name), text=answer.why),
        ]
    return [*parts, Tick(_("Take this question away"), False)]


def question_values(text: ModuleText, number: int, values: Values) -> ModuleText:
    """Return the chapter's texts with a question changed, added (-1) or taken away."""
    words, *answers, gone = values
    pairs = [Answer(answers[place], answers[place + 1]) for place in range(0, len(answers), 2)]
    question = Question(words, tuple(one for one in pairs if one.text.strip()))
    questions = list(text.questions)
    if number < 0:
        questions.append(question)
    else:
        questions[number] = question
    if gone:
        del questions[number]
    return replace(text, questions=tuple(questions))


def _number(typed: str) -> int:
    digits = "".join(letter for letter in typed if letter.isdigit())[:4]
    return int(digits or 0)
