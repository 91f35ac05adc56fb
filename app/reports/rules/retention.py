"""How long a finished case is kept, by kind and by how it ended, and which ones have been kept long enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.core.calendar import months_later
from app.core.states import CaseState
from app.reports.rules.report import Kind

MONTHS = {CaseState.CLOSED: 12, CaseState.WITHDRAWN: 6, CaseState.ANSWERED: 24, CaseState.UNDERSTOOD: 24}
"""The program's own months after the last step, by state; receipts die with their case, or before. To be checked
by the home against its own rules: we know of no legal term (docs/product.md)."""

CARD_MONTHS = 12
"""Months after the last step for which a finished case's receipt leads to it, where the home keeps the case
longer."""

SHORTEST, LONGEST = 1, 360
"""Months that a home may choose."""


@dataclass(frozen=True)
class RetentionRule:
    """Months for which cases of a kind in a state are kept; kind None means every kind without a rule of its
    own."""

    kind: Kind | None
    state: CaseState
    months: int


def months_for(kind: Kind | None, state: CaseState, own: Mapping[str, int]) -> int:
    """Return for how long a case is kept: the home's rule for kind and state, its rule for the state, or ours."""
    for name in (f"{kind}:{state}" if kind else "", f":{state}"):
        if name in own:
            return min(max(own[name], SHORTEST), LONGEST)
    return MONTHS.get(state, LONGEST)


def rule_name(kind: Kind | None, state: CaseState) -> str:
    """Return under which name a rule is kept."""
    return f"{kind or ''}:{state}"


def kept_until(changed: datetime, months: int) -> date:
    """Return the first day on which a case may go, so many months after its last step. A month that is shorter
    ends earlier: nothing is kept longer for it."""
    return months_later(changed.date(), months)
