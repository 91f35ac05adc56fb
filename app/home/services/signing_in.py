"""Signing in: a password opens the account's key pair, which opens what was sealed for that person."""

from contextlib import suppress
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import RosterAltered, StoreProblem, WrongPassword
from app.core.rights import Action, Role, demand, may
from app.home.rows import people
from app.home.rules.passwords import tries
from app.home.rules.roster import Roster
from app.home.services import log_signatures, memories, signed_rows
from app.home.services.copies import put_right
from app.home.services.log_signatures import wrongly_signed
from app.home.services.memories import Alarm
from app.home.services.open_home import OpenHome
from app.home.services.roster import Signers, believed_account, signing_secret
from app.home.services.throttle import Throttle
from app.store import audit
from app.vault.keys import KeyPair
from app.vault.passwords import Cost, LockedKey, lock, open_locked
from app.vault.sealing import KEY_BYTES, SealBroken, derived

_LINES = 20
"""Of the newest sign-ins and sign-outs, so many signatures are checked at each sign-in; `check` looks at all."""


@dataclass(frozen=True)
class SignedIn:
    """Somebody who is signed in, with their keys. Lives until sign-out or lock, never on the disk. `alarms` say
    what differs from what they saw last."""

    id: str
    name: str
    role: Role
    pair: KeyPair = field(repr=False)
    fast_key: bytes = field(repr=False)
    signing: bytes = field(default=b"", repr=False)
    alarms: tuple[Alarm, ...] = ()

    @property
    def signer(self) -> Signers:
        """Return this person as a signer."""
        return {self.id: self.signing}

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


def to_remember(house: OpenHome, roster: Roster | None) -> bytes:
    """Return what an account keeps sealed under its password: the home's recovery key, and the key that its roster
    goes back to. Nobody else can change it there."""
    return house.home.recovery_public + (roster.root if roster is not None else b"")


def _demand_signed(roster: Roster | None, account: people.Account | None, pair: KeyPair) -> people.Account:
    """Return an account that may be signed in to. Raises SealBroken where there is none, it has ended, or it opens
    another key than the one that was signed: somebody else's, put into the file."""
    if account is None or account.deactivated_at is not None:
        raise SealBroken
    if roster is not None and pair.public != account.public_key:
        raise SealBroken
    return account


def demand_same_root(roster: Roster | None, remembered: bytes) -> None:
    """Raise RosterAltered where the roster does not go back to the key that an account remembers."""
    root = remembered[KEY_BYTES:]
    if root and (roster is None or roster.root != root):
        raise RosterAltered


class SigningIn:
    """The door for staff."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def sign_in(self, account_id: str, password: str) -> SignedIn:
        """Open the account; about a second, off the GUI thread. Raises WrongPassword or MustWait as
        WrongPassword with the pause that is left, and RosterAltered where the home is not the one that this person
        knows."""
        throttle = Throttle(self._house, f"account {account_id}")
        with self._house.database.reading() as connection:
            roster = self._house.roster_in(connection)
            account = believed_account(connection, account_id)
            row = people.locked_rows(connection).get(account_id)
        if pause := throttle.count():
            raise WrongPassword(pause)
        if row is None:
            raise WrongPassword(throttle.left())
        locked = LockedKey(b"", row.salt, Cost(row.passes, row.memory), row.sealed_private)
        try:
            opened, pair, remembered = _opened(locked, password, account_id)
            demand_same_root(roster, remembered)
            account = _demand_signed(roster, account, pair)
            secret = signing_secret(roster, account.id, pair)
        except (SealBroken, ValueError) as error:
            self._note(account_id, AuditAction.SIGNIN_REFUSED)
            raise WrongPassword(throttle.left()) from error
        throttle.forget()
        if roster is None and pair.public != account.public_key:
            self._heal(account.id, pair.public)
        if remembered != to_remember(self._house, roster):
            again = lock(pair, opened, account.id, locked.cost, to_remember(self._house, roster))
            self._remember(again, remembered, account.id)
        fast = derived(pair.private, "fast keys")
        me = SignedIn(account.id, account.name, Role(account.role), pair, fast, secret)
        me = replace(me, alarms=self._looked(me, knows=bool(remembered[KEY_BYTES:])))
        self._house.rows.enter(me, me.role)
        return me

    def sign_out(self, me: SignedIn) -> None:
        """Keep what this person saw last, for when they come back. Raises nothing: whoever leaves, leaves."""
        with suppress(StoreProblem), self._house.database.writing() as connection:
            roster = self._house.roster_in(connection)
            by = log_signatures.signature(connection, me) if roster is not None else ""
            anchors = self._house.anchors
            is_me = roster is None or ((person := roster.active(me.id)) and person.public == me.pair.public)
            as_seen = not memories.alarms(connection, roster, me.id, me.pair, anchors)
            audit.append(connection, self._house.clock(), me.id, AuditAction.SIGNED_OUT, about=by)
            if is_me and as_seen:  # what differs is told when they come back, and not covered up
                memories.keep(connection, roster, me.id, me.pair, anchors)
        self._house.rows.leave(me.id)

    def _looked(self, me: SignedIn, *, knows: bool) -> tuple[Alarm, ...]:
        """Compare log and roster with what this person saw last, and note the sign-in. What differs stands in the
        log too, for the advocate: whoever takes that line out is found out by the next who signs in."""
        with self._house.database.writing() as connection:
            roster = self._house.roster_in(connection)
            anchors = self._house.anchors
            if roster is not None and not anchors.root():
                anchors.keep_root(roster)
            alarms = memories.alarms(connection, roster, me.id, me.pair, anchors)
            if knows and not memories.is_there(connection, me.id):
                alarms = (*alarms, Alarm.MEMORY)
            if roster is not None and Alarm.COPIES in alarms:
                put_right(connection, roster)
            if roster is not None and wrongly_signed(connection, roster, _LINES) and Alarm.LOG not in alarms:
                alarms = (*alarms, Alarm.LOG)
            if roster is not None and self._rows_differ(connection, roster, me):
                alarms = (*alarms, Alarm.ROWS)
            now = self._house.clock()
            for alarm in alarms:
                audit.append(connection, now, me.id, AuditAction.DIFFERS_FROM_LAST_SEEN, about=alarm)
            by = log_signatures.signature(connection, me) if roster is not None else ""
            audit.append(connection, now, me.id, AuditAction.SIGNED_IN, about=by)
            memories.keep(connection, roster, me.id, me.pair, anchors)
        return alarms

    def _rows_differ(self, connection: Connection, roster: Roster, me: SignedIn) -> bool:
        """Tell whether rows of the home are not as they were signed. Each stands in the log; then a coordinator or
        the advocate signs what is there, so that the next change is told again."""
        try:
            differ = signed_rows.unlike(connection, roster)
        except StoreProblem:  # nobody is kept out by a value that makes no sense
            return True
        for where in differ:
            audit.append(connection, self._house.clock(), me.id, AuditAction.ROW_ALTERED, about=where)
        trusted = may(me.role, Action.USE_RECOVERY)
        again = signed_rows.is_long_ago(connection, me.role) or signed_rows.nobody_signed(connection, me.role)
        if (differ and trusted) or (again and not differ):
            self._house.rows.accept(connection, me, me.role)
        return bool(differ)

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
            if before and before[:KEY_BYTES] != self._house.home.recovery_public:
                audit.append(connection, self._house.clock(), account_id, AuditAction.RECOVERY_KEY_DIFFERS)

    def _note(self, account_id: str, action: AuditAction) -> None:
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), account_id, action)
