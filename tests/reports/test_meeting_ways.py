"""What is asked and decided at a meeting travels in every way it can be said."""

from app.core.saying import Attachment, MediaKind, Saying
from app.reports.rules.report import Draft, Kind
from app.reports.rules.wishes import Meeting
from app.reports.services.case_seals import REPORT
from app.reports.services.draft_formats import apart, draft_from, kept_draft

DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nask")
VOICE = Attachment(MediaKind.VOICE, b"fLaCdecide", 3)
WORDS = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nwords")


def test_every_part_gets_its_own_back() -> None:
    meeting = Meeting(ask=Saying("Wéini?", ("i", "want"), (DRAWING,)), decide=Saying(attachments=(VOICE, DRAWING)))
    draft = Draft("lb", kind=Kind.MEETING, attachments=(WORDS,), meeting=meeting)
    assert draft_from(kept_draft(draft)) == draft


def test_a_meeting_of_an_earlier_version_opens() -> None:
    said = {"ask": "Wéini?", "ask_more": [["i"], 1], "decide": "", "people": [], "take_part": None}
    draft = {"language": "lb", "kind": "meeting", "face": "child", "meeting": said, "talk": None}
    report = REPORT.from_plain(apart(draft, [("a", "drawing", 0), ("b", "voice", 3)]))
    assert report.draft.meeting == Meeting(ask=Saying("Wéini?", ("i",), (Attachment(MediaKind.VOICE, b"", 3),)))
    assert report.draft.attachments == (Attachment(MediaKind.DRAWING, b""),)
    assert report.ids == ("a", "b")
