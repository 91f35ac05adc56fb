"""What is inside the seals: reports, headers and entries as bytes, and the places they are bound to."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from app.core.errors import CaseDamaged, ContentDamaged, WrittenByNewer
from app.core.saying import SENTENCE_LIMIT, Attachment, MediaKind
from app.core.states import CaseState
from app.core.text import first_words
from app.reports.rows.attachments import SealedAttachment
from app.reports.rows.cases import SealedEntry
from app.reports.rules.case_file import TAGS_LIMIT, CaseFile
from app.reports.rules.cases import CaseStatus
from app.reports.rules.entries import FOR_THE_REPORTER, Entry, TimelineEntry
from app.reports.rules.report import FIRST_WORDS, Draft, Face, Feeling, Kind
from app.reports.rules.serials import UNNUMBERED, Serial
from app.reports.services.attachments import (
    Rows,
    no_rows,
    open_attachments,
    prints_of,
    reseal_attachments,
    seal_attachments,
)
from app.reports.services.draft_formats import ATTACHED, apart, with_attached
from app.reports.services.proofs import UNCHECKED, Proofs, report_print
from app.store.formats import Format
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, bound_to, derived, seal, unseal
from app.vault.signing import SIGNATURE_BYTES, sign

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
    state: CaseState | None = None
    danger: bool = False
    due_at: datetime | None = None


def talk_key(case_key: bytes) -> bytes:
    """Return the key of what goes to and fro with the reporter. The receipt opens this one only: neither
    the report itself nor the readers' notes (safety rule 2)."""
    return derived(case_key, "talk with the reporter")


def seal_header(
    key: bytes, case_id: str, draft: Draft, standing: CaseStatus, file: CaseFile = NOTHING_YET
) -> bytes:
    """Seal what the list shows and filters by, and how the case stands: what lies in the clear is a copy."""
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
        standing.state,
        standing.danger,
        standing.due_at,
    )
    return seal(key, HEADER.written(header).encode(), bound_to("header", case_id), _HEADER_BLOCK)


def open_header(key: bytes, case_id: str, sealed: bytes) -> Header:
    """Open what the list shows. Raises CaseDamaged or WrittenByNewer."""
    with _whole():
        header = HEADER.read(unseal(key, sealed, bound_to("header", case_id), _HEADER_BLOCK))
        return replace(header, sentence=header.sentence[:SENTENCE_LIMIT], tags=header.tags[:TAGS_LIMIT])


@dataclass(frozen=True)
class SealedReportBody:
    """A report as it is sealed, with the rows of what is attached; `print` is its fingerprint."""

    body: bytes
    attached: list[SealedAttachment] = field(repr=False)
    print: bytes


def seal_report(
    key: bytes,
    case_id: str,
    draft: Draft,
    reporter: bytes = b"",
    told_at: datetime | None = None,
    serial: Serial = UNNUMBERED,
) -> SealedReportBody:
    """Seal all that was said, and when; drawings and recordings in rows of their own. `reporter` checks what the
    reporter signs with the card."""
    ids, rows = seal_attachments(key, case_id, _REPORT, draft.everything_attached)
    prints = prints_of(draft.everything_attached)
    content = ReportContent(draft, ids, prints, reporter.hex(), new_id(), told_at, serial)
    text = REPORT.written(content).encode()
    return SealedReportBody(seal(key, text, bound_to("report", case_id), _BODY_BLOCK), rows, report_print(text))


@dataclass(frozen=True)
class OpenedReport:
    """What was told, the fingerprint of it, and what checks the reporter's signatures; None in a report from
    before."""

    draft: Draft = field(repr=False)
    print: bytes
    reporter: bytes | None
    told_at: datetime | None = None
    serial: Serial = UNNUMBERED


def open_report(key: bytes, case_id: str, sealed: bytes, rows: Rows = no_rows) -> Draft:
    """Open all that was said; drawings and recordings are empty where `rows` finds none. Raises CaseDamaged or
    WrittenByNewer."""
    return open_whole_report(key, case_id, sealed, rows).draft


def open_whole_report(key: bytes, case_id: str, sealed: bytes, rows: Rows = no_rows) -> OpenedReport:
    """Open a report with what proves it. Raises as `open_report` does."""
    with _whole():
        text = unseal(key, sealed, bound_to("report", case_id), _BODY_BLOCK)
        report = REPORT.read(text)
        listed = report.draft.everything_attached
        prints = () if rows is no_rows else report.prints
        attached = open_attachments(key, case_id, _REPORT, listed, report.ids, rows, prints)
        reporter = _hex(report.reporter) if report.reporter else None
        draft = with_attached(report.draft, attached)
        return OpenedReport(draft, report_print(text), reporter, report.told_at, report.serial)


