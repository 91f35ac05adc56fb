"""What the house does together: training sessions, workshops, campaigns; reaction rounds, checks before and after,
and what was agreed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from app.core.errors import NameMissing, TooMany
from app.core.tables import for_every
from app.core.text import line, only_initials

TEXT_LIMIT, MOST = 8_000, 200
"""Characters of a line and of a text; the most of anything in a list."""


class GatheringKind(StrEnum):
    """Which sort of thing the house does."""

    SESSION = "session"
    WORKSHOP = "workshop"
    CAMPAIGN = "campaign"
    REVIEW = "review"


class Reaction(StrEnum):
    """How somebody takes what they heard about children's rights (docs/product.md: agreement and
    empathy, surprise, scepticism about authority and about the limits of participation)."""

    AGREE = "agree"
    TOUCHED = "touched"
    SURPRISED = "surprised"
    AUTHORITY = "authority"
    LIMITS = "limits"


class CardKind(StrEnum):
    """What a discussion card answers to."""

    AGREEMENT = "agreement"
    SURPRISE = "surprise"
    AUTHORITY = "authority"
    LIMITS = "limits"


CARDS_FOR = for_every(
    Reaction,
    {
        Reaction.AGREE: CardKind.AGREEMENT,
        Reaction.TOUCHED: CardKind.AGREEMENT,
        Reaction.SURPRISED: CardKind.SURPRISE,
        Reaction.AUTHORITY: CardKind.AUTHORITY,
        Reaction.LIMITS: CardKind.LIMITS,
    },
)
"""Which cards help after which reaction."""


class Participants(StrEnum):
    """With whom a workshop is."""

    CHILDREN = "children"
    STAFF = "staff"
    MIXED = "mixed"


@dataclass(frozen=True)
class Round:
    """Anonymous counts of taps by choice."""

    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many have tapped."""
        return sum(self.counts.values())

    def with_tap(self, choice: str) -> "Round":
        """Return the round with one tap more."""
        return Round({**self.counts, choice: self.counts.get(choice, 0) + 1})


@dataclass(frozen=True)
class Knowledge:
    """How many took part in a check, and how many answers were right, question by question."""

    people: int = 0
    right: tuple[int, ...] = ()

    def with_answers(self, right: Sequence[bool]) -> "Knowledge":
        """Return the result with one person's answers more."""
        before = self.right or (0,) * len(right)
        return Knowledge(self.people + 1, tuple(old + new for old, new in zip(before, right, strict=True)))

    @property
    def share(self) -> int:
        """Return how many of a hundred answers were right."""
        asked = self.people * len(self.right)
        return round(100 * sum(self.right) / asked) if asked else 0


@dataclass(frozen=True)
class Dialogue:
    """What a gathering says of itself: how people took it, and what they knew before and after."""

    reactions: Round = field(default_factory=Round)
    module: str = ""
    before: Knowledge = field(default_factory=Knowledge)
    after: Knowledge = field(default_factory=Knowledge)


@dataclass(frozen=True)
class TrainingSession:
    """A training session. `items` are given to those who came; `invited` and `came` are members."""

    id: str
    title: str
    day: date
    begins: time = time(9, 0)
    ends: time = time(12, 0)
    trainer: str = ""
    room: str = ""
    items: tuple[str, ...] = ()
    invited: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    note: str = ""
    dialogue: Dialogue = field(default_factory=Dialogue)
    version: int = 0


@dataclass(frozen=True)
class PlanStep:
    """A part of a plan, with its minutes."""

    minutes: int
    what: str


@dataclass(frozen=True)
class Thing:
    """Something to bring or to do; ticked once it is there."""

    what: str
    done: bool = False
    owner: str = ""


