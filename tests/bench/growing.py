"""How what people wait for grows with the number of cases: `python3 dev.py bench --growth [--largest N] [--plot
FILE]`. Starting and sending stay as they are; nothing grows faster than the cases do."""

from collections.abc import Callable
from itertools import pairwise
from math import floor, log10
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCharts import QChart, QChartView, QLineSeries, QLogValueAxis
from PySide6.QtCore import Qt

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
    chart = QChart()
    across, up = QLogValueAxis(), QLogValueAxis()
    across.setTitleText("cases")
    up.setTitleText("milliseconds")
    for axis in (across, up):
        axis.setBase(10)
        axis.setLabelFormat("%g")
    chart.addAxis(across, Qt.AlignmentFlag.AlignBottom)
    chart.addAxis(up, Qt.AlignmentFlag.AlignLeft)
    for colour, (name, by_size) in zip(COLOURS, times.items(), strict=True):
        line = QLineSeries()
        line.setName(name)
        for size, seconds in sorted(by_size.items()):
            line.append(size, seconds * 1_000)
        pen = line.pen()
        pen.setColor(colour)
        pen.setWidth(3)
        line.setPen(pen)
        line.setPointsVisible(True)
        chart.addSeries(line)
        line.attachAxis(across)
        line.attachAxis(up)
    sizes = [size for by_size in times.values() for size in by_size]
    every = [seconds * 1_000 for by_size in times.values() for seconds in by_size.values()]
    across.setRange(min(sizes), max(sizes))
    up.setRange(10 ** floor(log10(min(every))), max(every) * 2)
    chart.legend().setAlignment(Qt.AlignmentFlag.AlignRight)
    view = QChartView(chart)
    view.resize(1_000, 560)
    view.show()
    view.grab().save(str(file))
    view.close()
