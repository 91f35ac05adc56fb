"""People: who works with the program here, and how a new colleague gets an account."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum, auto
from typing import assert_never

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import AdvocateNeeded, NotAllowed
from app.core.names import person_name
from app.core.rights import Action, Colleague, Role, may
from app.core.tables import for_every
from app.core.text import plain
from app.home.rows import people
from app.home.rules.passwords import check
from app.home.rules.roster import WORDS
from app.home.services.groups import give_groups
from app.home.services.open_home import OpenHome, local
from app.home.services.roster import person_of, state, stated
from app.home.services.second_person import agree, demand_second, who_may_agree
from app.home.services.signing_in import SignedIn
from app.people.services.recovery import recovery_pair
from app.store import audit
from app.training.rows import members
from app.training.rules.courses import function_of
from app.vault.ids import new_id
from app.vault.keys import new_pair
from app.vault.passwords import MODERATE, Cost, lock
from app.vault.signing import checks


class Needed(Enum):
    """What a new account needs beside its creator."""

    NOTHING = auto()
    SECOND_PERSON = auto()
    RECOVERY_WORDS = auto()


_ORDER = for_every(Role, {Role.EDUCATOR: 0, Role.COORDINATOR: 1, Role.ADVOCATE: 2, Role.ADMINISTRATOR: 3})
"""The order in which roles are offered."""


class People:
    """The colleagues of one home, for somebody who is signed in."""

    def __init__(self, house: OpenHome, me: SignedIn, cost: Cost = MODERATE) -> None:
        self._house = house
        self._me = me
        self._cost = cost

    def all(self) -> list[Colleague]:
        """Return everybody, by name."""
        self._me.demand(Action.SEE_PEOPLE)
        return self._house.colleagues()

    def roles(self) -> list[Role]:
        """Return the roles that I can give a new account."""
        if may(self._me.role, Action.ADD_PEOPLE):
            return sorted(Role, key=lambda role: _ORDER[role])
        return [Role.ADVOCATE] if may(self._me.role, Action.ADD_ADVOCATE) else []

    def needs(self, role: Role) -> Needed:
        """Return what a new account of this role needs beside me, so that nobody makes themselves a reader of what
        children tell about them."""
        match role:
            case Role.ADVOCATE:
                alone = may(self._me.role, Action.ADD_ADVOCATE)
                return Needed.NOTHING if alone else Needed.RECOVERY_WORDS
            case Role.COORDINATOR:
                return Needed.SECOND_PERSON
            case Role.EDUCATOR | Role.ADMINISTRATOR:
                return Needed.NOTHING
            case _:
                assert_never(role)

    def who_may_agree(self) -> list[Colleague]:
        """Return who can be the second person."""
        return who_may_agree(self._house, self._me)

    def agree(self, account_id: str, password: str) -> SignedIn:
        """Return the second person, with their own password; about a second, off the GUI thread. Raises
        WrongPassword."""
        return agree(self._house, account_id, password)

    def add(
        self,
        name: str,
        role: Role,
        password: str,
        on_ready: Callable[[int], None] = lambda _number: None,
        *,
        second: SignedIn | None = None,
        words: str = "",
    ) -> Colleague:
        """Make an account; about a second, off the GUI thread. `on_ready` is called before anything is written,
        and stops it by raising. An advocate's account needs an advocate or the recovery words, a coordinator's a
        `second` person. Without a second person or the words nothing is sealed for a new account until somebody
        confirms it (`Confirming`). Raises NotAllowed, NameMissing, PasswordRefused, NameTaken, SecondPersonNeeded,
        AdvocateNeeded, RecoveryWrong or WrongPassword with the pause that is left."""
        if role not in self.roles():
            raise NotAllowed(Action.ADD_PEOPLE)
        agreed = None if second is None else demand_second(self._house, self._me, second)
        signers = {**self._me.signer, **(agreed.signer if agreed is not None else {})}
        match self.needs(role):
            case Needed.SECOND_PERSON:
                demand_second(self._house, self._me, second)
            case Needed.RECOVERY_WORDS:
                if not words.strip():
                    raise AdvocateNeeded
                signers |= {WORDS: recovery_pair(self._house, words).private}
            case Needed.NOTHING:
                pass
        now = self._house.clock()
        taken = [person.name for person in self._house.colleagues()]
        account, signs = new_account(name, role, password, self._house, self._cost, taken=taken)
        on_ready(1)
        with self._house.database.writing() as connection:
            people.add_account(connection, account)
            state(connection, stated(person_of(account, signs), now), signers)
            self._join(connection, account)
            audit.append(connection, now, self._me.id, AuditAction.ACCOUNT_ADDED, about=role)
            audit.append(connection, now, account.id, AuditAction.ACCOUNT_BEGUN, about=self._me.id)
            if agreed is not None:
                what = (
                    AuditAction.AGREED_TO_A_COORDINATOR
                    if role is Role.COORDINATOR
                    else AuditAction.ACCOUNT_CONFIRMED
                )
                audit.append(connection, now, agreed.id, what)
        give_groups(self._house, self._me)
        return Colleague(account.id, account.name, role)

    def _join(self, connection: Connection, account: people.Account) -> None:
        """Link the account to the team member of that name who has none, or add a new member."""
        new = member_of(account)
        there = [all_member for all_member in members.all_members(connection) if not all_member.account_id]
        same = [member for member in there if plain(member.name) == plain(account.name)]
        if new and len(same) == 1:
            members.change(connection, replace(same[0], account_id=account.id))
        else:
            members.add(connection, new)


def member_of(account: people.Account) -> list[members.MemberRecord]:
    """Return the member of the team that a new account is; none for an advocate, who comes from outside."""
    function = function_of(Role(account.role))
    if function is None:
        return []
    today = local(account.created_at).date()
    record = members.MemberRecord(account.id, account.name, function, "", account.id, 0, "", ((today, None),))
    return [record]


def new_account(
    name: str,
    role: Role,
    password: str,
    house: OpenHome,
    cost: Cost,
    own: tuple[str, ...] = (),
    taken: Iterable[str] = (),
) -> tuple[people.Account, bytes]:
    """Return a new account with its key pair sealed, and what its signatures are checked with. Raises NameMissing,
    NameTaken or PasswordRefused."""
    name = person_name(name, taken)
    account_id, pair = new_id(), new_pair()
    locked = lock(pair, check(password, (name, *own)), account_id, cost)
    account = people.Account(
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
    return account, checks(pair.private)
