"""The child's own page for the meeting, and what was said without words, on paper."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from app.core.saying import Attachment, MediaKind, Saying
from app.i18n import LANGUAGES, _, set_language
from app.reports.documents.meeting_page import MeetingPage, meeting_page
from app.reports.rules.report import Draft
from app.reports.rules.wishes import AtMeeting, Meeting, TakePart
from app.reports.words.report import picture_word, seconds_name
from app.reports.words.wishes import at_meeting_name, take_part_name

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PREPARED = Draft(
    "lb",
    text="Ech wëll bei mengem Brudder schlofen.",
    sentence=("brother", "hit", "my_room"),
    meeting=Meeting(
        Saying("Firwat däerf ech net?"),
        Saying("Datt mer et probéieren."),
        frozenset({AtMeeting.MY_FAMILY}),
        TakePart.WITH_SOMEBODY,
    ),
)


def drawing(side: int = 40) -> bytes:
    made = BytesIO()
    Image.new("RGB", (side, side), "white").save(made, "PNG")
    return made.getvalue()


def printed(report: Draft) -> PdfReader:
    return PdfReader(BytesIO(meeting_page(MeetingPage("Haus Test", report, AT))))


def text_of(pdf: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_was_prepared_stands_on_the_page(language: str) -> None:
    set_language(language)
    text = text_of(printed(PREPARED))
    expected = [PREPARED.text, PREPARED.meeting.ask.text, PREPARED.meeting.decide.text]
    expected += [picture_word(name) for name in PREPARED.sentence]
    expected += [at_meeting_name(AtMeeting.MY_FAMILY), take_part_name(TakePart.WITH_SOMEBODY)]
    assert [one for one in expected if one not in text] == []


def test_a_drawing_is_printed_as_a_picture() -> None:
    without = len(printed(PREPARED).pages[0].images)
    drawn = replace(PREPARED, attachments=(Attachment(MediaKind.DRAWING, drawing()),))
    assert sum(len(page.images) for page in printed(drawn).pages) > without


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        drawing()[:-30],
        drawing().replace(b"IDAT", b"IDOT"),
        drawing(5_000),
        b"\x89PNG\r\n\x1a\n" + bytes(5_000_000),
        b"GIF89a" + drawing(),
    ],
    ids=["empty", "only its beginning", "cut", "altered", "too many pixels", "too long", "no PNG"],
)
def test_a_damaged_drawing_is_said_and_hides_nothing_else(data: bytes) -> None:
    damaged = replace(PREPARED, attachments=(Attachment(MediaKind.DRAWING, data),))
    text = text_of(printed(damaged))
    assert _("This drawing is damaged.") in text
    assert PREPARED.text in text


def test_a_recording_leaves_room_for_what_is_heard() -> None:
    spoken = replace(PREPARED, attachments=(Attachment(MediaKind.VOICE, b"fLaC" + bytes(40), 65),))
    assert seconds_name(65) in text_of(printed(spoken))
