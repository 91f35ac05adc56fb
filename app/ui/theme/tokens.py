"""Colours, sizes, radii and times, each with a name. No screen holds such a literal."""

from dataclasses import dataclass


class Colour:
    """The palette. Contrast of text on its ground is at least 7:1, of borders of controls 3:1."""

    PAPER = "#FBF7F0"
    PAPER_STAFF = "#F6F5F2"
    SURFACE = "#FFFFFF"
    CHIP = "#EDEBE4"
    INK = "#1F2A37"
    INK_MUTED = "#465160"
    LINE = "#E4DCCF"
    LINE_CONTROL = "#8C8474"
    GO = "#0B5D5E"
    GO_HOVER = "#094C4D"
    GO_SOFT = "#DDEFEC"
    DANGER = "#A01818"
    DANGER_SOFT = "#FBE6E2"
    SUN = "#FFF1CC"
    LEAF = "#E4F2E1"
    MIST = "#E4EDF7"
    LILAC = "#EDE5F6"
    PEACH = "#FBE7D9"
    SIDE = "#16323A"
    SIDE_CHOSEN = "#2B4A52"
    SIDE_TEXT = "#FFFFFF"
    NONE = "transparent"


class Crayon:
    """The colours to draw with, each far from the others and from white paper."""

    PAPER = "#FFFFFF"
    BLACK = "#1F2A37"
    RED = "#C62828"
    ORANGE = "#E0701A"
    YELLOW = "#F2C230"
    GREEN = "#2E8B57"
    BLUE = "#1E66B8"
    VIOLET = "#7B4BA8"
    BROWN = "#7A4B2A"


class Brush:
    """Widths to draw with, in the drawing's own pixels."""

    THIN = 5
    MIDDLE = 12
    THICK = 28
    ERASER = 44


class Space:
    """Distances; nothing between."""

    XS = 8
    S = 12
    M = 16
    L = 24
    XL = 40
    XXL = 56


class Radius:
    """Corners."""

    CHILD = 28
    YOUNG = 16
    STAFF = 12
    CHIP = 14


class Size:
    """Widths and heights that are not text."""

    TOUCH = 64
    BUTTON_CHILD = 80
    BUTTON_YOUNG = 64
    BUTTON_STAFF = 40
    CHIP = 30
    FOCUS_RING = 4
    FOCUS_GAP = 3
    BORDER = 2
    BORDER_CHOSEN = 5
    ICON = 20
    ICON_BIG = 28
    DOT = 20
    DOT_NOW = 48
    SIDE_BAR = 200
    LIST = 372
    LIST_SMALL = 296
    STAFF_WIDE = 960
    CASE_WIDE = 600
    TODAY_WIDE = 900
    COLUMNS = 210
    SIDE_CARDS = 340
    COLUMN = 760
    FORM = 560
    SETUP = 700
    PICTURE_SMALLEST = 56
    FRAME = 40
    PICTURE_CODE = 100
    PICTURE_TILE = 150
    PICTURE_BIG = 210
    BADGE = 38
    TIMELINE_DOT = 12
    KIOSK = (1280, 800)
    SMALLEST = (1024, 640)
    PREVIEW = (1160, 720)
    ROW = 92
    LIST_TICKS = 220
    BAR = 22
    RADAR = 460
    DAY = 72
    BARS = 520
    MATRIX_ROW = 54
    MATRIX_CELL = 190
    MATRIX_NAME = 190
    DRAWING = (1120, 640)
    STAMP = 96
    DRAWING_STEP = 14
    THUMBNAIL = (128, 84)
    SMALL_DRAWING = (280, 160)
    SHOWN_DRAWING = (560, 320)
    METER = 28
    PICTURE_SAID = 64


class Growth:
    """By how much letters grow at most where somebody wants them large: what is read grows twice, what is large
    already grows little, so that there is room for what is read."""

    READ = 2.0
    BUTTON = 1.25
    TITLE = 1.2
    BESIDE_NUMBER = 1.5


class Family:
    """The letters: Andika for those who learn to read, Atkinson Hyperlegible Next for everyone else;
    OpenDyslexic for those who choose it."""

    CHILD = "Andika"
    PLAIN = "Atkinson Hyperlegible Next"
    EASY = "OpenDyslexic"


@dataclass(frozen=True)
class TextStyle:
    """Letters of one size, in pixels."""

    family: str
    size: int
    bold: bool = False
    most: float = Growth.READ


class Text:
    """The type scale."""

    CHILD_TITLE = TextStyle(Family.CHILD, 48, bold=True, most=Growth.TITLE)
    CHILD_NUMBER = TextStyle(Family.CHILD, 64, bold=True, most=Growth.TITLE)
    CHILD_TILE_BIG = TextStyle(Family.CHILD, 44, bold=True, most=Growth.BUTTON)
    CHILD_TILE = TextStyle(Family.CHILD, 30, bold=True)
    CHILD_CHOICE = TextStyle(Family.CHILD, 26, bold=True)
    CHILD_BUTTON = TextStyle(Family.CHILD, 29, bold=True, most=Growth.BUTTON)
    CHILD_HIDE = TextStyle(Family.CHILD, 20, bold=True, most=Growth.BUTTON)
    CHILD_TEXT = TextStyle(Family.CHILD, 26)
    CHILD_TEXT_BOLD = TextStyle(Family.CHILD, 26, bold=True)
    CHILD_SMALL = TextStyle(Family.CHILD, 20)
    CHILD_SMALL_BOLD = TextStyle(Family.CHILD, 20, bold=True)
    YOUNG_TITLE = TextStyle(Family.PLAIN, 34, bold=True, most=Growth.BUTTON)
    YOUNG_NUMBER = TextStyle(Family.PLAIN, 48, bold=True, most=Growth.BUTTON)
    YOUNG_BUTTON = TextStyle(Family.PLAIN, 20, bold=True, most=Growth.BUTTON)
    YOUNG_HEADING = TextStyle(Family.PLAIN, 21, bold=True)
    YOUNG_TEXT = TextStyle(Family.PLAIN, 20)
    YOUNG_TEXT_BOLD = TextStyle(Family.PLAIN, 20, bold=True)
    YOUNG_SMALL = TextStyle(Family.PLAIN, 17)
    YOUNG_SMALL_BOLD = TextStyle(Family.PLAIN, 17, bold=True)
    STAFF_TITLE = TextStyle(Family.PLAIN, 23, bold=True)
    STAFF_TEXT = TextStyle(Family.PLAIN, 15)
    STAFF_TEXT_BOLD = TextStyle(Family.PLAIN, 15, bold=True)
    STAFF_HEADING = TextStyle(Family.PLAIN, 19, bold=True)
    STAFF_READING = TextStyle(Family.PLAIN, 17)
    STAFF_NUMBER = TextStyle(Family.PLAIN, 28, bold=True)
    STAFF_SMALL = TextStyle(Family.PLAIN, 14)
    STAFF_SMALL_BOLD = TextStyle(Family.PLAIN, 14, bold=True)
    SAID = TextStyle(Family.CHILD, 21)


class Time:
    """Milliseconds."""

    MOTION = 150
    REFRESH = 2_000
    SEARCH_DELAY = 0
    AFTER_PAINT = 50
    KIOSK_ASK = 90_000
    KIOSK_FORGET = 120_000
    BUSY = 400
    SECOND = 1_000
    MINUTE = 60_000
    LISTENING = 300_000
    THANKS = 1_200
    QUIET = 90_000
    QUIET_TURN = 12_000
    HOUR = 3_600_000
    LAST_WORK = 5_000
