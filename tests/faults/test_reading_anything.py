"""Whatever reads a file or a code is given anything: noise, and good files with a few bytes changed, cut off or
put in twice. It reads or refuses; it never crashes, never takes more than two seconds, never more than 200 MB."""

import contextlib
import os
import random
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from math import sin
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtWidgets import QWidget

from app import settings as small_settings
from app.core.errors import MengStemmError
from app.home.services.lists import csv_bytes, excel_bytes, read_table
from app.home.services.open_home import open_house
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners, card_from
from app.safekeeping.services.restoring import Restoring
from app.speech.voice import LONGEST, RATE, SAMPLE, decoded, encoded
from app.store.database import FILE_NAME
from app.training.services.documents import kind_of
from app.ui.widgets.document import DocumentDialog
from app.ui.widgets.said import drawing_image
from tests.faults.watching import environment_number
from tests.made_homes import TestHome, make_home, set_up_home

EXAMPLES = environment_number("MENG_STEMM_FUZZ", 40)
SECONDS = 2
Backup = tuple[bytes, str]
"""A file, and the words that open it."""

MEGABYTES = 200

fuzzed = settings(
    max_examples=EXAMPLES,
    deadline=timedelta(seconds=SECONDS),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def memory(name: str) -> int:
    """Return one of the system's figures about this process, in megabytes."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name):
            return int(line.split()[1]) // 1024
    raise LookupError(name)


class Bounds:
    """How much more memory was held than before, at the highest."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._before = memory("VmRSS")

    def look(self) -> None:
        assert memory("VmHWM") - self._before < MEGABYTES
        self.begin()


@pytest.fixture
def within_bounds() -> Iterator[Bounds]:
    bounds = Bounds()
    yield bounds
    bounds.look()


def changed(data: bytes, seed: int) -> bytes:
    """Change a file a little, in one of several ways."""
    chance = random.Random(seed)
    where, length = chance.randrange(len(data) or 1), chance.randint(1, 64)
    match chance.randrange(5):
        case 0:
            return data[:where]
        case 1:
            return data[:where] + data[where + length :]
        case 2:
            return data[: where + length] + data[where:]
        case 3:
            return data[:where] + chance.randbytes(length) + data[where + length :]
        case _:
            return data[:where] + b"\xff" * length + data[where + length :]


def anything(good: bytes) -> st.SearchStrategy[bytes]:
    """Return noise and changed forms of a good file."""
    return st.one_of(st.binary(max_size=3_000), st.integers(0, 10**12).map(lambda seed: changed(good, seed)))


def picture(kind: str) -> bytes:
    out = BytesIO()
    Image.effect_mandelbrot((120, 90), (-3, -2.5, 2, 2.5), 60).save(out, kind)
    return out.getvalue()


ROWS = [["Name", "Course", "Done"], *[[f"Persoun {number}", "Signs", "1.2.2026"] for number in range(30)]]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)


@fuzzed
@given(data=anything(csv_bytes(ROWS)))
def test_lists_as_text(within_bounds: Bounds, data: bytes) -> None:
    with contextlib.suppress(MengStemmError):
        read_table(data)


@fuzzed
@given(data=anything(excel_bytes("x", ROWS)))
def test_lists_from_excel(within_bounds: Bounds, data: bytes) -> None:
    with contextlib.suppress(MengStemmError):
        read_table(data)


@fuzzed
@given(data=anything(picture("PNG")))
def test_drawings(within_bounds: Bounds, qapp: object, data: bytes) -> None:
    drawing_image(data)


@fuzzed
@given(data=st.one_of(anything(picture("PNG")), anything(picture("JPEG")), anything(PDF)))
def test_documents(within_bounds: Bounds, qtbot: object, data: bytes) -> None:
    with contextlib.suppress(MengStemmError):
        kind = kind_of(data)
        holder = QWidget()
        DocumentDialog("x", kind, data, holder).deleteLater()


@pytest.fixture(scope="module")
def a_recording() -> bytes:
    wave = b"".join(int(9_000 * sin(place / 9)).to_bytes(2, "little", signed=True) for place in range(RATE))
    return encoded(wave)


