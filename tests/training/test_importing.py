"""Lists in and out, with the files that the world really has: wrong letters, semicolons, merged cells, dates as
text, formulas, far too many rows, bombs."""

import contextlib
import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from app.core.errors import ChangedMeanwhile, ListUnreadable, NotAllowed
from app.home.services.lists import BYTES_LIMIT, ListFile, csv_bytes, excel_bytes, read_table
from app.i18n import LANGUAGES, in_language
from app.training.rules.courses import Function
from app.training.rules.imports import PERSON_FIELDS, BadRow, Problem, day_of
from app.training.rules.standing import Employment
from app.training.services.importing import Importing, ListKind
from app.training.services.matrix import TrainingMatrix
from app.training.services.team import team
from app.training.words import line_name
from tests.made_homes import TestHome


def importing(home: TestHome, who: str = "claire") -> Importing:
    return Importing(home.house, home.signed_in(who))


def excel(rows: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda _sheet: None) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


HEADS = "Name;Function;House;From;Until\n"


def names(home: TestHome) -> list[str]:
    return [member.name for member in team(home.house)]


def test_people_come_in_from_a_list_with_semicolons(home: TestHome) -> None:
    preview = importing(home).look((HEADS + "Jeff K.;Kitchen and house;Haus A;1.9.2025;\n").encode())
    assert (preview.kind, preview.rows, preview.new, preview.bad) == (ListKind.PEOPLE, 1, 1, ())
    assert "Jeff K." not in names(home)
    importing(home).take(preview)
    jeff = next(member for member in team(home.house) if member.name == "Jeff K.")
    assert (jeff.function, jeff.home, jeff.employments[0].first) == (Function.HOUSE, "Haus A", date(2025, 9, 1))


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_and_functions_are_understood_in_each_language(home: TestHome, language: str) -> None:
    with in_language(language):
        written = importing(home).people_list(ListFile.CSV)
    preview = importing(home).look(written)
    assert preview.bad == ()
    assert (len(preview.people), preview.new) == (4, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_right_in_every_usual_encoding(home: TestHome, encoding: str) -> None:
    data = "Numm,Haus,Vun\nZoé Müller-Çelik,Stëmmhaus,1.2.2026\n".encode(encoding)
    importing(home).take(importing(home).look(data))
    assert "Zoé Müller-Çelik" in names(home)


@pytest.mark.parametrize("written", ["2026-02-28", "28.2.2026", "28/02/2026", "28-02-2026", date(2026, 2, 28)])
def test_days_are_read_as_people_write_them(written: str | date) -> None:
    assert day_of(written) == date(2026, 2, 28)


@pytest.mark.parametrize("written", ["", "30.2.2026", "2026", "1.1.1899", "31.12.9999", "muer", "46000", "1.1.26"])
def test_what_is_no_day_is_no_day(written: str) -> None:
    assert day_of(written) is None


def test_every_bad_row_is_named_with_its_reason_and_nothing_is_written(home: TestHome) -> None:
    rows = (
        ";Education;;;",
        "Jeff K.;Astronaut;;;",
        "Jeff K.;;;30.2.2026;",
        "Jeff K.;;;1.2.2026;1.1.2026",
        "=cmd|' /C calc'!A0;;;;",
        "Gutt P.;;;1.2.2026;",
    )
    preview = importing(home).look((HEADS + "\n".join(rows)).encode())
    found = {bad.number: bad.problem for bad in preview.bad}
    assert found == {
        2: Problem.NO_NAME,
        3: Problem.FUNCTION_UNKNOWN,
        4: Problem.DAY_UNREADABLE,
        5: Problem.ENDS_BEFORE_BEGIN,
        6: Problem.FORMULA,
    }
    with pytest.raises(ChangedMeanwhile):
        importing(home).take(preview)
    assert "Gutt P." not in names(home)


def test_a_person_who_is_known_is_changed_and_not_doubled(home: TestHome) -> None:
    data = (HEADS + "Jeff K.;Education;Haus A;1.9.2025;\n").encode()
    importing(home).take(importing(home).look(data))
    later = (HEADS + "Jeff K.;Management;Haus A;1.9.2025;31.12.2026\n").encode()
    preview = importing(home).look(later)
    assert preview.new == 0
    importing(home).take(preview)
    (jeff,) = (member for member in team(home.house) if member.name == "Jeff K.")
    assert (jeff.function, jeff.employments[0].last) == (Function.MANAGEMENT, date(2026, 12, 31))


def test_past_completions_come_in_by_course_or_chapter(home: TestHome) -> None:
    data = b"Name;Course;Done\nTom W.;Signs;1.2.2026\nTom W.;Kannerrechter: Konventioun a Verfassung;2.2.2026\n"
    preview = importing(home).look(data)
    assert (preview.kind, preview.bad) == (ListKind.COMPLETIONS, ())
    wanted = {"signs": ("read", "check", "observation"), "rights": ("read", "check", "explained")}
    keys = {f"bientraitance/{module}/{item}" for module, items in wanted.items() for item in items}
    assert {completion.key for completion in preview.completions} == keys
    importing(home).take(preview)
    assert importing(home).look(data).new == 0


def test_completions_that_cannot_be_meant_are_named(home: TestHome) -> None:
    importing(home).take(importing(home).look((HEADS + "Tom W.;;Haus B;1.2.2026;\n").encode()))
    rows: tuple[str, ...] = (
        "Tom W.;Signs;1.2.2026",
        "Nobody;Signs;1.2.2026",
        "Joana P.;Magic;1.2.2026",
        "Joana P.;Signs;1.1.2027",
    )
    rows = (*rows, "Joana P.;Signs;")
    preview = importing(home).look(("Name;Course;Done\n" + "\n".join(rows)).encode())
    assert [bad.problem for bad in preview.bad] == [
        Problem.PERSON_TWICE,
        Problem.PERSON_UNKNOWN,
        Problem.ITEM_UNKNOWN,
        Problem.DAY_AHEAD,
        Problem.DAY_MISSING,
    ]


def test_excel_with_real_dates_numbers_and_empty_rows(home: TestHome) -> None:
    rows: list[list[Any]] = [["Name", "Number", "From"], [None, None, None], ["Jeff K.", 4711.0, date(2025, 9, 1)]]
    preview = importing(home).look(excel(rows))
    importing(home).take(preview)
    jeff = next(member for member in team(home.house) if member.name == "Jeff K.")
    assert (jeff.number, jeff.employments[0].first) == ("4711", date(2025, 9, 1))


def test_merged_cells_leave_their_rows_without_a_name(home: TestHome) -> None:
    rows = [["Name", "From"], ["Jeff K.", "1.2.2026"], ["Anna B.", "1.2.2026"]]
    preview = importing(home).look(excel(rows, lambda sheet: sheet.merge_cells("A2:A3")))
    assert [bad.problem for bad in preview.bad] == [Problem.NO_NAME]


def test_a_formula_in_excel_is_text_and_refused(home: TestHome) -> None:
    rows = [["Name", "House"], ['=HYPERLINK("x","Jeff")', "A"]]
    assert [bad.problem for bad in importing(home).look(excel(rows)).bad] == [Problem.FORMULA]


def test_far_too_many_rows_are_refused(home: TestHome) -> None:
    for data in (HEADS.encode() + b"Jeff;;;;\n" * 50_000, excel([["Name"]] + [["Jeff"]] * 25_000)):
        with pytest.raises(ListUnreadable, match="rows"):
            importing(home).look(data)


def bomb(**more: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in more.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return stream.getvalue()


BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + b"".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'.encode() for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + b"]><workbook>&i;</workbook>"
)


@pytest.mark.parametrize(
    "data",
    [
        bomb(xl__workbook=b"<workbook/>", xl__big=b"\x00" * 70_000_000),
        bomb(xl__workbook=BILLION),
        bomb(other=b"<x/>"),
        b"PK\x03\x04 not really",
        b"\x00\x01\x02" * 100,
        b"",
        b"\n\n;;;\n",
        b"x" * (BYTES_LIMIT + 1),
        b"Jeff;Tom;1.2.2026\n",
    ],
    ids=["zip bomb", "entities", "no workbook", "no zip", "binary", "empty", "only marks", "huge", "no heads"],
)
def test_what_is_no_list_is_refused(home: TestHome, data: bytes) -> None:
    with pytest.raises(ListUnreadable):
        importing(home).look(data)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.one_of(st.binary(max_size=4000), st.text(max_size=2000).map(str.encode)))
