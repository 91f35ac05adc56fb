"""Words for the domain's own values, the same on every screen and paper: kinds, feelings, states, roles."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from app.core.case_file import AUTHORITY, DUE, OWNER, REFERENCE, TAGS, WHO
from app.core.cases import State
from app.core.entries import Entry, TimelineEntry
from app.core.report import About, Danger, Draft, Face, Feeling, Kind, Rating, Wish
from app.core.rights import Role
from app.core.saying import MediaKind, Saying
from app.core.wishes import AtMeeting, Bring, Company, TakePart, When, Where
from app.i18n import _, content, formats, ngettext, pgettext

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
    names = {
        Kind.WORRY: _("Worry"),
        Kind.HAPPENED: _("Something happened"),
        Kind.IDEA: _("Idea"),
        Kind.THANKS: _("Thank you"),
        Kind.QUESTION: _("Question"),
        Kind.MEETING: _("My meeting"),
        Kind.TALK: _("I want to talk"),
    }
    return names[kind] if kind else _("Report")


def feeling_name(feeling: Feeling) -> str:
    """Return how somebody feels, in the child's words."""
    return {
        Feeling.HAPPY: _("happy"),
        Feeling.OKAY: _("okay"),
        Feeling.SAD: _("sad"),
        Feeling.ANGRY: _("angry"),
        Feeling.SCARED: _("scared"),
    }[feeling]


RATING_FACES = {Rating.GOOD: "happy", Rating.OKAY: "okay", Rating.BAD: "sad"}
"""The picture of each face for an answer."""


def rating_name(rating: Rating) -> str:
    """Return how an answer is, in the child's words."""
    return {
        Rating.GOOD: _("It helps me"),
        Rating.OKAY: _("So-so"),
        Rating.BAD: _("It does not help me"),
    }[rating]


def without_words(draft: Draft) -> str:
    """Return what to say of a report that says nothing in words."""
    if draft.kind is Kind.TALK:
        return _("I want to talk to somebody.")
    return _("No words; a face was chosen.")


def media_name(kind: MediaKind) -> str:
    """Return what goes with words."""
    return {
        MediaKind.DRAWING: _("a drawing"),
        MediaKind.VOICE: _("a recording"),
        MediaKind.PAPER: _("a paper"),
    }[kind]


def said_in_short(words: str, sentence: Iterable[str], media: Iterable[MediaKind]) -> str:
    """Return the first words of a report, or what was said without words."""
    parts = [words, " ".join(map(picture_word, sentence)), *map(media_name, media)]
    return " · ".join(part for part in parts if part) or _("only a face")


def said_in(entry: TimelineEntry) -> str:
    """Return the words of an entry, as staff read them."""
    return rating_name(Rating(entry.text)) if entry.entry is Entry.RATED else entry.text


def danger_name(danger: Danger) -> str:
    """Return the answer to "are you in danger now?"."""
    return {
        Danger.NO: _("No"),
        Danger.UNSURE: _("I am not sure"),
        Danger.YES: _("Yes"),
    }[danger]


def face_name(face: Face) -> str:
    """Return who is speaking."""
    return {
        Face.CHILD: _("Child"),
        Face.YOUNG_PERSON: _("Young person"),
        Face.ADULT: _("Adult"),
    }[face]


def about_name(about: About) -> str:
    """Return whom a report is about, besides staff."""
    return {
        About.OTHER_CHILD: _("Another child"),
        About.SOMEONE_ELSE: _("Somebody else"),
        About.RATHER_NOT_SAY: _("I would rather not say"),
    }[about]


def wish_name(wish: Wish) -> str:
    """Return who may read it, as the kiosk offers it."""
    return {
        Wish.COORDINATOR: _("The coordinator of my home"),
        Wish.EDUCATOR: _("An educator I trust"),
        Wish.ADVOCATE: _("The advocate from outside"),
    }[wish]


def role_name(role: Role) -> str:
    """Return what a person is in the home."""
    return {
        Role.COORDINATOR: _("coordinator"),
        Role.EDUCATOR: _("educator"),
        Role.ADVOCATE: _("advocate"),
        Role.ADMINISTRATOR: _("administrator"),
    }[role]


def right_name(right: str) -> str:
    """Return what a right is called on its card; its id where the card is no longer there."""
    return str(content.texts("rights").get(right, {}).get("title", right))


def right_source(right: str) -> str:
    """Return where a right is written down."""
    facts = content.facts("rights").get(right)
    if facts is None:
        return ""
    articles = _("UN Convention on the Rights of the Child, article {articles}").format(articles=facts["articles"])
    if facts["constitution"]:
        return _("{source} · Constitution of Luxembourg, article 15").format(source=articles)
    return articles


def state_name(state: State) -> str:
    """Return where a case stands, for staff."""
    return {
        State.RECEIVED: _("New"),
        State.ACKNOWLEDGED: _("Acknowledged"),
        State.IN_PROGRESS: _("Being worked on"),
        State.ANSWERED: _("Answered"),
        State.UNDERSTOOD: _("Understood"),
        State.REOPENED: _("Asked again"),
        State.CLOSED: pgettext("state of a case", "Closed"),
        State.WITHDRAWN: _("Taken back"),
    }[state]


