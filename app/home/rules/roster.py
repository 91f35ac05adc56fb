"""The roster: who works here with which keys, as a chain of signed statements. It is folded from the first one on,
and a statement counts only where its signers were allowed to make it at that point. The rules are those of
docs/sealing.md: everything up to an anchor that comes from the recovery words; an educator by a coordinator; a
coordinator by two, or by an advocate; an advocate by an advocate or the words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import NameMissing, NameTaken
from app.core.names import person_name
from app.core.rights import READING_ROLES, Role

WORDS = "words"
"""The signer that the recovery words stand for."""

_TRUSTED = frozenset({Role.COORDINATOR, Role.ADVOCATE})
_TWO = 2

RENEWED = frozenset({"team", "training", "ballots"})
"""The shared keys that coordinators and advocates make anew where somebody who had one has left. The others stand
on papers and in other homes: they change with the words alone."""


class Statement(StrEnum):
    """What a statement says."""

    HOME = "home"
    PERSON = "person"
    GROUP = "group"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class HomeKeys:
    """What the home itself stands on: the recovery sheet's public halves (to seal to, to check signatures with),
    and salt and cost of its cards."""

    id: str
    recovery: bytes
    checks: bytes
    salt: bytes
    passes: int
    memory: int


@dataclass(frozen=True)
class RosterPerson:
    """One account as it was signed; `public` is sealed to, `checks` verifies what the person signs. Where the
    signing key is not derived from the private key, `signing` is that key, wrapped for the person: so it is in a
    home whose accounts are older than its roster."""

    id: str
    name: str
    role: Role
    public: bytes
    checks: bytes
    since: datetime
    ended: datetime | None = None
    signing: bytes = b""


@dataclass(frozen=True)
class RosterEntry:
    """One statement. `about` is the account that is confirmed, or the group whose public half `public` is;
    `before` is the hash of the statement before it."""

    statement: Statement
    at: datetime
    home: HomeKeys | None = None
    person: RosterPerson | None = None
    about: str = ""
    public: bytes = b""
    before: str = ""


@dataclass(frozen=True)
class Roster:
    """What a chain of statements adds up to. `head` is the hash of the newest statement, `number` its number;
    `groups_before` are the public halves that shared keys had, `groups_since` how long the history was when they
    got the present one, for clocks go astray; `refused` are the numbers of statements that nobody was allowed
    to make, or whose signature is wrong; `proven` are the keys that check each account's signatures, with the
    moment when they were confirmed."""

    home: HomeKeys
    root: bytes
    began: datetime
    number: int = 0
    head: bytes = b""
    people: Mapping[str, RosterPerson] = field(default_factory=lambda: MappingProxyType({}))
    history: tuple[tuple[datetime, RosterPerson], ...] = ()
    groups: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    groups_before: Mapping[str, tuple[bytes, ...]] = field(default_factory=lambda: MappingProxyType({}))
    groups_since: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    makers: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    heads: Mapping[int, bytes] = field(default_factory=lambda: MappingProxyType({}))
    refused: tuple[int, ...] = ()
    proven: Mapping[str, tuple[tuple[datetime, bytes], ...]] = field(default_factory=lambda: MappingProxyType({}))

    def active(self, account_id: str) -> RosterPerson | None:
        """Return an account that has not ended."""
        person = self.people.get(account_id)
        return person if person is not None and person.ended is None else None

    def is_confirmed(self, account_id: str) -> bool:
        """Tell whether a second person vouches for an account's keys: only then is a report sealed for it."""
        return self.active(account_id) is not None and account_id not in self.makers

    def waiting(self) -> list[RosterPerson]:
        """Return the accounts that read reports and wait for a second person."""
        return [person for person in self._active() if person.id in self.makers and person.role in READING_ROLES]

    def may_confirm(self, account_id: str, by: str) -> bool:
        """Tell whether a colleague can be the second person for an account."""
        person = self.active(account_id)
        return (
            person is not None
            and account_id in self.makers
            and by not in {*self.makers[account_id], account_id}
            and by in self._trusted()
        )

    def checks_of(self, account_id: str) -> tuple[bytes, ...]:
        """Return every key of an account that a second person vouched for; for the words that of the valid
        sheet."""
        if account_id == WORDS:
            return (self.home.checks,)
        return tuple(checks for _at, checks in self.proven.get(account_id, ()))

    def lost_since(self, group: str, holders: frozenset[Role]) -> bool:
        """Tell whether somebody had a shared key, and left, got another role or other keys since it was made."""
        since, before = self.groups_since.get(group), dict[str, RosterPerson]()
        for place, (_at, person) in enumerate(self.history):
            earlier = before.get(person.id)
            before[person.id] = person
            if since is None or place < since or earlier is None or earlier.role not in holders:
                continue
            if person.ended is not None or person.role not in holders or person.public != earlier.public:
                return True
        return False

    def ever_signed_with(self, account_id: str) -> frozenset[bytes]:
        """Return every key that an account had by a statement that counts, confirmed or not."""
        return frozenset(person.checks for _at, person in self.history if person.id == account_id)

    def keys_since(self, account_id: str) -> datetime:
        """Return since when reports are sealed for an account's present keys. Raises IndexError where nobody has
        confirmed them."""
        return self.proven.get(account_id, ())[-1][0]

    def key_of(self, signer: str) -> bytes | None:
        """Return what a signer's signature is checked with: the words', or that of an active account."""
        if signer == WORDS:
            return self.home.checks
        person = self.active(signer)
        return person.checks if person is not None else None

    def _active(self) -> Iterable[RosterPerson]:
        return (person for person in self.people.values() if person.ended is None)

    def _trusted(self) -> frozenset[str]:
        return frozenset(
            person.id for person in self._active() if person.role in _TRUSTED and person.id not in self.makers
        )


