"""Words for the domain's own values, the same on every screen and paper: kinds, feelings, states, roles."""

from app.core.cases import State
from app.core.entries import Entry, TimelineEntry
from app.core.report import About, Danger, Face, Feeling, Kind, Rating, Wish
from app.core.rights import Role
from app.i18n import _, content, formats, pgettext


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
        case None:
            return _("Report")


def feeling_name(feeling: Feeling) -> str:
    """Return how somebody feels, in the child's words."""
    return {
        Feeling.HAPPY: _("happy"),
        Feeling.OKAY: _("okay"),
        Feeling.SAD: _("sad"),
        Feeling.ANGRY: _("angry"),
        Feeling.SCARED: _("scared"),
    }[feeling]


def rating_name(rating: Rating) -> str:
    """Return how an answer is, in the child's words."""
    return {
        Rating.GOOD: _("It helps me"),
        Rating.OKAY: _("So-so"),
        Rating.BAD: _("It does not help me"),
    }[rating]


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


def language_name(code: str) -> str:
    """Return what a language is called in the current one."""
    return formats.language(code)


def state_name(state: State) -> str:
    """Return where a case stands, for staff."""
    return {
        State.RECEIVED: _("New"),
        State.ACKNOWLEDGED: _("Acknowledged"),
        State.ANSWERED: _("Answered"),
        State.UNDERSTOOD: _("Understood"),
        State.REOPENED: _("Asked again"),
        State.CLOSED: pgettext("state of a case", "Closed"),
    }[state]


def entry_name(entry: Entry) -> str:
    """Return what an entry of the timeline says, for staff."""
    return {
        Entry.ACKNOWLEDGED: _("Read and acknowledged"),
        Entry.NOTE: _("Note"),
        Entry.ANSWER: _("Answer"),
        Entry.UNDERSTOOD: _("The answer was understood"),
        Entry.ASKED_AGAIN: _("Please explain it again"),
        Entry.ASKED_SOMEONE_ELSE: _("Somebody else was asked; the stand-by reader reads it from now on"),
        Entry.RATED: _("The reporter gave the answer a face"),
        Entry.CLOSED: _("Case closed"),
        Entry.ESCALATED: _("Opened by the stand-by reader, because a date has passed"),
    }[entry]
