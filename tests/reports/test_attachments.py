"""Drawings and recordings: sealed like words, bound to their place; an altered one hides nothing else."""

import json

import pytest

from app.core.errors import EmptyReport, EmptyText, TooMuchAttached
from app.core.saying import ATTACHMENT_LIMIT, BYTES_LIMIT, Attachment, MediaKind, Saying, validated_saying
from app.reports.rows.cases import SealedEntry
from app.reports.rules.entries import Entry
from app.reports.rules.report import Kind
from app.reports.rules.wishes import AtMeeting, Company, Meeting, TakePart, Talk, When, Where
from app.reports.services.case_seals import open_entry, open_header, open_report, talk_key
from app.vault.sealing import bound_to, new_key, seal
from tests.made_homes import MONDAY, TestHome, only_case

MARKER = b"meng geheim Zeechnung 4711"
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + MARKER * 40)
VOICE = Attachment(MediaKind.VOICE, b"fLaC" + MARKER * 2000, 12)


def test_what_a_child_draws_and_speaks_arrives_whole(home: TestHome) -> None:
    home.tell("", sentence=("i", "sad"), attachments=(DRAWING, VOICE))
    report = only_case(home).report
    assert report.attachments == (DRAWING, VOICE)
    assert report.sentence == ("i", "sad")
    (row,) = home.casework("claire").first(5)
    assert row.header is not None
    assert (row.header.sentence, row.header.media) == (("i", "sad"), (MediaKind.DRAWING, MediaKind.VOICE))


def test_both_sides_can_send_each_other_drawings_and_voice(home: TestHome) -> None:
    sent = home.tell()
    home.casework("claire").answer(only_case(home), "Kuck emol:", (DRAWING,))
    seen = home.following.open(sent.code)
    assert seen.answers[0].attachments == (DRAWING,)
    home.following.add(seen, Saying("", ("thanks",), (VOICE,)), "lb")
    (added,) = [entry for entry in only_case(home).entries if entry.entry is Entry.ADDED]
    assert (added.sentence, added.attachments) == (("thanks",), (VOICE,))


def test_the_receipt_does_not_bring_back_what_the_child_drew(home: TestHome) -> None:
    sent = home.tell(attachments=(DRAWING,))
    seen = home.following.open(sent.code)
    assert DRAWING.data not in [attachment.data for entry in seen.entries for attachment in entry.attachments]


@pytest.mark.files
@pytest.mark.parametrize("harm", ["UPDATE attachments SET sealed = zeroblob(90)", "DELETE FROM attachments"])
def test_an_altered_drawing_hides_nothing_else(home: TestHome, harm: str) -> None:
    sent = home.tell("meng Wierder", attachments=(DRAWING, VOICE))
    home.casework("claire").answer(only_case(home), "Kuck:", (VOICE,))
    with home.house.database.writing() as connection:
        connection.exec_driver_sql(harm)
    case = only_case(home)
    assert case.report.text == "meng Wierder"
    assert [attachment.is_whole for attachment in case.report.attachments] == [False, False]
    assert [attachment.kind for attachment in case.report.attachments] == [MediaKind.DRAWING, MediaKind.VOICE]
    assert home.following.open(sent.code).answers[0].text == "Kuck:"


@pytest.mark.files
def test_two_sealed_drawings_cannot_change_places(home: TestHome) -> None:
    home.tell("een", attachments=(DRAWING, Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nzwee")))
    with home.house.database.writing() as connection:
        first, second = connection.exec_driver_sql("SELECT id, sealed FROM attachments").all()
        for row, other in ((first, second), (second, first)):
            connection.exec_driver_sql("UPDATE attachments SET sealed = ? WHERE id = ?", (row[1], other[0]))
    assert not any(attachment.is_whole for attachment in only_case(home).report.attachments)


def test_no_more_is_taken_than_is_said(home: TestHome) -> None:
    many = (DRAWING,) * (ATTACHMENT_LIMIT + 1)
    large = Attachment(MediaKind.DRAWING, DRAWING.data[:8] + bytes(BYTES_LIMIT[MediaKind.DRAWING]))
    for attached in (many, (large,), (Attachment(MediaKind.VOICE, b"MZ no sound"),)):
        with pytest.raises(TooMuchAttached):
            validated_saying(Saying("x", (), attached))
        with pytest.raises(TooMuchAttached):
            home.tell(attachments=attached)
    assert home.casework("claire").order() == []


def test_a_drawing_alone_is_a_report_and_no_answer(home: TestHome) -> None:
    sent = home.tell("", feeling=None, attachments=(DRAWING,))
    with pytest.raises(EmptyText):
        home.casework("claire").answer(only_case(home), " ", (DRAWING,))
    with pytest.raises(EmptyReport):
        home.following.add(home.following.open(sent.code), Saying(" "), "lb")


def test_meeting_and_talk_arrive_and_stay_with_their_kind(home: TestHome) -> None:
    meeting = Meeting(
        Saying("Wéini?"), Saying("Mäi Zëmmer"), frozenset({AtMeeting.MY_FAMILY}), TakePart.WITH_SOMEBODY
    )
    talk = Talk(Where.OUTSIDE, When.EVENING, Company.WITH_A_FRIEND)
    home.tell("", feeling=None, kind=Kind.MEETING, meeting=meeting, talk=talk)
    report = only_case(home).report
    assert (report.meeting, report.talk) == (meeting, Talk())
    home.tell("", feeling=None, kind=Kind.TALK, meeting=meeting, talk=talk)
    reports = [home.casework("claire").open(name).report for name in home.casework("claire").order()]
    (talking,) = [draft for draft in reports if draft.kind is Kind.TALK]
    assert (talking.meeting, talking.talk) == (Meeting(), talk)


def test_what_the_first_version_sealed_still_opens() -> None:
    key, case_id = new_key(), "a" * 32
    header = json.dumps(["worry", "child", None, "lb", "Moien"]).encode()
    assert open_header(key, case_id, seal(key, header, bound_to("header", case_id), 512)).words == "Moien"
    old: dict[str, object] = {
        "language": "lb",
        "face": "child",
        "kind": "worry",
        "feeling": None,
        "text": "Moien",
        "danger": None,
    }
    old |= {"about": [], "about_staff": [], "wishes": [], "educators": [], "name": "", "right": ""}
    body = seal(key, json.dumps(old).encode(), bound_to("report", case_id), 1024)
    assert open_report(key, case_id, body).text == "Moien"


def test_an_entry_of_the_first_version_still_opens() -> None:
    from app.reports.services.case_seals import CaseKeys

    key, case_id, entry_id = new_key(), "a" * 32, "b" * 32
    where = bound_to("entry", case_id, entry_id, MONDAY.isoformat())
    sealed = seal(talk_key(key), json.dumps(["answer", "x", "Jo.", "lb"]).encode(), where, 512)
    row = SealedEntry(entry_id, case_id, MONDAY, 1, sealed)
    assert open_entry(CaseKeys(case_id, talk_key(key)), row).text == "Jo."
