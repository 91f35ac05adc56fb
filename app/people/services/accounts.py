"""Accounts as they change: names and roles, ends, forgotten passwords. Never by reading around a seal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import (
    AdvocateNeeded,
    CaseChanged,
    LastReader,
    MengStemmError,
    NotAllowed,
    NotAReader,
    WrongPassword,
)
from app.core.names import person_name
from app.core.rights import READING_ROLES, Action, Colleague, Role
from app.core.saying import words_of_staff
from app.core.states import CaseState
from app.home.rows import people
from app.home.rules.passwords import check
from app.home.services.groups import give_groups
from app.home.services.open_home import OpenHome
from app.home.services.roster import change_person
from app.home.services.second_person import agree, demand_second, who_may_agree
from app.home.services.signing_in import SignedIn, to_remember
from app.home.services.throttle import Throttle
from app.people.services.locked_keys import keep_locked, renew, rewrapped, unlocked
from app.reports.rows import case_keys, cases
from app.reports.rules.cases import is_open
from app.reports.services.case_desk import CaseDesk
from app.reports.services.holders import (
    advocates_standing_by,
    let_stand_by_read,
    reading_accounts,
)
from app.reports.services.sharing import Sharing
from app.store import audit
from app.training.rows import members
from app.vault.keys import new_pair
from app.vault.passwords import MODERATE, Cost, LockedKey, lock
from app.vault.sealing import SealBroken

Ready = Callable[[int], None]
"""Callback before anything is written; cancels by raising."""


@dataclass(frozen=True)
class HandedOver:
    """How many open cases went to a colleague, and how many stayed where they were."""

    given: int
    kept: int


class Accounts:
    """What may be done to accounts, for somebody who is signed in."""

    def __init__(self, house: OpenHome, me: SignedIn, cost: Cost = MODERATE) -> None:
        self._house, self._me, self._cost = house, me, cost

    def rename(self, account_id: str, name: str) -> None:
        """Rename a colleague. Raises NameMissing or NameTaken."""
        self._me.demand(Action.CHANGE_PEOPLE)
        self._colleague(account_id)
        others = [person.name for person in self._house.colleagues() if person.id != account_id]
        new = person_name(name, others)
        with self._house.database.writing() as connection:
            change_person(connection, self._house.clock(), account_id, self._me.signer, name=new)
            people.rename_account(connection, account_id, new)
            members.rename_account(connection, account_id, new)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.ACCOUNT_RENAMED)

    def change_role(self, account_id: str, role: Role, second: SignedIn | None = None) -> None:
        """Give a colleague another role among those that read cases; the keys stay. Nobody changes their own role,
        an advocate's or the administrator's: for those an account ends and a new one begins. A `second` person
        agrees where somebody becomes a coordinator.

        Raises NotAllowed, AdvocateNeeded or SecondPersonNeeded."""
        self._me.demand(Action.CHANGE_PEOPLE)
        person = self._colleague(account_id)
        if Role.ADVOCATE in (person.role, role):
            raise AdvocateNeeded
        if account_id == self._me.id or not {person.role, role} <= READING_ROLES:
            raise NotAllowed(Action.CHANGE_PEOPLE)
        if role is Role.COORDINATOR and person.role is not Role.COORDINATOR:
            agreeing = demand_second(self._house, self._me, second)
            agreed = [(agreeing.id, AuditAction.AGREED_TO_A_COORDINATOR, "")]
            signers = {**self._me.signer, **agreeing.signer}
        else:
            agreed, signers = [], dict(self._me.signer)
        beside = [(account_id, AuditAction.ROLE_WAS, str(person.role)), *agreed]
        now = self._house.clock()
        with self._house.database.writing() as connection:
            change_person(connection, now, account_id, signers, role=role)
            people.give_role(connection, account_id, role)
            audit.append(connection, now, self._me.id, AuditAction.ROLE_CHANGED, about=role)
            for who, what, behind in beside:
                audit.append(connection, now, who, what, about=behind)
        give_groups(self._house, self._me)

    def who_may_agree(self, account_id: str) -> list[Colleague]:
        """Return who can be the second person where this account's role changes."""
        return [person for person in who_may_agree(self._house, self._me) if person.id != account_id]

    def agree(self, account_id: str, password: str) -> SignedIn:
        """Return the second person, with their own password; about a second, off the GUI thread. Raises
        WrongPassword."""
        return agree(self._house, account_id, password)

    def hand_over_mine(self, to: str, reason: str) -> HandedOver:
        """Share every open case of mine with a colleague, before leaving. Where the colleague is involved, reads
        it already or something is damaged, the case stays as it is. Raises EmptyText."""
        self._me.demand(Action.HANDLE_CASES)
        writes, kept = self._hand_over(self._me.id, to, words_of_staff(reason).text)
        with self._house.database.writing() as connection:
            return _handed(connection, writes, kept)

    def deactivate(self, account_id: str, hand_to: str, reason: str) -> HandedOver:
        """End an account: share its open cases that I read with `hand_to`, delete its keys, and let stand-by
        readers read what it alone read. An advocate's account is ended by another advocate.

        Raises LastReader where nobody could read a case any more: then let the colleague hand over first. Raises
        NotAllowed for one's own account, AdvocateNeeded, EmptyText."""
        person = self._colleague(account_id)
        said = words_of_staff(reason).text
        self._may_end(person)
        stranded = self._only_read_by(account_id)
        if stranded:
            raise LastReader(stranded)
        writes, kept = self._hand_over(account_id, hand_to, said) if hand_to else ([], 0)
        now = self._house.clock()
        with self._house.database.writing() as connection:
            handed = _handed(connection, writes, kept)
            for key in case_keys.held_by(connection, account_id):
                self._leave(connection, key)
            change_person(connection, now, account_id, self._me.signer, ended=now)
            people.end_account(connection, account_id, now)
            audit.append(connection, now, self._me.id, AuditAction.ACCOUNT_ENDED)
        give_groups(self._house, self._me)
        return handed

    def reset_password(self, account_id: str, password: str, on_ready: Ready = lambda _number: None) -> None:
        """Give a colleague who forgot the password a new one, with new keys: cases that I read are shared again,
        from the others the account is cut off. Not for advocates, whose cases the house may not open: they need
        the recovery sheet. About a second, off the GUI thread.

        Raises PasswordRefused, AdvocateNeeded, NotAllowed for one's own account, and LastReader where something
        would be lost: then only the recovery sheet helps."""
        self._me.demand(Action.CHANGE_PEOPLE)
        person = self._colleague(account_id)
        if person.role is Role.ADVOCATE:
            raise AdvocateNeeded
        if account_id == self._me.id:
            raise NotAllowed(Action.CHANGE_PEOPLE)
        with self._house.database.reading() as connection:
            held = case_keys.held_by(connection, account_id)
        mine = {key.case_id: opened for key in held if (opened := self._opened(key.case_id, account_id))}
        stranded = self._only_read_by(account_id, but=frozenset(mine))
        if stranded:
            raise LastReader(stranded)
        pair = new_pair()
        locked = lock(pair, check(password, (person.name, self._house.home.name)), account_id, self._cost)
        on_ready(1)

        def give(connection: Connection, key: cases.ReadingKey) -> None:
            if key.case_id in mine:
                case_keys.give(connection, rewrapped(key, mine[key.case_id], pair))
            else:
                self._leave(connection, key)

        what = AuditAction.PASSWORD_RESET_BY_A_COLLEAGUE
        renew(self._house, account_id, (locked, pair), self._me.id, what, give, self._me.signer)
        give_groups(self._house, self._me)

    def change_own_password(self, old: str, new: str) -> None:
        """Seal my own keys under another password; about two seconds, off the GUI thread. Raises WrongPassword or
        PasswordRefused."""
        throttle = Throttle(self._house, f"account {self._me.id}")
        with self._house.database.reading() as connection:
            account = people.account(connection, self._me.id)
            roster = self._house.roster_in(connection)
        if account is None:
            raise NotAReader
        if pause := throttle.count():
            raise WrongPassword(pause)
        cost = Cost(account.passes, account.memory)
        try:
            locked = LockedKey(account.public_key, account.salt, cost, account.sealed_private)
            pair = unlocked(locked, old, account.id)
        except (SealBroken, ValueError) as error:
            raise WrongPassword(throttle.left()) from error
        throttle.forget()
        own = (account.name, self._house.home.name)
        locked = lock(pair, check(new, own), account.id, self._cost, to_remember(self._house, roster))
        keep_locked(self._house, account.id, locked, account.id)

    # -- parts

    def _colleague(self, account_id: str) -> Colleague:
        found = [person for person in self._house.colleagues() if person.id == account_id]
        if not found:
            raise NotAReader
        return found[0]

    def _may_end(self, person: Colleague) -> None:
        if person.id == self._me.id:
            raise NotAllowed(Action.CHANGE_PEOPLE)
        if person.role is Role.ADVOCATE:
            if self._me.role is not Role.ADVOCATE:
                raise AdvocateNeeded
        else:
            self._me.demand(Action.CHANGE_PEOPLE)

    def _opened(self, case_id: str, account_id: str) -> bytes | None:
        """Return the key of a case that I read and that makes this account a reader too, or None."""
        desk = CaseDesk(self._house, self._me)
        try:
            reached = desk.reach(case_id)
            allowed = desk.opened(reached).entitled
        except MengStemmError:
            return None
        return None if reached.reading.stand_by or account_id not in allowed.holders else reached.key

    def _only_read_by(self, account_id: str, but: frozenset[str] = frozenset()) -> int:
        """Return how many cases nobody could read any more without this account."""
        with self._house.database.reading() as connection:
            held = [key for key in case_keys.held_by(connection, account_id) if key.case_id not in but]
            others = reading_accounts(connection) - {account_id}
            left = [
                {reading_key.account_id for reading_key in cases.keys_of(connection, key.case_id)} & others
                for key in held
            ]
        return sum(not readers for readers in left)

    def _leave(self, connection: Connection, key: cases.ReadingKey) -> None:
        """Delete a key; where that leaves no reader, make the stand-by readers readers. Raises LastReader where
        nobody would, so that the whole step is undone: a report may have come since it was looked at."""
        case_keys.take(connection, key.case_id, key.account_id)
        alive = reading_accounts(connection)
        left = [
            reading_key
            for reading_key in cases.keys_of(connection, key.case_id)
            if reading_key.account_id in alive
        ]
        reads = any(not reading_key.stand_by for reading_key in left)
        if not reads and not advocates_standing_by(connection, key.case_id):
            raise LastReader(1)
        if not key.stand_by and not reads:
            let_stand_by_read(connection, self._house.clock(), self._me.id, key.case_id)

    def _hand_over(self, account_id: str, to: str, reason: str) -> tuple[list[Callable[[Connection], None]], int]:
        """Return callbacks that share an account's open cases with a colleague, where I read them, and how many
        are left out."""
        desk, sharing = CaseDesk(self._house, self._me), Sharing(self._house, self._me)
        with self._house.database.reading() as connection:
            held = [key.case_id for key in case_keys.held_by(connection, account_id) if not key.stand_by]
            rows = [cases.case(connection, case_id) for case_id in held]
        writes: list[Callable[[Connection], None]] = []
        kept = 0
        for row in rows:
            if row is None or not is_open(CaseState(row.state)):
                continue
            try:
                seen = desk.opened(desk.reach(row.id))
                there = to in {reader.id for reader in seen.readers}
                writes.append(_nothing if there else sharing.ready_to_share(seen, to, reason))
            except MengStemmError:
                kept += 1
        return writes, kept


def _nothing(_connection: Connection) -> None:
    """Write nothing: the colleague reads it already."""


def _handed(connection: Connection, writes: Iterable[Callable[[Connection], None]], kept: int) -> HandedOver:
    """Share case by case; one that somebody changed meanwhile stays as it is."""
    given = 0
    for write in writes:
        try:
            write(connection)
            given += 1
        except CaseChanged:
            kept += 1
    return HandedOver(given, kept)
