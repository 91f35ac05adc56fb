"""Other homes: what came from them, sending something there, and the homes one knows."""

from PySide6.QtWidgets import QStackedWidget

from app.core.changes import Changed
from app.homes.services.staff import HomesServices
from app.i18n import _
from app.ui.room import StaffRoom
from app.ui.staff.other_homes.arrived_page import ArrivedPage
from app.ui.staff.other_homes.known_page import KnownPage
from app.ui.staff.other_homes.send_page import SendPage
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.labels import column, label, scrolling
from app.ui.widgets.tabs import Tabs


class OtherHomesRoom(StaffRoom):
    """Three sections; the first is what came."""

    def __init__(self, services: HomesServices) -> None:
        super().__init__()
        self.pages = (ArrivedPage(services), SendPage(services), KnownPage(services))
        self._stack = QStackedWidget()
        for page in self.pages:
            page.setMaximumWidth(Size.COLUMN)
            self._stack.addWidget(scrolling(page))
        tabs = Tabs((_("What came"), _("Send"), _("Homes we know")))
        tabs.chosen.connect(self._stack.setCurrentIndex)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Other homes"), Text.STAFF_TITLE))
        layout.addWidget(tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        tabs.choose(0)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.HOMES:
            for page in self.pages:
                page.refresh()
