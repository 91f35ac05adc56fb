"""Lists from outside: each row is taken whole, or refused with its number and its reason."""

from datetime import date

import pytest

from app.core.days import EARLIEST, LATEST
from app.core.text import plain
from app.training.rules.courses import Function
from app.training.rules.imports import (
    COLUMN_NAMES,
    PERSON_FIELDS,
    BadRow,
    Cell,
    Column,
    ImportedPerson,
    PastCompletion,
    Problem,
    completions_from,
    day_of,
    fields,
    is_formula,
    people_from,
    unread,
)

TODAY = date(2026, 3, 2)
PEOPLE = {field: place for place, field in enumerate((Column.NAME, Column.FUNCTION, Column.HOME, Column.NUMBER))}
PEOPLE |= {Column.FIRST: 4, Column.LAST: 5}
DONE = {Column.NAME: 0, Column.NUMBER: 1, Column.ITEM: 2, Column.DONE: 3}
FUNCTIONS = {"nuetswaach": Function.NIGHT_WATCH}


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        (EARLIEST, EARLIEST),
        (LATEST, LATEST),
        (date(1949, 12, 31), None),
        (date(2101, 1, 1), None),
        ("2026-3-1", date(2026, 3, 1)),
        ("2026-03-01 00:00", date(2026, 3, 1)),
        ("2026-03-01T00:00:00", date(2026, 3, 1)),
        ("2026-03-01t00:00", None),
        ("2026-03-01 00:01", None),
        ("1.3.2026", date(2026, 3, 1)),
        ("01/03/2026", date(2026, 3, 1)),
        ("1-3-2026", date(2026, 3, 1)),
        ("1950-01-01", EARLIEST),
        ("31.12.2100", LATEST),
        ("1949-12-31", None),
        ("1.1.2101", None),
        ("31.2.2026", None),
        ("2026-03-01x", None),
        ("1.3.26", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_it_is_written_here(cell: Cell, day: date | None) -> None:
    assert day_of(cell) == day


def test_words_are_compared_without_accents_capitals_and_spaces() -> None:
    assert plain("  Éducation   Spécialisée ") == "education specialisee"


def test_heads_are_understood_once_each() -> None:
    assert fields(["Numm", "x", "FONCTION", "Nom", "Até"], {}) == {
        Column.NAME: 0,
        Column.FUNCTION: 2,
        Column.LAST: 4,
    }
    assert all(plain(name) == name for names in COLUMN_NAMES.values() for name in names)


def test_a_head_is_understood_as_the_form_calls_it_and_the_rest_is_named() -> None:
    heads = ["Numm", "Personalnummer", "Bemierkung", "Gebuertsdag", ""]
    columns = fields(heads, {"personalnummer": Column.NUMBER})
    assert columns == {Column.NAME: 0, Column.NUMBER: 1}
    assert unread(heads, columns, PERSON_FIELDS) == ("Bemierkung", "Gebuertsdag")
    assert unread(["Name", "Done"], {Column.NAME: 0, Column.DONE: 1}, PERSON_FIELDS) == ("Done",)


@pytest.mark.parametrize(("cell", "formula"), [("=1+1", True), ("@a", True), ("a=1", False), (TODAY, False)])
def test_a_formula_is_no_text(cell: Cell, formula: bool) -> None:
    assert is_formula(cell) is formula


def test_people_are_taken_as_they_stand() -> None:
    rows: list[tuple[int, list[Cell]]] = [
        (2, ["Eva", "Nuetswaach", "Haus A", "7", "2026-01-01", date(2026, 1, 1)]),
        (5, ["Tom"]),
    ]
    found, bad = people_from(rows, PEOPLE, FUNCTIONS)
    assert bad == []
    assert found == [
        ImportedPerson("Eva", Function.NIGHT_WATCH, "Haus A", "7", date(2026, 1, 1), date(2026, 1, 1), 2),
        ImportedPerson("Tom", Function.EDUCATION, "", "", None, None, 5),
    ]


@pytest.mark.parametrize(
    ("row", "problem", "value"),
    [
        (["=Eva"], Problem.FORMULA, "=Eva"),
        (["Eva", "", "@b"], Problem.FORMULA, "@b"),
        ([""], Problem.NO_NAME, ""),
        (["Eva", "Kapitän"], Problem.FUNCTION_UNKNOWN, "Kapitän"),
        (["Eva", "", "", "", "gëschter"], Problem.DAY_UNREADABLE, "gëschter"),
        (["Eva", "", "", "", "", "muer"], Problem.DAY_UNREADABLE, "muer"),
        (["Eva", "", "", "", "2.1.2026", "1.1.2026"], Problem.ENDS_BEFORE_BEGIN, "2026-01-01"),
    ],
)
def test_a_person_that_cannot_be_taken_is_named(row: list[Cell], problem: Problem, value: str) -> None:
    assert people_from([(2, ["Tom"]), (4, row)], PEOPLE, FUNCTIONS)[1] == [BadRow(4, problem, value)]


KNOWN = {"eva": ["e"], "tom": ["t1", "t2"], "7": ["n"]}
ITEMS = {"bientraitance": ["a", "b"], "eidel": []}


def done(*row: Cell) -> tuple[list[PastCompletion], list[BadRow]]:
    return completions_from([(2, row)], DONE, KNOWN, ITEMS, TODAY)


def test_completions_are_taken_for_every_item_of_the_title() -> None:
    assert done("Éva", "", "Bientraitance", TODAY) == (
        [PastCompletion("e", "a", TODAY), PastCompletion("e", "b", TODAY)],
        [],
    )
    assert done("Eva", "7", "Bientraitance", TODAY)[0][0].member_id == "n", "a number tells more than a name"
    assert done("Eva", "8", "Bientraitance", TODAY)[0][0].member_id == "e"
    assert done("", "7", "Bientraitance", TODAY)[0][0].member_id == "n"


@pytest.mark.parametrize(
    ("row", "problem", "value"),
    [
        (("=Eva", "", "Bientraitance", TODAY), Problem.FORMULA, "=Eva"),
        (("", "", "Bientraitance", TODAY), Problem.NO_NAME, ""),
        (("Max", "", "Bientraitance", TODAY), Problem.PERSON_UNKNOWN, "Max"),
        (("", "8", "Bientraitance", TODAY), Problem.PERSON_UNKNOWN, "8"),
        (("Tom", "", "Bientraitance", TODAY), Problem.PERSON_TWICE, "Tom"),
        (("Eva", "", "Kachen", TODAY), Problem.ITEM_UNKNOWN, "Kachen"),
        (("Eva", "", "Eidel", TODAY), Problem.ITEM_UNKNOWN, "Eidel"),
        (("Eva", "", "Bientraitance"), Problem.DAY_MISSING, ""),
        (("Eva", "", "Bientraitance", "gëschter"), Problem.DAY_UNREADABLE, "gëschter"),
        (("Eva", "", "Bientraitance", date(2026, 3, 3)), Problem.DAY_AHEAD, "2026-03-03"),
    ],
)
def test_a_completion_that_cannot_be_taken_is_named(row: tuple[Cell, ...], problem: Problem, value: str) -> None:
    assert done(*row) == ([], [BadRow(2, problem, value)])


def test_rows_behind_a_bad_one_are_taken_too() -> None:
    rows: list[tuple[int, list[Cell]]] = [(2, ["=x"]), (3, ["Eva"])]
    found, bad = people_from(rows, PEOPLE, FUNCTIONS)
    assert ([person.name for person in found], [bad_row.number for bad_row in bad]) == (["Eva"], [2])
    behind: list[tuple[int, list[Cell]]] = [
        (2, ["Max"]),
        (3, ["Eva", "", "Bientraitance", TODAY]),
        (4, ["", "7", "Bientraitance", TODAY]),
    ]
    done_on, wrong = completions_from(behind, DONE, KNOWN, ITEMS, TODAY)
    assert ([past_completion.member_id for past_completion in done_on], [bad_row.number for bad_row in wrong]) == (
        ["e", "e", "n", "n"],
        [2],
    )
