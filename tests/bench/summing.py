"""The summary of many cases, and counting them for the first time, beside the least that it could take."""

import sqlite3
from io import BytesIO
from pathlib import Path
from time import perf_counter

from nacl import bindings, utils
from reportlab.graphics import renderPDF
from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from app.core.periods import Period, days_of
from app.figures.rules import SummaryAudience
from app.figures.services.figures import Figuring
from app.figures.services.summaries import Summaries
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store.database import FILE_NAME
from tests.bench.filled import coordinator, fill, make_home
from tests.bench.papers import lines_of
from tests.bench.timing import Line, compare

CASES = 10_000
_LINES = 46


def lines(folder: Path, runs: int) -> list[Line]:
    """Make a home with many cases, and measure."""
    house = make_home(folder)
    fill(house, CASES)
    me = coordinator(house)
    measured = [_first_count(house, me, folder, max(runs // 3, 3)), _summary(house, me, folder, runs)]
    house.close()
    return measured


def _bare(folder: Path) -> sqlite3.Connection:
    return sqlite3.connect(folder / FILE_NAME)


_READ = """SELECT c.id, c.received_at, c.state, c.danger, c.due_at, c.header, k.fast, k.wrapped FROM cases c
JOIN reading_keys k ON k.case_id = c.id WHERE k.account_id = ? ORDER BY c.open DESC, c.danger DESC, c.due_at"""


def _first_count(house: OpenHome, me: SignedIn, folder: Path, runs: int) -> Line:
    """Beside reading the same rows with sqlite3, and opening two sealed pieces for each case with libsodium."""
    first, last = days_of(Period.TWELVE_MONTHS, house.today)
    bare, key = _bare(folder), utils.random(32)

    def ours() -> float:
        start = perf_counter()
        assert Figuring(house, me).figures(first, last).total > CASES // 2
        return perf_counter() - start

    def sealed(plain: bytes) -> bytes:
        nonce = utils.random(24)
        return nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, b"", nonce, key)

    small, header = sealed(bytes(32)), sealed(bytes(240))

    def floor() -> float:
        start = perf_counter()
        rows = bare.execute(_READ, (me.id,)).fetchall()
        for _row in rows:
            for piece in (small, header):
                bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(piece[24:], b"", piece[:24], key)
        return perf_counter() - start

    line = compare(f"counting {CASES} cases, the first time", 20, ours, floor, runs)
    bare.close()
    return line


def _bare_chart(counts: list[int]) -> Drawing:
    drawing, chart = Drawing(450, 200), VerticalBarChart()
    chart.data, chart.categoryAxis.categoryNames = [counts], [str(place) for place in range(len(counts))]
    drawing.add(chart)
    return drawing


def _summary(house: OpenHome, me: SignedIn, folder: Path, runs: int) -> Line:
    """Beside a bare canvas that writes the same text on as many pages with ReportLab's own charts of the same
    numbers, and the bare rows of the cases."""
    first, last = days_of(Period.TWELVE_MONTHS, house.today)
    figuring = Figuring(house, me)
    summaries, bare = Summaries(house, me, figuring), _bare(folder)

    def made() -> bytes:
        return summaries.summary(first, last, SummaryAudience.TEAM, "", "lb")

    texts, own = lines_of(made()), figuring.figures(first, last)
    numbers = [list(counts.values()) for counts in (own.by_month, own.by_kind, own.by_face)]

    def ours() -> float:
        start = perf_counter()
        made()
        return perf_counter() - start

    def floor() -> float:
        start = perf_counter()
        bare.execute(_READ, (me.id,)).fetchall()
        canvas = Canvas(BytesIO(), pagesize=A4)
        for number, text in enumerate(texts):
            if number and number % _LINES == 0:
                canvas.showPage()
            canvas.setFont("AtkinsonHyperlegibleNext-Regular", 9)
            canvas.drawString(60, A4[1] - 60 - number % _LINES * 16, text)
            canvas.line(60, A4[1] - 64 - number % _LINES * 16, 500, A4[1] - 64 - number % _LINES * 16)
        for counts in numbers:
            renderPDF.draw(_bare_chart(counts), canvas, 60, 60)
        canvas.showPage()
        canvas.save()
        return perf_counter() - start

    line = compare(f"summary of {CASES} cases, counted before", 2, ours, floor, runs)
    bare.close()
    return line
