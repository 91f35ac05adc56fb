"""The Children and Youth Parliament: proposals, ballots, sessions, members."""

from PySide6.QtWidgets import QStackedWidget

from app.core.changes import Changed
from app.i18n import _, pgettext
from app.parliament.services.staff import ParliamentServices
from app.parliament.words import overdue_line
from app.ui.room import StaffRoom
from app.ui.staff.parliament.ballots_page import BallotsPage
from app.ui.staff.parliament.proposals_page import ProposalsPage
from app.ui.staff.parliament.sittings_page import SittingsPage, TermsPage
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.labels import column, label
from app.ui.widgets.tabs import Tabs


class ParliamentRoom(StaffRoom):
    """One section at a time."""

    def __init__(self, services: ParliamentServices) -> None:
        super().__init__()
        self._services = services
        self._stack = QStackedWidget()
        self.proposals, self.ballots = ProposalsPage(services), BallotsPage(services)
        self._pages = (self.proposals, self.ballots, SittingsPage(services), TermsPage(services))
        for page in self._pages:
            self._stack.addWidget(page)
        self._tabs = Tabs((_("Proposals"), _("Ballots"), pgettext("parliament", "Sessions"), _("Members")))
        self._tabs.chosen.connect(self._open)
        self._owed = label("", Text.STAFF_TEXT_BOLD, tone="danger")
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Children and Youth Parliament"), Text.STAFF_TITLE))
        layout.addWidget(self._owed)
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._tabs.choose(0)
        self._say_owed()

    def _open(self, number: int) -> None:
        self._stack.setCurrentWidget(self._pages[number])
        self._pages[number].refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh what is open."""
        page = self._stack.currentWidget()
        if isinstance(page, ProposalsPage | BallotsPage | SittingsPage | TermsPage):
            page.on_change(changed)
        if changed is Changed.PARLIAMENT:
            self._say_owed()

    def _say_owed(self) -> None:
        words = overdue_line(self._services.work.overdue())
        self._owed.setText(words)
        self._owed.setVisible(bool(words))
