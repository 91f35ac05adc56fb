"""Checks the PC's clock before anything irreversible is done. An empty battery, or a clock set ahead, must end no
card and delete no draft: one audit row is written a day, and seven such days are needed within the last 31."""

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic

from app.core.audit_actions import AuditAction
from app.home.services.open_home import OpenHome, local
from app.store import audit

_ENOUGH, _OF_LATE = 7, timedelta(days=31)
_BETWEEN_DAYS = 12 * 3_600
"""Monotonic seconds required between two days that are counted."""

_BACK, _AHEAD = timedelta(hours=2), timedelta(days=60)
"""How far the newest audit row may be ahead of the clock, or behind it, before a jump is logged."""


class CalmClock:
    """Counts days, and says whether the clock can be believed. `running` counts seconds and is set by nobody."""

    def __init__(self, house: OpenHome, running: Callable[[], float] = monotonic) -> None:
        self._house, self._running = house, running
        self._counted_at: float | None = None

    def look(self) -> None:
        """Count today, once; log a jump where the clock contradicts the last audit row. Raises StoreProblem."""
        now = self._house.clock()
        with self._house.database.reading() as connection:
            newest = audit.newest_at(connection)
            seen = audit.times_of(connection, AuditAction.DAY_SEEN, now - _OF_LATE, now)
        if newest is not None and not now - _AHEAD < newest < now + _BACK:
            self._write(now, AuditAction.CLOCK_JUMPED)
        today = local(now).date()
        if any(local(moment).date() == today for moment in seen):
            return
        if self._counted_at is None or self._running() - self._counted_at >= _BETWEEN_DAYS:
            self._counted_at = self._running()
            self._write(now, AuditAction.DAY_SEEN)

    def _write(self, now: datetime, action: AuditAction) -> None:
        with self._house.database.writing() as connection:
            audit.append(connection, now, "", action)


def is_believed(house: OpenHome) -> bool:
    """Tell whether enough days were counted lately to let dated data expire. Raises StoreProblem."""
    now = house.clock()
    with house.database.reading() as connection:
        seen = audit.times_of(connection, AuditAction.DAY_SEEN, now - _OF_LATE, now)
    return len({local(moment).date() for moment in seen}) >= _ENOUGH
