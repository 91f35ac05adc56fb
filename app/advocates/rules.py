"""What an advocate looks after: reports about staff, broken promises, children who want to talk; and the figures
of a year, without names (docs/product.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from statistics import median

from app.core.errors import NameMissing
from app.core.states import CaseState
from app.core.text import line
from app.reports.rules.cases import is_open
from app.reports.rules.report import Kind

TEXT_LIMIT = 600


@dataclass(frozen=True)
class CardText:
    """Who somebody is, and when they come; in one language, in words a child understands."""

    who: str = ""
    when: str = ""


@dataclass(frozen=True)
class AdvocateCard:
    """What the kiosk shows of an advocate; `id` is that of the account. `reach` is a number or an address."""

    id: str
    picture: str = "advocate"
    reach: str = ""
    texts: Mapping[str, CardText] = field(default_factory=dict)
    version: int = 0


@dataclass(frozen=True)
class CasePreview:
    """What an advocate needs to know of a case before opening it. Times are local."""

    id: str
    received: datetime
    state: CaseState
    danger: bool
    late: bool
    kind: Kind | None = None
    words: str = ""
    about_staff: bool = False
    wants_me: bool = False
    answered: datetime | None = None
    understood: bool = False
    asked_again: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still owes the reporter something."""
        return is_open(self.state)


@dataclass(frozen=True)
class AdvocateYear:
    """A year, counted from what one advocate may open."""

    year: int
    total: int = 0
    about_staff: int = 0
    danger: int = 0
    talks: int = 0
    late: int = 0
    answered: int = 0
    understood: int = 0
    asked_again: int = 0
    days: float | None = None
    by_month: tuple[int, ...] = (0,) * 12
    by_kind: Mapping[str, int] = field(default_factory=dict)


def validated_card(card: AdvocateCard) -> AdvocateCard:
    """Return a card as it is kept. Raises NameMissing where it says nothing, or TextTooLong."""
    texts = {
        language: CardText(line(text.who, TEXT_LIMIT), line(text.when, TEXT_LIMIT))
        for language, text in card.texts.items()
    }
    texts = {language: text for language, text in texts.items() if text != CardText()}
    if not texts and not card.reach.strip():
        raise NameMissing
    return replace(card, reach=line(card.reach), texts=texts)


def figures(cases: Iterable[CasePreview], year: int) -> AdvocateYear:
    """Return what a year's cases say, counted; `days` is the median from received to the first answer."""
    own = [case for case in cases if case.received.year == year]
    spans = [
        (case_preview.answered - case_preview.received).total_seconds() / 86_400
        for case_preview in own
        if case_preview.answered is not None
    ]
    kinds: dict[str, int] = {}
    for case_preview in own:
        if case_preview.kind is not None:
            kinds[case_preview.kind] = kinds.get(case_preview.kind, 0) + 1
    return AdvocateYear(
        year,
        len(own),
        sum(case_preview.about_staff for case_preview in own),
        sum(case_preview.danger for case_preview in own),
        sum(case_preview.kind is Kind.TALK for case_preview in own),
        sum(case_preview.late for case_preview in own),
        len(spans),
        sum(case_preview.understood for case_preview in own),
        sum(case_preview.asked_again for case_preview in own),
        median(spans) if spans else None,
        tuple(sum(case_preview.received.month == month for case_preview in own) for month in range(1, 13)),
        dict(sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
