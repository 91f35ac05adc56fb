"""The roster as it stands in the file: read, checked signature by signature, and continued by those who may. What
does not verify is as if it was not there; its row stays as evidence."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from app.core.errors import ContentDamaged, NotAllowed, NotConfirmedYet, RosterAltered
from app.core.rights import Action, Role
from app.home.rows import people
from app.home.rows import roster as rows
from app.home.rules.roster import (
    WORDS,
    HomeKeys,
    Roster,
    RosterEntry,
    RosterPerson,
    Statement,
    after,
    begun,
    may_state,
)
from app.store.formats import Format
from app.vault.keys import KeyPair, unwrap, wrap
from app.vault.sealing import SealBroken, bound_to, fingerprint, new_key
from app.vault.signing import SIGNATURE_BYTES, check, checks, sign

STATEMENT = Format("statement of the roster", RosterEntry, minor=1)

_LONGEST = 4_000
"""Characters of one statement."""

_MOST_SIGNERS = 4

Signers = Mapping[str, bytes]
"""Who signs: account ids, or `WORDS`, with the secret that their signing key is derived from."""


def roster_of(connection: Connection) -> Roster | None:
    """Return the roster, or None where the home has none yet: it is from before version 2. Raises RosterAltered
    where there are rows of which the first says nothing that verifies."""
    return _folded(rows.records(connection))


@lru_cache(maxsize=8)
def _folded(records: tuple[rows.RosterRecord, ...]) -> Roster | None:
    if not records:
        return None
    roster: Roster | None = None
    refused: list[int] = []
    for record in records:
        entry = _read(record.content)
        grown = _grown(roster, entry, record) if entry is not None else None
        if grown is not None:
            roster = grown
            continue
        refused.append(record.number)
        if entry is not None and roster is not None and _follows_another(roster, entry, record):
            raise RosterAltered  # honestly signed, after a statement that is not here: somebody took that one out
    if roster is None or not roster.people:
        raise RosterAltered
    return replace(roster, refused=tuple(refused))


def _follows_another(roster: Roster, entry: RosterEntry, record: rows.RosterRecord) -> bool:
    """Tell whether somebody who may sign here signed a statement as the successor of one that is missing."""
    if not entry.before or entry.before in {head.hex() for head in roster.heads.values()}:
        return False
    try:
        return bool(_signers(roster, record, bytes.fromhex(entry.before)) - roster.makers.keys())
    except ValueError:
        return False


def _grown(roster: Roster | None, entry: RosterEntry, record: rows.RosterRecord) -> Roster | None:
    """Return the roster with one more statement, or None where it does not count."""
    before = b"" if roster is None else roster.head
    known = begun(entry) if roster is None else roster
    if known is None or (entry.before and entry.before != before.hex()):
        return None
    signers = _signers(known, record, before)
    if not may_state(known, entry, signers):
        return None
    grown = after(known, entry, signers)
    head = fingerprint(before + record.content.encode())
    heads = MappingProxyType({**grown.heads, record.number: head})
    return replace(grown, number=record.number, head=head, heads=heads)


def _signers(roster: Roster, record: rows.RosterRecord, before: bytes) -> frozenset[str]:
    """Return whose signatures under a statement are right."""
    try:
        given = json.loads(record.signatures) if len(record.signatures) <= _LONGEST else {}
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(given, dict) or len(given) > _MOST_SIGNERS:
        return frozenset()
    found = set()
    for signer, signature in given.items():
        public = roster.key_of(str(signer))
        try:
            raw = bytes.fromhex(str(signature))
            if public is None or len(raw) != SIGNATURE_BYTES:
                continue
            check(public, record.content.encode(), raw, _place(before))
        except (ValueError, SealBroken):
            continue
        found.add(str(signer))
    return frozenset(found)


def _place(before: bytes) -> bytes:
    return bound_to("roster", before.hex())


def _read(content: str) -> RosterEntry | None:
    """Return a statement, or None where it is none that this program would make: a moment, a name or an id that
    cannot be kept would keep everybody out later."""
    if len(content) > _LONGEST:
        return None
    try:
        entry = STATEMENT.read(content)
    except ContentDamaged:
        return None
    person = entry.person
    moments = [entry.at, *((person.since, person.ended) if person is not None else ())]
    texts = [entry.about, *((person.id, person.name) if person is not None else ())]
    if entry.home is not None:
        texts.append(entry.home.id)
    if person is not None and person.id in _NO_ACCOUNT:
        return None
    return entry if all(map(_is_a_moment, moments)) and all(map(_can_be_kept, texts)) else None


_NO_ACCOUNT = frozenset({"", WORDS, "recovery"})
_YEARS = range(2000, 2200)
_LONGEST_TEXT = 200


def _is_a_moment(moment: datetime | None) -> bool:
    return moment is None or (moment.tzinfo is not None and moment.astimezone(UTC).year in _YEARS)


def _can_be_kept(text: str) -> bool:
    return len(text) <= _LONGEST_TEXT and text.encode("utf-8", "replace").decode() == text


def state(connection: Connection, entry: RosterEntry, signers: Signers) -> Roster | None:
    """Write one more statement; nothing where the home has no roster yet. Raises NotAllowed where these signers
    may not make it, NotConfirmedYet where nobody has confirmed them, and RosterAltered."""
    roster = roster_of(connection)
    return None if roster is None else _append(connection, roster, entry, signers)


def _append(connection: Connection, roster: Roster | None, entry: RosterEntry, signers: Signers) -> Roster:
    before = b"" if roster is None else roster.head
    content = STATEMENT.written(replace(entry, before=before.hex()))
    signed = {signer: sign(secret, content.encode(), _place(before)).hex() for signer, secret in signers.items()}
    taken, number = {record.number for record in rows.records(connection)}, roster.number + 1 if roster else 1
    while number in taken:
        number += 1
    record = rows.RosterRecord(number, content, json.dumps(signed))
    grown = _grown(roster, entry, record)
    if grown is None and roster is not None and roster.makers.keys() & signers.keys():
        raise NotConfirmedYet
    if grown is None:
        raise NotAllowed(Action.CHANGE_PEOPLE)
    rows.append(connection, record)
    return grown


def home_keys(home: people.Home, words: KeyPair) -> HomeKeys:
    """Return what the home stands on, with these recovery words."""
    return HomeKeys(
        home.id, words.public, checks(words.private), home.receipt_salt, home.receipt_passes, home.receipt_memory
    )


def believed_accounts(connection: Connection) -> list[people.Account]:
    """Return all accounts by name as the roster says them, those that have ended too, without what their passwords
    open. Where there is no roster yet, the rows as they are."""
    roster = roster_of(connection)
    return people.accounts(connection) if roster is None else accounts_of(roster)


def believed_account(connection: Connection, account_id: str) -> people.Account | None:
    """Return one account as `believed_accounts` does."""
    return next((account for account in believed_accounts(connection) if account.id == account_id), None)


def accounts_of(roster: Roster) -> list[people.Account]:
    """Return all accounts of a roster by name."""
    believed = [
        people.Account(
            person.id,
            person.name,
            person.role,
            person.public,
            b"",
            0,
            0,
            b"",
            as_kept(person.since),
            as_kept(person.ended) if person.ended is not None else None,
        )
        for person in roster.people.values()
    ]
    return sorted(believed, key=lambda account: (account.name, account.id))


def believed_home(connection: Connection, known: Roster | None = None) -> people.Home | None:
    """Return the home, with the recovery key and the salt and cost of cards that the roster says; `known` is the
    roster where it was read already."""
    home, roster = people.home(connection), known or roster_of(connection)
    if home is None or roster is None:
        return home
    keys = roster.home
    return replace(
        home,
        id=keys.id,
        recovery_public=keys.recovery,
        receipt_salt=keys.salt,
        receipt_passes=keys.passes,
        receipt_memory=keys.memory,
    )


def stated(person: RosterPerson, at: datetime) -> RosterEntry:
    """Return the statement that a person is so from a moment on."""
    return RosterEntry(Statement.PERSON, at, person=person)


def person_of(account: people.Account, signs: bytes) -> RosterPerson:
    """Return an account as the roster says it; `signs` is what its signatures are checked with."""
    return RosterPerson(
        account.id,
        account.name,
        Role(account.role),
        account.public_key,
        signs,
        as_kept(account.created_at),
        as_kept(account.deactivated_at) if account.deactivated_at is not None else None,
    )


def as_kept(moment: datetime) -> datetime:
    """Return a moment as the rows keep it: in whole milliseconds."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def change_person(connection: Connection, at: datetime, account_id: str, signers: Signers, **new: Any) -> None:
    """Write another name, role, keys or an end of an account into the roster; nothing where the home has none.
    Raises NotAllowed."""
    roster = roster_of(connection)
    if roster is not None and account_id in roster.people:
        if new.get("ended") is not None:
            new["ended"] = as_kept(new["ended"])
        _append(connection, roster, stated(replace(roster.people[account_id], **new), at), signers)


