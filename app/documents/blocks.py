"""The building blocks of every document: page, heading, facts, table, quotation, signatures. One look, embedded
fonts, bookmarks, language and title set, page x of y, room for a binder at the left."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

from app.documents.foot import foot
from app.i18n import _, current
from app.resources import resource

INK, MUTED, LINE = HexColor("#1F2A37"), HexColor("#465160"), HexColor("#E4DCCF")
DANGER = HexColor("#A01818")
GO, PAPER = HexColor("#0B5D5E"), HexColor("#FBF7F0")

PLAIN, BOLD, SAID = "AtkinsonHyperlegibleNext-Regular", "AtkinsonHyperlegibleNext-Bold", "Andika-Regular"
SAID_BOLD = "Andika-Bold"

LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 20 * mm, 30 * mm, 22 * mm
WIDTH = A4[0] - LEFT - RIGHT
WIDE = (A4[1], A4[0])
"""A4 on its side, for tables with many columns."""

_FOOTER = 13 * mm
_SPACE = 4 * mm
_FOLLOWS = 15 * mm
"""What has to fit below a heading."""

_PAD = 3 * mm
_AHEAD = 40
"""Parts of a story that are read ahead."""


OnPage = Callable[[int], None]
"""Hears the number of each page that is finished."""


def no_progress(_page: int) -> None:
    """No-op progress callback."""


@cache
def fonts() -> None:
    """Register the program's own fonts, once."""
    for name in (PLAIN, BOLD, SAID, SAID_BOLD):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", f"{name}.ttf"))))
    pdfmetrics.registerFontFamily(SAID, normal=SAID, bold=SAID_BOLD, italic=SAID, boldItalic=SAID_BOLD)


def styled(font: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
    """Return how letters look: font, size, and distance of lines in points."""
    more.setdefault("textColor", INK)
    return ParagraphStyle(
        font + str(size), fontName=font, fontSize=size, leading=leading, alignment=TA_LEFT, **more
    )


class Style:
    """The sizes on paper: 20, 12 and 11 points; 30, 24 and 14 on a cover."""

    TITLE = styled(BOLD, 20, 25)
    COVER = styled(BOLD, 30, 36)
    COVER_UNDER = styled(PLAIN, 14, 20, textColor=MUTED)
    NUMBER = styled(BOLD, 24, 28)
    UNDER_TITLE = styled(PLAIN, 11, 15, textColor=MUTED, spaceAfter=_SPACE)
    HEADING = styled(BOLD, 12, 16, textColor=GO, spaceBefore=1.6 * _SPACE, spaceAfter=0.6 * _SPACE)
    TEXT = styled(PLAIN, 11, 15)
    LABEL = styled(BOLD, 11, 15, textColor=MUTED)
    SMALL = styled(PLAIN, 9, 12)
    TINY = styled(PLAIN, 7.5, 8.8)
    SMALL_BOLD = styled(BOLD, 9, 12)
    LATE = styled(BOLD, 9, 12, textColor=DANGER)
    SAID_HEADING = styled(SAID_BOLD, 13, 18, spaceAfter=3)
    QUOTE = styled(SAID, 13, 20, leftIndent=9 * mm, rightIndent=6 * mm)


@cache
def _letters(font: str) -> frozenset[int]:
    fonts()
    return frozenset(pdfmetrics.getFont(font).face.charToGlyph)


def printable(text: str, font: str) -> str:
    """Return the text with what the font cannot draw named or marked: a sign by its name, a letter of
    another script by a box."""
    letters = _letters(font)
    return "".join(letter if ord(letter) in letters or letter in "\n\t" else _instead(letter) for letter in text)


def _instead(letter: str) -> str:
    category = unicodedata.category(letter)
    if category in {"Mn", "Cf", "Sk"}:
        return ""
    if category == "So":
        return f"[{unicodedata.name(letter, '?').lower()}]"
    return "\N{WHITE SQUARE}" if category != "Zs" else " "


def paragraph(text: str, style: ParagraphStyle, kind: type[Paragraph] = Paragraph) -> Paragraph:
    """Return a paragraph of plain text; nothing in it is markup."""
    return kind(escape(printable(text, style.fontName)).replace("\n", "<br/>"), style)


class Quotation(Paragraph):  # type: ignore[misc]
    """A piece of what somebody said: Andika on a soft ground with a bar at the left; breaks over pages. The ground
    goes a little over the first piece and below the last."""

    first = last = True

    def draw(self) -> None:
        """Draw ground and bar, then the words."""
        canvas, above, below = self.canv, _PAD if self.first else 0, _PAD if self.last else 0
        canvas.saveState()
        canvas.setFillColor(PAPER)
        canvas.rect(0, -below, self.width, self.height + above + below, stroke=0, fill=1)
        canvas.setFillColor(GO)
        canvas.rect(0, -below, 1.2 * mm, self.height + above + below, stroke=0, fill=1)
        canvas.restoreState()
        super().draw()


def quotation(text: str) -> list[Flowable]:
    """Return the words of a reporter or an answer, each of their lines by itself: a page breaks quickly in a long
    text, too."""
    pieces = [paragraph(line or "\N{NO-BREAK SPACE}", Style.QUOTE, Quotation) for line in text.split("\n")]
    for piece in pieces[1:]:
        piece.first = False
    for piece in pieces[:-1]:
        piece.last = False
    return [Spacer(1, _PAD), *pieces, Spacer(1, _PAD)]


class Heading(Paragraph):  # type: ignore[misc]
    """A heading that is also a bookmark. It goes to the next page where only a line or two would follow it; what
    follows may be a table of any length."""

    def wrap(self, width: float, room: float) -> tuple[float, float]:
        """Claim more than is left, to force a page break."""
        wide, high = super().wrap(width, room)
        return (wide, room + 1) if high <= room < high + _FOLLOWS else (wide, high)

    def split(self, _width: float, _room: float) -> list[Flowable]:
        """Stay whole: it goes to the next page as it is."""
        return []


def heading(text: str) -> Heading:
    """Return a heading; it never stands alone at the foot of a page."""
    return Heading(escape(text), Style.HEADING)


def facts(rows: Sequence[tuple[str, str]]) -> Table:
    """Return labels and values under each other."""
    cells = [[paragraph(name, Style.LABEL), paragraph(value, Style.TEXT)] for name, value in rows]
    widths = [42 * mm, WIDTH - 42 * mm]
    return grid(
        cells, widths, ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), *_tight(2.5)
    )


