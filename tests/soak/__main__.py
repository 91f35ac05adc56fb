"""`python3 dev.py soak [--hours 2]`: one kiosk, used at random as often as in so many hours, a touch every second,
one right after the other. What it needs must not grow by more than 20 MB once every page was seen; the exit code
is 1 where it does."""

import argparse
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from app.ui.tasks import GarbageCollector
from tests.soak.walker import GROWTH, Walker, resident
from tests.walks.steps import application

WARM = 0.1
"""The part of the touches in which letters, pictures and pages are seen for the first time."""
TELL = 0.05
"""After which part of them the memory is told."""

TOUCHES = 3600
"""In an hour."""


def soak(walker: Walker, steps: int) -> float:
    """Take so many steps; return by how many megabytes the program grew after everything was seen once."""
    before = 0.0
    for step in range(steps):
        walker.step()
        if step == round(steps * WARM):
            before = resident()
        if step % round(steps * TELL) == 0:
            print(f"{step} of {steps} touches, {resident():.0f} MB", flush=True)
    return resident() - before


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py soak", description=__doc__)
    parser.add_argument("--hours", type=float, default=2)
    options = parser.parse_args(argv)
    collector = GarbageCollector(application())
    walker = Walker()
    try:
        grown = soak(walker, round(TOUCHES * options.hours))
    finally:
        walker.close()
    over = grown > GROWTH
    verdict = "  OVER" if over else ""
    print(f"grown by {grown:.1f} MB in {walker.steps} steps, at most {GROWTH} MB{verdict}", flush=True)
    assert collector
    return int(over)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
