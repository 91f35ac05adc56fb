"""Who wrote a report or a step, and whether all of it is there. What is said in a case is signed inside its seal:
by staff with the key that the roster knows, by the reporter with a key that the card gives. The audit log names
each report and step when it comes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.home.rules.roster import Roster
from app.reports.rules.doubts import Doubt, is_as_logged
from app.store import audit
from app.vault.sealing import SealBroken, bound_to, fingerprint, seal, unseal
from app.vault.signing import SIGNATURE_BYTES, check, checks, sign

PRINT_BYTES = 32
_SHORT = 32
"""Digits of a report's fingerprint in the log."""

CAME_IN = (
    AuditAction.REPORT_RECEIVED,
    AuditAction.REPORT_ENTERED_FOR_SOMEBODY,
    AuditAction.REPORT_ARRIVED_LATE,
)
"""What the log says when a report comes."""
STEPS = (AuditAction.CASE_STEP, AuditAction.REPORTER_STEP, AuditAction.CASE_OPENED_BY_STAND_BY_READER)
"""What the log says of a case's steps."""


@dataclass(frozen=True)
class Proofs:
    """What signatures are checked with: the roster, and the key of the reporter's card; what is None is not
    checked. `told_at` is when the report came, by its own signed words: in a report that is older than the roster,
    steps from before it are believed as they are, in any other none is."""

    roster: Roster | None = None
    reporter: bytes | None = field(default=None, repr=False)
    told_at: datetime | None = None

    def accept(self, by: str, at: datetime, signed: tuple[bytes, bytes], where: bytes) -> bool:
        """Tell whether a step is by whom it says; `signed` are its signature and its words as bytes."""
        signature, data = signed
        if not by:
            return self.reporter is None or _verifies((self.reporter,), data, signature, where)
        if self.roster is None or (at < self.roster.began and self._is_older(self.roster)):
            return True
        return _verifies(self.roster.checks_of(by), data, signature, where)

    def _is_older(self, roster: Roster) -> bool:
        """Tell whether the report is from before the roster."""
        return self.told_at < roster.began if self.told_at is not None else self.reporter is None


UNCHECKED = Proofs()
"""For whoever counts, and shows nothing."""


def _verifies(keys: Iterable[bytes], data: bytes, signature: bytes, where: bytes) -> bool:
    for key in keys:
        try:
            check(key, data, signature, where)
        except SealBroken:
            continue
        return True
    return False


def report_print(text: bytes) -> bytes:
    """Return the fingerprint of a report's words and of everything attached to it."""
    return fingerprint(text)


def shown_print(print_of_report: bytes) -> str:
    """Return how the log names a report."""
    return print_of_report.hex()[:_SHORT]


def seal_proof(talk: bytes, case_id: str, print_of_report: bytes, secret: bytes, told_at: datetime) -> bytes:
    """Return what lets the card prove what its owner said, and when: the report's fingerprint, and the card's
    signature over both, sealed under the key that the card opens."""
    at = told_at.isoformat().encode()
    signature = sign(secret, print_of_report + at, _report_place(case_id))
    return print_of_report + seal(talk, signature + at, _proof_place(case_id))


def print_in(proof: bytes | None) -> bytes:
    """Return the report's fingerprint from what stands beside its card; nothing where it is from before."""
    return proof[:PRINT_BYTES] if isinstance(proof, bytes) else b""


def _sealed_in(proof: bytes | None) -> bytes:
    return proof[PRINT_BYTES:] if isinstance(proof, bytes) else b""


def proven(
    talk: bytes, case_id: str, proof: bytes | None, reporter: bytes
) -> tuple[bytes, datetime | None] | None:
    """Return the fingerprint that was signed with this card, and when it came, or None."""
    named = print_in(proof)
    try:
        plain = unseal(talk, _sealed_in(proof), _proof_place(case_id))
        signature, at = plain[:SIGNATURE_BYTES], plain[SIGNATURE_BYTES:]
        check(reporter, named + at, signature, _report_place(case_id))
        return named, datetime.fromisoformat(at.decode()) if at else None
    except (SealBroken, ValueError):
        return None


def moved_proof(old: bytes, new: bytes, case_id: str, proof: bytes | None) -> bytes | None:
    """Return the same proof under another key of the case; None where there is none that opens."""
    try:
        signature = unseal(old, _sealed_in(proof), _proof_place(case_id))
    except SealBroken:
        return None
    return print_in(proof) + seal(new, signature, _proof_place(case_id))


def reporters_key(secret: bytes) -> bytes:
    """Return what the signatures of a card are checked with."""
    return checks(secret)


@dataclass(frozen=True)
class Witness:
    """What the audit log says of a case: how the report is named when it came first, empty in a case from before;
    its steps; whether it names two reports; and the report's serial."""

    report: str
    steps: tuple[str, ...]
    contradicts: bool = False
    serial: str = ""

    def doubts(
        self, entry_ids: Sequence[str], print_of_report: bytes | None = None, serial: str | None = None
    ) -> frozenset[Doubt]:
        """Return what of a case is not as the log says; the report where its fingerprint, or serial, is known."""
        found = set()
        if not is_as_logged(self.steps, entry_ids, from_the_start=bool(self.report)):
            found.add(Doubt.MISSING)
        other = print_of_report is not None and self.report and shown_print(print_of_report) != self.report
        if other or self.contradicts or (serial is not None and serial != self.serial):
            found.add(Doubt.REPORT)
        return frozenset(found)


def witness(connection: Connection, case_id: str) -> Witness:
    """Return what the audit log says of a case."""
    return _witness(audit.of_case(connection, case_id))


def witnesses(connection: Connection) -> dict[str, Witness]:
    """Return what the audit log says of all cases, by id."""
    found: dict[str, list[audit.AuditRecord]] = {}
    for record in audit.of_all_cases(connection, (*CAME_IN, *STEPS)):
        found.setdefault(record.case_id, []).append(record)
    return {case_id: _witness(records) for case_id, records in found.items()}


def _witness(records: Iterable[audit.AuditRecord]) -> Witness:
    report, serial, steps, contradicts = "", "", [], False
    for record in records:
        if record.what in CAME_IN:
            its_print, _blank, its_serial = record.about.partition(" ")
            contradicts = contradicts or bool(report and its_print != report)
            report, serial = report or its_print, serial or its_serial
        elif record.what in STEPS and (step := step_in(record.about)):
            steps.append(step)
    return Witness(report, tuple(steps), contradicts, serial)


def note_doubts(connection: Connection, at: datetime, by: str, case_id: str, found: Iterable[Doubt]) -> None:
    """Write into the log what of a case is not believed, each once, for the advocate."""
    known = {
        record.about for record in audit.of_case(connection, case_id) if record.what is AuditAction.CASE_IN_DOUBT
    }
    for doubt in sorted(set(found)):
        if doubt not in known:
            audit.append(connection, at, by, AuditAction.CASE_IN_DOUBT, case_id, about=doubt)


def about_step(entry: str, entry_id: str) -> str:
    """Return how the log names a step: its sort, and its id."""
    return f"{entry} {entry_id}" if entry else entry_id


def step_in(about: str) -> str:
    """Return the id of a step that the log names; empty where it was written before it did."""
    last = about.rpartition(" ")[2]
    return last if len(last) == _SHORT and all(digit in "0123456789abcdef" for digit in last) else ""


def _report_place(case_id: str) -> bytes:
    return bound_to("signed report", case_id)


def _proof_place(case_id: str) -> bytes:
    return bound_to("proof", case_id)
