"""Telling: a draft becomes a sealed case with its readers and its receipt."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import NotKept, NotSent, StoreProblem
from app.core.states import CaseState
from app.home.services.anchors import LOG, Mark
from app.home.services.open_home import OpenHome
from app.reports.rows import attachments, cases, drafts
from app.reports.rows.outbox import Outbox, PendingReport
from app.reports.rules import receipts
from app.reports.rules.audience import Audience, choose
from app.reports.rules.cases import CaseStatus, is_open
from app.reports.rules.report import Draft, ready
from app.reports.rules.serials import UNNUMBERED, Serial
from app.reports.rules.shown import shown_from
from app.reports.services.case_seals import seal_header, seal_report, talk_key
from app.reports.services.counting import Counting
from app.reports.services.keeping import PreparedReceipt
from app.reports.services.pepper import Pepper
from app.reports.services.promises import Promise, promise
from app.reports.services.proofs import reporters_key, seal_proof, shown_print
from app.store import audit
from app.vault.ids import new_id
from app.vault.keys import wrap
from app.vault.receipts import ReceiptKey, receipt_key
from app.vault.sealing import bound_to, new_key


@dataclass(frozen=True)
class Sent:
    """What the reporter takes away. It exists only after the report is on the disk: the home's, or, where `waits`,
    this PC's until the server answers."""

    code: receipts.Code = field(repr=False)
    at: datetime
    promise: Promise
    readers: tuple[str, ...]
    waits: bool = False


@dataclass(frozen=True)
class SealedReport:
    """The rows of one report, as they go into the database; whom it was sealed for and what was promised, as its
    reporter is told; and fingerprint and serial, by which the log names it."""

    case: cases.Case
    keys: list[cases.ReadingKey]
    receipt: cases.Receipt
    readers: tuple[str, ...]
    promise: Promise
    attached: list[attachments.SealedAttachment] = field(default_factory=list)
    print: str = ""
    serial: str = ""

    @property
    def name(self) -> str:
        """Return how the log names it when it comes: by fingerprint and serial."""
        return f"{self.print} {self.serial}".strip()


def demand_whole(
    connection: Connection, case: cases.Case, keys: Sequence[cases.ReadingKey], receipt: cases.Receipt
) -> None:
    """Raise NotKept unless a report that was just written is there: asked before and after the commit, because a
    file or a server can be made to take it out again. Nothing is called sent before that."""
    if not cases.is_whole(connection, case, keys, receipt):
        raise NotKept


