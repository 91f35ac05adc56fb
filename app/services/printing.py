"""Printing: the PDFs a person may have, each in the language asked for, each in the audit log."""

from typing import Any

from app.core.report import Draft, Face, ready
from app.core.rights import Action
from app.core.ways_out import WayOut
from app.documents.blocks import OnPage, nobody
from app.documents.case_summary import CaseSummary, case_summary
from app.documents.meeting_page import MeetingPage, meeting_page
from app.documents.paper_form import PaperForm, paper_form
from app.documents.receipt_card import ReceiptCard, receipt_card
from app.documents.recovery_sheet import RecoverySheet, recovery_sheet
from app.i18n import speaking
from app.services.casework import Casework
from app.services.house import House
from app.services.keeping import Kept
from app.services.signing_in import SignedIn
from app.services.telling import Sent
from app.store import audit
from app.vault.recovery import Recovery


class CasePrinting:
    """Papers about cases, for a reader."""

    def __init__(self, house: House, me: SignedIn, casework: Casework) -> None:
        self._house = house
        self._me = me
        self._casework = casework

    def case_summary(self, case_id: str, language: str, *, with_names: bool, on_page: OnPage = nobody) -> bytes:
        """Return the case summary as PDF; `on_page` hears of each page. Raises NotAllowed or NotAReader."""
        return self._made(case_id, language, on_page, "case summary made", with_names=with_names)

    def copy_for_person(
        self, case_id: str, language: str, hidden: tuple[str, ...] = (), on_page: OnPage = nobody
    ) -> bytes:
        """Return all that is kept about a case for the person it is about, as PDF: everybody else is named by
        their role, and the `hidden` names stand nowhere. Raises NotAllowed or NotAReader."""
        action = "copy for the person made"
        return self._made(case_id, language, on_page, action, with_names=False, for_person=True, hidden=hidden)

    def _made(self, case_id: str, language: str, on_page: OnPage, action: str, **more: Any) -> bytes:
        self._me.demand(Action.PRINT_CASES)
        case = self._casework.open(case_id)
        now = self._house.clock()
        newest = self._noted(action, case_id)
        summary = CaseSummary(
            home=self._house.home.name,
            received_at=case.received_at,
            state=case.standing.state,
            due_at=case.standing.due_at,
            report=case.report,
            entries=case.entries,
            readers=case.readers,
            colleagues=tuple(self._house.everybody()),
            printed_at=now,
            printed_by=self._me.name,
            audit_hash=short_hash(newest),
            **more,
        )
        with speaking(language):
            return case_summary(summary, on_page)

    def taken_out(self, case_id: str, how: WayOut) -> None:
        """Write into the audit log that a paper about a case left the program, and how."""
        self._me.demand(Action.PRINT_CASES)
        self._noted(how, case_id)

    def _noted(self, action: str, case_id: str) -> bytes:
        """Write into the audit log what was made; return the newest hash, which goes onto the paper."""
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, action, case_id)
            return audit.newest(connection)

    def meeting_page(self, case_id: str, language: str, on_page: OnPage = nobody) -> bytes:
        """Return the reporter's own page for the meeting as PDF. Raises NotAllowed or NotAReader."""
        self._me.demand(Action.PRINT_CASES)
        case, now = self._casework.open(case_id), self._house.clock()
        audit_hash = short_hash(self._noted("meeting page made", case_id))
        page = MeetingPage(self._house.home.name, case.report, now, self._me.name, audit_hash)
        with speaking(language):
            return meeting_page(page, on_page)


class ReceiptPrinting:
    """What the reporter prints at the kiosk: the card, and the own page for a meeting."""

    def __init__(self, house: House) -> None:
        self._house = house

    def card(self, receipt: Sent | Kept, language: str) -> bytes:
        """Return the receipt's card as PDF."""
        home = self._house.home.name
        with speaking(language):
            if isinstance(receipt, Kept):
                return receipt_card(ReceiptCard(home, receipt.code, kept_until=receipt.until))
            return receipt_card(ReceiptCard(home, receipt.code, answer_by=receipt.promise.answer_by))

    def meeting_page(self, draft: Draft, language: str) -> bytes:
        """Return the reporter's page for the meeting as PDF, before it is sent."""
        with speaking(language):
            return meeting_page(MeetingPage(self._house.home.name, ready(draft), self._house.clock()))


def paper_form_pdf(house: House, face: Face, language: str) -> bytes:
    """Return the blank paper form as PDF."""
    with speaking(language):
        return paper_form(PaperForm(house.home.name, face))


def recovery_pdf(house: House, home_name: str, recovery: Recovery, language: str) -> bytes:
    """Return the recovery sheet as PDF; it is shown and printed, and never kept by the program."""
    with speaking(language):
        return recovery_sheet(RecoverySheet(home_name, recovery.words, house.clock()))


def short_hash(whole: bytes) -> str:
    """Return the start of a hash in groups that can be compared by eye."""
    text = whole.hex()[:16]
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))