def reseal_report(
    old: bytes, new: bytes, case_id: str, sealed: bytes, rows: Rows
) -> tuple[bytes, list[SealedAttachment]]:
    """Return a report under another key, word for word: what was signed stays signed. Raises CaseDamaged or
    WrittenByNewer."""
    with _whole():
        where = bound_to("report", case_id)
        text = unseal(old, sealed, where, _BODY_BLOCK)
        attached = reseal_attachments(old, new, case_id, _REPORT, REPORT.read(text).ids, rows)
        return seal(new, text, where, _BODY_BLOCK), attached


def seal_entry(
    keys: "CaseKeys", entry: TimelineEntry, secret: bytes, entry_id: str = ""
) -> tuple[SealedEntry, list[SealedAttachment]]:
    """Seal one step of a timeline under the key that its sort belongs to, signed with its author's secret; under
    its own id where it has one."""
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
        prints_of(entry.attachments),
    )
    text, where = ENTRY.written(step).encode(), _entry_place(keys.case_id, entry_id, entry.at)
    sealed = seal(key, sign(secret, text, where).hex().encode() + text, where, _ENTRY_BLOCK)
    return SealedEntry(entry_id, keys.case_id, entry.at, int(shared), sealed), rows


def open_entry(
    keys: "CaseKeys", row: SealedEntry, rows: Rows = no_rows, proofs: Proofs = UNCHECKED
) -> TimelineEntry:
    """Open one step; `genuine` says whether it is by whom it says. Raises CaseDamaged or WrittenByNewer."""
    with _whole():
        key, where = keys.of(shared=bool(row.for_reporter)), _entry_place(row.case_id, row.id, row.at)
        signature, text = _signed(unseal(key, row.sealed, where, _ENTRY_BLOCK))
        step = ENTRY.read(text)
        if (step.entry in FOR_THE_REPORTER) != bool(row.for_reporter):
            raise CaseDamaged  # a receipt opens that key too: its holder could forge readers' steps with it
        prints = () if rows is no_rows else step.prints
        attached = open_attachments(key, row.case_id, row.id, step.attachments, step.ids, rows, prints)
        return TimelineEntry(
            step.entry,
            row.at,
            step.by,
            step.text,
            step.language,
            step.sentence[:SENTENCE_LIMIT],
            attached,
            step.facts,
            row.id,
            proofs.accept(step.by, row.at, (signature, text), where),
        )


def reseal_entry(
    old: "CaseKeys", new: "CaseKeys", row: SealedEntry, rows: Rows
) -> tuple[SealedEntry, list[SealedAttachment]]:
    """Return one step under other keys, word for word, with its signature. Raises CaseDamaged or
    WrittenByNewer."""
    shared, where = bool(row.for_reporter), _entry_place(row.case_id, row.id, row.at)
    with _whole():
        plain = unseal(old.of(shared=shared), row.sealed, where, _ENTRY_BLOCK)
        ids = ENTRY.read(_signed(plain)[1]).ids
        both = old.of(shared=shared), new.of(shared=shared)
        attached = reseal_attachments(*both, row.case_id, row.id, ids, rows)
        return replace(row, sealed=seal(both[1], plain, where, _ENTRY_BLOCK)), attached


_SIGNATURE_DIGITS = 2 * SIGNATURE_BYTES


def _signed(plain: bytes) -> tuple[bytes, bytes]:
    """Return the signature of a step, empty where it is from before, and its words."""
    if plain[:1] == b"[":
        return b"", plain
    return _hex(plain[:_SIGNATURE_DIGITS].decode("ascii", "replace")), plain[_SIGNATURE_DIGITS:]


def _hex(digits: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError as error:
        raise ContentDamaged from error


@dataclass(frozen=True)
class ReportContent:
    """A report as it is sealed: `ids` are those of its drawings and recordings, in their order, `prints` their
    fingerprints; `reporter` checks what is signed with the card; `salt` is random, so that nobody guesses words by
    the report's fingerprint; `serial` counts on the PC that took it."""

    draft: Draft
    ids: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()
    reporter: str = ""
    salt: str = ""
    told_at: datetime | None = None
    serial: Serial = UNNUMBERED


@dataclass(frozen=True)
class SealedStep:
    """A step as it is sealed: `ids` and `prints` as for a report; its moment stands in the row, and the seal is
    bound to it."""

    entry: Entry
    by: str
    text: str
    language: str
    sentence: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    prints: tuple[str, ...] = ()


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


HEADER = Format("header of a case", Header, upgrades=[_header_before], minor=1)
REPORT = Format("report", ReportContent, upgrades=[_report_before], hooks=[ATTACHED], minor=3)
ENTRY = Format("step of a case", SealedStep, upgrades=[_step_before], hooks=[ATTACHED], minor=1)


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
    except (SealBroken, ContentDamaged, AttributeError, TypeError) as error:
        raise CaseDamaged from error
