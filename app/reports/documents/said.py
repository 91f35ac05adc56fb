"""What was said without words, on paper: pictures with their words, drawings, recordings with room to write down
what is heard."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image as Pixels
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Spacer, Table

from app.core.saying import Attachment, MediaKind
from app.documents.blocks import LINE, WIDTH, Style, grid, paragraph
from app.documents.pictures import pictogram
from app.i18n import _, content
from app.reports.words.report import picture_word, seconds_name

_SIDE = 14 * mm
_COLUMNS = 6
_DRAWING = (WIDTH - 2 * mm, 95 * mm)
_LARGEST = 4_096
"""Pixels of a drawing's side: more is not ours, and is not opened."""


def said_without_words(sentence: Sequence[str], attachments: Sequence[Attachment]) -> list[Flowable]:
    """Return pictures, drawings and places for transcripts, in this order."""
    story: list[Flowable] = []
    if sentence:
        story += [picture_sentence(sentence), Spacer(1, 3 * mm)]
    for attachment in attachments:
        story += [_attached(attachment), Spacer(1, 3 * mm)]
    return story


def picture_sentence(sentence: Sequence[str]) -> Table:
    """Return pictures with their words, six on a line."""
    cells: list[list[Any]] = []
    for start in range(0, len(sentence), _COLUMNS):
        part = sentence[start : start + _COLUMNS]
        blank: list[Any] = [""] * (_COLUMNS - len(part))
        cells.append([_picture(name) for name in part] + blank)
        cells.append([paragraph(picture_word(name), Style.SMALL) for name in part] + blank)
    return grid(cells, [WIDTH / _COLUMNS] * _COLUMNS, ("LEFTPADDING", (0, 0), (-1, -1), 0))


def _picture(name: str) -> Flowable:
    known = name in content.texts("pictograms")["pictures"]
    return pictogram(f"say-{name.replace('_', '-')}" if known else "question", _SIDE)


def _attached(attachment: Attachment) -> Flowable:
    if attachment.kind is MediaKind.DRAWING:
        return _drawing(attachment)
    heard = _("A recording of {seconds}. What is heard:").format(seconds=seconds_name(attachment.seconds))
    lines = grid([[""]] * 4, [WIDTH], ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), rowHeights=8 * mm)
    return KeepTogether([paragraph(heard, Style.LABEL), lines])


def _drawing(attachment: Attachment) -> Flowable:
    size = _size(attachment.data) if attachment.is_whole else None
    if size is None:
        return paragraph(_("This drawing is damaged."), Style.TEXT)
    share = min(room / side for room, side in zip(_DRAWING, size, strict=True))
    width, height = size[0] * share, size[1] * share
    shown = Image(BytesIO(attachment.data), width, height)
    frame = [("BOX", (0, 0), (-1, -1), 0.8, LINE), ("LEFTPADDING", (0, 0), (-1, -1), 0)]
    edges = [(side, (0, 0), (-1, -1), 0) for side in ("RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")]
    return grid([[shown]], [width], *frame, *edges, hAlign="LEFT")


def _size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a drawing that can be read whole, or None."""
    try:
        with Pixels.open(BytesIO(data), formats=("PNG",)) as pixels:
            if max(pixels.size) > _LARGEST:
                return None
            pixels.load()
            return pixels.size
    except (OSError, ValueError, SyntaxError, Pixels.DecompressionBombError):
        return None
