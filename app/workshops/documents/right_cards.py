"""The right cards to cut out: a picture, the right, what it means, where it is written down; four on a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.documents.blocks import SAID, SAID_BOLD
from app.documents.pictures import large_pictogram
from app.documents.sheets import cards, drawn, words_that_fit
from app.i18n import _

_CARD, _ACROSS, _DOWN = (95 * mm, 136 * mm), 2, 2
_EDGE, _PICTURE = 8 * mm, 50 * mm


@dataclass(frozen=True)
class RightCard:
    """A right: its picture, its name, what it means, an example, and where it is written down."""

    picture: str
    title: str
    text: str
    example: str
    source: str


def right_cards(home: str, rights: Sequence[RightCard]) -> bytes:
    """Return the cards as PDF, in the current language."""

    def draw(canvas: Canvas) -> None:
        for number, x, y in cards(canvas, len(rights), _CARD, _ACROSS, _DOWN):
            _draw_card(canvas, rights[number], x, y)

    return drawn(_("Right cards"), home, A4, draw)


def _draw_card(canvas: Canvas, card: RightCard, x: float, y: float) -> None:
    wide, high = _CARD
    room = wide - 2 * _EDGE
    top = y + high - _EDGE
    large_pictogram(card.picture, _PICTURE).drawOn(canvas, x + (wide - _PICTURE) / 2, top - _PICTURE)
    top -= _PICTURE + 3 * mm
    for text, font, most, tall in (
        (card.title, SAID_BOLD, 24, 24 * mm),
        (card.text, SAID, 14, 32 * mm),
        (card.example, SAID, 11, 18 * mm),
    ):
        said, height = words_that_fit(text, font, (room, tall), most, 7, centred=True)
        said.drawOn(canvas, x + _EDGE, top - height)
        top -= height + 4 * mm
    source, height = words_that_fit(card.source, SAID, (room, 9 * mm), 7.5, 5, centred=True)
    source.drawOn(canvas, x + _EDGE, y + 5 * mm)
