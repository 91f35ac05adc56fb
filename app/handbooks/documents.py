"""A handbook: a page for each thing, with a picture of the screen, what it is, and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, PageBreak, Spacer

from app.documents.blocks import (
    BOLD,
    GO,
    LINE,
    PLAIN,
    SAID,
    SAID_BOLD,
    WIDTH,
    HeadAndFoot,
    Heading,
    OnPage,
    Style,
    document,
    grid,
    no_progress,
    paragraph,
    styled,
)

_TITLE, _WORDS, _STEP = Style.TITLE, styled(PLAIN, 13, 20), styled(BOLD, 13, 20, textColor=GO)
_CHILD_TITLE, _CHILD = styled(SAID_BOLD, 28, 36), styled(SAID, 17, 28)
_CHILD_STEP = styled(SAID_BOLD, 17, 28, textColor=GO)
_NUMBER = 9 * mm
_PICTURE = 105 * mm
"""How high a picture may be, so that words and steps stay on its page."""


@dataclass(frozen=True)
class HandbookPage:
    """One thing: its picture (a file), words, and steps."""

    title: str
    text: str
    steps: Sequence[str]
    picture: Path


@dataclass(frozen=True)
class HandbookPaper:
    """A handbook in one language; for children the words are large and in the letters they learn."""

    title: str
    about: str
    home: str
    version: str
    pages: Sequence[HandbookPage]
    for_children: bool = False


def handbook(paper: HandbookPaper, on_page: OnPage = no_progress) -> bytes:
    """Return the PDF, in the current language: as many pages as it has things."""
    story: list[Flowable] = []
    for number, page in enumerate(paper.pages):
        story += [*([PageBreak()] if number else _front(paper)), *_page(page, for_children=paper.for_children)]
    return document(HeadAndFoot(paper.title, paper.home, paper.title, paper.version), story, on_page)


def _front(paper: HandbookPaper) -> list[Flowable]:
    return [paragraph(paper.about, Style.UNDER_TITLE)]


def _page(page: HandbookPage, *, for_children: bool) -> list[Flowable]:
    words, number = (_CHILD, _CHILD_STEP) if for_children else (_WORDS, _STEP)
    steps = [[paragraph(str(place), number), paragraph(step, words)] for place, step in enumerate(page.steps, 1)]
    return [
        Heading(escape(page.title), _CHILD_TITLE if for_children else _TITLE),
        Spacer(1, 3 * mm),
        paragraph(page.text, words),
        Spacer(1, 5 * mm),
        _picture(page.picture),
        Spacer(1, 5 * mm),
        grid(
            steps,
            [_NUMBER, WIDTH - _NUMBER],
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ),
    ]


def _picture(file: Path) -> Flowable:
    image = Image(str(file))
    scale = min(WIDTH / image.imageWidth, _PICTURE / image.imageHeight)
    image.drawWidth, image.drawHeight = image.imageWidth * scale, image.imageHeight * scale
    return grid(
        [[image]],
        [image.drawWidth],
        ("BOX", (0, 0), (-1, -1), 0.8, LINE),
        *((f"{side}PADDING", (0, 0), (-1, -1), 0) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")),
        hAlign="LEFT",
    )
