"""The kiosk's parent process: starts it again after a crash, with a growing pause, and gives up loudly when it
fails again and again. It imports nothing that could fail with it."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import TextIO

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
"""Seconds between a crash and the next start; doubled each time."""

TRIES, WITHIN = 5, 300.0
"""Give up after this many crashes within this many seconds."""


def supervise(
    run: Callable[[], int],
    wait: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> bool:
    """Run the program until it ends by itself; return whether it did. False: it has failed too often."""
    pause, crashes = FIRST_PAUSE, list[float]()
    while run() != 0:
        now = clock()
        crashes = [at for at in crashes if now - at < WITHIN] + [now]
        if len(crashes) == 1:
            pause = FIRST_PAUSE
        if len(crashes) >= TRIES:
            return False
        wait(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    return True


def kiosk(arguments: Sequence[str], out: TextIO = sys.stderr) -> int:
    """Run the kiosk under supervision; return the exit code."""
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]

    def run() -> int:
        return subprocess.run([*command, *arguments, "--supervised"], check=False).returncode  # noqa: S603

    try:
        if supervise(run):
            return 0
    except KeyboardInterrupt:
        return 0
    print("Meng Stëmm: the kiosk has stopped several times and is not started again.", file=out)
    subprocess.run([*command, *arguments, "--supervised", "--gave-up"], check=False)  # noqa: S603
    return 1
