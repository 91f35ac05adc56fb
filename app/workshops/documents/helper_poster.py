"""The poster of those who help: numbers large enough to read from the door, what each does, and who is here."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import GO, INK, LINE, SAID, SAID_BOLD
from app.documents.pictures import large_pictogram
from app.documents.posters import SIZES, PosterSize
from app.documents.sheets import drawn, foot, ground, line_that_fits, words_that_fit
from app.i18n import _

_MOST_PEOPLE = 6


@dataclass(frozen=True)
class HelperLine:
    """A helper: the number, the name, what they do; empty where there is none."""

    number: str
    name: str
    what: str


@dataclass(frozen=True)
class HelperPoster:
    """Helpers in their order, and the people of the home (name and role)."""

    home: str
    helpers: Sequence[HelperLine]
    people: Sequence[tuple[str, str]]
    size: PosterSize = PosterSize.A4


def helper_poster(poster: HelperPoster) -> bytes:
    """Return the poster as PDF, one page, in the current language."""
    return drawn(_("Who helps you?"), poster.home, SIZES[poster.size], lambda canvas: _draw(canvas, poster))


def _draw(canvas: Canvas, poster: HelperPoster) -> None:
    size = SIZES[poster.size]
    wide, high = size
    scale = wide / A4[0]
    ground(canvas, size, scale)
    side = 24 * mm * scale
    large_pictogram("helpers", side).drawOn(canvas, 20 * mm * scale, high - 17 * mm * scale - side)
    canvas.setFillColor(INK)
    room = wide - 20 * mm * scale * 2 - side - 6 * mm * scale
    line_that_fits(
        canvas,
        _("Who helps you?"),
        SAID_BOLD,
        34 * scale,
        wide - 20 * mm * scale - room / 2,
        high - 33 * mm * scale,
        room,
    )
    top, bottom = high - 48 * mm * scale, 34 * mm * scale
    if poster.people:
        bottom = _people(canvas, poster, wide, bottom, scale)
    row = min((top - bottom) / max(len(poster.helpers), 1), 34 * mm * scale)
    for number, helper in enumerate(poster.helpers):
        if number:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(scale)
            canvas.line(20 * mm * scale, top, wide - 20 * mm * scale, top)
        _helper(canvas, helper, wide, top, row, scale)
        top -= row
    foot(canvas, size, scale, _("You may call. In danger, call 112 first."), poster.home)


def _helper(canvas: Canvas, helper: HelperLine, wide: float, top: float, row: float, scale: float) -> None:
    edge, gap = 20 * mm * scale, 6 * mm * scale
    left = (wide - 2 * edge) * 0.4
    high = row - 4 * mm * scale
    middle = top - row / 2
    number, tall = words_that_fit(helper.number or helper.name, SAID_BOLD, (left, high), 30 * scale, 9)
    number.drawOn(canvas, edge, middle - tall / 2)
    x, room = edge + left + gap, wide - 2 * edge - left - gap
    name, name_high = words_that_fit(helper.name if helper.number else "", SAID_BOLD, (room, high), 15 * scale, 7)
    what, what_high = words_that_fit(helper.what, SAID, (room, max(high - name_high, 1)), 12 * scale, 6)
    start = middle + (name_high + what_high) / 2
    name.drawOn(canvas, x, start - name_high)
    what.drawOn(canvas, x, start - name_high - what_high)


def _people(canvas: Canvas, poster: HelperPoster, wide: float, bottom: float, scale: float) -> float:
    """Draw who is in the home; return where the room above begins."""
    named = " · ".join(f"{name} ({role})" for name, role in poster.people[:_MOST_PEOPLE])
    room = (wide - 52 * mm * scale, 20 * mm * scale)
    said, tall = words_that_fit(named, SAID, room, 14 * scale, 7, centred=True)
    high = tall + 18 * mm * scale
    canvas.setFillColor(GO)
    canvas.setStrokeColor(GO)
    canvas.setLineWidth(1.2 * scale)
    canvas.roundRect(20 * mm * scale, bottom, wide - 40 * mm * scale, high, 5 * mm * scale, stroke=1, fill=0)
    head = _("People for you here:")
    line_that_fits(canvas, head, SAID_BOLD, 13 * scale, wide / 2, bottom + high - 8 * mm * scale, room[0])
    said.drawOn(canvas, 26 * mm * scale, bottom + 5 * mm * scale)
    return float(bottom + high + 4 * mm * scale)
