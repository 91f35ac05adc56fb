"""Posters, A4 or A3, in one language or two: a picture, a large sentence, a smaller one, and who helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.core.tables import for_every
from app.documents.blocks import GO, SAID, SAID_BOLD
from app.documents.pictures import large_pictogram
from app.documents.sheets import drawn, foot, ground, words


class PosterSize(StrEnum):
    """The sheet."""

    A4 = "a4"
    A3 = "a3"


SIZES = for_every(PosterSize, {PosterSize.A4: A4, PosterSize.A3: A3})


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
    """Return the poster as PDF, one page, in the current language."""
    return drawn(one.texts[0].title, one.home, SIZES[one.size], lambda canvas: _draw(canvas, one))


def _draw(canvas: Canvas, one: Poster) -> None:
    size = SIZES[one.size]
    width, height = size
    scale = width / A4[0]
    ground(canvas, size, scale)
    top = height - 34 * mm * scale
    if one.picture:
        top = _draw_picture(canvas, one.picture, width, top, (78 if len(one.texts) == 1 else 58) * mm * scale)
    room = (top - 34 * mm * scale) / len(one.texts)
    for number, text in enumerate(one.texts):
        if number:
            canvas.setStrokeColor(GO)
            canvas.setLineWidth(1.2 * scale)
            middle = width / 2
            canvas.line(middle - 30 * mm * scale, top, middle + 30 * mm * scale, top)
        _draw_text(canvas, text, width, top, room, scale)
        top -= room
    foot(canvas, size, scale, one.foot, one.home)


def _draw_picture(canvas: Canvas, name: str, width: float, top: float, side: float) -> float:
    image = large_pictogram(name, side)
    image.drawOn(canvas, (width - side) / 2, top - side)
    return float(top - side - side / 10)


def _draw_text(canvas: Canvas, text: PosterText, width: float, top: float, room: float, scale: float) -> None:
    """Draw title and words in the largest letters that fit."""
    inner = width - 44 * mm * scale
    size = 46.0 * scale
    while True:
        title = words(text.title, SAID_BOLD, size, centred=True)
        below = words(text.words, SAID, max(size * 0.48, 13 * scale), centred=True)
        title_height = title.wrap(inner, room)[1]
        words_height = below.wrap(inner, room)[1] if text.words else 0
        gap = size * 0.6
        whole = title_height + words_height + gap
        if whole <= room * 0.92 or size <= 12 * scale:
            break
        size *= 0.93
    left = (width - inner) / 2
    start = top - max((room - whole) / 2, 0)
    title.drawOn(canvas, left, start - title_height)
    if text.words:
        below.drawOn(canvas, left, start - title_height - gap - words_height)
