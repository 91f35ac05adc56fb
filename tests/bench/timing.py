"""Ratios of medians, measured in turn so that whatever slows the machine slows both sides."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Line:
    """One result: how many times the floor it takes, and how many are allowed."""

    name: str
    ratio: float
    limit: float
    detail: str = ""
    unit: str = "x"

    @property
    def over(self) -> bool:
        return self.ratio > self.limit

    def __str__(self) -> str:
        over = "  OVER" if self.over else ""
        return (
            f"{self.name}: {self.ratio:.2f} {self.unit}, at most {self.limit:g} {self.unit}{over}  ({self.detail})"
        )


def compare(name: str, limit: float, ours: Callable[[], float], floor: Callable[[], float], runs: int) -> Line:
    """Run both in turn; each returns its own seconds. The first run of each warms up and does not count."""
    ours(), floor()
    taken = [(ours(), floor()) for _run in range(runs)]
    mine, bare = median(one for one, _other in taken), median(other for _one, other in taken)
    return Line(name, mine / bare, limit, f"{mine * 1000:.2f} ms, floor {bare * 1000:.2f} ms, {runs} runs")
