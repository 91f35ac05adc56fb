"""Serial numbers of reports: each PC counts what it takes, inside the seal and in the audit log, so that one that
is missing is named whoever made it vanish: on the disk, on the way, or on a server."""

from collections.abc import Iterable
from dataclasses import dataclass

_LARGEST_DIGITS, _MOST_MISSING = 7, 1_000


@dataclass(frozen=True)
class Serial:
    """Which PC took a report, by a name of its own, its number there, and the fingerprint of the report before."""

    pc: str = ""
    number: int = 0
    before: str = ""

    @property
    def text(self) -> str:
        """Return it as the log says it; empty for a report from before."""
        return f"{self.pc}-{self.number}" if self.number else ""


UNNUMBERED = Serial()
"""A report from before."""


def serial_from(text: str) -> Serial | None:
    """Return what the log says, or None where it says none."""
    pc, dash, number = text.partition("-")
    known = pc.isalnum() and dash and number.isdecimal() and len(number) <= _LARGEST_DIGITS
    return Serial(pc, int(number)) if known else None


def missing(texts: Iterable[str], by_then: Iterable[str]) -> list[str]:
    """Return the serials that are missing among these, each below the largest of its PC among those `by_then`. A
    number far beyond how many there are is none: somebody wrote it there."""
    counted, largest = _counted(texts), _counted(by_then)
    found = []
    for pc, numbers in counted.items():
        most = len(numbers) + _MOST_MISSING
        upper = max((number for number in largest.get(pc, set()) if number <= most), default=0)
        found += [Serial(pc, number).text for number in range(1, upper) if number not in numbers]
    return sorted(found)


def _counted(texts: Iterable[str]) -> dict[str, set[int]]:
    counted: dict[str, set[int]] = {}
    for serial in map(serial_from, texts):
        if serial is not None:
            counted.setdefault(serial.pc, set()).add(serial.number)
    return counted
