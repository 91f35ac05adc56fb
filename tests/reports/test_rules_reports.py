"""A report as it is sealed, what is said in it, and texts from outside."""

from dataclasses import replace

import pytest

from app.core.errors import EmptyReport, EmptyText, NotCompleted, TextTooLong, TooMuchAttached
from app.core.saying import (
    ATTACHMENT_LIMIT,
    BYTES_LIMIT,
    SENTENCE_LIMIT,
    TEXT_LIMIT,
    Attachment,
    MediaKind,
    Saying,
    validated_saying,
    words_of_staff,
)
from app.core.text import NAME_LIMIT, bare, cleaned, first_words
from app.reports.rules.report import Danger, Draft, Feeling, Kind, ready
from app.reports.rules.wishes import Bring, Meeting, Talk, Where

DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\nx")
SAID = Saying("Moien", ("i", "sad"), (DRAWING,))


def test_what_was_said_takes_the_place_of_what_was_there() -> None:
    draft = Draft("lb", text="al", name="Lisa").with_saying(SAID)
    assert (draft.text, draft.sentence, draft.attachments, draft.name) == (
        "Moien",
        ("i", "sad"),
        (DRAWING,),
        "Lisa",
    )
    assert draft.saying == SAID


@pytest.mark.parametrize("kind", [None, *Kind])
def test_what_belongs_to_another_kind_is_left_out(kind: Kind | None) -> None:
    meeting, talk, bring = (
        Meeting(ask=Saying(" Wéini? "), decide=Saying(" Zëmmer ")),
        Talk(where=Where.OUTSIDE),
        Bring.WITH_NAME,
    )
    sealed = ready(Draft("lb", kind=kind, text=" Moien ", meeting=meeting, talk=talk, bring=bring))
    assert sealed.text == "Moien"
    assert sealed.meeting == (
        Meeting(ask=Saying("Wéini?"), decide=Saying("Zëmmer")) if kind is Kind.MEETING else Meeting()
    )
    assert sealed.talk == (talk if kind is Kind.TALK else Talk())
    assert sealed.bring == (bring if kind is Kind.IDEA else None)


def test_a_report_is_cleaned_and_keeps_what_was_said() -> None:
    sealed = ready(replace(Draft("lb", name=" Lisa\nM. "), text="a").with_saying(SAID))
    assert (sealed.name, sealed.saying) == ("Lisa M.", SAID)
    assert ready(Draft("lb", text="a", name="x" * 200)).name == "x" * NAME_LIMIT


@pytest.mark.parametrize("field", ["ask", "decide"])
def test_a_wish_for_the_meeting_may_be_so_long(field: str) -> None:
    draft = Draft("lb", kind=Kind.MEETING, text="a")
    assert ready(replace(draft, meeting=Meeting(**{field: Saying("x" * TEXT_LIMIT)})))  # type: ignore[arg-type]
    with pytest.raises(TextTooLong) as refused:
        ready(replace(draft, meeting=Meeting(**{field: Saying("x" * (TEXT_LIMIT + 1))})))  # type: ignore[arg-type]
    assert refused.value.limit == TEXT_LIMIT


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        (Draft("lb"), False),
        (Draft("lb", text="  "), False),
        (Draft("lb", text="a"), True),
        (Draft("lb", sentence=("i",)), True),
        (Draft("lb", attachments=(DRAWING,)), True),
        (Draft("lb", feeling=Feeling.SAD), True),
        (Draft("lb", kind=Kind.TALK), True),
        (Draft("lb", kind=Kind.MEETING), False),
        (Draft("lb", kind=Kind.MEETING, meeting=Meeting(ask=Saying("a"))), True),
        (Draft("lb", kind=Kind.IDEA, meeting=Meeting(ask=Saying("a"))), False),
    ],
)
def test_little_is_enough_and_nothing_is_not(draft: Draft, says: bool) -> None:
    assert draft.says_something is says
    if says:
        ready(draft)
    else:
        with pytest.raises(EmptyReport):
            ready(draft)


