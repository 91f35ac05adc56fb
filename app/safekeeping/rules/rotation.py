"""Which back-ups stay: of the last seven days each day's newest, of the last four weeks each week's, of the last
twelve months each month's. The newest of all always stays."""

from collections.abc import Iterable
from datetime import datetime, timedelta

DAYS, WEEKS, MONTHS = 7, 4, 12
OLD_AFTER = timedelta(days=2)
"""A newest back-up that is older, while something was changed since, needs somebody."""


def kept(moments: Iterable[datetime]) -> set[datetime]:
    """Return the moments whose back-ups stay; counted back from the newest, by local days."""
    ordered = sorted(set(moments), reverse=True)
    if not ordered:
        return set()
    newest, found = ordered[0], {ordered[0]}
    for many, span, of in (
        (DAYS, timedelta(days=DAYS), lambda moment: moment.date().isoformat()),
        (WEEKS, timedelta(weeks=WEEKS), lambda moment: "-".join(map(str, moment.isocalendar()[:2]))),
        (MONTHS, timedelta(days=366), lambda one: f"{one:%Y-%m}"),
    ):
        by_name: dict[str, datetime] = {}
        for moment in ordered:
            if newest - moment <= span:
                by_name.setdefault(of(moment), moment)
        found.update(list(by_name.values())[:many])
    return found