@dataclass(frozen=True)
class Workshop:
    """A workshop. Of children only a number, or initials where they are needed, never more."""

    id: str
    title: str
    day: date
    audience: Participants = Participants.CHILDREN
    plan: str = ""
    aim: str = ""
    age: str = ""
    steps: tuple[PlanStep, ...] = ()
    materials: tuple[Thing, ...] = ()
    method: str = ""
    children: int = 0
    initials: str = ""
    adults: int = 0
    outcome: str = ""
    dialogue: Dialogue = field(default_factory=Dialogue)
    version: int = 0

    @property
    def minutes(self) -> int:
        """Return how long the plan takes."""
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class Campaign:
    """A campaign: theme, from when to when, on which ways, what is to do, whom it reached, and what it was
    worth."""

    id: str
    theme: str
    day: date
    last: date
    channels: tuple[str, ...] = ()
    tasks: tuple[Thing, ...] = ()
    reach: str = ""
    evaluation: str = ""
    version: int = 0


class AgreedKind(StrEnum):
    """What came out: something to do, or a proposal for the Children and Youth Parliament."""

    ACTION = "action"
    PROPOSAL = "proposal"


@dataclass(frozen=True)
class Agreed:
    """Something that was agreed: who does it until when; `source` is the gathering it came from. `kept_at` is when
    it was last written, by which the second of two who change it is told."""

    id: str
    kind: AgreedKind
    what: str
    owner: str = ""
    due: date | None = None
    done_on: date | None = None
    source: str = ""
    source_title: str = ""
    kept_at: datetime | None = None


PEOPLE, MINUTES = 999, 600
"""The most children or adults that are counted, and the longest part of a plan."""


def validated_session(session: TrainingSession) -> TrainingSession:
    """Return a session as it is kept; it ends after it began. Raises NameMissing, TextTooLong or TooMany."""
    _few(session.items, session.invited, session.came)
    return replace(
        session,
        title=_title(session.title),
        trainer=line(session.trainer),
        room=line(session.room),
        ends=max(session.begins, session.ends),
        note=line(session.note, TEXT_LIMIT),
    )


def validated_workshop(workshop: Workshop) -> Workshop:
    """Return a workshop as it is kept: of children initials at most, never names. Raises NameMissing, TextTooLong
    or TooMany."""
    _few(workshop.steps, workshop.materials)
    return replace(
        workshop,
        title=_title(workshop.title),
        aim=line(workshop.aim, TEXT_LIMIT),
        age=line(workshop.age),
        method=line(workshop.method, TEXT_LIMIT),
        outcome=line(workshop.outcome, TEXT_LIMIT),
        children=min(max(workshop.children, 0), PEOPLE),
        adults=min(max(workshop.adults, 0), PEOPLE),
        initials=only_initials(workshop.initials),
        steps=tuple(_step(step) for step in workshop.steps if step.what.strip()),
        materials=_things(workshop.materials),
    )


def validated_campaign(campaign: Campaign) -> Campaign:
    """Return a campaign as it is kept; it ends after it began. Raises NameMissing, TextTooLong or TooMany."""
    _few(campaign.channels, campaign.tasks)
    return replace(
        campaign,
        theme=_title(campaign.theme),
        last=max(campaign.day, campaign.last),
        channels=tuple(filter(None, map(line, campaign.channels))),
        tasks=_things(campaign.tasks),
        reach=line(campaign.reach),
        evaluation=line(campaign.evaluation, TEXT_LIMIT),
    )


def validated_agreed(agreed: Agreed) -> Agreed:
    """Return an action or a proposal as it is kept. Raises NameMissing or TextTooLong."""
    return replace(agreed, what=_title(agreed.what), owner=line(agreed.owner))


def _title(text: str) -> str:
    if not (title := line(text)):
        raise NameMissing
    return title


def _step(step: PlanStep) -> PlanStep:
    return PlanStep(min(max(step.minutes, 0), MINUTES), line(step.what))


def _things(things: Sequence[Thing]) -> tuple[Thing, ...]:
    return tuple(
        replace(thing, what=line(thing.what), owner=line(thing.owner)) for thing in things if thing.what.strip()
    )


def _few(*lists: Sequence[object]) -> None:
    if any(len(sequence) > MOST for sequence in lists):
        raise TooMany(MOST)
