"""What is inside the seals: reports, headers and entries as bytes, and the places they are bound to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.core.errors import CaseDamaged, ContentDamaged, WrittenByNewer
from app.core.saying import SENTENCE_LIMIT, Attachment, MediaKind
from app.core.text import first_words
from app.reports.rows.attachments import SealedAttachment
from app.reports.rows.cases import SealedEntry
from app.reports.rules.case_file import TAGS_LIMIT, CaseFile
from app.reports.rules.entries import FOR_THE_REPORTER, Entry, TimelineEntry
from app.reports.rules.report import FIRST_WORDS, Draft, Face, Feeling, Kind
from app.reports.services.attachments import Rows, no_rows, open_attachments, seal_attachments
from app.reports.services.draft_formats import ATTACHED, apart, with_attached
from app.store.formats import Format
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, bound_to, derived, seal, unseal

_HEADER_BLOCK, _BODY_BLOCK, _ENTRY_BLOCK = 512, 1024, 512
"""Bytes to which content is padded, so that its length says little."""

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
    header = Header(
        draft.kind,
        draft.face,
        draft.feeling,
        draft.language,
        first_words(draft.text, FIRST_WORDS),
        draft.sentence,
        tuple(sorted({attachment.kind for attachment in draft.everything_attached})),
        tuple(file.tags),
        file.handler,
        file.owners,
        file.proposal.by if file.proposal else "",
    )
    return seal(key, HEADER.written(header).encode(), bound_to("header", case_id), _HEADER_BLOCK)


def open_header(key: bytes, case_id: str, sealed: bytes) -> Header:
    """Open what the list shows. Raises CaseDamaged or WrittenByNewer."""
    with _whole():
        header = HEADER.read(unseal(key, sealed, bound_to("header", case_id), _HEADER_BLOCK))
        return replace(header, sentence=header.sentence[:SENTENCE_LIMIT], tags=header.tags[:TAGS_LIMIT])


def seal_report(key: bytes, case_id: str, draft: Draft) -> tuple[bytes, list[SealedAttachment]]:
    """Seal all that was said; drawings and recordings in rows of their own."""
    ids, rows = seal_attachments(key, case_id, _REPORT, draft.everything_attached)
    return seal(
        key, REPORT.written(ReportContent(draft, ids)).encode(), bound_to("report", case_id), _BODY_BLOCK
    ), rows


def open_report(key: bytes, case_id: str, sealed: bytes, rows: Rows = no_rows) -> Draft:
    """Open all that was said; drawings and recordings are empty where `rows` finds none. Raises CaseDamaged or
    WrittenByNewer."""
    with _whole():
        report = REPORT.read(unseal(key, sealed, bound_to("report", case_id), _BODY_BLOCK))
        listed = report.draft.everything_attached
        return with_attached(report.draft, open_attachments(key, case_id, _REPORT, listed, report.ids, rows))


def seal_entry(
    keys: "CaseKeys", entry: TimelineEntry, entry_id: str = ""
) -> tuple[SealedEntry, list[SealedAttachment]]:
    """Seal one step of a timeline under the key that its sort belongs to; under its own id where it has one."""
    entry_id, shared = entry_id or new_id(), entry.entry in FOR_THE_REPORTER
    key = keys.of(shared=shared)
    ids, rows = seal_attachments(key, keys.case_id, entry_id, entry.attachments)
    step = SealedStep(
        entry.entry,
        entry.by,
        entry.text,
        entry.language,
        entry.sentence,
        entry.attachments,
        dict(entry.facts),
        ids,
    )
    sealed = seal(key, ENTRY.written(step).encode(), _entry_place(keys.case_id, entry_id, entry.at), _ENTRY_BLOCK)
    return SealedEntry(entry_id, keys.case_id, entry.at, int(shared), sealed), rows


def open_entry(keys: "CaseKeys", row: SealedEntry, rows: Rows = no_rows) -> TimelineEntry:
    """Open one step. Raises CaseDamaged or WrittenByNewer."""
    with _whole():
        key = keys.of(shared=bool(row.for_reporter))
        step = ENTRY.read(unseal(key, row.sealed, _entry_place(row.case_id, row.id, row.at), _ENTRY_BLOCK))
        if (step.entry in FOR_THE_REPORTER) != bool(row.for_reporter):
            raise CaseDamaged  # a receipt opens that key too: its holder could forge readers' steps with it
        attached = open_attachments(key, row.case_id, row.id, step.attachments, step.ids, rows)
        pictures = step.sentence[:SENTENCE_LIMIT]
        return TimelineEntry(step.entry, row.at, step.by, step.text, step.language, pictures, attached, step.facts)


@dataclass(frozen=True)
class ReportContent:
    """A report as it is sealed: `ids` are those of its drawings and recordings, in their order."""

    draft: Draft
    ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class SealedStep:
    """A step as it is sealed: `ids` as for a report; its moment stands in the row, and the seal is bound to it."""

    entry: Entry
    by: str
    text: str
    language: str
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()


_HEADER_BEFORE = ("kind", "face", "feeling", "language", "words", "sentence", "media", "tags", "handler", "owners")
_STEP_BEFORE = ("entry", "by", "text", "language", "sentence", "attachments", "facts")


def _header_before(plain: list[Any]) -> dict[str, Any]:
    """Read a header up to version 1.0.1: a list, in which earlier ones lack the last parts."""
    return dict(zip((*_HEADER_BEFORE, "proposed_by"), plain, strict=False))


def _report_before(plain: dict[str, Any]) -> dict[str, Any]:
    """Read a report up to version 1.0.1: the list of what is attached beside it."""
    plain = dict(plain)
    return apart(plain, plain.pop("attached", []))


def _step_before(plain: list[Any]) -> dict[str, Any]:
    """Read a step up to version 1.0.1: a list, in which earlier ones lack the last parts."""
    step = dict(zip(_STEP_BEFORE, plain, strict=False))
    listed = step.get("attachments", [])
    step["attachments"] = [[kind, seconds] for _id, kind, seconds in listed]
    return step | {"ids": [attachment_id for attachment_id, _kind, _seconds in listed]}


HEADER = Format("header of a case", Header, upgrades=[_header_before])
REPORT = Format("report", ReportContent, upgrades=[_report_before], hooks=[ATTACHED])
ENTRY = Format("step of a case", SealedStep, upgrades=[_step_before], hooks=[ATTACHED])


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
    return bound_to("entry", case_id, entry_id, at.replace(microsecond=at.microsecond // 1000 * 1000).isoformat())


@contextmanager
def _whole() -> Iterator[None]:
    """Turn broken seals and malformed content into CaseDamaged."""
    try:
        yield
    except WrittenByNewer:
        raise
    except (SealBroken, ContentDamaged) as error:
        raise CaseDamaged from error
