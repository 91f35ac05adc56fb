"""Where somebody stands with an item of a course: needed or not, done until when, due, late. Days only; today is
passed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.core.calendar import months_later
from app.core.rights import Role
from app.core.text import plain
from app.training.rules.courses import ChecklistItem, Course, CourseRule, Function, RuleStart, Signer

EARLY_DAYS = 90
"""Renewals within this many days of expiry extend from the old expiry date."""

SOON_DAYS = 90
"""From when on something that ends is shown as due."""

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Employment:
    """A time of work, first and last day; no last day while it goes on."""

    first: date
    last: date | None = None


@dataclass(frozen=True)
class Member:
    """A member of the team. Whoever has an account here has its id; a mentor may sign off what others do."""

    id: str
    name: str
    function: Function
    home: str = ""
    account_id: str = ""
    mentor: bool = False
    number: str = ""
    employments: tuple[Employment, ...] = ()


@dataclass(frozen=True)
class Exemption:
    """Somebody need not do a course for a time, or for good where there is no last day."""

    first: date
    last: date | None = None


class TrainingState(StrEnum):
    """Where somebody stands with an item."""

    NOT_NEEDED = "not_needed"
    EXEMPT = "exempt"
    DONE = "done"
    WAITING = "waiting"
    SOON = "soon"
    OPEN = "open"
    OVERDUE = "overdue"


UNDONE = frozenset({TrainingState.WAITING, TrainingState.SOON, TrainingState.OPEN, TrainingState.OVERDUE})
"""What somebody still has to see to; `SOON` is valid and ends soon."""


@dataclass(frozen=True)
class TrainingStatus:
    """A state with its days: `due` is until when it is to be done, `until` until when what was done is valid
    (None: for good, or nothing is valid), `done` when it was last done."""

    state: TrainingState
    due: date | None = None
    until: date | None = None
    done: date | None = None


def at_work(member: Member, day: date) -> bool:
    """Tell whether somebody works here on the day."""
    return any(
        employment.first <= day and (employment.last is None or day <= employment.last)
        for employment in member.employments
    )


def present(member: Member, day: date) -> Employment | None:
    """Return the employment that counts on a day: the one that goes on, else the next to begin, else the last."""
    by_start = sorted(member.employments, key=lambda employment: employment.first)
    for employment in by_start:
        if employment.last is None or employment.last >= day:
            return employment
    return by_start[-1] if by_start else None


def valid_until(days: Iterable[date], renew: int) -> date | None:
    """Return the expiry date of something done on these days; None where it never ends. Early renewals extend from
    the old expiry date, late ones count from their own day. Raises ValueError without a day."""
    done = sorted(days)
    if not done:
        raise ValueError("never done")
    if not renew:
        return None
    until = months_later(done[0], renew)
    for day in done[1:]:
        early = until - timedelta(days=EARLY_DAYS) <= day <= until
        until = max(until, months_later(until if early else day, renew))
    return until


def standing(
    course: Course,
    item: ChecklistItem,
    member: Member,
    done_on: Sequence[date],
    today: date,
    *,
    exemptions: Sequence[Exemption] = (),
    waiting: bool = False,
) -> TrainingStatus:
    """Return where a member stands with an item today. Days that lie after today count as not yet done."""
    grace = first_due(course, item, member, today, exemptions)
    exempt = any(
        exemption.first <= today and (exemption.last is None or today <= exemption.last)
        for exemption in exemptions
    )
    return standing_at(grace, item.renew, done_on, today, exempt=exempt, waiting=waiting)


def standing_at(
    grace: date | None, renew: int, done_on: Sequence[date], today: date, *, exempt: bool, waiting: bool
) -> TrainingStatus:
    """Return a status from a precomputed `first_due`, for bulk use."""
    done_on = [day for day in done_on if day <= today]
    last = max(done_on, default=None)
    until = valid_until(done_on, renew) if done_on else None
    valid = bool(done_on) and (until is None or until >= today)
    if grace is None or exempt:  # nothing is due; what is valid stays done
        idle = TrainingState.NOT_NEEDED if grace is None else TrainingState.EXEMPT
        return TrainingStatus(TrainingState.DONE if valid else idle, None, until, last)
    if waiting:
        return TrainingStatus(TrainingState.WAITING, grace if until is None else max(grace, until), until, last)
    if valid and until is None:
        return TrainingStatus(TrainingState.DONE, None, None, last)
    due = grace if until is None else max(grace, until)
    if valid:
        soon = until is not None and until - today <= timedelta(days=SOON_DAYS)
        return TrainingStatus(TrainingState.SOON if soon else TrainingState.DONE, due, until, last)
    return TrainingStatus(TrainingState.OVERDUE if due < today else TrainingState.OPEN, due, until, last)


def first_due(
    course: Course, item: ChecklistItem, member: Member, today: date, exemptions: Sequence[Exemption] = ()
) -> date | None:
    """Return the first due day of the item in the current employment; None where it is not needed. The earliest of
    several rules counts. A new rule, a return after a break, and the end of an exemption each restart the rule's
    full period."""
    employment = present(member, today)
    if employment is None or not concerns(item, member):
        return None
    days = [_due(rule, item.days, employment, exemptions, today) for rule in course.rules if applies(rule, member)]
    found = [day for day in days if day is not None]
    return min(found, default=None)


def namesakes(name: str, number: str, everybody: Iterable[Member]) -> list[Member]:
    """Return members that could be the same person: equal names and equal (or no) numbers."""
    return [
        member
        for member in everybody
        if plain(member.name) == plain(name) and plain(member.number) == plain(number)
    ]


def concerns(item: ChecklistItem, member: Member) -> bool:
    """Tell whether an item is for what this member does."""
    return not item.functions or member.function in item.functions


def applies(rule: CourseRule, member: Member) -> bool:
    """Tell whether a rule names this member's function and home."""
    return (not rule.functions or member.function in rule.functions) and (
        not rule.homes or member.home in rule.homes
    )


def _due(
    rule: CourseRule, own: int | None, employment: Employment, exemptions: Sequence[Exemption], today: date
) -> date | None:
    if rule.moment is RuleStart.LEAVING:
        return employment.last
    if employment.last is not None and employment.last < today:
        return None
    ended = [
        exemption.last + _DAY for exemption in exemptions if exemption.last is not None and exemption.last < today
    ]
    return max([employment.first, rule.since, *ended]) + timedelta(days=rule.days if own is None else own)


def may_sign(
    signer: Member | None, role: Role, learner: Member, learner_role: Role | None, item: ChecklistItem
) -> bool:
    """Tell whether somebody may sign off an item; never the learner. A mentor signs what a mentor may, a
    coordinator everything; what a coordinator has to show, another coordinator or an advocate signs."""
    if signer is not None and signer.id == learner.id:
        return False
    if role is Role.COORDINATOR:
        return True
    if role is Role.ADVOCATE:
        return learner_role is Role.COORDINATOR
    return item.signer is Signer.MENTOR and signer is not None and signer.mentor


def course_until(standings: Sequence[TrainingStatus]) -> tuple[bool, date | None]:
    """Tell whether a course is complete, and until when, from a member's status in every item that concerns them:
    all must be valid. Exempt and optional items count only once they are done."""
    done = [
        training_status
        for training_status in standings
        if training_status.state in (TrainingState.DONE, TrainingState.SOON)
    ]
    ends = [training_status.until for training_status in done if training_status.until is not None]
    return bool(standings) and len(done) == len(standings), min(ends, default=None)
