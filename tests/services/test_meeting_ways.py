"""What is asked and decided at a meeting travels in every way it can be said."""

from app.core.report import Draft, Kind
from app.core.saying import Attachment, MediaKind, Saying
from app.core.wishes import Meeting
from app.services.plain import draft_of, plain_draft

DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nask")
VOICE = Attachment(MediaKind.VOICE, b"fLaCdecide", 3)
WORDS = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nwords")


def test_every_part_gets_its_own_back() -> None:
    meeting = Meeting(ask=Saying("Wéini?", ("i", "want"), (DRAWING,)), decide=Saying(attachments=(VOICE, DRAWING)))
    draft = Draft("lb", kind=Kind.MEETING, attachments=(WORDS,), meeting=meeting)
    assert draft_of(plain_draft(draft), draft.everything_attached) == draft


def test_a_meeting_of_an_earlier_version_opens() -> None:
    plain = plain_draft(Draft("lb", kind=Kind.MEETING))
    plain["meeting"] = {"ask": "Wéini?", "decide": "", "people": [], "take_part": None}
    draft = draft_of(plain, [WORDS])
    assert draft.meeting == Meeting(ask=Saying("Wéini?"))
    assert draft.attachments == (WORDS,)
