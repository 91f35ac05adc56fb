"""`python3 dev.py bench [--cases 100000] [--growth] [--frozen]`: what people wait for, beside the least it could
take, in the same run. One line each; the exit code is 1 where one is over its limit."""

import argparse
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from app.home.services.open_home import open_house
from app.i18n import set_language
from app.ui.tasks import GarbageCollector
from tests.bench import frozen, growing, handling, keeping, learning, pages, papers, rooms, starting, summing
from tests.bench.filled import coordinator, fill, make_home
from tests.bench.timing import Line, compare
from tests.walks.steps import application

FEW = 1_000
MEMORY = 400
GROWTH = 1.3
"""Tolerance for noise: a cost linear in the cases would be a factor of a hundred."""


def start_lines(folder: Path, runs: int) -> list[Line]:
    bare = lambda: starting.seconds("bare")  # noqa: E731
    where = str(folder)
    return [
        compare("start, first page painted", 2, lambda: starting.seconds("paint", where), bare, runs),
        compare("start, next page after a tap", 5, lambda: starting.seconds("tap", where), bare, runs),
    ]


def growth(small: Path, large: Path, runs: int) -> list[Line]:
    """Start and send must not grow with the number of cases."""
    few, many = open_house(small), open_house(large)
    few.reports_wait = many.reports_wait = False
    lines = [
        compare(
            "start, many cases beside few",
            GROWTH,
            lambda: starting.seconds("paint", str(large)),
            lambda: starting.seconds("paint", str(small)),
            runs,
        ),
        compare("sending, many cases beside few", GROWTH, papers.sender(many), papers.sender(few), 4 * runs),
    ]
    few.close()
    many.close()
    return lines


def memory_line(large: Path) -> Line:
    """Everything open and searchable, in a process of its own."""
    taken = starting.said("memory", str(large), module="tests.bench.memory")
    return Line("memory with all cases open", taken, MEMORY, "highest resident set", "MB")


def start_of_the_built_program(runs: int) -> int:
    """Measure the start of the program as it is given out."""
    with tempfile.TemporaryDirectory(prefix="meng-stemm-bench-", ignore_cleanup_errors=True) as place:
        home = Path(place) / "home"
        make_home(home).close()
        found = frozen.line(Path(place), home, runs)
    print(found)
    return int(found.over)


def growth_of_everything(largest: int, picture: str | None) -> int:
    """Measure how everything grows; say what grows too fast."""
    with tempfile.TemporaryDirectory(prefix="meng-stemm-bench-", ignore_cleanup_errors=True) as place:
        times = growing.measured(Path(place) / "home", largest)
    if picture:
        growing.plot(times, Path(picture))
    found = growing.too_fast(times)
    for line in found:
        print(f"TOO FAST  {line}")
    return int(bool(found))


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--frozen", action="store_true", help="only the start of the built program (dev.py build)")
    parser.add_argument("--growth", action="store_true", help="from 1,000 cases on, ten times as many each time")
    parser.add_argument("--largest", type=int, default=growing.LARGEST)
    parser.add_argument("--plot", metavar="FILE", help="with --growth: draw it")
    options = parser.parse_args(argv)
    if options.frozen:
        return start_of_the_built_program(options.runs)
    collector = GarbageCollector(application())
    set_language("lb")
    if options.growth:
        return growth_of_everything(options.largest, options.plot)
    with tempfile.TemporaryDirectory(prefix="meng-stemm-bench-", ignore_cleanup_errors=True) as place:
        small, large = Path(place) / "few", Path(place) / "many"
        began = perf_counter()
        for folder, number in ((small, FEW), (large, options.cases)):
            house = make_home(folder)
            fill(house, number)
            house.close()
        print(f"made homes with {FEW} and {options.cases} cases in {perf_counter() - began:.0f} s", flush=True)
        lines = start_lines(large, options.runs)
        house = open_house(large)
        me = coordinator(house)
        lines += [
            papers.sending(house, large, 4 * options.runs),
            rooms.inbox(house, me, options.runs),
            rooms.search(house, me, options.runs),
            handling.opening(house, me, options.runs),
            handling.choosing(house, me, options.runs),
            papers.paper(house, me, 2 * options.runs),
        ]
        lines += keeping.lines(house, me, Path(place) / "stick", max(options.runs // 3, 3))
        house.close()
        lines += summing.lines(Path(place) / "summary", options.runs)
        lines.append(learning.opening(Path(place) / "team", options.runs))
        lines.append(pages.page_changes(Path(place) / "kiosk", options.runs))
        lines += [memory_line(large), *growth(small, large, options.runs)]
    for line in lines:
        print(line, flush=True)
    assert collector
    return int(any(line.over for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
