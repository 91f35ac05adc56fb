"""Lists in and out: people and past completions from CSV and Excel, looked at before anything is written, all or
nothing; the matrix and the team as CSV and Excel. Nothing from outside is trusted: sizes are bounded, formulas are
text, and what begins like a formula is never written as one."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from app.core.errors import ListUnreadable
from app.core.text import cleaned
from app.home.services.bounded import TooMuch, bounded

ROWS_LIMIT, COLUMNS_LIMIT, CELL_LIMIT = 20_000, 60, 500
"""Rows, columns and characters of a cell that are read; a list of the whole of a large organisation."""

BYTES_LIMIT = 20_000_000
UNPACKED_LIMIT, PARTS_LIMIT = 30_000_000, 2_000
"""Bytes of a file, what an Excel file unpacks to and in how many parts: more is refused before it is unpacked."""

_EXCEL = b"PK\x03\x04"
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


class ListFile(StrEnum):
    """How a list is written; the ending of its file."""

    CSV = "csv"
    EXCEL = "xlsx"


Cell = str | date
Table = list[tuple[int, list[Cell]]]
"""Rows with their number in the file, as a spreadsheet shows it."""

OutCell = str | date | int | float
OutTable = list[list[OutCell]]


def read_table(data: bytes) -> Table:
    """Return the rows of a CSV or of the first sheet of an Excel file; empty rows are left out, and
    counted. Raises
    ListUnreadable with the reason."""
    if len(data) > BYTES_LIMIT:
        raise ListUnreadable("large")
    rows = _excel(data) if data.startswith(_EXCEL) else _csv(data)
    found = []
    for number, row in enumerate(rows, 1):
        if any(row):
            found.append((number, row))
        if len(found) > ROWS_LIMIT:
            raise ListUnreadable("rows")
    if not found:
        raise ListUnreadable("empty")
    return found


def _csv(data: bytes) -> Iterator[list[Cell]]:
    text = _decoded(data)
    if "\x00" in text:
        raise ListUnreadable("kind")
    head = text[:4096].split("\n", 1)[0]
    mark = max(";,\t", key=head.count)
    try:
        for row in csv.reader(io.StringIO(text), delimiter=mark):
            yield [_text(cell) for cell in row[:COLUMNS_LIMIT]]
    except csv.Error as error:
        raise ListUnreadable("kind") from error


def _decoded(data: bytes) -> str:
    """Return the text: UTF-8, UTF-16 where it says so, else what Excel writes on Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _excel(data: bytes) -> Iterator[list[Cell]]:
    """Yield the rows of the first sheet. openpyxl reads them in a process of its own: what unpacks to little can
    still take it gigabytes."""
    _check_zip(data)
    try:
        rows = json.loads(bounded(rows_of_excel, data))
    except TooMuch as error:
        raise ListUnreadable("large") from error
    if rows is None:
        raise ListUnreadable("kind")
    for row in rows:
        yield [cell if isinstance(cell, str) else date.fromordinal(cell) for cell in row]


def rows_of_excel(data: bytes) -> bytes:
    """Return the rows of the first sheet as JSON, days as ordinals; `null` where it is no Excel file. Called in
    another process."""
    with suppress(ListUnreadable):
        rows = ([cell if isinstance(cell, str) else cell.toordinal() for cell in row] for row in _sheet(data))
        return json.dumps(list(rows)).encode()
    return b"null"


def _sheet(data: bytes) -> Iterator[list[Cell]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - loads slowly, for who reads a list in

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True, max_col=COLUMNS_LIMIT, max_row=ROWS_LIMIT + 2):
            yield [_value(cell) for cell in row]
    except MemoryError:
        raise
    except Exception as error:  # openpyxl raises arbitrary errors on malformed files
        raise ListUnreadable("kind") from error


def _check_zip(data: bytes) -> None:
    """Refuse what unpacks to far more than a list is. Sizes that a file tells wrongly end the reading there."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
                raise ListUnreadable("large")
            if "xl/workbook.xml" not in archive.namelist():
                raise ListUnreadable("kind")
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ListUnreadable("kind") from error


def _value(cell: Any) -> Cell:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _text(str(cell))


def _text(cell: str) -> str:
    return " ".join(cell[:CELL_LIMIT].replace("\x00", " ").split())


def csv_bytes(rows: Iterable[Sequence[OutCell]]) -> bytes:
    """Return a CSV that Excel opens with the right letters; nothing in it is a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def _written(cell: OutCell) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return _harmless(cell) if isinstance(cell, str) else str(cell)


def _harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP: a leading apostrophe)."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def excel_bytes(title: str, rows: Sequence[Sequence[OutCell]]) -> bytes:
    """Return an Excel file with real dates, heads that stay, and texts that are texts."""
    from openpyxl import Workbook  # noqa: PLC0415 - loads slowly, for who writes a list
    from openpyxl.styles import Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "".join(letter for letter in title if letter not in "[]:*?/\\")[:31] or "1"
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            cell: Any = sheet.cell(number, place)
            if isinstance(value, date):
                cell.value = value
                cell.number_format = "dd.mm.yyyy"
            elif not isinstance(value, str):
                cell.value = value
            else:
                cell.value = cleaned(value)
                cell.data_type = "s"  # a text, whatever it begins with
            if number == 1:
                cell.font = Font(bold=True)
            widths[place] = min(max(widths.get(place, 0), len(str(value))), 40)
    for place, width in widths.items():
        sheet.column_dimensions[get_column_letter(place)].width = width + 2
    sheet.freeze_panes = "B2"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
