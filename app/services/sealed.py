"""What is inside the seals: reports, headers and entries as bytes, and the places they are bound to."""

import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.entries import FOR_THE_REPORTER, Entry, TimelineEntry
from app.core.errors import CaseDamaged
from app.core.report import FIRST_WORDS, About, Danger, Draft, Face, Feeling, Kind, Wish
from app.core.text import first_words
from app.store.cases import SealedEntry
from app.vault.sealing import SealBroken, derived, place, seal, unseal

_HEADER_BLOCK, _BODY_BLOCK, _ENTRY_BLOCK = 512, 1024, 512
"""Bytes to which content is padded, so that its length says little."""

_FACES: dict[str, type] = {"face": Face, "kind": Kind, "feeling": Feeling, "danger": Danger}


@dataclass(frozen=True)
class Header:
    """What a list shows of a case."""

    kind: Kind | None
    face: Face
    feeling: Feeling | None
    language: str
    words: str


def new_id() -> str:
    """Return a random id of 128 bits."""
    return secrets.token_hex(16)


def talk_key(case_key: bytes) -> bytes:
    """Return the key of what goes to and fro with the reporter. The receipt opens this one only: neither
    the report itself nor the readers' notes (safety rule 2)."""
    return derived(case_key, "talk with the reporter")


def seal_header(key: bytes, case_id: str, draft: Draft) -> bytes:
    """Seal what the list shows."""
    words = first_words(draft.text, FIRST_WORDS)
    plain = [draft.kind, draft.face, draft.feeling, draft.language, words]
    return seal(key, _bytes(plain), place("header", case_id), _HEADER_BLOCK)


def open_header(key: bytes, case_id: str, sealed: bytes) -> Header:
    """Open what the list shows. Raises CaseDamaged."""
    with _whole():
        kind, face, feeling, language, words = _opened(key, sealed, place("header", case_id), _HEADER_BLOCK)
        kind, feeling = Kind(kind) if kind else None, Feeling(feeling) if feeling else None
        return Header(kind, Face(face), feeling, language, words)


def seal_report(key: bytes, case_id: str, draft: Draft) -> bytes:
    """Seal all that was said."""
    plain = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in vars(draft).items()}
    return seal(key, _bytes(plain), place("report", case_id), _BODY_BLOCK)


def open_report(key: bytes, case_id: str, sealed: bytes) -> Draft:
    """Open all that was said. Raises CaseDamaged."""
    with _whole():
        plain = _opened(key, sealed, place("report", case_id), _BODY_BLOCK)
        for name, kind in _FACES.items():
            plain[name] = kind(plain[name]) if plain[name] is not None else None
        plain["about"] = frozenset(map(About, plain["about"]))
        plain["wishes"] = frozenset(map(Wish, plain["wishes"]))
        for name in ("about_staff", "educators"):
            plain[name] = frozenset(plain[name])
        return Draft(**plain)


def seal_entry(keys: "CaseKeys", entry: TimelineEntry) -> SealedEntry:
    """Seal one step of a timeline under the key that its sort belongs to."""
    entry_id, shared = new_id(), entry.entry in FOR_THE_REPORTER
    plain = [entry.entry, entry.by, entry.text, entry.language]
    sealed = seal(
        keys.of(shared=shared), _bytes(plain), _entry_place(keys.case_id, entry_id, entry.at), _ENTRY_BLOCK
    )
    return SealedEntry(entry_id, keys.case_id, entry.at, int(shared), sealed)


def open_entry(keys: "CaseKeys", row: SealedEntry) -> TimelineEntry:
    """Open one step. Raises CaseDamaged."""
    where = _entry_place(row.case_id, row.id, row.at)
    with _whole():
        key = keys.of(shared=bool(row.for_reporter))
        entry, by, text, language = _opened(key, row.sealed, where, _ENTRY_BLOCK)
        return TimelineEntry(Entry(entry), row.at, by, text, language)


@dataclass(frozen=True, repr=False)
class CaseKeys:
    """The keys that somebody holds of a case: the reporter has no `inner` one."""

    case_id: str
    talk: bytes
    inner: bytes | None = None

    def of(self, *, shared: bool) -> bytes:
        """Return the key for what the reporter sees, or for what readers keep to themselves."""
        if shared:
            return self.talk
        if self.inner is None:
            raise CaseDamaged
        return self.inner


def _entry_place(case_id: str, entry_id: str, at: datetime) -> bytes:
    return place("entry", case_id, entry_id, at.replace(microsecond=at.microsecond // 1000 * 1000).isoformat())


def _bytes(plain: Any) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()


@contextmanager
def _whole() -> Iterator[None]:
    """Whoever has a public key can seal anything to it: what opens but makes no sense is damaged too."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise CaseDamaged from error


def _opened(key: bytes, sealed: bytes, where: bytes, block: int) -> Any:
    try:
        return json.loads(unseal(key, sealed, where, block))
    except SealBroken as error:
        raise CaseDamaged from error
