"""How what people wait for grows with the number of cases: `python3 dev.py bench --growth [--largest N] [--plot
FILE]`. Starting and sending stay as they are; nothing grows faster than the cases do."""

from collections.abc import Callable
from itertools import pairwise
from math import floor, log10
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from app.core.periods import Period, days_of
from app.figures.rules import SummaryAudience
from app.figures.services.figures import Figuring
from app.figures.services.summaries import Summaries
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SignedIn
from app.reports.rules.inbox import Filter
from app.reports.services.casework import Casework
from app.reports.services.inbox import Inbox
from app.safekeeping.services.backups import BackupWork
from app.ui.staff.reports.side import FIRST
from tests.bench import papers, starting
from tests.bench.filled import coordinator, fill, make_home

SMALLEST, LARGEST, STEP = 1_000, 1_000_000, 10
FLAT = {"start": 1.3, "sending": 1.5}
"""What may not grow from the smallest to the largest, and how far measuring alone may be off."""

SLACK = 1.3
RUNS = 5
COLOURS = ("#16323a", "#0b6e75", "#b8860b", "#b3261e", "#5b3a8c", "#3c7a3c")

Times = dict[str, dict[int, float]]


def measured(folder: Path, largest: int) -> Times:
    """Fill one home further and further; return the seconds of everything by name and number of cases."""
    times: Times = {}
    house, there = make_home(folder), 0
    stick = folder.parent / "stick"
    stick.mkdir()
    size = SMALLEST
    while size <= largest:
        fill(house, size - there)
        house.close()
        house, there = open_house(folder), size
        house.reports_wait = False
        me = coordinator(house)
        for name, work in _works(house, me, folder, stick).items():
            taken = median(work() for _run in range(RUNS))
            times.setdefault(name, {})[size] = taken
            print(f"{size:>9} cases, {name}: {taken * 1000:.1f} ms", flush=True)
        size *= STEP
    house.close()
    return times


def _works(house: OpenHome, me: SignedIn, folder: Path, stick: Path) -> dict[str, Callable[[], float]]:
    casework = Casework(house, me)
    index = Inbox(house, me, casework)
    index.fill(index.order())
    first, last = days_of(Period.TWELVE_MONTHS, house.today)
    summaries = Summaries(house, me, Figuring(house, me))
    backup = BackupWork(house, me)
    backup.choose(stick)

    def timed(work: Callable[[], object]) -> Callable[[], float]:
        def run() -> float:
            start = perf_counter()
            work()
            return perf_counter() - start

        return run

    return {
        "start": lambda: starting.seconds("paint", str(folder)),
        "sending": papers.sender(house),
        "inbox": timed(lambda: casework.first(FIRST)),
        "search": timed(lambda: index.ids(Filter(), typed="nummer71")[:FIRST]),
        "summary": timed(lambda: summaries.summary(first, last, SummaryAudience.TEAM, "", "lb")),
        "back-up": timed(backup.make_now),
    }


def too_fast(times: Times) -> list[str]:
    """Return what grows faster than it may."""
    found = []
    for name, by_size in times.items():
        sizes = sorted(by_size)
        ratio = by_size[sizes[-1]] / by_size[sizes[0]]
        allowed = FLAT.get(name, SLACK * sizes[-1] / sizes[0])
        if ratio > allowed:
            found.append(f"{name}: {ratio:.2f} times, at most {allowed:.2f}")
        for before, after in pairwise(sizes):
            step = by_size[after] / by_size[before]
            if step > SLACK * after / before:
                found.append(f"{name}: {step:.1f} times from {before} to {after} cases")
    return found


def plot(times: Times, file: Path) -> None:
    """Draw the times over the number of cases, both as powers of ten."""
    sizes = [size for by_size in times.values() for size in by_size]
    every = [seconds * 1_000 for by_size in times.values() for seconds in by_size.values()]
    across = log10(min(sizes)), max(log10(max(sizes)), log10(min(sizes)) + 1)
    up = floor(log10(min(every))), log10(max(every) * 2)
    picture = QPixmap(1_000, 560)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(70, 20, 700, 480)

    def at(size: float, milliseconds: float) -> QPointF:
        right = (log10(size) - across[0]) / (across[1] - across[0])
        high = (log10(milliseconds) - up[0]) / (up[1] - up[0])
        return QPointF(area.left() + right * area.width(), area.bottom() - high * area.height())

    painter.drawRect(area)
    for power in range(floor(across[0]), floor(across[1]) + 1):
        painter.drawText(at(10**power, 10 ** up[0]) + QPointF(-20, 20), f"{10**power:,}")
    for power in range(up[0], floor(up[1]) + 1):
        painter.drawText(at(10 ** across[0], 10**power) + QPointF(-60, 4), f"{10.0**power:g} ms")
    painter.drawText(QPointF(area.center().x(), area.bottom() + 45), "cases")
    for number, (colour, (name, by_size)) in enumerate(zip(COLOURS, times.items(), strict=True)):
        painter.setPen(QPen(QColor(colour), 3))
        painter.drawPolyline([at(size, seconds * 1_000) for size, seconds in sorted(by_size.items())])
        painter.drawText(QPointF(area.right() + 20, area.top() + 20 * (number + 1)), name)
    painter.end()
    picture.save(str(file))
