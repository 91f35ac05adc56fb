"""Words for the domain's own values, the same on every screen and paper: kinds, feelings, states, roles."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import assert_never

from app.core.saying import MediaKind, Saying
from app.core.states import CaseState
from app.core.tables import for_every
from app.i18n import _, content, formats, ngettext, pgettext
from app.reports.rules.case_file import AUTHORITY, DUE, OWNER, REFERENCE, TAGS, WHO
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import About, Danger, Draft, Face, Feeling, Kind, Rating, Wish
from app.reports.rules.wishes import AtMeeting, Bring, Company, TakePart, When, Where
from app.reports.words.wishes import (
    at_meeting_name,
    bring_name,
    company_name,
    take_part_name,
    when_name,
    where_name,
)

CHOICE_PICTURES: dict[StrEnum, str] = {
    AtMeeting.MY_EDUCATOR: "educator",
    AtMeeting.MY_FAMILY: "say-family",
    AtMeeting.MY_FRIEND: "say-friend",
    AtMeeting.THE_ADVOCATE: "advocate",
    AtMeeting.MY_TEACHER: "say-teacher",
    AtMeeting.SOMEBODY_ELSE: "someone-else",
    TakePart.BE_THERE: "say-yes",
    TakePart.BE_THERE_A_WHILE: "say-wait",
    TakePart.WITH_SOMEBODY: "hands",
    TakePart.SOMEBODY_SPEAKS: "speak",
    TakePart.THIS_PAGE: "write",
    Where.MY_ROOM: "say-my-room",
    Where.OFFICE: "say-office",
    Where.OUTSIDE: "say-outside",
    Where.ON_THE_PHONE: "phone",
    Where.ELSEWHERE: "question",
    When.NOW: "say-now",
    When.AFTER_SCHOOL: "say-school",
    When.EVENING: "say-evening",
    When.WEEKEND: "say-weekend",
    When.ANY_TIME: "calm",
    Company.ALONE: "child",
    Company.WITH_A_FRIEND: "say-friend",
    Bring.WITHOUT_NAME: "no-name",
    Bring.WITH_NAME: "name",
    Bring.NO: "say-office",
}
"""The picture of each choice about a meeting or a talk, on the screen and on paper."""


def kind_name(kind: Kind | None) -> str:
    """Return what a report is, as a heading."""
    match kind:
        case Kind.WORRY:
            return _("Worry")
        case Kind.HAPPENED:
            return _("Something happened")
        case Kind.IDEA:
            return _("Idea")
        case Kind.THANKS:
            return _("Thank you")
        case Kind.QUESTION:
            return _("Question")
        case Kind.MEETING:
            return _("My meeting")
        case Kind.TALK:
            return _("I want to talk")
        case None:
            return _("Report")
        case _:
            assert_never(kind)


def words_title(kind: Kind | None) -> str:
    """Return the question that fits what was chosen."""
    match kind:
        case Kind.WORRY:
            return _("What worries you?")
        case Kind.HAPPENED:
            return _("What happened?")
        case Kind.IDEA:
            return _("What is your idea?")
        case Kind.THANKS:
            return _("What would you like to thank for?")
        case Kind.QUESTION:
            return _("What would you like to know?")
        case Kind.MEETING:
            return _("What do you want to say at the meeting?")
        case Kind.TALK:
            return _("What is it about?")
        case None:
            return _("What would you like to say?")
        case _:
            assert_never(kind)


def feeling_name(feeling: Feeling) -> str:
    """Return how somebody feels, in the child's words."""
    match feeling:
        case Feeling.HAPPY:
            return _("happy")
        case Feeling.OKAY:
            return _("okay")
        case Feeling.SAD:
            return _("sad")
        case Feeling.ANGRY:
            return _("angry")
        case Feeling.SCARED:
            return _("scared")
        case _:
            assert_never(feeling)


RATING_FACES = for_every(Rating, {Rating.GOOD: "happy", Rating.OKAY: "okay", Rating.BAD: "sad"})
"""The picture of each face for an answer."""


