"""What a reporter says, step by step: the draft and the choices in it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import assert_never

from app.core.errors import EmptyReport
from app.core.rights import Role
from app.core.saying import TEXT_LIMIT, Attachment, Saying, check_attached, validated_saying
from app.core.text import NAME_LIMIT, cleaned
from app.reports.rules.wishes import Bring, Meeting, Talk

FIELD_LIMIT = 5 * TEXT_LIMIT
"""What a text field takes: more than can be sent, so that somebody can paste and shorten; not so much that a
small PC stands still."""

FIRST_WORDS = 120
"""Characters of a report that the list of cases shows."""


class Face(StrEnum):
    """How the kiosk speaks with the reporter."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"
    ADULT = "adult"


class Kind(StrEnum):
    """What a report is; none is too small."""

    WORRY = "worry"
    HAPPENED = "happened"
    IDEA = "idea"
    THANKS = "thanks"
    QUESTION = "question"
    MEETING = "meeting"
    TALK = "talk"


class Feeling(StrEnum):
    """The five faces."""

    HAPPY = "happy"
    OKAY = "okay"
    SAD = "sad"
    ANGRY = "angry"
    SCARED = "scared"


class Rating(StrEnum):
    """The three faces for an answer."""

    GOOD = "good"
    OKAY = "okay"
    BAD = "bad"


class Danger(StrEnum):
    """The answer to "are you in danger now?"."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


class About(StrEnum):
    """Whom a report is about, besides named members of staff."""

    OTHER_CHILD = "other_child"
    SOMEONE_ELSE = "someone_else"
    RATHER_NOT_SAY = "rather_not_say"


class Wish(StrEnum):
    """Who may read it, by the reporter's wish; chosen educators, or one certain advocate, are named beside it."""

    COORDINATOR = "coordinator"
    EDUCATOR = "educator"
    ADVOCATE = "advocate"


def wish_of(role: Role) -> Wish | None:
    """Return the wish that asks for people of this role to read; None for a role that reads no report."""
    match role:
        case Role.COORDINATOR:
            return Wish.COORDINATOR
        case Role.EDUCATOR:
            return Wish.EDUCATOR
        case Role.ADVOCATE:
            return Wish.ADVOCATE
        case Role.ADMINISTRATOR:
            return None
        case _:
            assert_never(role)


@dataclass(frozen=True)
class Draft:
    """A report before it is sent; replaced, never changed. Everything but the language may be left out; `right` is
    the id of a right that is not respected. `entered_by` is the account of whoever wrote down what somebody else
    said, `present` who was there."""

    language: str
    face: Face = Face.CHILD
    kind: Kind | None = None
    feeling: Feeling | None = None
    text: str = ""
    danger: Danger | None = None
    about: frozenset[About] = field(default_factory=frozenset)
    about_staff: frozenset[str] = field(default_factory=frozenset)
    wishes: frozenset[Wish] = field(default_factory=frozenset)
    educators: frozenset[str] = field(default_factory=frozenset)
    name: str = ""
    right: str = ""
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    meeting: Meeting = field(default_factory=Meeting)
    talk: Talk = field(default_factory=Talk)
    bring: Bring | None = None
    entered_by: str = ""
    present: str = ""

    @property
    def saying(self) -> Saying:
        """Return what is said in words, pictures, drawings and voice."""
        return Saying(self.text, self.sentence, self.attachments)

    @property
    def everything_attached(self) -> tuple[Attachment, ...]:
        """Return all drawings and recordings: of the words, then of what to ask and to decide at a meeting."""
        return (*self.attachments, *self.meeting.ask.attachments, *self.meeting.decide.attachments)

    def with_saying(self, saying: Saying) -> "Draft":
        """Return the draft with this said instead."""
        return replace(self, text=saying.text, sentence=saying.sentence, attachments=saying.attachments)

    @property
    def says_something(self) -> bool:
        """Words, a picture or a face are enough (safety rule 5); so is to want a talk."""
        return (
            bool(self.saying)
            or self.feeling is not None
            or self.kind is Kind.TALK
            or (self.kind is Kind.MEETING and self.meeting != Meeting())
        )

    @property
    def in_danger(self) -> bool:
        """Whoever is unsure is treated as in danger (safety rule 6)."""
        return self.danger in (Danger.YES, Danger.UNSURE)


def ready(draft: Draft) -> Draft:
    """Return the draft as it will be sealed, cleaned of control characters, without what belongs to another kind.

    Raises EmptyReport, TextTooLong or TooMuchAttached; the draft itself stays as it is, so nothing is lost.
    """
    if not draft.says_something:
        raise EmptyReport
    meeting = draft.meeting if draft.kind is Kind.MEETING else Meeting()
    meeting = replace(meeting, ask=validated_saying(meeting.ask), decide=validated_saying(meeting.decide))
    check_attached(replace(draft, meeting=meeting).everything_attached)
    return replace(
        draft.with_saying(validated_saying(draft.saying)),
        name=cleaned(draft.name).replace("\n", " ")[:NAME_LIMIT],
        meeting=meeting,
        talk=draft.talk if draft.kind is Kind.TALK else Talk(),
        bring=draft.bring if draft.kind is Kind.IDEA else None,
    )
