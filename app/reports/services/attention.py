"""Attention: how much is new or in danger, as numbers alone, for a door and for a notice that say nothing else."""

from dataclasses import dataclass

from app.core.rights import Role
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rows import waiting
from app.reports.rows.waiting import NewReports

__all__ = ["Attention", "NewReports"]


@dataclass(frozen=True)
class Attention:
    """Counts reports that nobody has acknowledged yet."""

    house: OpenHome

    def waiting(self) -> NewReports:
        """Return how many are new and how many in danger. Only those that every coordinator may read are counted:
        a number that somebody cannot find in their list would tell them of a report that names them."""
        coordinators = [person.id for person in self.house.colleagues() if person.role is Role.COORDINATOR]
        with self.house.database.reading() as connection:
            return waiting.for_all(connection, coordinators, self.house.clock())

    def waiting_for(self, me: SignedIn) -> NewReports:
        """Return the same for one reader who is signed in."""
        with self.house.database.reading() as connection:
            return waiting.for_all(connection, [me.id], self.house.clock())