def rating_name(rating: Rating) -> str:
    """Return how an answer is, in the child's words."""
    match rating:
        case Rating.GOOD:
            return _("It helps me")
        case Rating.OKAY:
            return _("So-so")
        case Rating.BAD:
            return _("It does not help me")
        case _:
            assert_never(rating)


def without_words(draft: Draft) -> str:
    """Return what to say of a report that says nothing in words."""
    if draft.kind is Kind.TALK:
        return _("I want to talk to somebody.")
    return _("No words; a face was chosen.")


def media_name(kind: MediaKind) -> str:
    """Return what goes with words."""
    match kind:
        case MediaKind.DRAWING:
            return _("a drawing")
        case MediaKind.VOICE:
            return _("a recording")
        case MediaKind.PAPER:
            return _("a paper")
        case _:
            assert_never(kind)


def said_in_short(words: str, sentence: Iterable[str], media: Iterable[MediaKind]) -> str:
    """Return the first words of a report, or what was said without words."""
    parts = [words, " ".join(map(picture_word, sentence)), *map(media_name, media)]
    return " · ".join(part for part in parts if part) or _("only a face")


def said_in(entry: TimelineEntry) -> str:
    """Return the words of an entry, as staff read them."""
    return rating_name(Rating(entry.text)) if entry.entry is Entry.RATED else entry.text


def danger_name(danger: Danger) -> str:
    """Return the answer to "are you in danger now?"."""
    match danger:
        case Danger.NO:
            return _("No")
        case Danger.UNSURE:
            return _("I am not sure")
        case Danger.YES:
            return _("Yes")
        case _:
            assert_never(danger)


def face_name(face: Face) -> str:
    """Return who is speaking."""
    match face:
        case Face.CHILD:
            return _("Child")
        case Face.YOUNG_PERSON:
            return _("Young person")
        case Face.ADULT:
            return _("Adult")
        case _:
            assert_never(face)


def about_name(about: About) -> str:
    """Return whom a report is about, besides staff."""
    match about:
        case About.OTHER_CHILD:
            return _("Another child")
        case About.SOMEONE_ELSE:
            return _("Somebody else")
        case About.RATHER_NOT_SAY:
            return _("I would rather not say")
        case _:
            assert_never(about)


def wish_name(wish: Wish) -> str:
    """Return who may read it, as the kiosk offers it."""
    match wish:
        case Wish.COORDINATOR:
            return _("The coordinator of my home")
        case Wish.EDUCATOR:
            return _("An educator I trust")
        case Wish.ADVOCATE:
            return _("The advocate from outside")
        case _:
            assert_never(wish)


def state_name(state: CaseState) -> str:
    """Return where a case stands, for staff."""
    match state:
        case CaseState.RECEIVED:
            return _("New")
        case CaseState.ACKNOWLEDGED:
            return _("Acknowledged")
        case CaseState.IN_PROGRESS:
            return _("Being worked on")
        case CaseState.ANSWERED:
            return _("Answered")
        case CaseState.UNDERSTOOD:
            return _("Understood")
        case CaseState.REOPENED:
            return _("Asked again")
        case CaseState.CLOSED:
            return pgettext("state of a case", "Closed")
        case CaseState.WITHDRAWN:
            return _("Taken back")
        case _:
            assert_never(state)