@pytest.mark.parametrize(
    ("answer", "danger"), [(None, False), (Danger.NO, False), (Danger.YES, True), (Danger.UNSURE, True)]
)
def test_whoever_is_unsure_is_in_danger(answer: Danger | None, danger: bool) -> None:
    assert Draft("lb", danger=answer).in_danger is danger


@pytest.mark.parametrize(
    ("saying", "says"),
    [
        (Saying(), False),
        (Saying(" "), False),
        (Saying("a"), True),
        (Saying("", ("i",)), True),
        (Saying("", (), (DRAWING,)), True),
    ],
)
def test_a_saying_says_something(saying: Saying, says: bool) -> None:
    assert bool(saying) is says


def test_a_saying_is_kept_within_its_limits() -> None:
    assert validated_saying(replace(SAID, text=" Moien ")) == SAID
    assert len(validated_saying(Saying("a", ("i",) * 500)).sentence) == SENTENCE_LIMIT
    full = Saying("x" * TEXT_LIMIT, (), (DRAWING,) * ATTACHMENT_LIMIT)
    assert validated_saying(full) == full
    with pytest.raises(TextTooLong) as long:
        validated_saying(Saying("x" * (TEXT_LIMIT + 1)))
    assert long.value.limit == TEXT_LIMIT
    spoilt = Attachment(MediaKind.VOICE, b"RIFF")
    for attached in ((DRAWING,) * (ATTACHMENT_LIMIT + 1), (spoilt,), (DRAWING, spoilt)):
        with pytest.raises(TooMuchAttached) as many:
            validated_saying(Saying("a", (), attached))
        assert many.value.limit == ATTACHMENT_LIMIT


@pytest.mark.parametrize("kind", MediaKind)
def test_an_attachment_is_whole_up_to_its_size(kind: MediaKind) -> None:
    begin = {MediaKind.DRAWING: b"\x89PNG\r\n\x1a\n", MediaKind.VOICE: b"fLaC", MediaKind.PAPER: b"%PDF-"}[kind]
    assert Attachment(kind, begin.ljust(BYTES_LIMIT[kind], b"x")).is_whole
    assert not Attachment(kind, begin.ljust(BYTES_LIMIT[kind] + 1, b"x")).is_whole
    assert not Attachment(kind, b"x" + begin).is_whole


def test_staff_always_say_words() -> None:
    assert words_of_staff(" Moien ", (DRAWING,), ("i",)) == Saying("Moien", ("i",), (DRAWING,))
    with pytest.raises(EmptyText):
        words_of_staff(" ", (DRAWING,), ("i",))
    with pytest.raises(NotCompleted):
        words_of_staff("Mir kucken […] no.")


def test_a_text_is_cleaned_without_changing_what_was_said() -> None:
    assert cleaned(" a\r\nb\rc\td\x00\u202e\ud800 ") == "a\nb\nc\td"
    assert cleaned("e\u0301") == "é"
    assert cleaned("\U0001f468\u200d\U0001f469") == "\U0001f468\u200d\U0001f469"
    assert cleaned("a\u200c\u200e\u200fb") == "a\u200c\u200e\u200fb"


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("eent zwee", 9, "eent zwee"),
        ("eent  zwee\ndräi", 30, "eent zwee dräi"),
        ("eent zwee dräi", 10, "eent…"),
        ("eent zwee dräi", 11, "eent zwee…"),
        ("eenzwéidräi", 5, "eenz…"),
        ("a b " * 100, 6, "a b…"),
    ],
)
def test_the_first_words_end_at_a_word(text: str, limit: int, shown: str) -> None:
    assert first_words(text, limit) == shown
    assert len(shown) <= limit


def test_a_bare_word_has_no_accents_capitals_or_spaces() -> None:
    assert bare("  Élodie ËÇ ") == "elodie ec"
