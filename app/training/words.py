"""Words of the training: what somebody does, sorts of items, how they are proved, and where somebody stands."""

from datetime import date
from typing import assert_never

from app.core.tables import for_every
from app.i18n import _, formats, ngettext, pgettext
from app.training.rules.courses import ChecklistItem, CourseRule, Function, ItemSort, Proof, RuleStart, Signer
from app.training.rules.imports import BadRow, Column, ImportedPerson, Problem
from app.training.rules.standing import TrainingState, TrainingStatus


def function_name(function: Function) -> str:
    """Return what somebody does in the home."""
    match function:
        case Function.EDUCATION:
            return _("Education")
        case Function.NIGHT_WATCH:
            return _("Night watch")
        case Function.HOUSE:
            return _("Kitchen and house")
        case Function.TECHNICAL:
            return _("Technical service")
        case Function.ADMINISTRATION:
            return _("Administration")
        case Function.MANAGEMENT:
            return _("Management")
        case Function.THERAPY:
            return _("Therapy")
        case Function.TRAINEE:
            return _("Trainee")
        case Function.VOLUNTEER:
            return _("Volunteer")
        case _:
            assert_never(function)


def sort_of_item_name(sort: ItemSort) -> str:
    """Return what an item is about."""
    match sort:
        case ItemSort.KNOWS:
            return _("to know")
        case ItemSort.DOES:
            return _("to do")
        case ItemSort.HAS:
            return _("to have")
        case _:
            assert_never(sort)


def proof_name(proof: Proof) -> str:
    """Return how an item is proved."""
    match proof:
        case Proof.READ:
            return _("read")
        case Proof.ANSWERED:
            return _("questions answered")
        case Proof.WATCHED:
            return _("shown in practice")
        case Proof.DOCUMENT:
            return _("document")
        case Proof.SHOWN:
            return _("document shown, not kept")
        case _:
            assert_never(proof)


def signer_name(signer: Signer) -> str:
    """Return who says that it is so."""
    match signer:
        case Signer.LEARNER:
            return _("the learner")
        case Signer.MENTOR:
            return _("a mentor")
        case Signer.COORDINATOR:
            return _("a coordinator")
        case _:
            assert_never(signer)


def standing_name(standing: TrainingStatus, today: date) -> str:
    """Return where somebody stands, with the day that matters."""
    due = standing.due or today
    day, late = formats.short_date(due, today), (today - due).days
    match standing.state:
        case TrainingState.DONE:
            return _("done")
        case TrainingState.SOON:
            return _("renew by {day}").format(day=day)
        case TrainingState.OPEN:
            return _("by {day}").format(day=day)
        case TrainingState.OVERDUE:
            return ngettext("{count} day late", "{count} days late", late).format(count=late)
        case TrainingState.WAITING:
            return _("signature missing")
        case TrainingState.EXEMPT:
            return _("exempt")
        case TrainingState.NOT_NEEDED:
            return _("not needed")
        case _:
            assert_never(standing.state)


STANDING_ICONS = for_every(
    TrainingState,
    {
        TrainingState.DONE: "check",
        TrainingState.SOON: "clock",
        TrainingState.OPEN: "clock",
        TrainingState.OVERDUE: "triangle-alert",
        TrainingState.WAITING: "pen-line",
        TrainingState.EXEMPT: "minus",
        TrainingState.NOT_NEEDED: "minus",
    },
)
"""The sign of each state; the word and the colour say the same."""


def validity_name(until: date | None) -> str:
    """Return until when something is valid."""
    return _("valid until {day}").format(day=formats.plain_day(until)) if until else _("valid for good")


def renewal_name(item: ChecklistItem) -> str:
    """Return how often an item is due again."""
    if not item.renew:
        return _("once")
    return ngettext("every {count} month", "every {count} months", item.renew).format(count=item.renew)


def rule_sentence(rule: CourseRule) -> str:
    """Return a rule as a sentence: who, and by when."""
    who = ", ".join(map(function_name, sorted(rule.functions))) if rule.functions else _("Everybody")
    if rule.homes:
        who = _("{who} ({homes})").format(who=who, homes=", ".join(sorted(rule.homes)))
    if rule.moment is RuleStart.LEAVING:
        return _("{who}: before the last day of work").format(who=who)
    days = ngettext("{who}: within {count} day", "{who}: within {count} days", rule.days)
    return days.format(who=who, count=rule.days)


def column_name(field: Column) -> str:
    """Return the header of a column in an exported list, as the import recognises it."""
    match field:
        case Column.NAME:
            return pgettext("column", "Name")
        case Column.FUNCTION:
            return pgettext("column", "Function")
        case Column.HOME:
            return pgettext("column", "House")
        case Column.NUMBER:
            return pgettext("column", "Number")
        case Column.FIRST:
            return pgettext("column", "From")
        case Column.LAST:
            return pgettext("column", "Until")
        case Column.ITEM:
            return pgettext("column", "Course")
        case Column.DONE:
            return pgettext("column", "Done")
        case _:
            assert_never(field)


def line_name(field: Column) -> str:
    """Return what a line of the form is called in which a person is written down."""
    names = {
        Column.HOME: _("House or group"),
        Column.FIRST: _("First day of work"),
        Column.LAST: _("Last day of work"),
    }
    return names.get(field) or column_name(field)


def person_line(person: ImportedPerson) -> str:
    """Return what a list says of a person, in a line."""
    first = _("from {day}").format(day=formats.plain_day(person.first)) if person.first else ""
    last = _("until {day}").format(day=formats.plain_day(person.last)) if person.last else ""
    parts = (person.name, function_name(person.function), person.home, person.number, first, last)
    return " · ".join(part for part in parts if part)


def bad_row_name(bad: BadRow) -> str:
    """Return why a row of a list cannot be taken."""
    reason = for_every(
        Problem,
        {
            Problem.NO_NAME: _("there is no name"),
            Problem.FUNCTION_UNKNOWN: _("this function is not known: {value}. Known are: {functions}"),
            Problem.DAY_UNREADABLE: _("this is no day that can be read: {value}"),
            Problem.DAY_MISSING: _("the day is missing"),
            Problem.FIRST_MISSING: _("the first day of work is missing"),
            Problem.DAY_AHEAD: _("this day lies ahead: {value}"),
            Problem.ENDS_BEFORE_BEGIN: _("the last day lies before the first: {value}"),
            Problem.PERSON_UNKNOWN: _("nobody of this name or number is in the team: {value}"),
            Problem.PERSON_TWICE: _("several people have this name; give the number: {value}"),
            Problem.ITEM_UNKNOWN: _("no course and no chapter has this title: {value}"),
            Problem.FORMULA: _("a formula is not taken: {value}"),
        },
    )[bad.problem].format(value=bad.value, functions=", ".join(map(function_name, Function)))
    return _("Row {number}: {reason}").format(number=bad.number, reason=reason)
