"""How the kiosk looks to this reporter: larger letters, strong contrast, letters for dyslexia, no motion, no
sound. Back to normal for the next one."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import assert_never

from PySide6.QtGui import QColor

from app.ui.theme.tokens import Colour, Growth

LARGER, LARGEST, SMALLER = 1.3, 2.0, 0.75
"""How much larger large and very large letters are; and how much smaller letters are where the system enlarges
everything so far that little else would fit: on the glass they are still larger than usual."""


NARROW, LOW, TIGHT = 960, 700, 480
"""A kiosk with fewer pixels across, or from top to bottom, than this: upright screens, and large scaling."""

_wide, _high, _low = [NARROW], [LOW], [False]


def measure(width: int, height: int) -> bool:
    """Take the size of the kiosk's window; return whether pages come out otherwise than before."""
    before = _wide[0] < NARROW, _low[0], _high[0] < TIGHT
    _wide[0], _high[0], _low[0] = width, height, height < LOW or width < NARROW
    return before != (width < NARROW, _low[0], height < TIGHT)


def room_across() -> int:
    """Return how many pixels the kiosk has from left to right."""
    return _wide[0]


class Look(Enum):
    """What somebody can choose for themselves."""

    LARGE = auto()
    VERY_LARGE = auto()
    CONTRAST = auto()
    EASY_LETTERS = auto()
    STILL = auto()
    SILENT = auto()


@dataclass(frozen=True)
class Appearance:
    """What somebody has chosen at the corner of the first page."""

    large: bool = False
    very_large: bool = False
    contrast: bool = False
    easy_letters: bool = False
    still: bool = False
    silent: bool = False

    @property
    def looks(self) -> dict[Look, bool]:
        """Return what is chosen and what is not."""
        return {
            Look.LARGE: self.large,
            Look.VERY_LARGE: self.very_large,
            Look.CONTRAST: self.contrast,
            Look.EASY_LETTERS: self.easy_letters,
            Look.STILL: self.still,
            Look.SILENT: self.silent,
        }

    def with_look(self, look: Look, *, on: bool) -> "Appearance":
        """Return it with one choice changed: letters are large or very large, not both."""
        match look:
            case Look.LARGE:
                return replace(self, large=on, very_large=self.very_large and not on)
            case Look.VERY_LARGE:
                return replace(self, very_large=on, large=self.large and not on)
            case Look.CONTRAST:
                return replace(self, contrast=on)
            case Look.EASY_LETTERS:
                return replace(self, easy_letters=on)
            case Look.STILL:
                return replace(self, still=on)
            case Look.SILENT:
                return replace(self, silent=on)
            case _:
                assert_never(look)

    @property
    def factor(self) -> float:
        """Return by how much letters grow."""
        if self.very_large:
            return LARGEST
        if self.large:
            return LARGER
        return SMALLER if _high[0] < TIGHT else 1.0

    @property
    def needs_room(self) -> bool:
        """Tell whether pages may become higher than the screen, and move."""
        return self.large or self.very_large or self.easy_letters or _low[0]

    @property
    def upright(self) -> bool:
        """Tell whether the screen is narrow, and higher than it is wide."""
        return self.narrow and _high[0] > _wide[0]

    @property
    def narrow_head(self) -> bool:
        """Tell whether title and buttons, which grow less than what is read, have no room in one line."""
        return _wide[0] < max(1.0, min(self.factor, Growth.BUTTON)) * NARROW

    @property
    def narrow(self) -> bool:
        """Tell whether what stands side by side goes one below the other."""
        return _wide[0] < max(1.0, self.factor) * NARROW


_STRONG = {
    Colour.PAPER: "#FFFFFF",
    Colour.PAPER_STAFF: "#FFFFFF",
    Colour.INK: "#000000",
    Colour.INK_MUTED: "#000000",
    Colour.LINE: "#6B6B6B",
    Colour.LINE_CONTROL: "#000000",
    Colour.GO: "#003C3D",
    Colour.GO_HOVER: "#002A2B",
    Colour.DANGER: "#7A0000",
    Colour.SUN: "#FFFFFF",
    Colour.LEAF: "#FFFFFF",
    Colour.MIST: "#FFFFFF",
    Colour.PEACH: "#FFFFFF",
    Colour.LILAC: "#FFFFFF",
    Colour.GO_SOFT: "#E8F4F2",
    Colour.DANGER_SOFT: "#FFF1EE",
}
"""What the palette becomes: black on white, and edges that can be seen."""

_now = [Appearance()]


def appearance() -> Appearance:
    """Return what is chosen now."""
    return _now[0]


def choose(wanted: Appearance) -> None:
    """Look like this from now on; what is on the screen must be made anew."""
    _now[0] = wanted


def tint(colour: str) -> str:
    """Return a colour of the palette as it looks now."""
    return _STRONG.get(colour, colour) if _now[0].contrast else colour


def tinted(colour: str) -> QColor:
    """Return a colour of the palette as it looks now, to paint with."""
    return QColor(tint(colour))
