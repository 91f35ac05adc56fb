"""Throttling of wrong tries: counted before the try, so that killing the program skips no pause."""

from datetime import datetime, timedelta

from app.home.rows import throttles
from app.home.rules.throttle import left_of, pause_after, still_counted
from app.home.services.open_home import OpenHome


class Throttle:
    """The tries of one account, or of all receipts at this home's kiosks."""

    def __init__(self, house: OpenHome, key: str) -> None:
        self._house, self._key = house, key
        self._before: tuple[int, datetime] | None = None

    def left(self) -> timedelta:
        """Return how long to wait before the next try."""
        with self._house.database.reading() as connection:
            return self._left(throttles.tries(connection, self._key))

    def count(self) -> timedelta:
        """Count a try as wrong until somebody says it was right; return how long to wait where it may not be made
        yet. Looked and counted in one transaction, so that many tries at once are no way around."""
        with self._house.database.writing() as connection:
            self._before = throttles.tries(connection, self._key)
            now = self._house.clock()
            if self._before is not None and self._before[1] > now:  # the clock was ahead: the pause begins now
                self._before = self._before[0], now
                throttles.keep(connection, self._key, *self._before)
            if pause := self._left(self._before):
                return pause
            counted = still_counted(*self._before, now) if self._before is not None else 0
            throttles.keep(connection, self._key, counted + 1, now)
            return timedelta(0)

    def forget(self) -> None:
        """The try was right, and nobody else tries here: start again from none."""
        with self._house.database.writing() as connection:
            throttles.forget(connection, self._key)

    def take_back(self) -> None:
        """The try was right, and others share this count: it alone does not count. Somebody with a card of their
        own cannot wipe out their tries at others'."""
        with self._house.database.writing() as connection:
            there = throttles.tries(connection, self._key)
            if there is None or self._before is None or there[0] <= 1:
                throttles.forget(connection, self._key)
            else:  # others may have tried meanwhile
                throttles.keep(connection, self._key, there[0] - 1, self._before[1])

    def _left(self, found: tuple[int, datetime] | None) -> timedelta:
        if found is None:
            return timedelta(0)
        failures, last_at = found
        return left_of(pause_after(failures), last_at, self._house.clock())
