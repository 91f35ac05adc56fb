"""Signing in: a password opens the account's key pair, which opens what was sealed for that person."""

from dataclasses import dataclass, field

from app.core.errors import WrongPassword
from app.core.passwords import normalised
from app.core.rights import Action, Role, demand
from app.services.house import House
from app.services.throttled import Throttle
from app.store import audit, people
from app.vault.keys import KeyPair
from app.vault.passwords import Cost, LockedKey, unlock
from app.vault.sealing import SealBroken, derived

KEY_ALTERED = "key altered"
"""How the audit log says that a public key in the file was not the one of the private key."""


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


class SigningIn:
    """The door for staff."""

    def __init__(self, house: House) -> None:
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
            pair = unlock(locked, normalised(password), account.id)
        except (SealBroken, ValueError) as error:
            self._note(account.id, "sign-in refused")
            raise WrongPassword(throttle.left()) from error
        throttle.forget()
        if pair.public != account.public_key:
            self._heal(account.id, pair.public)
        self._note(account.id, "signed in")
        return SignedIn(account.id, account.name, Role(account.role), pair, derived(pair.private, "fast keys"))

    def _heal(self, account_id: str, public: bytes) -> None:
        """Put the right public key back. Whoever can write to the file could have put their own there, to read
        what is sealed from then on; the advocate is told."""
        with self._house.database.writing() as connection:
            people.change_account(connection, account_id, public_key=public)
            audit.append(connection, self._house.clock(), account_id, KEY_ALTERED)

    def _note(self, account_id: str, action: str) -> None:
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), account_id, action)
