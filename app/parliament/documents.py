"""Papers of the Children and Youth Parliament: ballot cards to cut out, invitation, minutes, result of a
ballot."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from app.documents.blocks import (
    GO,
    INK,
    MUTED,
    SAID,
    SAID_BOLD,
    Printed,
    Style,
    document,
    facts,
    heading,
    paragraph,
    printable,
    signatures,
    table,
)
from app.documents.sheets import cards as cut_out
from app.documents.sheets import drawn
from app.i18n import _, content
from app.resources import resource

_CARD, _ACROSS, _DOWN = (95 * mm, 66 * mm), 2, 4
_EDGE = 7 * mm
_PICTURE = 13 * mm
_TITLE_LINES = 2


@dataclass(frozen=True)
class BallotCards:
    """Cards that count once: whose they are, what they are for, and each card's pictures."""

    home: str
    title: str
    codes: Sequence[Sequence[str]]
    heading: str


def ballot_cards(cards: BallotCards) -> bytes:
    """Return the cards as PDF, eight on a page to cut out, in the current language."""

    def draw(canvas: Canvas) -> None:
        for number, x, y in cut_out(canvas, len(cards.codes), _CARD, _ACROSS, _DOWN):
            _draw_card(canvas, cards, cards.codes[number], x, y)

    return drawn(_("Ballot cards"), cards.home, A4, draw)


def _draw_card(canvas: Canvas, cards: BallotCards, code: Sequence[str], x: float, y: float) -> None:
    wide, high = _CARD
    canvas.setFillColor(GO)
    canvas.setFont(SAID_BOLD, 12)
    canvas.drawString(x + _EDGE, y + high - 11 * mm, cards.heading)
    canvas.setFillColor(MUTED)
    canvas.setFont(SAID, 7.5)
    canvas.drawRightString(x + wide - _EDGE, y + high - 11 * mm, printable(cards.home, SAID))
    canvas.setFillColor(INK)
    canvas.setFont(SAID_BOLD, 10.5)
    lines = simpleSplit(printable(cards.title, SAID_BOLD), SAID_BOLD, 10.5, wide - 2 * _EDGE)
    for number, line in enumerate(lines[:_TITLE_LINES]):
        last = number == _TITLE_LINES - 1 and len(lines) > _TITLE_LINES
        canvas.drawString(x + _EDGE, y + high - (18 + number * 4.6) * mm, line + (" …" if last else ""))
    step = (wide - 2 * _EDGE) / len(code)
    for place, name in enumerate(code):
        middle = x + _EDGE + (place + 0.5) * step
        file = str(resource("pictures", "receipt", f"{name}.png"))
        canvas.drawImage(file, middle - _PICTURE / 2, y + 19 * mm, _PICTURE, _PICTURE, mask="auto")
        canvas.setFillColor(GO)
        canvas.setFont(SAID_BOLD, 9)
        canvas.drawCentredString(middle, y + 33.5 * mm, str(place + 1))
        canvas.setFillColor(INK)
        canvas.setFont(SAID, 8)
        canvas.drawCentredString(middle, y + 14.5 * mm, content.picture_name(name))
    canvas.setFillColor(MUTED)
    canvas.setFont(SAID, 8)
    said = _("Tap these pictures in the kiosk, in this order. The card counts once. Nobody sees what you choose.")
    for number, line in enumerate(simpleSplit(said, SAID, 8, wide - 2 * _EDGE)):
        canvas.drawString(x + _EDGE, y + (9 - number * 3.6) * mm, line)


@dataclass(frozen=True)
class DecisionLine:
    """A decision as it stands in the minutes: what, its answer or what is missing, and whether that is late."""

    what: str
    answer: str
    late: bool


@dataclass(frozen=True)
class SittingPaper:
    """A session of the parliament on paper: about it, who sits there, its agenda; for the minutes also what was
    said, what was decided, and what the house owes."""

    printed: Printed
    title: str
    about: Sequence[tuple[str, str]]
    agenda: Sequence[str]
    members: Sequence[str] = ()
    words: str = ""
    decisions: Sequence[DecisionLine] = ()
    owed: Sequence[DecisionLine] = ()


def invitation(paper: SittingPaper) -> bytes:
    """Return the invitation as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(_("You are invited"), Style.TITLE),
        Spacer(1, 2 * 4),
        paragraph(paper.title, Style.QUOTE),
        facts([(name, value) for name, value in paper.about if value]),
        heading(_("What we talk about")),
    ]
    story += _numbered(paper.agenda)
    if paper.members:
        story += [heading(_("Who represents you")), paragraph(", ".join(paper.members), Style.TEXT)]
    words = _("Every child may come and listen. Tell your member beforehand what you want to say.")
    story += [Spacer(1, 5 * mm), paragraph(words, Style.TEXT)]
    return document(paper.printed.paper(paper.title, _("Invitation")), story)


def minutes(paper: SittingPaper) -> bytes:
    """Return the minutes as PDF, in the current language; what the house owes since too long stands there in words
    and bold."""
    story: list[Flowable] = [
        paragraph(paper.title, Style.TITLE),
        facts([(name, value) for name, value in paper.about if value]),
        heading(_("Agenda")),
        *_numbered(paper.agenda),
        heading(_("What was said")),
        paragraph(paper.words or "…", Style.TEXT),
    ]
    for name, lines in ((_("What was decided"), paper.decisions), (_("What the house still owes"), paper.owed)):
        if lines:
            rows = [
                (
                    decision_line.what,
                    paragraph(f"! {decision_line.answer}", Style.LATE)
                    if decision_line.late
                    else decision_line.answer,
                )
                for decision_line in lines
            ]
            story += [heading(name), table((_("Decision"), _("Answer of the management")), rows, (5, 5))]
    labels = [_("For the parliament"), _("For the house")]
    story.append(KeepTogether([signatures(labels)]))
    return document(paper.printed.paper(paper.title, _("Minutes")), story)


@dataclass(frozen=True)
class ResultPaper:
    """A closed ballot: what was asked, how many took part, the count of each option, who won, and the
    fingerprint that stands in the audit log."""

    printed: Printed
    title: str
    about: Sequence[tuple[str, str]]
    heads: tuple[str, str]
    counts: Sequence[tuple[str, str]]
    result: str
    votes: Sequence[str]


def ballot_result(paper: ResultPaper) -> bytes:
    """Return the result as PDF, with every vote in the box, so that anybody can count again."""
    story: list[Flowable] = [
        paragraph(paper.title, Style.TITLE),
        facts(list(paper.about)),
        heading(_("Result")),
        paragraph(paper.result, Style.TEXT),
        Spacer(1, 3 * mm),
        table(paper.heads, paper.counts, (7, 3)),
        heading(_("What was in the box")),
        paragraph(_("Sorted, so that nothing tells whose vote it is. Count again if you like."), Style.SMALL),
        Spacer(1, 2 * mm),
    ]
    story += [paragraph(vote, Style.SMALL) for vote in paper.votes]
    return document(paper.printed.paper(paper.title, _("Result of the ballot")), story)


def _numbered(lines: Sequence[str]) -> list[Flowable]:
    found: list[Flowable] = [paragraph(f"{number}.  {line}", Style.TEXT) for number, line in enumerate(lines, 1)]
    return found or [paragraph("…", Style.TEXT)]
