"""Throttling of wrong tries: counted before the try, so that killing the program skips no pause."""

from datetime import timedelta

from app.home.rows import throttles
from app.home.rules.throttle import left_of, pause_after
from app.home.services.open_home import OpenHome


class Throttle:
    """The tries of one account, or of all receipts at this home's kiosks."""

    def __init__(self, house: OpenHome, key: str) -> None:
        self._house = house
        self._key = key

    def left(self) -> timedelta:
        """Return how long to wait before the next try."""
        with self._house.database.reading() as connection:
            found = throttles.tries(connection, self._key)
        if found is None:
            return timedelta(0)
        failures, last_at = found
        return left_of(pause_after(failures), last_at, self._house.clock())

    def count(self) -> None:
        """Count a try as wrong until `forget` says it was right."""
        with self._house.database.writing() as connection:
            throttles.failed(connection, self._key, self._house.clock())

    def forget(self) -> None:
        """The try was right."""
        with self._house.database.writing() as connection:
            throttles.forget(connection, self._key)
