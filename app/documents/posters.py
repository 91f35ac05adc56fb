"""Posters, A4 or A3, in one language or two: a picture, a large sentence, a smaller one, and who helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.documents.blocks import GO, INK, MUTED, PAPER, SAID, SAID_BOLD, fonts, printable
from app.documents.pictures import large_pictogram
from app.i18n import current


class PosterSize(StrEnum):
    """The sheet."""

    A4 = "a4"
    A3 = "a3"


SIZES = {PosterSize.A4: A4, PosterSize.A3: A3}


@dataclass(frozen=True)
class PosterText:
    """What a poster says in one language."""

    title: str
    words: str = ""


@dataclass(frozen=True)
class Poster:
    """A picture (empty for none), one text or two, and a line at the foot."""

    home: str
    picture: str
    texts: Sequence[PosterText]
    foot: str
    size: PosterSize = PosterSize.A4


def poster(one: Poster) -> bytes:
    """Return the poster as PDF, one page."""
    fonts()
    width, height = SIZES[one.size]
    scale = width / A4[0]
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), lang=current(), initialFontName=SAID)
    canvas.setTitle(one.texts[0].title)
    canvas.setAuthor(one.home)
    canvas.setCreator("Meng Stëmm")
    _ground(canvas, width, height, scale)
    top = height - 34 * mm * scale
    if one.picture:
        top = _draw_picture(canvas, one.picture, width, top, (78 if len(one.texts) == 1 else 58) * mm * scale)
    foot = 34 * mm * scale
    room = (top - foot) / len(one.texts)
    for number, text in enumerate(one.texts):
        if number:
            canvas.setStrokeColor(GO)
            canvas.setLineWidth(1.2 * scale)
            middle = width / 2
            canvas.line(middle - 30 * mm * scale, top, middle + 30 * mm * scale, top)
        _draw_text(canvas, text, width, top, room, scale)
        top -= room
    canvas.setFont(SAID, 12 * scale)
    canvas.setFillColor(INK)
    canvas.drawCentredString(width / 2, 22 * mm * scale, printable(one.foot, SAID))
    canvas.setFillColor(MUTED)
    canvas.setFont(SAID, 10 * scale)
    canvas.drawCentredString(width / 2, 15 * mm * scale, printable(one.home, SAID))
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _ground(canvas: Any, width: float, height: float, scale: float) -> None:
    edge = 9 * mm * scale
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(GO)
    canvas.setLineWidth(3 * scale)
    canvas.roundRect(edge, edge, width - 2 * edge, height - 2 * edge, 10 * mm * scale, stroke=1, fill=1)


def _draw_picture(canvas: Any, name: str, width: float, top: float, side: float) -> float:
    image = large_pictogram(name, side)
    image.drawOn(canvas, (width - side) / 2, top - side)
    return float(top - side - side / 10)


def _draw_text(canvas: Any, text: PosterText, width: float, top: float, room: float, scale: float) -> None:
    """Draw title and words in the largest letters that fit."""
    inner = width - 44 * mm * scale
    size = 46.0 * scale
    while True:
        title = _paragraph(text.title, SAID_BOLD, size)
        words = _paragraph(text.words, SAID, max(size * 0.48, 13 * scale))
        title_height = title.wrap(inner, room)[1]
        words_height = words.wrap(inner, room)[1] if text.words else 0
        gap = size * 0.6
        whole = title_height + words_height + gap
        if whole <= room * 0.92 or size <= 12 * scale:
            break
        size *= 0.93
    left = (width - inner) / 2
    start = top - max((room - whole) / 2, 0)
    title.drawOn(canvas, left, start - title_height)
    if text.words:
        words.drawOn(canvas, left, start - title_height - gap - words_height)


def _paragraph(text: str, font: str, size: float) -> Paragraph:
    style = ParagraphStyle(
        f"poster-{font}-{size:.1f}",
        fontName=font,
        fontSize=size,
        leading=size * 1.25,
        alignment=TA_CENTER,
        textColor=INK,
    )
    return Paragraph(escape(printable(text, font)).replace("\n", "<br/>"), style)
