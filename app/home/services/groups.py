"""Group keys, so that the team's own data is encrypted on the disk. A group has a key pair: anybody can seal to
it, and only holders of the private half can open."""

from contextlib import suppress
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import KeyAltered, NoKeyYet
from app.core.rights import READING_ROLES, Role
from app.core.tables import for_every
from app.home.rows import groups
from app.home.rules.roster import RENEWED, WORDS, Roster, RosterEntry, Statement
from app.home.services.open_home import OpenHome
from app.home.services.roster import believed_accounts, believed_home, roster_of, state
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.vault.keys import KeyPair, is_usable, new_pair, pair_from_private, unwrap, wrap
from app.vault.sealing import SealBroken, bound_to

_RECOVERY, _FORMER = "recovery", "former "
"""Holders that are no accounts: the recovery sheet, and the key that came after one (its public half follows), so
that what was sealed for that one still opens."""


class Group(StrEnum):
    """Who shares a key: those who hold workshops and sessions, those who look at certificates, those who open a
    ballot box, those who exchange something with other homes, those who read cases from there, and all who bring a
    PC the secret of the cards."""

    TEAM = "team"
    TRAINING = "training"
    BALLOTS = "ballots"
    HOMES = "homes"
    CASES_FROM_OUTSIDE = "cases_from_outside"
    CARDS = "cards"

    def is_held_by(self, role: Role) -> bool:
        """Tell whether people of this role hold the key."""
        return role in HOLDERS[self]


_KEEPERS = frozenset({Role.COORDINATOR, Role.ADVOCATE})
HOLDERS = for_every(
    Group,
    {
        Group.TEAM: READING_ROLES,
        Group.TRAINING: _KEEPERS,
        Group.BALLOTS: _KEEPERS,
        Group.HOMES: _KEEPERS,
        Group.CASES_FROM_OUTSIDE: frozenset({Role.ADVOCATE}),
        Group.CARDS: frozenset(Role),
    },
)
"""The roles that hold a group's key."""


_FOR_NEWCOMERS = frozenset({Group.TEAM, Group.CARDS})
"""Groups whose key an account gets before a second person has confirmed it: nothing of a child lies under them."""


def group_public(connection: Connection, group: Group) -> bytes:
    """Return a group's public key, as the roster says it; create the group where a home without a roster lacks
    it. Raises KeyAltered where the roster knows none."""
    roster = roster_of(connection)
    if roster is not None:
        if group not in roster.groups:
            raise KeyAltered
        return roster.groups[group]
    return groups.public_key(connection, group) or _new_group(connection, group)


def make_groups(connection: Connection, at: datetime, words: KeyPair) -> None:
    """Sign the public half of every group into the roster, with the recovery words. Groups that are missing are
    made. One whose private half the words do not open, or that does not fit, is left unsigned: nothing more is
    sealed for it, and whoever needs it is told."""
    for group in Group:
        public = groups.public_key(connection, group)
        if public is None:
            public = _new_group(connection, group)
        elif not _fits(connection, group, words, public):
            continue
        state(connection, RosterEntry(Statement.GROUP, at, about=group, public=public), {WORDS: words.private})


def _new_group(connection: Connection, group: Group) -> bytes:
    pair = new_pair()
    groups.add(connection, group, pair.public)
    groups.give(connection, _missing(connection, group, pair))
    return pair.public


def _fits(connection: Connection, group: Group, words: KeyPair, public: bytes) -> bool:
    pair = _opened_for(connection, group, _RECOVERY, words)
    return pair is not None and pair.public == public


def opened_for(connection: Connection, roster: Roster, group: Group, holder: str, pair: KeyPair) -> KeyPair | None:
    """Return a group's key pair as a holder opens it: an account, or the recovery words as "recovery"; None where
    they hold none, or it is not the one that was signed."""
    found = _opened_for(connection, group, holder, pair)
    return found if found is not None and found.public == roster.groups.get(group) else None


def _opened_for(connection: Connection, group: Group, holder: str, pair: KeyPair) -> KeyPair | None:
    for group_key in groups.holders(connection, group):
        if group_key.holder == holder:
            with suppress(SealBroken):
                return pair_from_private(unwrap(pair, group_key.wrapped, _place(group, holder)))
    return None


def group_pair(house: OpenHome, me: SignedIn, group: Group) -> KeyPair:
    """Return a group's key pair, after giving it to entitled accounts that lack it (new ones, or with new keys)
    and revoking it where the role has changed. Raises NoKeyYet, and KeyAltered where the public half in the file
    is not that of the private one."""
    with house.database.reading() as connection:
        known = groups.public_key(connection, group)
        if roster_of(connection) is not None:
            known = group_public(connection, group)
    if known is None:
        with house.database.writing() as connection:
            known = group_public(connection, group)
    with house.database.reading() as connection:
        held = _held(connection, group)
        mine = held.get(me.id)
        if mine is None or me.role not in HOLDERS[group]:
            raise NoKeyYet
        try:
            pair = pair_from_private(unwrap(me.pair, mine.wrapped, _place(group, me.id)))
        except SealBroken as error:
            raise NoKeyYet from error
        missing, others = _missing(connection, group, pair), _others(connection, group, set(held))
    if pair.public != known:
        raise KeyAltered  # the public key in the file was replaced: nothing more is sealed to it
    if missing or others:
        with house.database.writing() as connection:
            groups.give(connection, missing)
            for holder in others:
                groups.take(connection, group, holder)
    return _renewed(house, me, group, pair)


