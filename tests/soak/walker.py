"""Somebody who presses anything for hours: the steps of the random walk, without Hypothesis around them."""

import ctypes
import ctypes.util
import gc
import os
import random
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from app.i18n import LANGUAGES
from tests.ui.test_random_walk import FACES, AnyOne

GROWTH = 20
"""Megabytes by which the program may grow."""


def resident() -> float:
    """Return how many megabytes of memory the process holds, once what lies free was given back."""
    gc.collect()
    if libc := ctypes.util.find_library("c"):
        ctypes.CDLL(libc).malloc_trim(0)
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def widgets() -> int:
    """Count the QWidget wrappers alive in Python, including those Qt has deleted."""
    gc.collect()
    return sum(isinstance(get_object, QWidget) for get_object in gc.get_objects())


class Walker:
    """Takes one step after the other, each possible where it is taken."""

    def __init__(self, seed: int | None = None) -> None:
        self.steps = 0
        self._chance = random.Random(seed)
        self._one = AnyOne()
        self._one.begin(FACES[0])

    def step(self) -> None:
        """Do one thing that can be done now."""
        possible = [each for each in self._one.rules if all(holds(self._one) for holds in each.preconditions)]
        chosen = self._chance.choice(possible)
        chosen.function(self._one, **{name: self._some(name) for name in chosen.arguments})
        self._one.what_was_said_is_still_there()
        self._one.nothing_unexpected_happened()
        self.steps += 1

    def _some(self, name: str) -> Any:
        some: dict[str, Any] = {
            "face": self._chance.choice(FACES),
            "language": self._chance.choice(list(LANGUAGES)),
            "words": "".join(self._chance.choices("aëü 🦊", k=20)) + "x",
            "feeling": self._chance.choice(["sad", "scared"]),
            "place": self._chance.randrange(11),
        }
        return some.get(name, self._chance.random() < 1 / 2)

    def rest(self) -> None:
        """Let the kiosk forget everything, so that only its first page is there."""
        self._one.kiosk.forget()
        self._one.person.settles()

    def close(self) -> None:
        """Put everything away."""
        self._one.teardown()
