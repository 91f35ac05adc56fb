"""A spreadsheet that was made to exhaust the computer ends a process of its own (F16)."""

import ctypes
import io
import time
import zipfile

import pytest

from app.core.errors import ListUnreadable
from app.home.services.bounded import TooMuch, bounded
from app.home.services.lists import excel_bytes, read_table


def hungry(data: bytes) -> bytes:
    """Take a gigabyte."""
    return bytes(bytearray(1 << 30))[: len(data)]


def slow(data: bytes) -> bytes:
    """Take a minute."""
    time.sleep(60)
    return data


def upper(data: bytes) -> bytes:
    """Do some work."""
    return data.upper()


def test_work_in_a_process_of_its_own() -> None:
    assert bounded(upper, b"moien") == b"MOIEN"


def is_wine() -> bool:
    """Tell whether this Windows is Wine."""
    libraries = getattr(ctypes, "windll", None)
    return libraries is not None and hasattr(libraries.ntdll, "wine_get_version")


@pytest.mark.skipif(is_wine(), reason="Wine bounds no memory of a job")
def test_what_takes_too_much_memory_ends() -> None:
    with pytest.raises(TooMuch):
        bounded(hungry, b"x")


def test_what_takes_too_much_time_ends() -> None:
    with pytest.raises(TooMuch):
        bounded(slow, b"x", seconds=0.5)


def bomb(name: str, content: bytes) -> bytes:
    """Return an Excel file with one part replaced."""
    made = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(excel_bytes("1", [["Numm"], ["Nora"]])))
    with plain, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for part in plain.namelist():
            written.writestr(part, content if part == name else plain.read(part))
    return made.getvalue()


def test_a_small_file_with_millions_of_styles_is_refused() -> None:
    styles = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs>'
    data = bomb("xl/styles.xml", styles + b"<xf/>" * 5_000_000 + b"</cellXfs></styleSheet>")
    assert len(data) < 100_000
    with pytest.raises(ListUnreadable):
        read_table(data)


def test_a_list_comes_through_with_days_and_words() -> None:
    assert read_table(excel_bytes("1", [["Numm", "Dag"], ["Nora", "2026-01-01"]]))[1][1][0] == "Nora"
