"""People: who works with the program here, and how a new colleague gets an account."""

from collections.abc import Callable

from app.core.audience import Colleague
from app.core.courses import FUNCTION_OF
from app.core.errors import NameMissing
from app.core.passwords import check
from app.core.report import NAME_LIMIT
from app.core.rights import Action, Role
from app.core.text import cleaned
from app.services.house import Changed, House, local
from app.services.signing_in import SignedIn
from app.store import audit, members, people
from app.vault.ids import new_id
from app.vault.keys import new_pair
from app.vault.passwords import MODERATE, Cost, lock


class People:
    """The colleagues of one home, for somebody who is signed in."""

    def __init__(self, house: House, me: SignedIn, cost: Cost = MODERATE) -> None:
        self._house = house
        self._me = me
        self._cost = cost

    def all(self) -> list[Colleague]:
        """Return everybody, by name."""
        self._me.demand(Action.SEE_PEOPLE)
        return self._house.colleagues()

    def add(
        self, name: str, role: Role, password: str, on_ready: Callable[[int], None] = lambda _number: None
    ) -> Colleague:
        """Make an account; about a second, off the GUI thread. `on_ready` is called before anything is written,
        and stops it by raising. Raises NameMissing or PasswordRefused."""
        self._me.demand(Action.ADD_PEOPLE)
        now = self._house.clock()
        account = new_account(name, role, password, self._house, self._cost)
        on_ready(1)
        with self._house.database.writing() as connection:
            people.add_account(connection, account)
            members.add(connection, member_of(account))
            audit.append(connection, now, self._me.id, f"account added: {role}")
        self._house.say(Changed.PEOPLE)
        return Colleague(account.id, account.name, role)


def person_name(name: str) -> str:
    """Return a name as it is kept. Raises NameMissing."""
    name = " ".join(cleaned(name).split())[:NAME_LIMIT]
    if not name:
        raise NameMissing
    return name


def member_of(account: people.Account) -> list[members.MemberRecord]:
    """Return the member of the team that a new account is; none for an advocate, who comes from outside."""
    role = Role(account.role)
    if role not in FUNCTION_OF:
        return []
    today = local(account.created_at).date()
    record = members.MemberRecord(
        account.id, account.name, FUNCTION_OF[role], "", account.id, 0, "", ((today, None),)
    )
    return [record]


def new_account(
    name: str, role: Role, password: str, house: House, cost: Cost, own: tuple[str, ...] = ()
) -> people.Account:
    """Return a new account with its key pair sealed. Raises NameMissing or PasswordRefused."""
    name = person_name(name)
    account_id = new_id()
    locked = lock(new_pair(), check(password, (name, *own)), account_id, cost)
    return people.Account(
        id=account_id,
        name=name,
        role=role,
        public_key=locked.public,
        salt=locked.salt,
        passes=locked.cost.passes,
        memory=locked.cost.memory,
        sealed_private=locked.sealed,
        created_at=house.clock(),
    )
