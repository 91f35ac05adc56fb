"""Papers that are drawn by hand on one sheet or several: posters, cards. Title, language and fonts set as on every
paper; a ground, a foot, cards to cut out, and text in the largest letters that fit."""

from collections.abc import Callable, Iterator
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.documents.blocks import GO, INK, LINE, MUTED, PAPER, SAID, fonts, printable
from app.i18n import current

Size = tuple[float, float]

_STEP = 0.94
"""How much smaller letters become when they do not fit."""


def drawn(title: str, home: str, size: Size, draw: Callable[[Canvas], None]) -> bytes:
    """Return what `draw` draws as PDF, in the current language; it ends each page but the last itself."""
    fonts()
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, lang=current(), initialFontName=SAID)
    canvas.setTitle(title)
    canvas.setAuthor(home)
    canvas.setCreator("Meng Stëmm")
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def ground(canvas: Canvas, size: Size, scale: float) -> None:
    """Draw the ground of a poster with its frame."""
    wide, high = size
    edge = 9 * mm * scale
    canvas.setFillColor(PAPER)
    canvas.setStrokeColor(GO)
    canvas.setLineWidth(3 * scale)
    canvas.roundRect(edge, edge, wide - 2 * edge, high - 2 * edge, 10 * mm * scale, stroke=1, fill=1)


def foot(canvas: Canvas, size: Size, scale: float, words: str, home: str) -> None:
    """Draw the last lines of a poster: a sentence, and the home."""
    for text, bottom, letters, colour in ((words, 22, 12, INK), (home, 15, 10, MUTED)):
        canvas.setFont(SAID, letters * scale)
        canvas.setFillColor(colour)
        canvas.drawCentredString(size[0] / 2, bottom * mm * scale, printable(text, SAID))


def line_that_fits(
    canvas: Canvas, text: str, font: str, letters: float, middle: float, y: float, room: float
) -> None:
    """Draw one line in the middle, smaller where it would be longer than the room."""
    shown = printable(text, font)
    wide = max(stringWidth(shown, font, letters), 1)
    canvas.setFont(font, min(letters, letters * room / wide))
    canvas.drawCentredString(middle, y, shown)


def words(text: str, font: str, letters: float, *, centred: bool = False, leading: float = 1.25) -> Paragraph:
    """Return plain text in letters of a size."""
    style = ParagraphStyle(
        f"{font}-{letters:.2f}-{centred}",
        fontName=font,
        fontSize=letters,
        leading=letters * leading,
        alignment=TA_CENTER if centred else TA_LEFT,
        textColor=INK,
    )
    return Paragraph(escape(printable(text, font)).replace("\n", "<br/>"), style)


def words_that_fit(
    text: str, font: str, room: Size, most: float, least: float, *, centred: bool = False
) -> tuple[Paragraph, float]:
    """Return a text in the largest letters that fit into a room, no word broken, and its height."""
    wide, high = room
    shown, letters = printable(text, font), most
    while True:
        made = words(text, font, letters, centred=centred)
        height = float(made.wrap(wide, 10_000)[1])
        longest = max((stringWidth(word, font, letters) for word in shown.split()), default=0)
        if (height <= high and longest <= wide) or letters <= least:
            return made, height
        letters = max(letters * _STEP, least)


def cards(canvas: Canvas, count: int, size: Size, across: int, down: int) -> Iterator[tuple[int, float, float]]:
    """Draw the edges of cards to cut out, page after page of A4; yield each card's number and lower left
    corner."""
    left, top = (A4[0] - across * size[0]) / 2, A4[1] - (A4[1] - down * size[1]) / 2
    for number in range(count):
        place = number % (across * down)
        if number and not place:
            canvas.showPage()
        x, y = left + place % across * size[0], top - (place // across + 1) * size[1]
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(1)
        canvas.setDash(3, 3)
        canvas.rect(x, y, *size)
        canvas.setDash()
        yield number, x, y
