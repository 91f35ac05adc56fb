"""Workshops and campaigns: hold, talk, remember the days, keep what was agreed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from app.core.changes import Changed
from app.core.errors import MengStemmError
from app.i18n import _
from app.ui.room import StaffRoom
from app.ui.staff.workshops.campaigns_page import AwarenessDaysPage, CampaignsPage
from app.ui.staff.workshops.workshops_page import WorkshopsPage
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.agreed import agreed_line, ask_agreed
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.dialogue import CardsPage, chapters_of
from app.ui.widgets.labels import card, column, emptied, label, row, rule, scrolling
from app.ui.widgets.tabs import Tabs
from app.ui.words import refusal
from app.workshops.rules import Agreed, AgreedKind, CardKind
from app.workshops.services.gatherings import Gatherings
from app.workshops.services.staff import WorkshopServices
from app.workshops.words import agreed_kind_name


class WorkshopsRoom(StaffRoom):
    """One section at a time."""

    def __init__(self, services: WorkshopServices) -> None:
        super().__init__()
        people, chapters = list(services.people()), chapters_of(services.courses())
        self._workshops = WorkshopsPage(services.gatherings, services.papers, people, chapters)
        self._cards = CardsPage()
        self._campaigns = CampaignsPage(services.gatherings, services.papers)
        self._calendar = AwarenessDaysPage(services.gatherings, self._campaigns)
        self._agreed = AgreedPage(services.gatherings, people)
        self._stack = QStackedWidget()
        self._pages = (self._workshops, self._cards, self._campaigns, self._calendar, self._agreed)
        for page in self._pages:
            self._stack.addWidget(page)
        names = (_("Workshops"), _("Discussion cards"), _("Campaigns"), _("Days of the year"), _("What we agreed"))
        self._tabs = Tabs(names)
        self._tabs.chosen.connect(self._open)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(_("Workshops and campaigns"), Text.STAFF_TITLE))
        layout.addWidget(self._tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        self._cards.choose(CardKind.AGREEMENT)
        self._tabs.choose(0)

    def _open(self, number: int) -> None:
        page = self._pages[number]
        self._stack.setCurrentWidget(page)
        if isinstance(page, WorkshopsPage | CampaignsPage | AwarenessDaysPage | AgreedPage):
            page.refresh()

    def on_change(self, changed: Changed) -> None:
        """Refresh what is open."""
        page = self._stack.currentWidget()
        if isinstance(page, WorkshopsPage | CampaignsPage | AwarenessDaysPage | AgreedPage):
            page.on_change(changed)


class AgreedPage(QWidget):
    """Everything that was agreed, in one list: actions, then proposals for the parliament."""

    def __init__(self, gatherings: Gatherings, people: Sequence[str]) -> None:
        super().__init__()
        self._service, self._people = gatherings, list(people)
        self._list = column(space=Space.M, margins=(0, 0, Space.M, 0))
        inside = QWidget()
        inside.setMaximumWidth(Size.COLUMN)
        inside.setLayout(self._list)
        add = Button(_("Write down what was agreed"), STAFF, Weight.QUIET, icon_before="plus")
        add.clicked.connect(lambda: ask_agreed(Agreed("", AgreedKind.ACTION, ""), self._agree, self._people, self))
        layout = column(space=Space.S)
        layout.addLayout(row(add, None))
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)

    def on_change(self, changed: Changed) -> None:
        """Refresh after a change."""
        if changed is Changed.GATHERINGS:
            self.refresh()

    def refresh(self) -> None:
        """Read the list again."""
        emptied(self._list)
        for kind, nothing in (
            (AgreedKind.ACTION, _("No open actions.")),
            (AgreedKind.PROPOSAL, _("No proposal for the parliament yet.")),
        ):
            self._list.addWidget(self._card(kind, nothing))
        self._list.addStretch(1)

    def _card(self, kind: AgreedKind, nothing: str) -> QWidget:
        frame, layout = card("plain", margin=Space.M, space=Space.XS)
        layout.addWidget(label(agreed_kind_name(kind), Text.STAFF_HEADING))
        try:
            found = self._service.agreed(kind)
        except MengStemmError as error:
            layout.addWidget(label(refusal(error), Text.STAFF_TEXT, tone="muted"))
            return frame
        if not found:
            layout.addWidget(label(nothing, Text.STAFF_TEXT, tone="muted"))
        for number, agreed in enumerate(found):
            if number:
                layout.addWidget(rule())
            layout.addWidget(agreed_line(agreed, self._agree, self._service.today))
        return frame

    def _agree(self, agreed: Agreed) -> None:
        self._service.agree(agreed)
