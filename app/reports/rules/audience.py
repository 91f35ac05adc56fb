"""Who reads a report: the reporter's wish, the roles, and never a person it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from app.core.rights import Colleague, Role
from app.reports.rules.report import Draft, Wish


@dataclass(frozen=True)
class Audience:
    """Readers open the case from the start; stand-by readers hold a key for escalation only."""

    readers: tuple[Colleague, ...]
    stand_by: tuple[Colleague, ...]


def choose(draft: Draft, colleagues: Iterable[Colleague]) -> Audience:
    """Choose the readers of a report.

    Safety rule 3: nobody the report is about. If that leaves no wished reader, the advocates read it; if they are
    named too, the coordinators who are not, then such educators. A report about a member of staff always goes to
    the advocate as well (docs/product.md). Advocates who are not readers stand by. Both are empty only where
    everybody is named; then the recovery key alone opens the case.
    """
    free = [person for person in colleagues if person.id not in draft.about_staff]
    readers = [person for person in free if _wished(draft, person)]
    advocates = [person for person in free if person.role is Role.ADVOCATE]
    if draft.about_staff or not readers:
        readers += [advocate for advocate in advocates if advocate not in readers]
    for role in (Role.COORDINATOR, Role.EDUCATOR):
        if not readers:
            readers = [person for person in free if person.role is role]
    return Audience(tuple(readers), tuple(advocate for advocate in advocates if advocate not in readers))


def lacks_a_name(draft: Draft) -> bool:
    """Tell whether an educator is wished for, but no eligible one is chosen: others would read it then."""
    return Wish.EDUCATOR in draft.wishes and not draft.educators - draft.about_staff


def _wished(draft: Draft, person: Colleague) -> bool:
    match person.role:
        case Role.COORDINATOR:
            return Wish.COORDINATOR in draft.wishes or not _any_wish(draft)
        case Role.ADVOCATE:
            return Wish.ADVOCATE in draft.wishes or person.id in draft.educators
        case Role.EDUCATOR:
            return person.id in draft.educators
        case Role.ADMINISTRATOR:
            return False
        case _:
            assert_never(person.role)


def _any_wish(draft: Draft) -> bool:
    return bool(draft.wishes - {Wish.EDUCATOR} or draft.educators)
