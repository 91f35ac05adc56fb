"""When readers come to see a report. One that shows up a moment after somebody stood at the kiosk says who wrote
it; danger does not wait."""

from collections.abc import Callable
from datetime import datetime, timedelta

LEAST, MOST = timedelta(minutes=5), timedelta(minutes=45)
QUARTER = timedelta(minutes=15)
AT_THE_LATEST = MOST + QUARTER
"""Whatever stands in the file, a report is shown when this has passed."""


def shown_from(received: datetime, drawn: Callable[[int], int]) -> datetime:
    """Return when a report that is not danger is shown to its readers: at the next full quarter of an hour after a
    wait that `drawn` draws, from `LEAST` to `MOST`. `drawn` gives a number below another."""
    wait = LEAST + timedelta(seconds=drawn(int((MOST - LEAST).total_seconds()) + 1))
    moment = received + wait
    over = timedelta(minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond)
    return moment if not over else moment - over + QUARTER