def entry_name(entry: Entry) -> str:
    """Return what an entry of the timeline says, for staff."""
    return {
        Entry.ACKNOWLEDGED: _("Read and acknowledged"),
        Entry.NOTE: _("Note"),
        Entry.ANSWER: _("Answer"),
        Entry.UNDERSTOOD: _("The answer was understood"),
        Entry.ASKED_AGAIN: _("Please explain it again"),
        Entry.ADDED: _("The reporter added something"),
        Entry.ASKED_SOMEONE_ELSE: _("Somebody else was asked; the stand-by reader reads it from now on"),
        Entry.RATED: _("The reporter gave the answer a face"),
        Entry.CLOSED: _("Case closed"),
        Entry.ESCALATED: _("Opened by the stand-by reader, because a date has passed"),
        Entry.BEGUN: _("Being worked on"),
        Entry.WITHDRAWN: _("The reporter took the report back"),
        Entry.SHARED: _("Shared"),
        Entry.ACCESS_ENDED: _("Access ended"),
        Entry.INVOLVED: _("Marked as involved; access ended, the case has a new key"),
        Entry.CLEARED: _("Not involved after all"),
        Entry.DANGER_RAISED: _("Danger was seen"),
        Entry.LOWER_ASKED: _("Proposed: no danger any more"),
        Entry.DANGER_LOWERED: _("No danger any more; two people agree"),
        Entry.CLOSE_ASKED: _("Proposed: close the case"),
        Entry.TAGGED: _("Tags changed"),
        Entry.TASK: _("Task"),
        Entry.TASK_DONE: _("Task done"),
        Entry.LINKED: _("Linked with a case of the same matter"),
        Entry.UNLINKED: _("Link taken away"),
        Entry.TOLD_AUTHORITY: _("An authority was told"),
        Entry.HELD: _("Legal hold: nothing of it may be erased"),
        Entry.RELEASED: _("The legal hold has ended"),
        Entry.PROPOSED: _("Brought to the parliament"),
    }[entry]


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


def at_meeting_name(who: AtMeeting) -> str:
    """Return who should be at a meeting, in the child's words."""
    return {
        AtMeeting.MY_EDUCATOR: _("My educator"),
        AtMeeting.MY_FAMILY: _("My family"),
        AtMeeting.MY_FRIEND: _("A friend"),
        AtMeeting.THE_ADVOCATE: _("The advocate"),
        AtMeeting.MY_TEACHER: _("My teacher"),
        AtMeeting.SOMEBODY_ELSE: _("Somebody else"),
    }[who]


def take_part_name(how: TakePart) -> str:
    """Return how somebody wants to take part, in the child's words."""
    return {
        TakePart.BE_THERE: _("I am there"),
        TakePart.BE_THERE_A_WHILE: _("I come for a while"),
        TakePart.WITH_SOMEBODY: _("Somebody comes with me"),
        TakePart.SOMEBODY_SPEAKS: _("Somebody speaks for me"),
        TakePart.THIS_PAGE: _("My page is read out"),
    }[how]


def where_name(where: Where) -> str:
    """Return where somebody wants to talk."""
    return {
        Where.MY_ROOM: _("In my room"),
        Where.OFFICE: _("In the office"),
        Where.OUTSIDE: _("Outside"),
        Where.ON_THE_PHONE: _("On the phone"),
        Where.ELSEWHERE: _("Somewhere else"),
    }[where]


def when_name(when: When) -> str:
    """Return when somebody wants to talk."""
    return {
        When.NOW: _("Now"),
        When.AFTER_SCHOOL: _("After school"),
        When.EVENING: _("In the evening"),
        When.WEEKEND: _("At the weekend"),
        When.ANY_TIME: _("At any time"),
    }[when]


def company_name(company: Company) -> str:
    """Return whether somebody wants to talk alone."""
    return {Company.ALONE: _("Alone"), Company.WITH_A_FRIEND: _("With a friend")}[company]


def bring_name(bring: Bring) -> str:
    """Return whether an idea may come before the parliament."""
    return {
        Bring.WITHOUT_NAME: _("Yes, without my name"),
        Bring.WITH_NAME: _("Yes, with my name"),
        Bring.NO: _("Only the people I choose"),
    }[bring]


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
        people = [at_meeting_name(one) for one in AtMeeting if one in meeting.people]
        rows = [
            (_("Who should be there"), ", ".join(people)),
            (_("How I take part"), take_part_name(meeting.take_part) if meeting.take_part else ""),
        ]
    elif draft.kind is Kind.IDEA and draft.bring is not None:
        rows = [(_("To the Children and Youth Parliament?"), bring_name(draft.bring))]
    else:
        rows = []
    return [(name, said) for name, said in rows if said]