@fuzzed
@given(data=st.data())
def test_recordings(within_bounds: Bounds, a_recording: bytes, data: st.DataObject) -> None:
    assert len(decoded(data.draw(anything(a_recording)))) <= LONGEST * RATE * SAMPLE


@fuzzed
@given(data=anything(b'{"home_name": "Haus", "language": "lb"}'))
def test_settings(within_bounds: Bounds, tmp_path: Path, data: bytes) -> None:
    (tmp_path / small_settings.FILE_NAME).write_bytes(data)
    assert small_settings.load(tmp_path).language


@pytest.fixture(scope="module")
def a_back_up(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    from app.safekeeping.services.backups import BackupWork

    home = make_home(tmp_path_factory.mktemp("home"))
    stick = tmp_path_factory.mktemp("stick")
    work = BackupWork(home.house, home.signed_in("claire"))
    work.choose(stick)
    data = work.make().file.read_bytes()
    home.house.close()
    return data, " ".join(home.recovery.words)


@fuzzed
@given(data=st.data())
def test_back_ups(within_bounds: Bounds, tmp_path: Path, a_back_up: Backup, data: st.DataObject) -> None:
    good, words = a_back_up
    file = tmp_path / "x.msbackup"
    file.write_bytes(data.draw(anything(good)))
    if file.read_bytes() != good:
        with pytest.raises(MengStemmError):
            Restoring(tmp_path / "new").look_with_words(file, words)


@pytest.fixture(scope="module")
def a_bundle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bytes, bytes, Exchange]]:
    """A bundle, the card of its home, and whoever it is for."""
    here, there = (set_up_home(tmp_path_factory.mktemp("home") / "data") for _home in range(2))
    partners, other = (Partners(home.house, home.signed_in("anne")) for home in (here, there))
    partners.know(other.own_card(), other.own_card().numbers[-11:])
    other.know(partners.own_card(), partners.own_card().numbers[-11:])
    here.tell("Eppes")
    order = here.casework("claire").order()
    data = Exchange(here.house, here.signed_in("claire")).send_cases(partners.all()[0], order, "x")
    yield data, partners.card_file(), Exchange(there.house, there.signed_in("anne"))
    here.house.close()
    there.house.close()


@fuzzed
@given(data=st.data())
def test_bundles(
    within_bounds: Bounds, tmp_path: Path, a_bundle: tuple[bytes, bytes, Exchange], data: st.DataObject
) -> None:
    good, _card, exchange = a_bundle
    file = tmp_path / "x.msbundle"
    file.write_bytes(data.draw(anything(good)))
    if file.read_bytes() != good:
        with pytest.raises(MengStemmError):
            exchange.look(file)


@fuzzed
@given(data=st.data())
def test_cards(within_bounds: Bounds, a_bundle: tuple[bytes, bytes, Exchange], data: st.DataObject) -> None:
    with contextlib.suppress(MengStemmError):
        assert card_from(data.draw(anything(a_bundle[1]))).numbers


@fuzzed
@given(data=st.data())
def test_databases(within_bounds: Bounds, tmp_path: Path, data: st.DataObject) -> None:
    folder = tmp_path / os.urandom(6).hex()
    made = make_home(tmp_path / "model") if not (tmp_path / "model").exists() else None
    if made is not None:
        made.house.close()
    good = (tmp_path / "model" / FILE_NAME).read_bytes()
    folder.mkdir()
    (folder / FILE_NAME).write_bytes(data.draw(anything(good)))
    with contextlib.suppress(MengStemmError):
        house = open_house(folder)
        house.colleagues()
        house.close()
    within_bounds.look()  # each by itself: Alembic keeps something of every file it has looked at


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.lists(st.text(max_size=20), max_size=20))
def test_receipts(home: TestHome, code: list[str]) -> None:
    home.clock.later(days=1)
    with contextlib.suppress(MengStemmError, ValueError):
        home.following.open(tuple(code))
