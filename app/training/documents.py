"""Papers of the training: the certificate, a person's record, the matrix, the list of who came, letters to those
who are late."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Spacer

from app.documents.blocks import (
    GO,
    WIDE,
    OnPage,
    Printed,
    Style,
    document,
    grid,
    heading,
    no_progress,
    paragraph,
    signatures,
    table,
)
from app.i18n import _, formats, ngettext

_COLUMNS = 7
"""Items beside each other on one page of the matrix."""


@dataclass(frozen=True)
class Certificate:
    """Who has completed which course, its chapters, since when and until when."""

    printed: Printed
    person: str
    course: str
    about: str
    chapters: Sequence[str]
    completed_on: date
    valid_until: date | None


class _Centred:
    """The certificate's own sizes, all in the middle."""

    SMALL = ParagraphStyle("c-small", parent=Style.UNDER_TITLE, alignment=TA_CENTER, spaceAfter=0)
    NAME = ParagraphStyle("c-name", parent=Style.TITLE, fontSize=28, leading=34, alignment=TA_CENTER)
    COURSE = ParagraphStyle("c-course", parent=Style.TITLE, textColor=GO, alignment=TA_CENTER)
    TEXT = ParagraphStyle("c-text", parent=Style.TEXT, alignment=TA_CENTER)


def certificate(certified: Certificate) -> bytes:
    """Return the certificate as PDF, in the current language."""
    valid = (
        _("Valid until {day}").format(day=formats.plain_day(certified.valid_until))
        if certified.valid_until
        else _("Valid for good")
    )
    story: list[Flowable] = [
        Spacer(1, 34 * mm),
        paragraph(_("Certificate"), _Centred.SMALL),
        Spacer(1, 8 * mm),
        paragraph(certified.person, _Centred.NAME),
        Spacer(1, 6 * mm),
        paragraph(_("has completed the course"), _Centred.SMALL),
        Spacer(1, 3 * mm),
        paragraph(certified.course, _Centred.COURSE),
        Spacer(1, 3 * mm),
        paragraph(certified.about, _Centred.TEXT),
        Spacer(1, 8 * mm),
    ]
    story += [paragraph(chapter, _Centred.TEXT) for chapter in certified.chapters]
    done = _("Completed on {day}").format(day=formats.plain_day(certified.completed_on))
    story += [
        Spacer(1, 14 * mm),
        paragraph(done, _Centred.TEXT),
        paragraph(valid, _Centred.TEXT),
        Spacer(1, 16 * mm),
        signatures([certified.person, _("For {home}").format(home=certified.printed.home)]),
    ]
    return document(certified.printed.paper(_("Certificate"), certified.course), story)


@dataclass(frozen=True)
class RecordLine:
    """One item of a person's record: chapter and item, how it was proved, where it stands."""

    item: str
    proof: str
    standing: str
    done_on: date | None


@dataclass(frozen=True)
class PersonRecord:
    """Everything that one person has learned, by course."""

    printed: Printed
    person: str
    about: str
    courses: Sequence[tuple[str, str, Sequence[RecordLine]]]
    exemptions: Sequence[str] = ()


def person_record(record: PersonRecord, on_page: OnPage = no_progress) -> bytes:
    """Return a person's record as PDF, in the current language."""
    story: list[Flowable] = [
        paragraph(record.person, Style.TITLE),
        paragraph(record.about, Style.UNDER_TITLE),
    ]
    for title, summary, lines in record.courses:
        story += [CondPageBreak(40 * mm), heading(title), paragraph(summary, Style.TEXT), Spacer(1, 2 * mm)]
        rows = [
            (
                record_line.item,
                record_line.proof,
                formats.plain_day(record_line.done_on) if record_line.done_on else "",
                record_line.standing,
            )
            for record_line in lines
        ]
        heads = (_("Item"), _("Proof"), _("Done on"), _("Status"))
        story.append(table(heads, rows, (6, 2.6, 2.6, 2.6)))
    if record.exemptions:
        story.append(heading(_("Exemptions")))
        story += [paragraph(exemption, Style.TEXT) for exemption in record.exemptions]
    return document(record.printed.paper(_("Training record"), record.person), story, on_page)


@dataclass(frozen=True)
class MatrixPaper:
    """The matrix: heads of the items, and for each person the words of the cells."""

    printed: Printed
    title: str
    under_title: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    numbers: Sequence[tuple[str, str]] = field(default_factory=tuple)


