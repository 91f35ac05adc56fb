"""The charter on paper: a poster with every pair, and a booklet with explanations, examples, signatures and
versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, PageBreak, Paragraph, Spacer

from app.documents.blocks import (
    INK,
    LINE,
    MUTED,
    SAID,
    SAID_BOLD,
    WIDTH,
    Printed,
    Style,
    document,
    facts,
    grid,
    heading,
    paragraph,
    printable,
    signatures,
)
from app.documents.pictures import large_pictogram, pictogram
from app.documents.posters import SIZES, PosterSize
from app.documents.sheets import drawn, ground, line_that_fits
from app.i18n import _, formats

_ACROSS = 3
_LARGEST, _SMALLEST = 1.65, 0.55
"""Letters shrink no further than this: a poster with more words than that has too many pairs."""


@dataclass(frozen=True)
class PairPaper:
    """One pair: picture, right, both responsibilities, why, example."""

    picture: str
    right: str
    children: str
    adults: str
    why: str = ""
    example: str = ""


@dataclass(frozen=True)
class CharterPaper:
    """A charter: the sentence above it, its pairs, about it, stamps (pictures) and names under it, and what this
    version changed."""

    home: str
    title: str
    always: str
    pairs: Sequence[PairPaper]
    about: Sequence[tuple[str, str]]
    stamps: Sequence[str] = ()
    names: Sequence[str] = ()
    changed: Sequence[str] = ()


def charter_poster(charter_paper: CharterPaper, size: PosterSize) -> bytes:
    """Return the poster as PDF, one page, in the current language."""
    return drawn(
        charter_paper.title,
        charter_paper.home,
        SIZES[size],
        lambda canvas: _draw(canvas, charter_paper, SIZES[size]),
    )


def _draw(canvas: Canvas, charter_paper: CharterPaper, size: tuple[float, float]) -> None:
    wide, high = size
    scale = wide / A4[0]
    ground(canvas, size, scale)
    edge = 9 * mm * scale
    top = _poster_head(canvas, charter_paper, wide, high, scale)
    bottom = 22 * mm * scale
    rows = -(-len(charter_paper.pairs) // _ACROSS)
    inner = wide - 2 * edge - 12 * mm * scale
    box = (inner / _ACROSS, (top - bottom) / max(rows, 1))
    letters = _fitting(charter_paper.pairs, box, scale)
    for number, pair in enumerate(charter_paper.pairs):
        left = edge + 6 * mm * scale + number % _ACROSS * box[0]
        _poster_pair(canvas, pair, left, top - number // _ACROSS * box[1], box, letters * scale)
    canvas.setFillColor(MUTED)
    line = " · ".join(
        [charter_paper.home, *[formats.named(name, value) for name, value in charter_paper.about if value]]
    )
    line_that_fits(canvas, line, SAID, 9 * scale, wide / 2, 14 * mm * scale, inner)


def _poster_head(canvas: Canvas, charter_paper: CharterPaper, wide: float, high: float, scale: float) -> float:
    """Draw title and sentence; return where the pairs begin."""
    canvas.setFillColor(INK)
    room = wide - 40 * mm * scale
    line_that_fits(canvas, charter_paper.title, SAID_BOLD, 24 * scale, wide / 2, high - 24 * mm * scale, room)
    style = ParagraphStyle("always", fontName=SAID, fontSize=10.5 * scale, leading=14 * scale, alignment=TA_CENTER)
    words = Paragraph(escape(printable(charter_paper.always, SAID)), style)
    room = wide - 50 * mm * scale
    _width, height = words.wrap(room, high)
    words.drawOn(canvas, 25 * mm * scale, high - 28 * mm * scale - height)
    return float(high - 33 * mm * scale - height)


def _pair_words(pair: PairPaper, letters: float) -> list[Paragraph]:
    def made(text: str, font: str, size: float) -> Paragraph:
        style = ParagraphStyle(f"p{size}{font}", fontName=font, fontSize=size, leading=size * 1.25, textColor=INK)
        return Paragraph(text, style)

    children, adults = _("We children"), _("We adults")
    return [
        made(escape(printable(pair.right, SAID_BOLD)), SAID_BOLD, 10.5 * letters),
        made(
            f"<b>{escape(children)}:</b> {escape(printable(pair.children, SAID))}",
            SAID,
            8 * letters,
        ),
        made(
            f"<b>{escape(adults)}:</b> {escape(printable(pair.adults, SAID))}",
            SAID,
            8 * letters,
        ),
    ]


def _fitting(pairs: Sequence[PairPaper], box: tuple[float, float], scale: float) -> float:
    """Return how large the letters can be so that the longest pair fits into its box."""
    letters = _LARGEST
    while letters > _SMALLEST:
        if all(_height(pair, box, letters * scale) <= box[1] - 3 * mm for pair in pairs):
            break
        letters -= 0.03
    return letters


def _height(pair: PairPaper, box: tuple[float, float], letters: float) -> float:
    words = box[0] - 17 * mm * letters - 4 * mm
    return float(
        sum(pair_word.wrap(words, 10_000)[1] + 1.2 * mm * letters for pair_word in _pair_words(pair, letters))
    )


def _poster_pair(
    canvas: Canvas, pair: PairPaper, left: float, top: float, box: tuple[float, float], letters: float
) -> None:
    side = 13 * mm * letters
    if pair.picture:
        image = large_pictogram(pair.picture, side)
        image.drawOn(canvas, left, top - side)
    words = box[0] - 17 * mm * letters - 4 * mm
    below = top
    for pair_word in _pair_words(pair, letters):
        _width, height = pair_word.wrap(words, 10_000)
        below -= height
        pair_word.drawOn(canvas, left + 16 * mm * letters, below)
        below -= 1.2 * mm * letters


def charter_booklet(charter_paper: CharterPaper, printed: Printed) -> bytes:
    """Return the booklet as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(charter_paper.title, Style.TITLE),
        paragraph(charter_paper.always, Style.UNDER_TITLE),
        facts([(name, value) for name, value in charter_paper.about if value]),
        Spacer(1, 4 * mm),
    ]
    story += [_booklet_pair(pair) for pair in charter_paper.pairs]
    if charter_paper.changed:
        story += [heading(_("What is new in this version"))]
        story += [paragraph(f"– {line}", Style.TEXT) for line in charter_paper.changed]
    story += [PageBreak(), heading(_("We agreed on this"))]
    if charter_paper.stamps:
        story.append(_stamps(charter_paper.stamps))
    if charter_paper.names:
        story.append(paragraph(", ".join(charter_paper.names), Style.TEXT))
    story.append(signatures([_("For the children"), _("For the team"), _("For the management")]))
    return document(printed.paper(charter_paper.title, _("Charter")), story)


def _booklet_pair(pair: PairPaper) -> Flowable:
    side = 18 * mm
    words: list[Flowable] = [paragraph(pair.right, Style.SAID_HEADING)]
    for name, text in (
        (_("We children"), pair.children),
        (_("We adults"), pair.adults),
        (_("Why?"), pair.why),
        (_("For example"), pair.example),
    ):
        if text:
            words += [paragraph(name, Style.SMALL_BOLD), paragraph(text, Style.TEXT), Spacer(1, 1 * mm)]
    sign: Flowable | str = pictogram(pair.picture, side) if pair.picture else ""
    table = grid(
        [[sign, words]],
        [side + 8 * mm, WIDTH - side - 8 * mm],
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    )
    return KeepTogether([table])


def _stamps(stamps: Sequence[str]) -> Flowable:
    columns, side = 10, 13 * mm
    images: list[Flowable | str] = [pictogram(stamp, side) for stamp in stamps]
    images += [""] * (-len(images) % columns)
    rows = [images[start : start + columns] for start in range(0, len(images), columns)]
    return grid(rows, [WIDTH / columns] * columns, ("LEFTPADDING", (0, 0), (-1, -1), 0))
