"""How long to wait after wrong tries, for receipts and passwords alike."""

from datetime import datetime, timedelta

FREE_TRIES = 3
FIRST_PAUSE = timedelta(seconds=15)
LONGEST_PAUSE = timedelta(minutes=15)
FORGIVEN_AFTER = timedelta(minutes=5)
"""One wrong try is forgiven for each of these that passes without another."""


def pause_after(failures: int) -> timedelta:
    """Return the pause after so many wrong tries in a row: none before the third, then doubling."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES, 16)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)


def still_counted(failures: int, last_at: datetime, now: datetime) -> int:
    """Return how many wrong tries still count. A clock that was set back forgives none."""
    return max(0, failures - max(now - last_at, timedelta(0)) // FORGIVEN_AFTER)


def left_of(pause: timedelta, since: datetime, now: datetime) -> timedelta:
    """Return what is left of a pause; a clock that was set back never makes it longer than the pause."""
    return max(timedelta(0), min(pause, since + pause - now))
