"""Serial numbers of reports: each PC counts what it takes, inside the seal and in the audit log, so that one that
is missing is named whoever made it vanish: on the disk, on the way, or on a server."""

from collections.abc import Iterable
from dataclasses import dataclass

_LARGEST_DIGITS, _MOST = 9, 1_000_000


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


def missing(texts: Iterable[str | None]) -> list[str]:
    """Return the serials that are missing among those in the order of the log, up to the largest of each PC. None
    stands where a back-up was brought back: what came between it and then is told otherwise."""
    found: list[str] = []
    counted, known = dict[str, set[int]](), set[str]()
    for text in (*texts, None):
        serial = serial_from(text) if text is not None else None
        if serial is not None:
            counted.setdefault(serial.pc, set()).add(serial.number)
        if text is None:
            for pc, numbers in counted.items():
                found += (Serial(pc, gone).text for gone in _between(min(numbers) if pc in known else 1, numbers))
            known |= counted.keys()
            counted = {}
    return sorted(found)


def _between(begins: int, numbers: set[int]) -> list[int]:
    return [number for number in range(begins, min(max(numbers), begins + _MOST)) if number not in numbers]
