"""Signing in: a password opens the account's key pair, which opens what was sealed for that person."""

from contextlib import suppress
from dataclasses import dataclass, field

from app.core.audit_actions import AuditAction
from app.core.errors import WrongPassword
from app.core.rights import Action, Role, demand
from app.home.rows import people
from app.home.rules.passwords import tries
from app.home.services.open_home import OpenHome
from app.home.services.throttle import Throttle
from app.store import audit
from app.vault.keys import KeyPair
from app.vault.passwords import Cost, LockedKey, lock, open_locked
from app.vault.sealing import SealBroken, derived


@dataclass(frozen=True)
class SignedIn:
    """Somebody who is signed in, with their keys. Lives until sign-out or lock, never on the disk."""

    id: str
    name: str
    role: Role
    pair: KeyPair = field(repr=False)
    fast_key: bytes = field(repr=False)

    def demand(self, action: Action) -> None:
        """Raise NotAllowed unless this person's role has the right."""
        demand(self.role, action)


def _opened(locked: LockedKey, password: str, account_id: str) -> tuple[str, KeyPair, bytes]:
    """Open an account with a typed password; return what it was sealed under, too. Raises SealBroken or
    ValueError."""
    *first, last = tries(password)
    for name in first:
        with suppress(SealBroken):
            return (name, *open_locked(locked, name, account_id))
    return (last, *open_locked(locked, last, account_id))


class SigningIn:
    """The door for staff."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def sign_in(self, account_id: str, password: str) -> SignedIn:
        """Open the account; about a second, off the GUI thread. Raises WrongPassword or MustWait as
        WrongPassword with the pause that is left."""
        throttle = Throttle(self._house, f"account {account_id}")
        if pause := throttle.left():
            raise WrongPassword(pause)
        with self._house.database.reading() as connection:
            account = people.account(connection, account_id)
        throttle.count()
        if account is None or account.deactivated_at is not None:
            raise WrongPassword(throttle.left())
        locked = LockedKey(
            account.public_key, account.salt, Cost(account.passes, account.memory), account.sealed_private
        )
        try:
            opened, pair, remembered = _opened(locked, password, account.id)
        except (SealBroken, ValueError) as error:
            self._note(account.id, AuditAction.SIGNIN_REFUSED)
            raise WrongPassword(throttle.left()) from error
        throttle.forget()
        if pair.public != account.public_key:
            self._heal(account.id, pair.public)
        if remembered != self._recovery:
            again = lock(pair, opened, account.id, locked.cost, self._recovery)
            self._remember(again, remembered, account.id)
        self._note(account.id, AuditAction.SIGNED_IN)
        return SignedIn(account.id, account.name, Role(account.role), pair, derived(pair.private, "fast keys"))

    def _heal(self, account_id: str, public: bytes) -> None:
        """Restore the right public key, and log it for the advocate. An attacker's own key in the file would open
        what is sealed from then on."""
        with self._house.database.writing() as connection:
            people.keep_public_key(connection, account_id, public)
            audit.append(connection, self._house.clock(), account_id, AuditAction.KEY_ALTERED)

    def _remember(self, locked: LockedKey, before: bytes, account_id: str) -> None:
        """Pin the home's recovery key under the password, where nobody else can change it. A key that differs from
        the one at the last sign-in is logged for the advocate: it means a new sheet, or an attacker's key in the
        file."""
        with self._house.database.writing() as connection:
            people.keep_private_key(connection, account_id, locked.salt, locked.sealed)
            if before:
                audit.append(connection, self._house.clock(), account_id, AuditAction.RECOVERY_KEY_DIFFERS)

    @property
    def _recovery(self) -> bytes:
        return self._house.home.recovery_public

    def _note(self, account_id: str, action: AuditAction) -> None:
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), account_id, action)
