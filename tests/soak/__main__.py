"""`python3 dev.py soak [--minutes 120]`: one kiosk, used at random for hours. What it needs must not grow by more
than 20 MB once every page was seen; the exit code is 1 where it does."""

import argparse
import os
import sys
from time import monotonic

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from app.ui.tasks import GarbageCollector
from tests.album import application
from tests.soak.walker import GROWTH, Walker, resident

WARM = 0.1
"""The part of the time in which letters, pictures and pages are seen for the first time."""
TELL = 0.05
"""After which part of the time the memory is told."""


def soak(walker: Walker, seconds: float) -> float:
    """Walk for so long; return by how many megabytes the program grew after everything was seen once."""
    begun, told, before = monotonic(), monotonic(), 0.0
    while (passed := monotonic() - begun) < seconds:
        walker.step()
        if not before and passed > seconds * WARM:
            before = resident()
        if monotonic() - told > seconds * TELL:
            told = monotonic()
            print(f"{passed / 60:.1f} min, {walker.steps} steps, {resident():.0f} MB", flush=True)
    return resident() - before


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120)
    options = parser.parse_args(argv)
    collector = GarbageCollector(application())
    walker = Walker()
    try:
        grown = soak(walker, 60 * options.minutes)
    finally:
        walker.close()
    over = grown > GROWTH
    verdict = "  OVER" if over else ""
    print(f"grown by {grown:.1f} MB in {walker.steps} steps, at most {GROWTH} MB{verdict}", flush=True)
    assert collector
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