def entry_name(entry: Entry) -> str:
    """Return what an entry of the timeline says, for staff."""
    match entry:
        case Entry.ACKNOWLEDGED:
            return _("Read and acknowledged")
        case Entry.NOTE:
            return _("Note")
        case Entry.ANSWER:
            return _("Answer")
        case Entry.UNDERSTOOD:
            return _("The answer was understood")
        case Entry.ASKED_AGAIN:
            return _("Please explain it again")
        case Entry.ADDED:
            return _("The reporter added something")
        case Entry.ASKED_SOMEONE_ELSE:
            return _("Somebody else was asked; the stand-by reader reads it from now on")
        case Entry.RATED:
            return _("The reporter gave the answer a face")
        case Entry.CLOSED:
            return _("Case closed")
        case Entry.ESCALATED:
            return _("Opened by the stand-by reader, because a date has passed")
        case Entry.BEGUN:
            return _("Being worked on")
        case Entry.WITHDRAWN:
            return _("The reporter took the report back")
        case Entry.SHARED:
            return _("Shared")
        case Entry.ACCESS_ENDED:
            return _("Access ended")
        case Entry.INVOLVED:
            return _("Marked as involved; access ended, the case has a new key")
        case Entry.CLEARED:
            return _("Not involved after all")
        case Entry.DANGER_RAISED:
            return _("Danger was seen")
        case Entry.LOWER_ASKED:
            return _("Proposed: no danger any more")
        case Entry.DANGER_LOWERED:
            return _("No danger any more; two people agree")
        case Entry.CLOSE_ASKED:
            return _("Proposed: close the case")
        case Entry.TAGGED:
            return _("Tags changed")
        case Entry.TASK:
            return _("Task")
        case Entry.TASK_DONE:
            return _("Task done")
        case Entry.LINKED:
            return _("Linked with a case of the same matter")
        case Entry.UNLINKED:
            return _("Link taken away")
        case Entry.TOLD_AUTHORITY:
            return _("An authority was told")
        case Entry.HELD:
            return _("Legal hold: nothing of it may be erased")
        case Entry.RELEASED:
            return _("The legal hold has ended")
        case Entry.PROPOSED:
            return _("Brought to the parliament")
        case _:
            assert_never(entry)


def facts_of(entry: TimelineEntry, names: Mapping[str, str]) -> str:
    """Return what an entry is about beside its words: a person, tags, who does a task until when, an authority."""
    facts = entry.facts
    parts = [names.get(facts[key], "") for key in (WHO, OWNER) if facts.get(key)]
    if facts.get(DUE):
        parts.append(_("by {day}").format(day=formats.plain_day(date.fromisoformat(facts[DUE]))))
    parts += facts.get(TAGS, "").split("\n")
    parts += [facts.get(AUTHORITY, ""), facts.get(REFERENCE, "")]
    return " · ".join(part for part in parts if part)


def picture_word(picture: str) -> str:
    """Return what a picture of a sentence is called; its id where this version does not know it."""
    return str(content.texts("pictograms")["pictures"].get(picture, picture))


def seconds_name(seconds: int) -> str:
    """Return how long a recording is."""
    return ngettext("{count} second", "{count} seconds", seconds).format(count=seconds)


def asked_of(draft: Draft) -> list[tuple[str, Saying]]:
    """Return what somebody wants to ask and to have decided at a meeting, in whatever way it was said."""
    if draft.kind is not Kind.MEETING:
        return []
    rows = [(_("What I want to ask"), draft.meeting.ask), (_("What should be decided"), draft.meeting.decide)]
    return [(name, said) for name, said in rows if said]


def wishes_of(draft: Draft) -> list[tuple[str, str]]:
    """Return what the kind of a report asks for besides words: what it is, and what was said."""
    if draft.kind is Kind.TALK:
        talk = draft.talk
        rows = [
            (_("Where"), where_name(talk.where) if talk.where else ""),
            (_("When"), when_name(talk.when) if talk.when else ""),
            (_("Alone or with a friend"), company_name(talk.company) if talk.company else ""),
        ]
    elif draft.kind is Kind.MEETING:
        meeting = draft.meeting
        people = [at_meeting_name(at_meeting) for at_meeting in AtMeeting if at_meeting in meeting.people]
        rows = [
            (_("Who should be there"), ", ".join(people)),
            (_("How I take part"), take_part_name(meeting.take_part) if meeting.take_part else ""),
        ]
    elif draft.kind is Kind.IDEA and draft.bring is not None:
        rows = [(_("To the Children and Youth Parliament?"), bring_name(draft.bring))]
    else:
        rows = []
    return [(name, said) for name, said in rows if said]