def grid(cells: list[Any], widths: list[float], *styles: tuple[Any, ...], **more: Any) -> Table:
    """Return a table in the program's own font: ReportLab's first one is not embedded."""
    made = Table(cells, colWidths=widths, **more)
    made.setStyle([("FONTNAME", (0, 0), (-1, -1), PLAIN), *styles])
    return made


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str | Flowable]],
    widths: Sequence[float],
    width: float = WIDTH,
    height: float | None = None,
) -> Table:
    """Return a table whose heads are repeated on each page; `widths` are parts of the whole width, `height` is
    that of every row where it is not what the words need."""
    total = sum(widths)
    cells = [[paragraph(text, Style.SMALL_BOLD) for text in heads]]
    cells += [
        [cell if isinstance(cell, Flowable) else paragraph(str(cell), Style.SMALL) for cell in row] for row in rows
    ]
    return grid(
        cells,
        [width * part / total for part in widths],
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        *_tight(4),
        repeatRows=1,
        splitInRow=1 if height is None else 0,
        rowHeights=None if height is None else [None, *[height] * len(rows)],
    )


def signatures(labels: Sequence[str]) -> Table:
    """Return lines to sign on."""
    gap = 10 * mm
    width = (WIDTH - gap * (len(labels) - 1)) / len(labels)
    cells: list[Any] = []
    widths: list[float] = []
    for text in labels:
        cells += [paragraph(text, Style.SMALL), ""]
        widths += [width, gap]
    lines = [("LINEABOVE", (place * 2, 0), (place * 2, 0), 0.8, INK) for place in range(len(labels))]
    made = grid([cells[:-1]], widths[:-1], ("LEFTPADDING", (0, 0), (-1, -1), 0), *lines)
    made.spaceBefore = 18 * mm
    return made


def _tight(points: float) -> list[tuple[Any, ...]]:
    return [("TOPPADDING", (0, 0), (-1, -1), points), ("BOTTOMPADDING", (0, 0), (-1, -1), points)]