class Telling:
    """Takes reports. Holds no key that opens anything: the kiosk writes and never reads back."""

    def __init__(self, house: OpenHome) -> None:
        self._house, self._counting = house, Counting(house)

    def audience(self, draft: Draft) -> Audience:
        """Return who would read the draft, so that the reporter knows before sending. Who has no usable key is not
        counted on: the next in line reads instead."""
        public = self._house.public_keys()
        return choose(draft, [person for person in self._house.colleagues() if person.id in public])

    def promise(self, draft: Draft) -> Promise:
        """Return until when the home would read and answer if the draft was sent now."""
        return promise(self._house, self._house.clock(), danger=draft.in_danger)

    def prepare_receipt(self) -> PreparedReceipt:
        """Draw a receipt and stretch it; about a second, off the GUI thread, while the reporter reviews."""
        code = receipts.draw(secrets.randbelow)
        cost = self._house.receipt_cost
        pepper = next(iter(Pepper(self._house).here()), b"")
        return PreparedReceipt(code, receipt_key(receipts.to_bytes(code), self._house.receipt_salt, cost, pepper))

    def send(self, draft: Draft, receipt: PreparedReceipt) -> Sent:
        """Seal and keep the report. It returns only when all of it is durably on the disk (safety rule 1). What
        was kept for later under the same receipt goes in the same moment.

        Where the home is on a server that does not answer, it is kept on this PC's disk until the server does
        (`app/reports/services/outbox.py`).

        Raises EmptyReport, TextTooLong, TooMuchAttached, or NotSent; then nothing was sent and the caller still
        has the draft.
        """
        now = self._house.clock()
        try:
            serial = self._counting.next()
            rows = self.sealed(ready(draft), receipt.key, now, serial)
            if not rows.keys and not rows.case.recovery_wrap:
                raise NotSent  # nobody could ever read it
            sent = Sent(receipt.code, now, rows.promise, rows.readers)
            sent = self._keep(draft, receipt, rows, sent)
            self._counting.took(serial, rows.print)
        except StoreProblem as problem:
            raise NotSent from problem
        return sent  # built before the write: after the commit only a report that is gone keeps the receipt back

    def _keep(self, draft: Draft, receipt: PreparedReceipt, rows: "SealedReport", sent: Sent) -> Sent:
        remembered, waiting = self._house.database.remembered, replace(sent, waits=True)
        try:
            with self._house.database.writing() as connection:
                cases.add(connection, rows.case, rows.keys, rows.receipt)
                attachments.add(connection, rows.attached)
                drafts.forget(connection, receipt.key.lookup)
                action = (
                    AuditAction.REPORT_ENTERED_FOR_SOMEBODY if draft.entered_by else AuditAction.REPORT_RECEIVED
                )
                audit.append(connection, sent.at, draft.entered_by, action, rows.case.id, about=rows.name)
                demand_whole(connection, rows.case, rows.keys, rows.receipt)
            self._read_back(rows, waits_otherwise=remembered is not None and not draft.entered_by)
        except StoreProblem:  # lost, or refusing: what a child said is kept here either way
            if remembered is None or draft.entered_by:
                raise
            Outbox(remembered).keep(PendingReport(rows.case, rows.keys, rows.receipt, rows.attached, rows.name))
            return waiting
        return sent

    def _read_back(self, rows: "SealedReport", *, waits_otherwise: bool) -> None:
        """Look after the commit whether the report is still there, and let this PC remember the log: who takes it
        out of both is found out. Raises NotKept. Where it cannot be read now the commit counts, unless the report
        can wait on this PC, which does not write it twice."""
        try:
            with self._house.database.reading() as connection:
                demand_whole(connection, rows.case, rows.keys, rows.receipt)
                log = Mark(audit.newest_number(connection), audit.newest(connection))
                known = self._house.anchors.known(LOG)
                if known is not None and known.number and audit.hash_at(connection, known.number) != known.hash:
                    return  # the data was turned back: this PC goes on knowing better, and says so at a sign-in
        except NotKept:
            raise
        except StoreProblem:
            if waits_otherwise:
                raise
            return
        self._house.anchors.keep(LOG, log)

    def sealed(
        self, draft: Draft, receipt: ReceiptKey, now: datetime, serial: Serial = UNNUMBERED
    ) -> "SealedReport":
        """Return the rows of a report, sealed for its readers, stand-by readers, recovery and receipt."""
        case_id, key, audience = new_id(), new_key(), self.audience(draft)
        secret = receipt.pair.private
        told = seal_report(key, case_id, draft, reporters_key(secret), now, serial)
        promised = promise(self._house, now, danger=draft.in_danger)
        case = self._sealed_case(case_id, key, draft, now, told.body, promised)
        public, shown = self._house.public_keys(), self._shown_from(draft, now)
        keys = [
            cases.ReadingKey(
                case_id,
                person.id,
                stand_by,
                wrap(public[person.id], key, bound_to("reader", case_id, person.id)),
                None,
                shown,
            )
            for stand_by, group in enumerate((audience.readers, audience.stand_by))
            for person in group
            if person.id in public  # not whoever left in this very moment
        ]
        wrapped = wrap(receipt.pair.public, talk_key(key), bound_to("receipt", case_id))
        proof = seal_proof(talk_key(key), case_id, told.print, secret, now)
        its_receipt = cases.Receipt(receipt.lookup, case_id, receipt.pair.public, wrapped, proof)
        readers = tuple(reader.name for reader in audience.readers if reader.id in public)
        name = shown_print(told.print)
        return SealedReport(case, keys, its_receipt, readers, promised, told.attached, name, serial.text)

    def _shown_from(self, draft: Draft, now: datetime) -> datetime:
        """Return from when readers see a report. Who writes down what somebody told them sees it at once."""
        if draft.in_danger or draft.entered_by or not self._house.reports_wait:
            return now
        return shown_from(now, secrets.randbelow)

    def _sealed_case(
        self, case_id: str, key: bytes, draft: Draft, now: datetime, body: bytes, promised: Promise
    ) -> cases.Case:
        standing = CaseStatus(CaseState.RECEIVED, draft.in_danger, promised.acknowledge_by)
        return cases.Case(
            id=case_id,
            home_id=self._house.home.id,
            received_at=now,
            state=CaseState.RECEIVED,
            open=int(is_open(CaseState.RECEIVED)),
            danger=int(draft.in_danger),
            due_at=promised.acknowledge_by,
            version=1,
            header=seal_header(key, case_id, draft, standing),
            body=body,
            recovery_wrap=self._house.wrapped_for_recovery(case_id, key),
            changed_at=now,
        )
