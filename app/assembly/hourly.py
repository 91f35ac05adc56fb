"""Hourly maintenance while the program stays open: old drafts and cards expire, a back-up is made, plain copies
that were kept aside are sealed."""

from contextlib import suppress

from app.core.errors import MengStemmError, StoreProblem
from app.home.services.calm_clock import CalmClock, is_believed
from app.home.services.open_home import OpenHome
from app.reports.services.keeping import Keeping
from app.reports.services.retention import end_cards
from app.safekeeping.services.backups import Backups
from app.safekeeping.services.leftovers import seal_asides


class Hourly:
    """Hourly maintenance of a home. Nothing expires on an untrusted clock."""

    def __init__(self, house: OpenHome) -> None:
        self._house, self._clock = house, CalmClock(house)

    def go(self) -> None:
        """Do what is due; off the GUI thread. What fails now is tried again in an hour."""
        if not self._set_up():
            return
        with suppress(StoreProblem):
            self._clock.look()
        with suppress(StoreProblem):
            if is_believed(self._house):
                Keeping(self._house).forget_old()
                end_cards(self._house)
        with suppress(MengStemmError):  # the first page asks for a missing stick
            Backups(self._house).make_if_due()
        with suppress(MengStemmError):
            seal_asides(self._house)

    def _set_up(self) -> bool:
        try:
            return self._house.is_set_up
        except StoreProblem:
            return False
