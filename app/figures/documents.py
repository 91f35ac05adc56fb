"""The summary of a time, and "You said, we did" for the children."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Spacer

from app.documents.blocks import (
    GO,
    INK,
    LINE,
    SAID,
    SAID_BOLD,
    WIDTH,
    OnPage,
    Printed,
    Style,
    document,
    grid,
    heading,
    no_progress,
    paragraph,
    table,
)
from app.documents.charts import bars_across, columns
from app.documents.pictures import large_pictogram
from app.documents.sheets import drawn, foot, ground, line_that_fits, words_that_fit
from app.i18n import _

Rows = Sequence[tuple[str, str, int | None]]


@dataclass(frozen=True)
class SummaryPaper:
    """A time in figures: for whom, the few large numbers of the cover, what the figures say, the figures, the
    months and other groups (a word, the number as shown, and for the chart, None where it is hidden), the
    coordinator's comment, and what was decided by the parliament (what, answer, late), settled and still owed."""

    printed: Printed
    home: str
    period: str
    audience: str
    large: Sequence[tuple[str, str]]
    said: Sequence[str]
    figures: Sequence[tuple[str, str]]
    months: Rows
    groups: Sequence[tuple[str, Rows]]
    comment: str
    kept: Sequence[tuple[str, str, bool]]
    promised: Sequence[tuple[str, str, bool]]


def summary_paper(paper: SummaryPaper, on_page: OnPage = no_progress) -> bytes:
    """Return the summary as PDF, in the current language."""
    mark = _("For {whom}").format(whom=paper.audience)
    story: list[Flowable] = [*_cover(paper), heading(_("Figures"))]
    story.append(table((_("Figure"), _("Value")), paper.figures, (5, 5)))
    story += _group(_("By month"), paper.months, columns)
    for title, rows in paper.groups:
        story += _group(title, rows, lambda names, counts: bars_across(names, [counts]))
    for title, promises in (
        (_("Decisions of the parliament: settled"), paper.kept),
        (_("Decisions of the parliament: still owed"), paper.promised),
    ):
        if promises:
            shown = [
                (what, paragraph(f"! {answer}", Style.LATE) if late else answer) for what, answer, late in promises
            ]
            story += [CondPageBreak(50 * mm), heading(title)]
            story.append(table((_("Decision"), _("Answer of the management")), shown, (5, 5)))
    return document(paper.printed.paper(_("Summary"), mark), story, on_page)


def _group(title: str, rows: Rows, chart: Callable[[Sequence[str], Sequence[int]], Flowable]) -> list[Flowable]:
    """Return a heading, a chart and its table; no chart where every number is hidden or nought."""
    found: list[Flowable] = [CondPageBreak(90 * mm), heading(title)]
    open_ones = [(name, count) for name, _shown, count in rows if count is not None]
    if any(count for _name, count in open_ones):
        found += [chart([name for name, _count in open_ones], [count for _name, count in open_ones])]
        found.append(Spacer(1, 2 * mm))
    found.append(table((title, _("Reports")), [(name, shown) for name, shown, _count in rows], (7, 3)))
    return found


def _cover(paper: SummaryPaper) -> list[Flowable]:
    """Return the first page: what it is, a few large numbers, what they say, and what the house says to it."""
    boxes = len(paper.large)
    cells = [
        [paragraph(number, Style.NUMBER) for _name, number in paper.large],
        [paragraph(name, Style.SMALL_BOLD) for name, _number in paper.large],
    ]
    story: list[Flowable] = [
        Spacer(1, 20 * mm),
        paragraph(_("Summary"), Style.COVER),
        paragraph(paper.home, Style.COVER_UNDER),
        paragraph(paper.period, Style.COVER_UNDER),
        Spacer(1, 8 * mm),
        grid(
            cells,
            [WIDTH / boxes] * boxes,
            ("LINEABOVE", (0, 0), (-1, 0), 2, GO),
            ("LINEBELOW", (0, -1), (-1, -1), 0.8, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, 0), 10),
            ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
        ),
        heading(_("What the figures say")),
    ]
    for line in paper.said:
        story += [paragraph(line, Style.TEXT), Spacer(1, 1.5 * mm)]
    if paper.comment.strip():
        story += [heading(_("What we say to it")), paragraph(paper.comment, Style.TEXT)]
    return [*story, PageBreak()]


@dataclass(frozen=True)
class DoneThing:
    """What the children said, and what came of it; each with its picture."""

    picture: str
    said: str
    done: str
    sign: str


@dataclass(frozen=True)
class DonePaper:
    """The page for the children; `large` makes it A3."""

    home: str
    title: str
    foot: str
    things: Sequence[DoneThing]
    large: bool


def done_paper(paper: DonePaper) -> bytes:
    """Return the page as PDF, in the current language."""
    size = A3 if paper.large else A4
    return drawn(paper.title, paper.home, size, lambda canvas: _draw(canvas, paper, size))


def _draw(canvas: Canvas, paper: DonePaper, size: tuple[float, float]) -> None:
    wide, high = size
    scale = wide / A4[0]
    ground(canvas, size, scale)
    canvas.setFillColor(INK)
    edge = 18 * mm * scale
    line_that_fits(canvas, paper.title, SAID_BOLD, 30 * scale, wide / 2, high - 30 * mm * scale, wide - 2 * edge)
    top, bottom = high - 42 * mm * scale, 30 * mm * scale
    if paper.things:
        room = min((top - bottom) / len(paper.things), 76 * mm * scale)
        top -= (top - bottom - room * len(paper.things)) / 2
        for number, thing in enumerate(paper.things):
            if number:
                canvas.setStrokeColor(LINE)
                canvas.line(edge, top, wide - edge, top)
            _draw_thing(canvas, thing, top, room, wide, scale)
            top -= room
    else:
        line_that_fits(
            canvas, _("The first answer will stand here."), SAID, 16 * scale, wide / 2, high / 2, wide - 2 * edge
        )
    foot(canvas, size, scale, paper.foot, paper.home)


def _draw_thing(canvas: Canvas, thing: DoneThing, top: float, room: float, wide: float, scale: float) -> None:
    edge, gap = 18 * mm * scale, 5 * mm * scale
    side = min(room * 0.6, 26 * mm * scale)
    half = wide / 2 - edge - side - 2 * gap
    middle = top - room / 2
    for x, image, text, font in (
        (edge, thing.picture, thing.said, SAID_BOLD),
        (wide / 2 + gap, thing.sign, thing.done, SAID),
    ):
        large_pictogram(image, side).drawOn(canvas, x, middle - side / 2)
        said, height = words_that_fit(text, font, (half, room - 2 * gap), 22 * scale, 7 * scale)
        said.drawOn(canvas, x + side + gap, middle - height / 2)