def with_signing_key(account: people.Account) -> RosterPerson:
    """Return an account from before the roster as the roster says it, with a signing key of its own, wrapped for
    it: nobody but the person could derive one."""
    secret = new_key()
    wrapped = b"" if account.deactivated_at is not None else wrap(account.public_key, secret, _signing(account.id))
    return replace(person_of(account, checks(secret)), signing=wrapped)


def signing_secret(roster: Roster | None, account_id: str, pair: KeyPair) -> bytes:
    """Return the secret that an account signs with. Raises SealBroken where what was wrapped for it is altered."""
    person = roster.active(account_id) if roster is not None else None
    if person is None or not person.signing:
        return pair.private
    return unwrap(pair, person.signing, _signing(account_id))


def _signing(account_id: str) -> bytes:
    return bound_to("signing", account_id)


def keys_of(pair: KeyPair) -> dict[str, bytes]:
    """Return what the roster says of a new key pair."""
    return {"public": pair.public, "checks": checks(pair.private), "signing": b""}


def begin_roster(
    connection: Connection, home: people.Home, everybody: Iterable[RosterPerson], words: KeyPair, at: datetime
) -> None:
    """Begin the roster of a home with all its accounts, signed with the recovery words."""
    roster = _append(
        connection, None, RosterEntry(Statement.HOME, at, home=home_keys(home, words)), {WORDS: words.private}
    )
    for person in everybody:
        roster = _append(connection, roster, stated(person, at), {WORDS: words.private})
