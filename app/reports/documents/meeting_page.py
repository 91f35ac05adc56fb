"""My page for the meeting: what a young person wants to say, ask and decide there, in words and pictures of their
own, with room for what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from app.documents.blocks import (
    LINE,
    WIDTH,
    HeadAndFoot,
    OnPage,
    Style,
    document,
    grid,
    heading,
    no_progress,
    paragraph,
    quotation,
)
from app.documents.foot import foot
from app.documents.pictures import pictogram
from app.i18n import _
from app.reports.documents.said import said_without_words
from app.reports.rules.report import Draft
from app.reports.rules.wishes import AtMeeting
from app.reports.words.report import CHOICE_PICTURES, feeling_name
from app.reports.words.wishes import at_meeting_name, take_part_name

_SIDE = 15 * mm
_LINES = 3


@dataclass(frozen=True)
class MeetingPage:
    """Everything on the paper; `printed` says when, and on staff's paper by whom and after which row of the audit
    log."""

    home: str
    report: Draft
    printed_at: datetime
    printed_by: str = ""
    audit_hash: str = ""


def meeting_page(page: MeetingPage, on_page: OnPage = no_progress) -> bytes:
    """Return the PDF, in the current language; `on_page` hears of each page."""
    printed = foot(page.printed_at, page.printed_by, page.audit_hash)
    paper = HeadAndFoot(_("My meeting"), page.home, page.report.name, printed)
    return document(paper, _story(page.report), on_page)


def _story(report: Draft) -> list[Flowable]:
    meeting = report.meeting
    story: list[Flowable] = [paragraph(_("My meeting"), Style.TITLE), Spacer(1, 2 * mm)]
    if report.feeling is not None:
        story += [
            heading(_("How I feel")),
            _pictures([(f"feeling-{report.feeling.value}", feeling_name(report.feeling))]),
        ]
    story.append(heading(_("What I want to say")))
    story += quotation(report.text) if report.text.strip() else []
    story += said_without_words(report.sentence, report.attachments)
    if not report.saying:
        story.append(_room())
    for title, said in ((_("What I want to ask"), meeting.ask), (_("What should be decided"), meeting.decide)):
        story.append(heading(title))
        story += quotation(said.text) if said.text.strip() else []
        story += said_without_words(said.sentence, said.attachments)
        if not said:
            story.append(_room())
    if meeting.people:
        people: list[tuple[StrEnum, str]] = [
            (at_meeting, at_meeting_name(at_meeting)) for at_meeting in AtMeeting if at_meeting in meeting.people
        ]
        story += [heading(_("Who should be there")), _choices(people)]
    if meeting.take_part is not None:
        chosen = [(meeting.take_part, take_part_name(meeting.take_part))]
        story += [heading(_("How I take part")), _choices(chosen)]
    story.append(KeepTogether([heading(_("What we decided")), _room()]))
    return story


def _choices(choices: Sequence[tuple[StrEnum, str]]) -> Table:
    return _pictures([(CHOICE_PICTURES[str_enum], name) for str_enum, name in choices])


def _pictures(shown: Sequence[tuple[str, str]]) -> Table:
    cells = [
        [pictogram(image, _SIDE) for image, _name in shown],
        [paragraph(name, Style.SMALL) for _image, name in shown],
    ]
    return grid(cells, [27 * mm] * len(shown), ("LEFTPADDING", (0, 0), (-1, -1), 0), hAlign="LEFT")


def _room() -> Table:
    """Return lines to write on."""
    return grid([[""]] * _LINES, [WIDTH], ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE), rowHeights=9 * mm)