def matrix_paper(matrix: MatrixPaper, on_page: OnPage = no_progress) -> bytes:
    """Return the matrix as PDF on A4 across, a few items beside each other; the current language."""
    paper = matrix.printed.paper(matrix.title, matrix.title, WIDE)
    story: list[Flowable] = [
        paragraph(matrix.title, Style.TITLE),
        paragraph(matrix.under_title, Style.UNDER_TITLE),
    ]
    if matrix.numbers:
        cells = [
            [paragraph(number, Style.TITLE) for number, _word in matrix.numbers],
            [paragraph(word, Style.SMALL) for _number, word in matrix.numbers],
        ]
        width = paper.width / len(matrix.numbers)
        story += [
            grid(cells, [width] * len(matrix.numbers), ("LEFTPADDING", (0, 0), (-1, -1), 0)),
            Spacer(1, 4 * mm),
        ]
    for start in range(0, len(matrix.heads), _COLUMNS):
        if start:
            story.append(PageBreak())
        part = slice(start, start + _COLUMNS)
        heads = [_("Person"), *matrix.heads[part]]
        rows = [[name, *cells[part]] for name, cells in matrix.rows]
        missing = _COLUMNS - (len(heads) - 1)
        padded = [[*row, *[""] * missing] for row in rows]
        story.append(table([*heads, *[""] * missing], padded, (1.5, *[1.1] * _COLUMNS), paper.width))
    return document(paper, story, on_page)


@dataclass(frozen=True)
class AttendanceList:
    """A gathering and who is expected, with room for more names and for signatures."""

    printed: Printed
    title: str
    about: Sequence[tuple[str, str]]
    people: Sequence[tuple[str, str]]
    empty_lines: int = 6


def attendance_list(attendance: AttendanceList) -> bytes:
    """Return the list to sign as PDF, in the current language."""
    story: list[Flowable] = [paragraph(attendance.title, Style.TITLE), Spacer(1, 3 * mm)]
    story += [paragraph(formats.named(name, value), Style.TEXT) for name, value in attendance.about if value]
    story.append(Spacer(1, 6 * mm))
    rows = [[name, function, ""] for name, function in attendance.people]
    rows += [["", "", ""]] * attendance.empty_lines
    heads = (_("Name"), _("Function"), _("Signature"))
    story += [table(heads, rows, (4, 3, 5), height=11 * mm), signatures([_("The trainer")])]
    return document(attendance.printed.paper(attendance.title, _("Attendance")), story)


@dataclass(frozen=True)
class LateLetter:
    """A letter to one person: what is late since when, and what else is due soon."""

    person: str
    late: Sequence[tuple[str, str]]
    soon: Sequence[tuple[str, str]]


def late_letters(printed: Printed, letters: Sequence[LateLetter], on_page: OnPage = no_progress) -> bytes:
    """Return one letter on each page as PDF, in the current language."""
    story: list[Flowable] = []
    for number, letter in enumerate(letters):
        if number:
            story.append(PageBreak())
        story += _letter(printed, letter)
    return document(printed.paper(_("Reminder of the training"), _("Training")), story, on_page)


def _letter(printed: Printed, letter: LateLetter) -> list[Flowable]:
    count = len(letter.late)
    said = ngettext(
        "{count} item of your training is late. Please see to it this week, or tell us what you need for it.",
        "{count} items of your training are late. Please see to them this week, or tell us what you need for it.",
        count,
    ).format(count=count)
    story: list[Flowable] = [
        paragraph(formats.full_day(printed.at), Style.TEXT),
        Spacer(1, 8 * mm),
        paragraph(_("For {name}").format(name=letter.person), Style.TITLE),
        Spacer(1, 6 * mm),
        paragraph(said, Style.TEXT),
        heading(_("Late")),
        table((_("Item"), _("Since")), letter.late, (5, 2)),
    ]
    if letter.soon:
        story += [heading(_("Due soon")), table((_("Item"), _("Until")), letter.soon, (5, 2))]
    why = _(
        "Every child here relies on all of us knowing what to do. You find reading, questions and the list in the "
        "program under “Training”. Working time is set aside for it."
    )
    story += [
        Spacer(1, 6 * mm),
        paragraph(why, Style.TEXT),
        KeepTogether([signatures([_("The coordinator"), _("Seen: {name}").format(name=letter.person)])]),
    ]
    return story
