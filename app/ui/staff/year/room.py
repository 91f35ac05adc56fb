"""The year at a glance: one calendar for everything with a date, one list for everything that was promised."""

from PySide6.QtWidgets import QStackedWidget

from app.core.changes import Changed
from app.i18n import _
from app.ui.room import StaffRoom
from app.ui.staff.year.calendar_page import CalendarPage
from app.ui.staff.year.promises_page import PromisesPage
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.labels import column, label
from app.ui.widgets.tabs import Tabs
from app.year.services.year import Year


class YearRoom(StaffRoom):
    """Calendar, and promises."""

    def __init__(self, year: Year) -> None:
        super().__init__()
        self.calendar, self.promises = CalendarPage(year), PromisesPage(year)
        self._stack = QStackedWidget()
        for page in (self.calendar, self.promises):
            self._stack.addWidget(page)
        self._tabs = Tabs((_("Calendar"), _("All promises")))
        self._tabs.chosen.connect(self._open)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("The year"), Text.STAFF_TITLE))
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._tabs.choose(0)

    def _open(self, number: int) -> None:
        page = (self.calendar, self.promises)[number]
        self._stack.setCurrentWidget(page)
        page.refresh()

    def on_change(self, _changed: Changed) -> None:
        """Refresh what is open: everything with a date may be in it."""
        page = self._stack.currentWidget()
        if isinstance(page, CalendarPage | PromisesPage):
            page.refresh()
