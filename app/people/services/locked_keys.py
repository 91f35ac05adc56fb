"""The keys of an account, sealed under its password: opened, made anew, written with all that they open."""

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.home.rows import memories, people
from app.home.rules.passwords import tries
from app.home.services.open_home import OpenHome
from app.home.services.roster import Signers, change_person, keys_of
from app.home.services.throttle import Throttle
from app.reports.rows import case_keys, cases
from app.store import audit
from app.vault.keys import KeyPair, wrap
from app.vault.passwords import LockedKey, unlock
from app.vault.sealing import SealBroken, bound_to


def unlocked(locked: LockedKey, password: str, account_id: str) -> KeyPair:
    """Open an account with a typed password. Raises SealBroken or ValueError."""
    *first, last = tries(password)
    for name in first:
        with suppress(SealBroken):
            return unlock(locked, name, account_id)
    return unlock(locked, last, account_id)


def rewrapped(key: cases.ReadingKey, opened: bytes, pair: KeyPair) -> cases.ReadingKey:
    """Return a reading key wrapped for another key pair."""
    wrapped = wrap(pair.public, opened, bound_to("reader", key.case_id, key.account_id))
    return cases.ReadingKey(key.case_id, key.account_id, key.stand_by, wrapped, None, key.since)


def renew(
    house: OpenHome,
    account_id: str,
    new: tuple[LockedKey, KeyPair],
    by: str,
    action: AuditAction,
    give: Callable[[Connection, cases.ReadingKey], None],
    signers: Signers,
) -> None:
    """Write an account's new keys, sealed and open, and all it holds, at once or not at all. Raises NotAllowed
    where the signers may not give it new keys."""
    locked, pair = new
    now = house.clock()
    with house.database.writing() as connection:
        for key in case_keys.held_by(connection, account_id):
            give(connection, key)
        write_locked(connection, account_id, locked)
        memories.forget(connection, account_id)
        change_person(connection, now, account_id, signers, **keys_of(pair))
        audit.append(connection, now, by, action)
        audit.append(connection, now, account_id, AuditAction.PASSWORD_GIVEN, about=by)
    Throttle(house, f"account {account_id}").forget()


def keep_locked(house: OpenHome, account_id: str, locked: LockedKey, by: str) -> None:
    """Write the keys of somebody who changed their own password."""
    with house.database.writing() as connection:
        write_locked(connection, account_id, locked)
        audit.append(connection, house.clock(), by, AuditAction.OWN_PASSWORD_CHANGED)


def write_locked(connection: Connection, account_id: str, locked: LockedKey) -> None:
    """Write an account's keys, the private half sealed under its password."""
    people.keep_public_key(connection, account_id, locked.public)
    people.keep_private_key(connection, account_id, locked.salt, locked.sealed)
    people.keep_password_cost(connection, account_id, locked.cost.passes, locked.cost.memory)