@dataclass(frozen=True)
class HeadAndFoot:
    """What stands at the head and foot of each page."""

    title: str
    home: str
    mark: str
    printed: str
    size: tuple[float, float] = A4

    @property
    def width(self) -> float:
        """Return the width that is left between the margins."""
        return float(self.size[0] - LEFT - RIGHT)


@dataclass(frozen=True)
class Printed:
    """What stands at the foot of each page: when, by whom, after which row of the audit log, in which home."""

    home: str
    at: datetime
    by: str
    audit_hash: str
    number: str = ""

    def paper(self, title: str, mark: str, size: tuple[float, float] | None = None) -> HeadAndFoot:
        """Return head and foot of a paper."""
        printed = foot(self.at, self.by, self.audit_hash, self.number)
        return (
            HeadAndFoot(title, self.home, mark, printed, size)
            if size
            else HeadAndFoot(title, self.home, mark, printed)
        )


class _Numbered(Canvas):  # type: ignore[misc]
    """Canvas with head and foot. "Page 1 of 3" is a form XObject, drawn in `save` once the total is known; pages
    are written in order, so that bookmarks stay right."""

    def __init__(self, *args: Any, paper: HeadAndFoot, on_page: OnPage, **more: Any) -> None:
        super().__init__(*args, **more)
        self._paper, self._on_page = paper, on_page
        self._finished = 0

    def showPage(self) -> None:
        self._finished += 1
        self._on_page(self._finished)
        self._head_and_foot()
        self.doForm(f"count{self._finished}")
        super().showPage()

    def save(self) -> None:
        for number in range(1, self._finished + 1):
            self.beginForm(f"count{number}", 0, 0, *self._paper.size)
            count = _("Page {number} of {total}").format(number=number, total=self._finished)
            self.setFillColor(MUTED)
            self.setFont(PLAIN, 9)
            self.drawRightString(self._paper.size[0] - RIGHT, _FOOTER, count)
            self.endForm()
        super().save()

    def _head_and_foot(self) -> None:
        right, top = self._paper.size[0] - RIGHT, self._paper.size[1] - 20 * mm
        self.setFillColor(MUTED)
        self.setFont(PLAIN, 9)
        self.drawString(LEFT, top, self._paper.home)
        for number, line in enumerate(self._paper.printed.splitlines()):
            self.drawString(LEFT, _FOOTER - number * _SPACE, line)
        self.setFillColor(INK)
        self.setFont(BOLD, 9)
        self.drawRightString(right, top, self._paper.mark)
        self.setStrokeColor(INK)
        self.setLineWidth(0.8)
        self.line(LEFT, top - 4 * mm, right, top - 4 * mm)
        self.setStrokeColor(LINE)
        self.line(LEFT, _FOOTER + 5 * mm, right, _FOOTER + 5 * mm)


class _Document(BaseDocTemplate):  # type: ignore[misc]
    def afterFlowable(self, flowable: Flowable) -> None:
        if isinstance(flowable, Heading):
            key = f"heading-{id(flowable)}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, 0)


class _Parts(list[Flowable]):
    """Lazy story: a list that loads more parts when the builder asks for its length, as it does before each step,
    so that a large bundle is never in memory as a whole."""

    def __init__(self, parts: Iterable[list[Flowable]]) -> None:
        super().__init__()
        self._parts = iter(parts)

    def __len__(self) -> int:
        while super().__len__() < _AHEAD and (part := next(self._parts, None)) is not None:
            self.extend(part)
        return super().__len__()


def document(
    paper: HeadAndFoot, story: list[Flowable] | Iterator[list[Flowable]], on_page: OnPage = no_progress
) -> bytes:
    """Return the finished PDF of a story, or of its parts one after the other. `on_page` hears of each finished
    page, and stops the work by raising."""
    fonts()
    buffer = BytesIO()
    made = _Document(
        buffer,
        pagesize=paper.size,
        title=paper.title,
        author=paper.home,
        lang=current(),
        creator="Meng Stëmm",
        subject=paper.mark,
    )
    height = paper.size[1] - TOP - BOTTOM
    frame = Frame(LEFT, BOTTOM, paper.width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
    made.addPageTemplates(PageTemplate(frames=[frame]))
    made.build(
        story if isinstance(story, list) else _Parts(story),
        canvasmaker=lambda *args, **more: _Numbered(
            *args, paper=paper, on_page=on_page, **more | {"initialFontName": PLAIN}
        ),
    )
    return buffer.getvalue()
