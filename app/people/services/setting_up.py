"""Setting up: a home with its first three accounts and its recovery key, all at once or not at all."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.core.audit_actions import AuditAction
from app.core.names import plain_name
from app.core.rights import Role
from app.home.rows import people
from app.home.rules.roster import RosterPerson
from app.home.services.groups import make_groups
from app.home.services.open_home import OpenHome
from app.home.services.roster import begin_roster, person_of
from app.people.services.people import member_of, new_account
from app.store import audit
from app.training.rows import members
from app.vault.ids import new_id
from app.vault.keys import random_salt
from app.vault.passwords import MODERATE, Cost
from app.vault.recovery import Recovery, new_recovery, pair_from_words

__all__ = ["FIRST_ROLES", "NewPerson", "Recovery", "SettingUp"]

FIRST_ROLES = (Role.COORDINATOR, Role.ADVOCATE, Role.ADMINISTRATOR)


@dataclass(frozen=True)
class NewPerson:
    """Name, role and password of one of the first accounts."""

    name: str
    role: Role
    password: str = field(repr=False)


class SettingUp:
    """Makes a home in an empty database."""

    def __init__(self, house: OpenHome, cost: Cost = MODERATE) -> None:
        self._house = house
        self._cost = cost

    def recovery(self, language: str) -> Recovery:
        """Return a new recovery key; its words exist only here and on the paper."""
        return new_recovery(language)

    def words_to_check(self, recovery: Recovery) -> tuple[int, int]:
        """Return the places (from 0) of two words to type, so that the sheet was really kept."""
        first, second = sorted(secrets.SystemRandom().sample(range(len(recovery.words)), 2))
        return first, second

    def finish(
        self,
        name: str,
        language: str,
        first: Sequence[NewPerson],
        recovery: Recovery,
        on_account: Callable[[int], None] = lambda _number: None,
    ) -> None:
        """Write home and accounts in one transaction. `on_account` gets how many accounts are ready, and cancels
        by raising. Raises NameMissing, NameTaken, PasswordRefused, StoreProblem."""
        home_name = plain_name(name)
        now = self._house.clock()
        accounts: list[people.Account] = []
        signed: list[RosterPerson] = []
        for number, new_person in enumerate(first, 1):
            taken = [other.name for other in accounts]
            own = (home_name,)
            account, signs = new_account(
                new_person.name, new_person.role, new_person.password, self._house, self._cost, own, taken
            )
            accounts.append(account)
            signed.append(person_of(account, signs))
            on_account(number)
        home = people.Home(
            id=new_id(),
            name=home_name,
            language=language,
            receipt_salt=random_salt(),
            receipt_passes=self._cost.passes,
            receipt_memory=self._cost.memory,
            recovery_public=recovery.public,
            created_at=now,
        )
        with self._house.database.writing() as connection:
            people.add_home(connection, home)
            for account in accounts:
                people.add_account(connection, account)
                members.add(connection, member_of(account))
            words = pair_from_words(" ".join(recovery.words))
            begin_roster(connection, home, signed, words, now)
            make_groups(connection, now, words)
            audit.append(connection, now, "", AuditAction.HOME_SET_UP)