def begun(first: RosterEntry) -> Roster | None:
    """Return the roster that a first statement begins; None where it is not about the home."""
    if first.statement is not Statement.HOME or first.home is None:
        return None
    return Roster(first.home, first.home.checks, first.at)


def may_state(roster: Roster, entry: RosterEntry, signers: frozenset[str]) -> bool:
    """Tell whether these signers may make a statement now; their signatures were checked before."""
    if WORDS in signers:
        return True
    match entry.statement:
        case Statement.PERSON if entry.person is not None:
            return _may_state_person(roster, entry.person, signers)
        case Statement.CONFIRMED:
            return any(roster.may_confirm(entry.about, signer) for signer in signers)
        case Statement.GROUP:
            return entry.about in RENEWED & roster.groups.keys() and bool(signers & roster._trusted())
        case _:
            return False  # the home's own keys, and the shared ones, change with the words alone


def _may_state_person(roster: Roster, new: RosterPerson, signers: frozenset[str]) -> bool:
    before = roster.people.get(new.id)
    if before is not None and (before.ended is not None or before.since != new.since):
        return False  # who has left comes back with another account, and nobody's first day moves
    if (before is None or before.name != new.name) and not _is_free(roster, new):
        return False
    trusted = signers & roster._trusted() - {new.id}
    advocates = {signer for signer in trusted if roster.people[signer].role is Role.ADVOCATE}
    if (
        before is not None
        and new.id in signers
        and replace(before, public=new.public, checks=new.checks, signing=new.signing) == new
    ):
        return True  # new keys, signed with the old ones
    if Role.ADVOCATE in (new.role, before.role if before is not None else new.role):
        return bool(advocates)
    becomes_coordinator = new.role is Role.COORDINATOR and (before is None or before.role is not Role.COORDINATOR)
    if becomes_coordinator:
        return bool(advocates) or len(trusted) >= _TWO
    return bool(trusted)


def _is_free(roster: Roster, new: RosterPerson) -> bool:
    """Tell whether a name is one that a child cannot take for another's."""
    try:
        return person_name(new.name, (other.name for other in roster._active() if other.id != new.id)) == new.name
    except (NameMissing, NameTaken):
        return False


def after(roster: Roster, entry: RosterEntry, signers: frozenset[str]) -> Roster:
    """Return the roster with a statement that may be made."""
    match entry.statement:
        case Statement.HOME if entry.home is not None:
            return replace(roster, home=entry.home)
        case Statement.GROUP:
            return _with_group(roster, entry)
        case Statement.CONFIRMED:
            waiting = {who: makers for who, makers in roster.makers.items() if who != entry.about}
            confirmed = replace(roster, makers=MappingProxyType(waiting))
            return _proven(confirmed, entry.at, roster.people[entry.about])
        case Statement.PERSON if entry.person is not None:
            return _with_person(roster, entry.at, entry.person, signers)
        case _:
            return roster


def _with_group(roster: Roster, entry: RosterEntry) -> Roster:
    name, before = entry.about, roster.groups_before
    if name in roster.groups:
        before = MappingProxyType({**before, name: (*before.get(name, ()), roster.groups[name])})
    return replace(
        roster,
        groups=MappingProxyType({**roster.groups, name: entry.public}),
        groups_before=before,
        groups_since=MappingProxyType({**roster.groups_since, name: len(roster.history)}),
    )


def _with_person(roster: Roster, at: datetime, new: RosterPerson, signers: frozenset[str]) -> Roster:
    before = roster.people.get(new.id)
    makers = dict(roster.makers)
    new_keys = before is None or (before.public, before.checks) != (new.public, new.checks)
    new_rights = (
        before is not None
        and before.role is not new.role
        and (new.role in _TRUSTED or before.role not in READING_ROLES)
    )
    if new_keys or new_rights:
        earlier = makers.pop(new.id, frozenset())
        own = new_keys and new.id in signers
        trusted = signers & roster._trusted() - {new.id}
        if WORDS not in signers and len(trusted) < _TWO and not own:
            makers[new.id] = signers | earlier
        elif own and earlier:
            makers[new.id] = earlier  # other keys of one's own confirm nobody
    grown = replace(
        roster,
        people=MappingProxyType({**roster.people, new.id: new}),
        history=(*roster.history, (at, new)),
        makers=MappingProxyType(makers),
    )
    return _proven(grown, at, new) if new_keys and new.id not in makers else grown


def _proven(roster: Roster, at: datetime, person: RosterPerson) -> Roster:
    """Return the roster in which somebody else vouches for these keys from now on."""
    known = (*roster.proven.get(person.id, ()), (at, person.checks))
    return replace(roster, proven=MappingProxyType({**roster.proven, person.id: known}))