def test_no_file_brings_it_down(data: bytes) -> None:
    with contextlib.suppress(ListUnreadable):
        read_table(data)


HARMLESS = st.text(max_size=30)


@given(st.lists(st.lists(HARMLESS, min_size=1, max_size=4), min_size=1, max_size=6))
def test_nothing_is_ever_written_as_a_formula(rows: list[list[str]]) -> None:
    text = csv_bytes(rows).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    book = load_workbook(io.BytesIO(excel_bytes("x", rows)))
    assert not any(cell.data_type == "f" for row in book.worksheets[0].iter_rows() for cell in row)


def test_the_matrix_goes_out_with_real_dates(home: TestHome) -> None:
    data = b"Name;Course;Done\nTom W.;Signs;1.2.2026\n"
    importing(home).take(importing(home).look(data))
    matrix = TrainingMatrix(home.house, home.signed_in("claire")).matrix(["bientraitance"])
    book = load_workbook(io.BytesIO(importing(home).matrix_list(ListFile.EXCEL, matrix)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(rows) == 5
    tom = next(row for row in rows if row[0] == "Tom W.")
    assert date(2028, 2, 1) in [cell.date() for cell in tom if isinstance(cell, datetime)]
    assert importing(home).matrix_list(ListFile.CSV, matrix).count(b"\r\n") == 5


def test_only_a_coordinator_reads_lists_in(home: TestHome) -> None:
    for who in ("tom", "anne", "marc"):
        with pytest.raises(NotAllowed):
            importing(home, who).look(HEADS.encode())
        with pytest.raises(NotAllowed):
            importing(home, who).people_list(ListFile.CSV)


@pytest.mark.parametrize("language", LANGUAGES)
def test_heads_are_understood_as_the_form_calls_its_lines(home: TestHome, language: str) -> None:
    with in_language(language):
        heads = ";".join(line_name(field) for field in PERSON_FIELDS)
    preview = importing(home).look(f"{heads}\nJeff K.;;Haus A;4711;1.9.2025;31.12.2026\n".encode())
    assert (preview.bad, preview.unread) == ((), ())
    (jeff,) = preview.people
    assert (jeff.name, jeff.home, jeff.number) == ("Jeff K.", "Haus A", "4711")
    assert (jeff.first, jeff.last) == (date(2025, 9, 1), date(2026, 12, 31))


def test_columns_that_nothing_is_read_from_are_named(home: TestHome) -> None:
    data = b"Name;From;Birthday;Wage\nJeff K.;1.9.2025;1.1.2000;12\n"
    assert importing(home).look(data).unread == ("Birthday", "Wage")


def test_no_day_is_made_up_for_somebody_new(home: TestHome) -> None:
    preview = importing(home).look((HEADS + "Jeff K.;;;1.9.2025;\nAnna B.;;;;\n").encode())
    assert preview.bad == (BadRow(3, Problem.FIRST_MISSING),)


def test_who_is_known_keeps_the_times_of_work_that_a_list_leaves_out(home: TestHome) -> None:
    importing(home).take(importing(home).look((HEADS + "Jeff K.;;Haus A;1.9.2025;\n").encode()))
    importing(home).take(importing(home).look(b"Name;House;Function\nJeff K.;Haus A;Management\n"))
    (jeff,) = (member for member in team(home.house) if member.name == "Jeff K.")
    assert jeff.employments == (Employment(date(2025, 9, 1), None),)
    importing(home).take(importing(home).look(b"Name;House;Until\nJeff K.;Haus A;31.12.2026\n"))
    (jeff,) = (member for member in team(home.house) if member.name == "Jeff K.")
    assert jeff.employments == (Employment(date(2025, 9, 1), date(2026, 12, 31)),)


def test_rows_are_counted_as_the_list_counts_them(home: TestHome) -> None:
    rows: list[list[Any]] = [["Name", "From"], [None, None], [None, None], ["Jeff K.", "never"]]
    assert [bad.number for bad in importing(home).look(excel(rows)).bad] == [4]
    assert [bad.number for bad in importing(home).look(b"Name;From\n;\n\nJeff K.;never\n").bad] == [4]