def group_ring(house: OpenHome, me: SignedIn, group: Group) -> tuple[KeyPair, ...]:
    """Return a group's key pair and those that it had before, the newest first: what was sealed for one of them
    opens. Raises as `group_pair` does."""
    pair = group_pair(house, me, group)
    with house.database.reading() as connection:
        roster = roster_of(connection)
        former = {key.holder: key for key in groups.holders(connection, group) if key.holder.startswith(_FORMER)}
    ring = [pair]
    for public in reversed(roster.groups_before.get(group, ()) if roster is not None else ()):
        key = former.get(f"{_FORMER}{public.hex()}")
        with suppress(SealBroken):
            opened = pair_from_private(unwrap(ring[-1], key.wrapped, _place(group, key.holder))) if key else None
            if opened is not None and opened.public == public:
                ring.append(opened)
                continue
        break
    return tuple(ring)


def opened_by(ring: tuple[KeyPair, ...], wrapped: bytes, where: bytes) -> bytes:
    """Open what was sealed for one of a group's keys. Raises SealBroken."""
    for pair in ring[:-1]:
        with suppress(SealBroken):
            return unwrap(pair, wrapped, where)
    return unwrap(ring[-1], wrapped, where)


def _renewed(house: OpenHome, me: SignedIn, group: Group, pair: KeyPair) -> KeyPair:
    """Return the pair, or a new one where somebody who had it has left or has other keys, and I may make it."""
    roster = house.roster()
    if group not in RENEWED or me.role not in _KEEPERS or roster is None or not roster.is_confirmed(me.id):
        return pair
    if not roster.lost_since(group, HOLDERS[group]):
        return pair
    new, now = new_pair(), house.clock()
    with house.database.writing() as connection:
        there = roster_of(connection)
        if there is None or there.groups.get(group) != pair.public:
            return pair  # somebody else was quicker: the next step finds theirs
        state(connection, RosterEntry(Statement.GROUP, now, about=group, public=new.public), me.signer)
        groups.put_right(connection, group, new.public)
        for holder in _held(connection, group):
            groups.take(connection, group, holder)
        holder = f"{_FORMER}{pair.public.hex()}"
        before = groups.GroupKey(group, holder, new.public, wrap(new.public, pair.private, _place(group, holder)))
        groups.give(connection, [*_missing(connection, group, new), before])
        audit.append(connection, now, me.id, AuditAction.SHARED_KEY_RENEWED)
    return new


def _held(connection: Connection, group: Group) -> dict[str, groups.GroupKey]:
    found = groups.holders(connection, group)
    return {key.holder: key for key in found if not key.holder.startswith(_FORMER)}


def give_groups(house: OpenHome, me: SignedIn) -> None:
    """Give the keys of my groups to whoever should hold them by now and does not."""
    for group in Group:
        if group.is_held_by(me.role):
            with suppress(NoKeyYet, KeyAltered):  # whoever holds it gives it the next time
                group_pair(house, me, group)


def rewrap_mine(connection: Connection, me: SignedIn, public: bytes) -> None:
    """Wrap the group keys that I hold for another key of mine."""
    _rewrap(connection, me.id, me.pair, public)


def rewrap_recovery(connection: Connection, old: KeyPair, public: bytes) -> None:
    """Wrap all group keys for another recovery key."""
    _rewrap(connection, _RECOVERY, old, public)


def _rewrap(connection: Connection, holder: str, old: KeyPair, public: bytes) -> None:
    for group in Group:
        for group_key in groups.holders(connection, group):
            if group_key.holder != holder:
                continue
            try:
                private = unwrap(old, group_key.wrapped, _place(group, holder))
            except SealBroken:
                continue  # somebody else who holds it gives it again
            wrapped = wrap(public, private, _place(group, holder))
            groups.give(connection, [groups.GroupKey(group, holder, public, wrapped)])


def _holders(connection: Connection, group: Group) -> dict[str, bytes]:
    """Return the public keys of all who should hold a group's key."""
    roster = roster_of(connection)
    found = {
        account.id: account.public_key
        for account in believed_accounts(connection)
        if account.deactivated_at is None
        and Role(account.role) in HOLDERS[group]
        and (group in _FOR_NEWCOMERS or roster is None or roster.is_confirmed(account.id))
    }
    if (home := believed_home(connection)) is not None:
        found[_RECOVERY] = home.recovery_public
    return {holder: public for holder, public in found.items() if is_usable(public)}


def _missing(connection: Connection, group: Group, pair: KeyPair) -> list[groups.GroupKey]:
    held = {group_key.holder: group_key.public_key for group_key in groups.holders(connection, group)}
    return [
        groups.GroupKey(group, holder, public, wrap(public, pair.private, _place(group, holder)))
        for holder, public in _holders(connection, group).items()
        if held.get(holder) != public
    ]


def _others(connection: Connection, group: Group, held: set[str]) -> set[str]:
    return held - _holders(connection, group).keys()


def _place(group: Group, holder: str) -> bytes:
    return bound_to("group", group, holder)
