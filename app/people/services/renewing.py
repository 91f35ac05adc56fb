"""Key rotation after a possible leak: replaces the recovery key, or the keys of one person, and seals what lay
under them anew. A copied key then opens nothing more, except older copies of the data."""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ContentDamaged, MengStemmError, MissingData
from app.core.rights import Action
from app.core.text import bare
from app.home.rows import memories, people
from app.home.rules.passwords import check
from app.home.rules.roster import WORDS, RosterEntry, Statement
from app.home.services.groups import rewrap_mine, rewrap_recovery
from app.home.services.open_home import OpenHome
from app.home.services.roster import believed_home, change_person, home_keys, keys_of, state
from app.home.services.signed_content import sign_again_with
from app.home.services.signing_in import SignedIn
from app.people.services.accounts import Accounts
from app.people.services.locked_keys import write_locked
from app.people.services.recovering import Recovering
from app.reports.rows import case_keys, cases
from app.reports.services.case_desk import CaseDesk, UnlockedCase
from app.reports.services.holders import drop_strangers, entitled_to
from app.reports.services.rekeying import Holder, give_new_key
from app.store import audit
from app.vault.keys import KeyPair, new_pair, unwrap, wrap
from app.vault.passwords import MODERATE, Cost, lock
from app.vault.recovery import Recovery, new_recovery, pair_from_words
from app.vault.sealing import SealBroken, bound_to


@dataclass(frozen=True)
class NewSheet:
    """A recovery key that is ready and not yet valid; two places of its words are asked for."""

    recovery: Recovery = field(repr=False)
    places: tuple[int, int]

    def is_known(self, typed: Sequence[str]) -> bool:
        """Tell whether the words of the two places were typed, whatever their accents and capitals."""
        wanted = [self.recovery.words[place] for place in self.places]
        return [bare(word) for word in typed] == [bare(word) for word in wanted]


class Renewing:
    """Replaces keys, for somebody who is signed in."""

    def __init__(self, house: OpenHome, me: SignedIn, cost: Cost = MODERATE) -> None:
        self._house, self._me, self._cost = house, me, cost

    def prepare_sheet(self, words: str, language: str) -> NewSheet:
        """Return a new recovery key to print. `words` are those of the sheet until now. Raises NotAllowed,
        RecoveryWrong or WrongPassword with the pause that is left."""
        self._me.demand(Action.USE_RECOVERY)
        Recovering(self._house).pair(words)
        recovery = new_recovery(language)
        first, second = sorted(secrets.SystemRandom().sample(range(len(recovery.words)), 2))
        return NewSheet(recovery, (first, second))

    def take_sheet(self, words: str, sheet: NewSheet) -> int:
        """Switch to the new sheet in one transaction; return how many cases could not be opened with the old one,
        and stay unchanged. Raises as `prepare_sheet` does.

        Back-ups that were made before still open with the old sheet."""
        self._me.demand(Action.USE_RECOVERY)
        old, damaged = Recovering(self._house).pair(words), 0
        with self._house.database.writing() as connection:
            for case_id in cases.all_ids(connection):
                wrapped = case_keys.recovery_wraps(connection, [case_id])[case_id]
                where = bound_to("recovery", case_id)
                try:
                    key = unwrap(old, wrapped, where)
                except SealBroken:
                    damaged += 1
                    continue
                case_keys.keep_recovery(connection, case_id, wrap(sheet.recovery.public, key, where))
                self._drop_strangers(connection, case_id, key)
            rewrap_recovery(connection, old, sheet.recovery.public)
            people.change_recovery(connection, sheet.recovery.public)
            new = pair_from_words(" ".join(sheet.recovery.words))
            self._state_sheet(connection, old, new)
            sign_again_with(connection, new)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.RECOVERY_SHEET_REPLACED)
        self._house.database.leave_no_trail()
        return damaged

    def everything_of_mine(self, old: str, new: str) -> int:
        """Give me a new password and new keys, and every case I read a new key too; return how many cases. About
        a second and some milliseconds for each case, off the GUI thread; then sign in again.

        Raises WrongPassword or PasswordRefused."""
        account = Accounts(self._house, self._me, self._cost)
        account.change_own_password(old, new)
        with self._house.database.reading() as connection:
            held = case_keys.held_by(connection, self._me.id)
        count = sum(self._case_anew(key) for key in held)
        pair = new_pair()
        own = (self._me.name, self._house.home.name)
        locked = lock(pair, check(new, own), self._me.id, self._cost)  # it remembers with the next sign-in
        with self._house.database.writing() as connection:
            now, signers = self._house.clock(), self._me.signer
            change_person(connection, now, self._me.id, signers, **keys_of(pair))
            memories.forget(connection, self._me.id)
            for key in case_keys.held_by(connection, self._me.id):
                self._mine_anew(connection, key, pair)
            rewrap_mine(connection, self._me, pair.public)
            write_locked(connection, self._me.id, locked)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.OWN_KEYS_REPLACED)
        self._house.database.leave_no_trail()  # what was wrapped before stands in the journal, too
        return count

    def _state_sheet(self, connection: Connection, old: KeyPair, new: KeyPair) -> None:
        """Sign the new sheet into the roster with the old one."""
        home = believed_home(connection)
        if home is None:
            raise MissingData
        entry = RosterEntry(Statement.HOME, self._house.clock(), home=home_keys(home, new))
        state(connection, entry, {WORDS: old.private})

    def _drop_strangers(self, connection: Connection, case_id: str, key: bytes) -> None:
        case = cases.case(connection, case_id)
        with suppress(ContentDamaged):  # an unreadable report cannot name its readers
            if case is not None:
                allowed = entitled_to(connection, case, key)
                drop_strangers(connection, self._house.clock(), self._me.id, case_id, allowed)

    def _case_anew(self, key: cases.ReadingKey) -> bool:
        try:
            with self._house.database.writing() as connection:
                case = cases.case(connection, key.case_id)
                if case is None:
                    return False
                opened = CaseDesk(self._house, self._me).key(key.case_id, key.wrapped, None)
                holders = [
                    Holder(reading_key.account_id, bool(reading_key.stand_by), reading_key.since)
                    for reading_key in cases.keys_of(connection, key.case_id)
                ]
                give_new_key(connection, self._house, UnlockedCase(case, key, opened), holders, self._me.id)
                audit.append(connection, self._house.clock(), self._me.id, AuditAction.SEALED_ANEW, key.case_id)
        except MengStemmError:
            return False  # what was altered or changed meanwhile stays as it is
        return True

    def _mine_anew(self, connection: Connection, key: cases.ReadingKey, pair: KeyPair) -> None:
        try:
            opened = CaseDesk(self._house, self._me).key(key.case_id, key.wrapped, None)
        except ContentDamaged:
            return
        wrapped = wrap(pair.public, opened, bound_to("reader", key.case_id, self._me.id))
        case_keys.give(
            connection,
            cases.ReadingKey(key.case_id, key.account_id, key.stand_by, wrapped, None, key.since),
        )
