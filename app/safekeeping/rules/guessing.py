"""What it would cost to find receipts by trying: somebody has copied the database and owns computers."""

from dataclasses import dataclass

from app.reports.rules.receipts import LENGTH, PICTURES

CODES: int = len(PICTURES) ** LENGTH
"""All receipts there can be: 64 pictures, seven of them."""

MANY = 1_000
"""PCs that somebody may rent."""

WATTS, CENTS = 100, 20
"""What a PC takes while it tries, and what a kilowatt-hour costs: round figures, low ones."""

_YEAR = 365.25 * 86_400


@dataclass(frozen=True)
class Guessing:
    """`seconds` that one guess takes here; it is tested against all receipts at once, of which there are at most
    `receipts`. `peppered` where cards also
    need a secret that no copy of the data holds."""

    seconds: float
    receipts: int
    peppered: bool = False

    @property
    def guesses(self) -> float:
        """Return after how many guesses the first receipt is found, on average."""
        return CODES / (self.receipts + 1)

    def years(self, computers: int = 1) -> float:
        """Return after how many years the first one is found, on average."""
        return self.guesses * self.seconds / computers / _YEAR

    @property
    def euros(self) -> float:
        """Return what the electricity for the first one costs."""
        return self.guesses * self.seconds / 3_600 * WATTS / 1_000 * CENTS / 100
