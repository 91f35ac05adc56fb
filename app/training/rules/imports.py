"""What a list of people or of past completions must say: columns by their names in every language, and for each
row what is wrong with it. Pure: the list goes in, what would be written comes out."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.days import EARLIEST, LATEST
from app.core.tables import for_every
from app.core.text import plain
from app.training.rules.courses import Function

Cell = str | date


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FUNCTION = "function"
    HOME = "home"
    NUMBER = "number"
    FIRST = "first"
    LAST = "last"
    ITEM = "item"
    DONE = "done"


COLUMN_NAMES: dict[Column, frozenset[str]] = {
    field: frozenset(names.split("|"))
    for field, names in for_every(
        Column,
        {
            Column.NAME: "name|numm|nom|nome|person|persoun|personne|pessoa",
            Column.FUNCTION: "function|funktioun|fonction|funktion|funcao|role|roll|rolle",
            Column.HOME: "home|haus|heem|foyer|maison|heim|house|casa|lar",
            Column.NUMBER: "number|nummer|numero|matricule|id",
            Column.FIRST: "from|vun|depuis|von|since|seit|start|beginn|debut|entree|desde",
            Column.LAST: "until|bis|jusqu'au|end|ende|fin|enn|sortie|ate",
            Column.ITEM: "item|punkt|point|course|cours|kurs|curso|formation|formatioun|formacao",
            Column.DONE: "done|gemaach|fait|erledigt|date|datum|done on|fait le|feito|data",
        },
    ).items()
}
"""Heads that are understood, in small letters and without accents."""


PERSON_FIELDS = (Column.NAME, Column.FUNCTION, Column.HOME, Column.NUMBER, Column.FIRST, Column.LAST)
COMPLETION_FIELDS = (Column.NAME, Column.NUMBER, Column.ITEM, Column.DONE)
"""What is read of a list of people, and of one of completions."""


class Problem(StrEnum):
    """What is wrong with a row."""

    NO_NAME = "no_name"
    FUNCTION_UNKNOWN = "function_unknown"
    DAY_UNREADABLE = "day_unreadable"
    DAY_MISSING = "day_missing"
    FIRST_MISSING = "first_missing"
    DAY_AHEAD = "day_ahead"
    ENDS_BEFORE_BEGIN = "ends_before_begin"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_TWICE = "person_twice"
    ITEM_UNKNOWN = "item_unknown"
    FORMULA = "formula"


@dataclass(frozen=True)
class BadRow:
    """A row that cannot be taken, its number in the list (the heads are 1), and why."""

    number: int
    problem: Problem
    value: str = ""


@dataclass(frozen=True)
class ImportedPerson:
    """A person to add, or to update where the number or the name is known. An update may leave `first` None, to
    keep the first day. `row` is the row of the list."""

    name: str
    function: Function
    home: str
    number: str
    first: date | None
    last: date | None
    row: int = 0


@dataclass(frozen=True)
class PastCompletion:
    """A completion to add."""

    member_id: str
    key: str
    done_on: date


def fields(heads: Sequence[Cell], more: Mapping[str, Column]) -> dict[Column, int]:
    """Map each recognised column to its position, by header; `more` are additional headers."""
    found: dict[Column, int] = {}
    for place, head in enumerate(heads):
        name = plain(str(head))
        field = more.get(name) or next((column for column, names in COLUMN_NAMES.items() if name in names), None)
        if field is not None:
            found.setdefault(field, place)
    return found


def unread(heads: Sequence[Cell], columns: Mapping[Column, int], wanted: Collection[Column]) -> tuple[str, ...]:
    """Return the heads of the columns that nothing is read from."""
    used = {place for field, place in columns.items() if field in wanted}
    return tuple(str(head) for place, head in enumerate(heads) if place not in used and str(head))


def day_of(cell: Cell) -> date | None:
    """Return the day of a cell: a real date, 2026-03-01, 1.3.2026, 01/03/2026 (day first). None where it is no day
    that can be meant."""
    if isinstance(cell, date):
        return cell if EARLIEST <= cell <= LATEST else None
    match = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(:00)?)?", cell)
    numbers = [int(match[1]), int(match[2]), int(match[3])] if match else []
    if not match and (match := re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", cell)):
        numbers = [int(match[3]), int(match[2]), int(match[1])]
    try:
        day = date(*numbers)
    except (ValueError, TypeError):
        return None
    return day if EARLIEST <= day <= LATEST else None


def is_formula(cell: Cell) -> bool:
    """Tell whether a spreadsheet would run a cell as a formula: it is no valid name or day."""
    return isinstance(cell, str) and cell.startswith(("=", "@"))


def people_from(
    rows: Iterable[tuple[int, Sequence[Cell]]], columns: Mapping[Column, int], functions: Mapping[str, Function]
) -> tuple[list[ImportedPerson], list[BadRow]]:
    """Parse a list of people: return them, and the rejected rows. `rows` are numbered and exclude the header. The
    default function is education."""
    found, bad = [], []
    for number, row in rows:
        value = _values(row, columns)
        problem = _problem_with_person(value, functions)
        if problem is not None:
            bad.append(BadRow(number, problem[0], problem[1]))
            continue
        first = day_of(value[Column.FIRST])
        last = day_of(value[Column.LAST])
        function = functions.get(plain(str(value[Column.FUNCTION])), Function.EDUCATION)
        texts = [str(value[field]) for field in (Column.NAME, Column.HOME, Column.NUMBER)]
        found.append(ImportedPerson(texts[0], function, texts[1], texts[2], first, last, number))
    return found, bad


def _problem_with_person(
    value: Mapping[Column, Cell], functions: Mapping[str, Function]
) -> tuple[Problem, str] | None:
    for field in value:
        if is_formula(value[field]):
            return Problem.FORMULA, str(value[field])
    if not str(value[Column.NAME]):
        return Problem.NO_NAME, ""
    function = str(value[Column.FUNCTION])
    if function and plain(function) not in functions:
        return Problem.FUNCTION_UNKNOWN, function
    for field in (Column.FIRST, Column.LAST):
        if value[field] and day_of(value[field]) is None:
            return Problem.DAY_UNREADABLE, str(value[field])
    first, last = day_of(value[Column.FIRST]), day_of(value[Column.LAST])
    if first is not None and last is not None and last < first:
        return Problem.ENDS_BEFORE_BEGIN, str(last)
    return None


def completions_from(
    rows: Iterable[tuple[int, Sequence[Cell]]],
    columns: Mapping[Column, int],
    people: Mapping[str, Sequence[str]],
    items: Mapping[str, Sequence[str]],
    today: date,
) -> tuple[list[PastCompletion], list[BadRow]]:
    """Parse a list of completions: return them, and the rejected rows. `people` maps a plain name or number to
    members, `items` a plain title to the items it covers."""
    found, bad = [], []
    for number, row in rows:
        value = _values(row, columns)
        problem, members, keys = _problem_with_completion(value, people, items, today)
        day = day_of(value[Column.DONE])
        if problem is not None or day is None:
            bad.append(BadRow(number, *(problem or (Problem.DAY_UNREADABLE, ""))))
            continue
        found += [PastCompletion(members[0], key, day) for key in keys]
    return found, bad


def _problem_with_completion(
    value: Mapping[Column, Cell],
    people: Mapping[str, Sequence[str]],
    items: Mapping[str, Sequence[str]],
    today: date,
) -> tuple[tuple[Problem, str] | None, Sequence[str], Sequence[str]]:
    for field in value:
        if is_formula(value[field]):
            return (Problem.FORMULA, str(value[field])), (), ()
    number, name = str(value[Column.NUMBER]), str(value[Column.NAME])
    members = (people.get(plain(number)) if number else None) or people.get(plain(name), ())
    keys = items.get(plain(str(value[Column.ITEM])), ())
    day = value[Column.DONE]
    found = day_of(day)
    checks = (
        (not name and not number, Problem.NO_NAME, ""),
        (not members, Problem.PERSON_UNKNOWN, name or number),
        (len(members) > 1, Problem.PERSON_TWICE, name or number),
        (not keys, Problem.ITEM_UNKNOWN, str(value[Column.ITEM])),
        (not day, Problem.DAY_MISSING, ""),
        (found is None, Problem.DAY_UNREADABLE, str(day)),
        (found is not None and found > today, Problem.DAY_AHEAD, str(day)),
    )
    problem = next(((kind, said) for wrong, kind, said in checks if wrong), None)
    return problem, members, keys


def _values(row: Sequence[Cell], columns: Mapping[Column, int]) -> dict[Column, Cell]:
    return {
        field: row[columns[field]] if field in columns and columns[field] < len(row) else "" for field in Column
    }
