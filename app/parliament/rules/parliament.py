"""The Children and Youth Parliament: terms, members, sessions, proposals, what was decided, and the management's
answer (docs/product.md; UN Committee on the Rights of the Child, General Comment 12: what becomes of an
opinion is told to whoever gave it)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from app.core.errors import NameMissing, TooMany
from app.core.text import line

TEXT_LIMIT, MEMBERS, AGENDA = 4_000, 40, 40
"""Characters of a text; the most members of a term and points of an agenda."""

ANSWER_DAYS = 28
"""Days that the management has for its answer, unless another day was agreed."""

OUTCOME_DAYS = 182
"""Half a year after the answer the house says what came of it."""


class Origin(StrEnum):
    """Where a proposal comes from."""

    KIOSK = "kiosk"
    WORKSHOP = "workshop"
    MEMBER = "member"


class ProposalStage(StrEnum):
    """How far a proposal has come."""

    COLLECTED = "collected"
    DECIDED = "decided"
    ANSWERED = "answered"
    OUTCOME = "outcome"
    SET_ASIDE = "set_aside"


class Reply(StrEnum):
    """What the management says."""

    YES = "yes"
    PART = "part"
    LATER = "later"
    NO = "no"


@dataclass(frozen=True)
class Seat:
    """Somebody who represents the children: a first name or initials, what they do, and their picture."""

    name: str
    task: str = ""
    picture: str = ""
    elected: bool = False


@dataclass(frozen=True)
class Term:
    """A parliament from one day to another."""

    id: str
    title: str
    first: date
    last: date
    seats: tuple[Seat, ...] = ()
    version: int = 0


@dataclass(frozen=True)
class Sitting:
    """A session of the parliament: the proposals on its agenda, other points, who came, and its minutes."""

    id: str
    title: str
    day: date
    begins: time = time(16, 0)
    place: str = ""
    proposals: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    came: tuple[str, ...] = ()
    guests: str = ""
    minutes: str = ""
    version: int = 0


@dataclass(frozen=True)
class ManagementAnswer:
    """What the management answered: in words a child understands, by whom, and until when it happens."""

    reply: Reply
    words: str
    by: str
    given_on: date
    until: date | None = None
    whose: str = ""


@dataclass(frozen=True)
class Decision:
    """What the parliament decided, and until when the management answers. `ballot` is where it was voted."""

    words: str
    day: date
    answer_by: date
    addressee: str = ""
    ballot: str = ""


@dataclass(frozen=True)
class Proposal:
    """A request to the house, and its whole course. `name` only with the child's consent."""

    id: str
    text: str
    since: date
    origin: Origin = Origin.MEMBER
    name: str = ""
    picture: str = ""
    source: str = ""
    set_aside: str = ""
    decision: Decision | None = None
    answer: ManagementAnswer | None = None
    outcome: str = ""
    outcome_on: date | None = None
    version: int = 0

    @property
    def way(self) -> ProposalStage:
        """Return how far it has come."""
        if self.outcome:
            return ProposalStage.OUTCOME
        if self.answer is not None:
            return ProposalStage.ANSWERED
        if self.decision is not None:
            return ProposalStage.DECIDED
        return ProposalStage.SET_ASIDE if self.set_aside else ProposalStage.COLLECTED

    @property
    def due(self) -> date | None:
        """Return the deadline of the next reply of the house: the answer, or the outcome."""
        if self.outcome:
            return None
        if self.answer is not None:
            after = self.answer.until or self.answer.given_on
            return max(after, self.answer.given_on + timedelta(days=OUTCOME_DAYS))
        return self.decision.answer_by if self.decision is not None else None

    def is_overdue(self, today: date) -> bool:
        """Tell whether the house owes something since at least a day."""
        return self.due is not None and self.due < today


def validated_term(term: Term) -> Term:
    """Return a term as it is kept; it ends after it began. Raises NameMissing, TextTooLong or TooMany."""
    seats = tuple(
        replace(seat, name=line(seat.name), task=line(seat.task)) for seat in term.seats if seat.name.strip()
    )
    if len(seats) > MEMBERS:
        raise TooMany(MEMBERS)
    return replace(term, title=_named(term.title), last=max(term.first, term.last), seats=seats)


def validated_sitting(sitting: Sitting) -> Sitting:
    """Return a session as it is kept. Raises NameMissing, TextTooLong or TooMany."""
    points = tuple(filter(None, map(line, sitting.points)))
    if len(points) + len(sitting.proposals) > AGENDA or len(sitting.came) > MEMBERS:
        raise TooMany(AGENDA)
    return replace(
        sitting,
        title=_named(sitting.title),
        place=line(sitting.place),
        points=points,
        guests=line(sitting.guests),
        minutes=line(sitting.minutes, TEXT_LIMIT),
    )


def validated_proposal(proposal: Proposal) -> Proposal:
    """Return a proposal as it is kept. An answer needs a decision, and words: a bare no explains nothing. Raises
    NameMissing or TextTooLong."""
    ready = replace(
        proposal,
        text=_named(proposal.text),
        name=line(proposal.name),
        set_aside=line(proposal.set_aside, TEXT_LIMIT),
        outcome=line(proposal.outcome, TEXT_LIMIT) if proposal.answer is not None else "",
    )
    if ready.decision is not None:
        decision = ready.decision
        words = line(decision.words, TEXT_LIMIT) or ready.text
        ready = replace(
            ready,
            set_aside="",
            decision=replace(
                decision,
                words=words,
                addressee=line(decision.addressee),
                answer_by=max(decision.day, decision.answer_by),
            ),
        )
    if ready.answer is not None:
        if ready.decision is None or not ready.answer.words.strip():
            raise NameMissing
        answer = ready.answer
        words = line(answer.words, TEXT_LIMIT)
        ready = replace(ready, answer=replace(answer, words=words, by=line(answer.by), whose=line(answer.whose)))
    return ready


def term_of(terms: Iterable[Term], day: date) -> Term | None:
    """Return the term that a day belongs to: the one that began last."""
    there = [term for term in terms if term.first <= day <= term.last]
    return max(there, key=lambda term: (term.first, term.id), default=None)


def next_sitting(sittings: Iterable[Sitting], today: date) -> Sitting | None:
    """Return the session that comes next, today's too."""
    return min(
        (sitting for sitting in sittings if sitting.day >= today),
        key=lambda sitting: (sitting.day, sitting.begins),
        default=None,
    )


def with_elected(term: Term, names: Sequence[str], pictures: dict[str, str]) -> Term:
    """Return the term with these elected; whoever is in already stays once, and counts as elected."""
    seats = {seat.name: seat for seat in term.seats}
    for name in names:
        known = seats.get(name, Seat(name, picture=pictures.get(name, "")))
        seats[name] = replace(known, elected=True)
    return replace(term, seats=tuple(seats.values()))


def owed(proposals: Iterable[Proposal], today: date) -> list[Proposal]:
    """Return what the house still owes the parliament: what is overdue first, then by day."""
    waiting = [
        proposal
        for proposal in proposals
        if proposal.due is not None and not (proposal.answer and proposal.due > today)
    ]
    return sorted(waiting, key=lambda proposal: (proposal.due or today, proposal.id))


def _named(text: str) -> str:
    if not (text := line(text)):
        raise NameMissing
    return text
