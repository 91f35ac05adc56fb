"""Who may hold the key of a case: derived from the sealed report and steps alone, never from the key table, to
which anybody with write access could add rows (safety rule 3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from app.core.rights import Colleague, Role
from app.reports.rules.audience import choose
from app.reports.rules.case_file import WHO
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Draft


@dataclass(frozen=True)
class Tenure:
    """An account over time; `earlier` are the roles it had before, each until a moment, the oldest first."""

    id: str
    role: Role
    begun: datetime
    ended: datetime | None = None
    earlier: tuple[tuple[datetime, Role], ...] = ()

    def at(self, moment: datetime) -> Colleague:
        """Return the person as they were at a moment."""
        role = next((role for until, role in self.earlier if moment < until), self.role)
        return Colleague(self.id, "", role)


@dataclass(frozen=True)
class Entitled:
    """Accounts that a case makes readers or stand-by readers, and those that are involved in it."""

    readers: frozenset[str]
    stand_by: frozenset[str]
    involved: frozenset[str]

    @property
    def holders(self) -> frozenset[str]:
        """Return everybody who may hold the key."""
        return self.readers | self.stand_by


Staff = Callable[[datetime], list[Colleague]]
"""Returns who worked here at a moment."""


def staff_of(tenures: Iterable[Tenure]) -> Staff:
    """Return a lookup of who worked here at a moment. Where nobody did, the clock was wrong: then everybody
    counts."""
    known = tuple(tenures)

    def at(moment: datetime) -> list[Colleague]:
        there = [
            tenure
            for tenure in known
            if tenure.begun <= moment and (tenure.ended is None or moment < tenure.ended)
        ]
        return [tenure.at(moment) for tenure in there or known]

    return at


def entitled(report: Draft, entries: Iterable[TimelineEntry], received_at: datetime, staff: Staff) -> Entitled:
    """Return who may hold the key of a case after all its steps."""
    there = staff(received_at)
    chosen = choose(report, there)
    readers = {reader.id for reader in chosen.readers}
    readers |= {
        person.id for person in there if person.id in report.educators
    }  # whatever their role has become since
    stand_by = {person.id for person in chosen.stand_by}
    involved = set(report.about_staff)
    for step in entries:
        who = step.facts.get(WHO, "")
        match step.entry:
            case Entry.SHARED if who not in involved:
                readers.add(who)
            case Entry.ACCESS_ENDED:
                readers.discard(who)
                stand_by.discard(who)
            case Entry.INVOLVED:
                involved.add(who)
                there = staff(step.at)
                remaining = [person for person in there if person.id in readers]
                readers |= {person.id for person in readers_after(remaining, there, involved)}
            case Entry.CLEARED:
                involved.discard(who)
            case Entry.ESCALATED if step.by in stand_by:
                readers.add(step.by)
            case Entry.ASKED_SOMEONE_ELSE:
                readers |= stand_by
            case _:
                pass
        readers -= involved
        stand_by -= involved | readers
    return Entitled(frozenset(readers), frozenset(stand_by), frozenset(involved))


def readers_after(
    readers: Iterable[Colleague], colleagues: Iterable[Colleague], involved: Iterable[str]
) -> list[Colleague]:
    """Return who reads a case once these people are involved: the other readers and every free advocate; where
    that leaves nobody, the free coordinators, then the free educators. Empty where everybody is involved."""
    out = set(involved)
    free = [person for person in colleagues if person.id not in out]
    stay = [reader for reader in readers if reader.id not in out]
    stay += [person for person in free if person.role is Role.ADVOCATE and person not in stay]
    for role in (Role.COORDINATOR, Role.EDUCATOR):
        if not stay:
            stay = [person for person in free if person.role is role]
    return stay
