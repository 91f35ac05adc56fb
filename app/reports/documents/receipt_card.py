"""The receipt as a small card: seven pictures, what they are called, and when an answer comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import GO, INK, LINE, MUTED, SAID, SAID_BOLD, printable
from app.documents.sheets import drawn
from app.i18n import _, content, formats
from app.resources import resource

SIZE = (148 * mm, 105 * mm)
"""A6 across: fits a pocket, and four of them an A4 sheet."""

_MARGIN = 9 * mm


@dataclass(frozen=True)
class ReceiptCard:
    """What the card shows: until when an answer comes, or until when it is kept; neither where nobody can say yet.
    Nothing on it says what was told."""

    home: str
    code: Sequence[str]
    answer_by: datetime | None = None
    kept_until: datetime | None = None


def receipt_card(card: ReceiptCard) -> bytes:
    """Return the PDF of one card, in the current language."""

    def draw(canvas: Canvas) -> None:
        _frame(canvas)
        _texts(canvas, card)
        step = (SIZE[0] - 2 * _MARGIN) / 4
        for place, name in enumerate(card.code):
            left, bottom = _MARGIN + place % 4 * step, SIZE[1] - (58 + place // 4 * 31) * mm
            _picture(canvas, place, name, left, bottom, step)

    return drawn(_("My card"), card.home, SIZE, draw)


def _frame(canvas: Canvas) -> None:
    canvas.setStrokeColor(LINE)
    canvas.roundRect(4 * mm, 4 * mm, SIZE[0] - 8 * mm, SIZE[1] - 8 * mm, 5 * mm)


def _texts(canvas: Canvas, card: ReceiptCard) -> None:
    canvas.setFillColor(INK)
    canvas.setFont(SAID_BOLD, 15)
    canvas.drawString(_MARGIN, SIZE[1] - 16 * mm, _("My card"))
    canvas.setFont(SAID, 10.5)
    if card.kept_until is not None:
        said = _("With these pictures, in this order, you find what you kept, until {day}. Show them to nobody.")
        said = said.format(day=formats.day(card.kept_until))
    elif card.answer_by is not None:
        said = _(
            "With these pictures, in this order, you find your answer. It comes by {day}. Show them to nobody."
        )
        said = said.format(day=formats.day(card.answer_by))
    else:
        said = _("With these pictures, in this order, you find your answer. Show them to nobody.")
    for number, line in enumerate(simpleSplit(said, SAID, 10.5, SIZE[0] - 2 * _MARGIN)):
        canvas.drawString(_MARGIN, SIZE[1] - (23 + number * 5) * mm, line)
    canvas.setFillColor(MUTED)
    canvas.setFont(SAID, 8)
    canvas.drawRightString(SIZE[0] - _MARGIN, SIZE[1] - 16 * mm, printable(card.home, SAID))


def _picture(canvas: Canvas, place: int, name: str, left: float, bottom: float, width: float) -> None:
    side = 18 * mm
    middle = left + width / 2
    file = str(resource("pictures", "receipt", f"{name}.png"))
    canvas.drawImage(file, middle - side / 2, bottom + 7 * mm, side, side, mask="auto")
    canvas.setFillColor(GO)
    canvas.setFont(SAID_BOLD, 11)
    canvas.drawRightString(middle - side / 2, bottom + 20 * mm, str(place + 1))
    canvas.setFillColor(INK)
    canvas.setFont(SAID_BOLD, 10)
    canvas.drawCentredString(middle, bottom + 2.5 * mm, content.picture_name(name))
