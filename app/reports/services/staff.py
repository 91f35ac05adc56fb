"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from app.core.rights import Colleague
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.rules.report import Face
from app.reports.services.case_notes import CaseNotes
from app.reports.services.casework import Casework
from app.reports.services.four_eyes import FourEyes
from app.reports.services.inbox import Inbox
from app.reports.services.on_behalf import OnBehalf
from app.reports.services.printing import CasePrinting, ReceiptPrinting, paper_form_pdf
from app.reports.services.retention import Retention
from app.reports.services.sharing import Sharing
from app.reports.services.telling import Sent


class ReportServices:
    """The cases that this person reads."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def me(self) -> Colleague:
        """Return who is signed in."""
        return Colleague(self._me.id, self._me.name, self._me.role)

    @cached_property
    def casework(self) -> Casework:
        """Return what opens and answers cases."""
        return Casework(self._house, self._me)

    @cached_property
    def inbox(self) -> Inbox:
        """Return what filters, orders and searches."""
        return Inbox(self._house, self._me, self.casework)

    @cached_property
    def sharing(self) -> Sharing:
        """Return what changes who reads a case."""
        return Sharing(self._house, self._me)

    @cached_property
    def four_eyes(self) -> FourEyes:
        """Return what two people decide."""
        return FourEyes(self._house, self._me)

    @cached_property
    def filing(self) -> CaseNotes:
        """Return notes, tags, tasks and what an authority was told."""
        return CaseNotes(self._house, self._me)

    @cached_property
    def printing(self) -> CasePrinting:
        """Return what prints a case."""
        return CasePrinting(self._house, self._me, self.casework)

    @cached_property
    def entering(self) -> OnBehalf:
        """Return what enters a report that a child told somebody."""
        return OnBehalf(self._house, self._me)

    @cached_property
    def retention(self) -> Retention:
        """Return what erases cases that were kept long enough."""
        return Retention(self._house, self._me, self.casework)

    def colleagues(self) -> Sequence[Colleague]:
        """Return who works here."""
        return self._house.colleagues()

    def now(self) -> datetime:
        """Return the current time."""
        return self._house.clock()

    def card(self, sent: Sent, language: str) -> bytes:
        """Return the card with the seven pictures as a PDF."""
        return ReceiptPrinting(self._house).card(sent, language)

    def form(self, face: Face, language: str) -> bytes:
        """Return the blank paper form for a child, a teenager or an adult as a PDF."""
        return paper_form_pdf(self._house, face, language)
