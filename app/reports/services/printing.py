"""Printing: the PDFs a person may have, each in the language asked for, each in the audit log."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.audit_actions import AuditAction
from app.core.errors import NotAReader
from app.core.rights import Action
from app.core.ways_out import WayOut
from app.documents.blocks import OnPage, no_progress
from app.home.services.open_home import OpenHome
from app.home.services.papers import short_hash
from app.home.services.signing_in import SignedIn
from app.i18n import formats, in_language, to_adult
from app.reports.documents.case_bundle import CaseBundle, case_bundle
from app.reports.documents.case_summary import CaseSummary, case_summary
from app.reports.documents.meeting_page import MeetingPage, meeting_page
from app.reports.documents.paper_form import PaperForm, paper_form
from app.reports.documents.receipt_card import ReceiptCard, receipt_card
from app.reports.rules.report import Draft, Face, ready
from app.reports.services.casework import Casework, OpenCase
from app.reports.services.keeping import Kept
from app.reports.services.telling import Sent
from app.reports.words.report import face_name, kind_name, state_name
from app.store import audit


@dataclass(frozen=True)
class ShownNames:
    """Which names stand on a paper: those of staff, or their roles; on the copy for the person it is about, none
    of anybody else, and nowhere the `hidden` ones."""

    of_staff: bool
    for_person: bool = False
    hidden: tuple[str, ...] = ()


class CasePrinting:
    """Papers about cases, for a reader."""

    def __init__(self, house: OpenHome, me: SignedIn, casework: Casework) -> None:
        self._house = house
        self._me = me
        self._casework = casework

    def case_summary(
        self, case_id: str, language: str, *, with_names: bool, on_page: OnPage = no_progress
    ) -> bytes:
        """Return the case summary as PDF; `on_page` hears of each page. Raises NotAllowed or NotAReader."""
        return self._made(case_id, language, on_page, AuditAction.CASE_SUMMARY_MADE, ShownNames(with_names))

    def copy_for_person(
        self, case_id: str, language: str, hidden: tuple[str, ...] = (), on_page: OnPage = no_progress
    ) -> bytes:
        """Return all that is kept about a case for the person it is about, as PDF: everybody else is named by
        their role, and the `hidden` names stand nowhere. Raises NotAllowed or NotAReader."""
        action = AuditAction.COPY_FOR_THE_PERSON_MADE
        return self._made(case_id, language, on_page, action, ShownNames(False, for_person=True, hidden=hidden))

    def _made(self, case_id: str, language: str, on_page: OnPage, action: AuditAction, names: ShownNames) -> bytes:
        self._me.demand(Action.PRINT_CASES)
        case = self._casework.open(case_id)
        summary = self._summary(case, short_hash(self._noted(action, case_id)), names)
        with in_language(language):
            return case_summary(summary, on_page)

    def bundle(
        self, case_ids: Sequence[str], language: str, *, with_names: bool, on_page: OnPage = no_progress
    ) -> bytes:
        """Return several cases in one PDF, each whole. Cases are opened one after the other, so that many of them
        never stand in memory together. Raises NotAllowed, or NotAReader where one of them may not be opened."""
        self._me.demand(Action.PRINT_CASES)
        rows = self._casework.rows(case_ids)
        if len(rows) != len(set(case_ids)):
            raise NotAReader
        audit_hash = short_hash(self._noted(AuditAction.CASE_BUNDLE_MADE, *case_ids))
        cases = (self._summary(self._casework.open(case.id), audit_hash, ShownNames(with_names)) for case in rows)
        with in_language(language):
            lines = [
                (
                    kind_name(case.header.kind if case.header is not None else None),
                    face_name(case.header.face) if case.header is not None else "",
                    formats.full_day(case.received_at),
                    state_name(case.standing.state),
                )
                for case in rows
            ]
            return case_bundle(CaseBundle(self._house.home.name, lines, cases), on_page)

    def _summary(self, case: OpenCase, audit_hash: str, names: ShownNames) -> CaseSummary:
        return CaseSummary(
            home=self._house.home.name,
            received_at=case.received_at,
            state=case.standing.state,
            due_at=case.standing.due_at,
            report=case.report,
            entries=case.entries,
            readers=case.readers,
            colleagues=tuple(self._house.everybody()),
            printed_at=self._house.clock(),
            printed_by=self._me.name,
            audit_hash=audit_hash,
            with_names=names.of_staff,
            for_person=names.for_person,
            hidden=names.hidden,
        )

    def taken_out(self, how: WayOut, *case_ids: str) -> None:
        """Write into the audit log that a paper about cases left the program, and how."""
        self._me.demand(Action.PRINT_CASES)
        self._noted(how.value, *case_ids)

    def _noted(self, action: AuditAction, *case_ids: str) -> bytes:
        """Write into the audit log what was made; return the newest hash, which goes onto the paper."""
        with self._house.database.writing() as connection:
            for case_id in case_ids:
                audit.append(connection, self._house.clock(), self._me.id, action, case_id)
            return audit.newest(connection)

    def meeting_page(self, case_id: str, language: str, on_page: OnPage = no_progress) -> bytes:
        """Return the reporter's own page for the meeting as PDF. Raises NotAllowed or NotAReader."""
        self._me.demand(Action.PRINT_CASES)
        case, now = self._casework.open(case_id), self._house.clock()
        audit_hash = short_hash(self._noted(AuditAction.MEETING_PAGE_MADE, case_id))
        page = MeetingPage(self._house.home.name, case.report, now, self._me.name, audit_hash)
        with in_language(language):
            return meeting_page(page, on_page)


class ReceiptPrinting:
    """What the reporter prints at the kiosk: the card, and the own page for a meeting."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def card(self, receipt: Sent | Kept, language: str) -> bytes:
        """Return the receipt's card as PDF."""
        home = self._house.home.name
        with in_language(language):
            if isinstance(receipt, Kept):
                return receipt_card(ReceiptCard(home, receipt.code, kept_until=receipt.until))
            answer_by = None if receipt.waits else receipt.promise.answer_by
            return receipt_card(ReceiptCard(home, receipt.code, answer_by=answer_by))

    def meeting_page(self, draft: Draft, language: str) -> bytes:
        """Return the reporter's page for the meeting as PDF, before it is sent."""
        with in_language(language):
            return meeting_page(MeetingPage(self._house.home.name, ready(draft), self._house.clock()))


def paper_form_pdf(house: OpenHome, face: Face, language: str) -> bytes:
    """Return the blank paper form as PDF."""
    with in_language(language), to_adult(on=face is Face.ADULT):
        return paper_form(PaperForm(house.home.name, face))
