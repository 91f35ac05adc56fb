"""The recovery sheet: 24 words and the same key as a QR code. It exists on paper only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import segno
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from app.documents.blocks import INK, LINE, WIDTH, HeadAndFoot, Style, document, grid, heading, paragraph
from app.i18n import _, formats

_COLUMNS = 3


@dataclass(frozen=True)
class RecoverySheet:
    """Home, words, and the number by which papers and PCs know the home."""

    home: str
    words: Sequence[str]
    made_at: datetime
    number: str = ""


class _QrCode(Flowable):  # type: ignore[misc]
    """The words as a QR code, drawn as squares."""

    def __init__(self, text: str, side: float) -> None:
        super().__init__()
        self._rows = [list(row) for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
        self.width = self.height = side

    def wrap(self, *_room: Any) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        step = self.width / len(self._rows)
        self.canv.setFillColor(INK)
        for number, row in enumerate(self._rows):
            for place, dark in enumerate(row):
                if dark:
                    top = self.height - (number + 1) * step
                    self.canv.rect(place * step, top, step * 1.02, step * 1.02, stroke=0, fill=1)


def recovery_sheet(sheet: RecoverySheet) -> bytes:
    """Return the PDF, in the current language."""
    made = formats.full_day(sheet.made_at)
    story: list[Flowable] = [
        paragraph(_("Recovery sheet"), Style.TITLE),
        paragraph(_("{home}, made on {day}").format(home=sheet.home, day=made), Style.UNDER_TITLE),
        paragraph(
            _(
                "These 24 words open everything the home has sealed, when no password does any more. Whoever has "
                "this sheet can read every report."
            ),
            Style.TEXT,
        ),
        heading(_("The words, in this order")),
        _words(sheet.words),
        heading(_("The same as a QR code")),
        _QrCode(" ".join(sheet.words), 62 * mm),
        *_numbered(sheet.number),
        heading(_("How to keep it")),
        paragraph(
            _("Print it twice. Keep each in a closed envelope, signed across the flap, in a safe."), Style.TEXT
        ),
        Spacer(1, 2 * mm),
        paragraph(_("Keep no photo and no copy on any computer or telephone."), Style.TEXT),
        Spacer(1, 2 * mm),
        paragraph(_("Open an envelope with two people only, and write down who, when and why."), Style.TEXT),
    ]
    paper = HeadAndFoot(_("Recovery sheet"), sheet.home, _("Secret: keep in a safe"), made)
    return document(paper, story)


def _numbered(number: str) -> list[Flowable]:
    """Return the home's number, and what it is good for."""
    if not number:
        return []
    return [
        paragraph(_("Number of this home: {number}").format(number=number), Style.LABEL),
        paragraph(
            _("The same stands at the foot of papers. If one day it is another, somebody has exchanged the data."),
            Style.TEXT,
        ),
    ]


def _words(words: Sequence[str]) -> Table:
    rows = -(-len(words) // _COLUMNS)
    cells = []
    for row in range(rows):
        line = []
        for column in range(_COLUMNS):
            place = column * rows + row
            text = f"{place + 1}.  {words[place]}" if place < len(words) else ""
            line.append(paragraph(text, Style.TEXT))
        cells.append(line)
    return grid(cells, [WIDTH / _COLUMNS] * _COLUMNS, ("GRID", (0, 0), (-1, -1), 0.5, LINE))
