"""The blank paper form: for whoever would rather write by hand. One for each face; a colleague enters it
afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table

from app.core.tables import for_every
from app.documents.blocks import LINE, MUTED, WIDTH, HeadAndFoot, Style, document, grid, heading, paragraph
from app.documents.pictures import pictogram
from app.i18n import _
from app.reports.rules.report import Danger, Face, Feeling, Kind, Wish
from app.reports.words.report import danger_name, feeling_name, kind_name, wish_name

_SIDE = 11 * mm
_BOX = 4.5 * mm
_LINE = 8.5 * mm
_KINDS = tuple(kind for kind in Kind if kind is not Kind.MEETING)
"""A meeting has a page of its own."""


@dataclass(frozen=True)
class PaperForm:
    """The home, and for whom."""

    home: str
    face: Face


def paper_form(form: PaperForm) -> bytes:
    """Return the PDF, in the current language."""
    foot = _("In danger now? Call 112. To talk to somebody, call 116 111.")
    return document(HeadAndFoot(_("I want to say something"), form.home, "", foot), _story(form.face))


def _story(face: Face) -> list[Flowable]:
    pictures = face is Face.CHILD
    story: list[Flowable] = [
        paragraph(_("I want to say something"), Style.TITLE),
        paragraph(
            _("Fill in what you like. You can leave everything else empty. Give this page to somebody you trust."),
            Style.UNDER_TITLE,
        ),
        heading(_("What is it?")),
        _ticks([(kind.value, kind_name(kind)) for kind in _KINDS], pictures=pictures),
    ]
    if face is not Face.ADULT:
        feelings = [(f"feeling-{feeling.value}", feeling_name(feeling)) for feeling in Feeling]
        story += [heading(_("How do you feel?")), _ticks(feelings, pictures=True)]
    wishes = [(_WISHES[wish], wish_name(wish)) for wish in Wish]
    return [
        *story,
        heading(_("What would you like to say?")),
        _room(_LINES[face]),
        heading(_("Are you in danger now?")),
        _ticks([(f"danger-{danger.value}", danger_name(danger)) for danger in Danger], pictures=pictures),
        heading(_("Who may read it?")),
        _ticks(wishes, pictures=pictures),
        heading(_("Your name, if you like")),
        _room(1),
    ]


_LINES = for_every(Face, {Face.CHILD: 4, Face.YOUNG_PERSON: 8, Face.ADULT: 11})
"""Lines to write on, as many as leave the form on one page."""

_WISHES = for_every(Wish, {Wish.COORDINATOR: "coordinator", Wish.EDUCATOR: "educator", Wish.ADVOCATE: "advocate"})


def _ticks(options: Sequence[tuple[str, str]], *, pictures: bool) -> Table:
    """Return boxes to tick, with pictures over their words where they help."""
    width = WIDTH / len(options)
    cells: list[list[object]] = [[pictogram(image, _SIDE) for image, _word in options]] if pictures else []
    cells.append([_tick(word, width) for _image, word in options])
    tight = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 0)]
    return grid(cells, [width] * len(options), *tight, hAlign="LEFT")


def _tick(word: str, width: float) -> Table:
    """Return one box with its word beside it."""
    box = grid([[""]], [_BOX], ("BOX", (0, 0), (-1, -1), 1, MUTED), rowHeights=_BOX, hAlign="LEFT")
    tight = [("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    beside = _BOX + 2 * mm
    return grid([[box, paragraph(word, Style.SMALL)]], [beside, width - beside], *tight)


def _room(lines: int) -> Table:
    return grid([[""]] * lines, [WIDTH], ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), rowHeights=_LINE)
