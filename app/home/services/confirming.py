"""Confirming: a second person vouches for new keys. Until then no report is sealed for them, so that nobody makes
themselves a reader of what children tell about them (docs/sealing.md)."""

from app.core.audit_actions import AuditAction
from app.core.errors import NotConfirmedYet
from app.core.rights import Action, Colleague
from app.home.rules.roster import RosterEntry, Statement
from app.home.services.groups import give_groups
from app.home.services.open_home import OpenHome
from app.home.services.roster import state
from app.home.services.second_person import are_two
from app.home.services.signing_in import SignedIn
from app.store import audit


class Confirming:
    """The accounts that wait for a second person, for somebody who is signed in."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    def waiting(self) -> list[Colleague]:
        """Return who waits, by name: no report is sealed for them yet."""
        self._me.demand(Action.SEE_PEOPLE)
        roster = self._house.roster()
        people = roster.waiting() if roster is not None else []
        return sorted(
            (Colleague(person.id, person.name, person.role) for person in people), key=lambda other: other.name
        )

    def mine(self) -> list[Colleague]:
        """Return those whom I can confirm: I did not make them, and their password is not from me."""
        roster = self._house.roster()
        if roster is None:
            return []
        with self._house.database.reading() as connection:
            return [
                person
                for person in self.waiting()
                if roster.may_confirm(person.id, self._me.id)
                and are_two(connection, self._house, self._me.id, person.id)
            ]

    def confirm(self, account_id: str) -> None:
        """Vouch for a colleague's keys. Raises NotConfirmedYet where I cannot be the second person."""
        if account_id not in {person.id for person in self.mine()}:
            raise NotConfirmedYet
        now = self._house.clock()
        with self._house.database.writing() as connection:
            entry = RosterEntry(Statement.CONFIRMED, now, about=account_id)
            state(connection, entry, self._me.signer)
            audit.append(connection, now, self._me.id, AuditAction.ACCOUNT_CONFIRMED)
        give_groups(self._house, self._me)
