"""What is inside the seals: reports, headers and entries as bytes, and the places they are bound to."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.core.case_file import TAGS_LIMIT, CaseFile
from app.core.entries import FOR_THE_REPORTER, Entry, TimelineEntry
from app.core.errors import CaseDamaged
from app.core.report import FIRST_WORDS, Draft, Face, Feeling, Kind
from app.core.saying import SENTENCE_LIMIT, MediaKind
from app.core.text import first_words
from app.services.attached import Rows, no_rows, open_attachments, seal_attachments
from app.services.plain import draft_of, plain_draft
from app.store.attachments import SealedAttachment
from app.store.cases import SealedEntry
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, derived, place, seal, unseal

_HEADER_BLOCK, _BODY_BLOCK, _ENTRY_BLOCK = 512, 1024, 512
"""Bytes to which content is padded, so that its length says little."""

_LATER: list[Any] = [(), (), (), "", (), ""]
"""What headers of earlier versions lack: pictures, media, tags, who took it on, who has a task, who proposed."""

NOTHING_YET = CaseFile()

_REPORT = "report"
"""What a report's attachments belong to; an entry's belong to its id."""


@dataclass(frozen=True)
class Header:
    """What a list shows of a case."""

    kind: Kind | None
    face: Face
    feeling: Feeling | None
    language: str
    words: str
    sentence: tuple[str, ...] = ()
    media: tuple[MediaKind, ...] = ()
    tags: tuple[str, ...] = ()
    handler: str = ""
    owners: frozenset[str] = frozenset()
    proposed_by: str = ""


def talk_key(case_key: bytes) -> bytes:
    """Return the key of what goes to and fro with the reporter. The receipt opens this one only: neither
    the report itself nor the readers' notes (safety rule 2)."""
    return derived(case_key, "talk with the reporter")


def seal_header(key: bytes, case_id: str, draft: Draft, file: CaseFile = NOTHING_YET) -> bytes:
    """Seal what the list shows and filters by."""
    words = first_words(draft.text, FIRST_WORDS)
    media = sorted({one.kind for one in draft.everything_attached})
    plain: list[Any] = [draft.kind, draft.face, draft.feeling, draft.language, words, draft.sentence, media]
    proposed_by = file.proposal.by if file.proposal else ""
    plain += [file.tags, file.handler, sorted(file.owners), proposed_by]
    return seal(key, _bytes(plain), place("header", case_id), _HEADER_BLOCK)


def open_header(key: bytes, case_id: str, sealed: bytes) -> Header:
    """Open what the list shows. Raises CaseDamaged."""
    with _whole():
        kind, face, feeling, language, words, *more = _opened(key, sealed, place("header", case_id), _HEADER_BLOCK)
        kind, feeling = Kind(kind) if kind else None, Feeling(feeling) if feeling else None
        later: list[Any] = list(more)
        sentence, media, tags, handler, owners, proposed_by = later + _LATER[len(later) :]
        return Header(
            kind,
            Face(face),
            feeling,
            language,
            words,
            tuple(map(str, sentence[:SENTENCE_LIMIT])),
            tuple(map(MediaKind, media)),
            tuple(map(str, tags[:TAGS_LIMIT])),
            str(handler),
            frozenset(map(str, owners)),
            str(proposed_by),
        )


def seal_report(key: bytes, case_id: str, draft: Draft) -> tuple[bytes, list[SealedAttachment]]:
    """Seal all that was said; drawings and recordings in rows of their own."""
    manifest, rows = seal_attachments(key, case_id, _REPORT, draft.everything_attached)
    plain = plain_draft(draft) | {"attached": manifest}
    return seal(key, _bytes(plain), place("report", case_id), _BODY_BLOCK), rows


def open_report(key: bytes, case_id: str, sealed: bytes, rows: Rows = no_rows) -> Draft:
    """Open all that was said; drawings and recordings are empty where `rows` finds none. Raises CaseDamaged."""
    with _whole():
        plain = _opened(key, sealed, place("report", case_id), _BODY_BLOCK)
        attached = open_attachments(key, case_id, _REPORT, plain.pop("attached", []), rows)
        return draft_of(plain, attached)


def seal_entry(
    keys: "CaseKeys", entry: TimelineEntry, entry_id: str = ""
) -> tuple[SealedEntry, list[SealedAttachment]]:
    """Seal one step of a timeline under the key that its sort belongs to; under its own id where it has one."""
    entry_id, shared = entry_id or new_id(), entry.entry in FOR_THE_REPORTER
    key = keys.of(shared=shared)
    manifest, rows = seal_attachments(key, keys.case_id, entry_id, entry.attachments)
    plain = [entry.entry, entry.by, entry.text, entry.language, entry.sentence, manifest, dict(entry.facts)]
    sealed = seal(key, _bytes(plain), _entry_place(keys.case_id, entry_id, entry.at), _ENTRY_BLOCK)
    return SealedEntry(entry_id, keys.case_id, entry.at, int(shared), sealed), rows


def open_entry(keys: "CaseKeys", row: SealedEntry, rows: Rows = no_rows) -> TimelineEntry:
    """Open one step. Raises CaseDamaged."""
    where = _entry_place(row.case_id, row.id, row.at)
    with _whole():
        key = keys.of(shared=bool(row.for_reporter))
        entry, by, text, language, *more = _opened(key, row.sealed, where, _ENTRY_BLOCK)
        later: list[Any] = list(more)
        sentence, manifest, facts = later + _LATER_IN_ENTRIES[len(later) :]
        attached = open_attachments(key, row.case_id, row.id, manifest, rows)
        pictures = tuple(map(str, sentence[:SENTENCE_LIMIT]))
        if (Entry(entry) in FOR_THE_REPORTER) != bool(row.for_reporter):
            raise CaseDamaged  # whoever has a receipt holds that key, and could write the readers' steps with it
        known = {str(name): str(value) for name, value in facts.items()}
        return TimelineEntry(Entry(entry), row.at, by, text, language, pictures, attached, known)


_LATER_IN_ENTRIES: list[Any] = [(), [], {}]
"""What entries of earlier versions lack: pictures, attachments, facts."""


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
