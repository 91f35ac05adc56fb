"""What protects the home's words: who may do what, what guessing would cost, and what the program is made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableWidget, QTableWidgetItem, QWidget

from app.core.rights import RIGHTS, Action, Role
from app.home.words.roles import action_name, role_name
from app.i18n import _, pgettext
from app.safekeeping.services.protection import Protection
from app.ui.room import StaffRoom
from app.ui.staff.protection.licences_page import LicencesPage
from app.ui.staff.protection.protection_page import ProtectionPage
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.labels import column, label
from app.ui.widgets.tabs import Tabs


class RoleRightsPage(QWidget):
    """Every action beside every role, with a sign and a word."""

    def __init__(self) -> None:
        super().__init__()
        self.table = QTableWidget(len(Action), 1 + len(Role))
        self.table.setAccessibleName(_("Who may do what"))
        self.table.setFont(font(Text.STAFF_TEXT))
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.CHIP)
        for place, name in enumerate(["", *map(role_name, Role)]):
            head = QTableWidgetItem(name)
            head.setFont(font(Text.STAFF_SMALL_BOLD))
            self.table.setHorizontalHeaderItem(place, head)
        for line, action in enumerate(Action):
            self.table.setItem(line, 0, QTableWidgetItem(action_name(action)))
            for place, role in enumerate(Role, 1):
                word = _("✓ yes") if role in RIGHTS[action] else _("– no")
                self.table.setItem(line, place, QTableWidgetItem(word))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        outer = column(space=Space.S)
        explained = _(
            "Reading a case also needs its key: a role alone opens nothing. This is what the program asks."
        )
        outer.addWidget(label(explained, Text.STAFF_TEXT, tone="muted"))
        outer.addWidget(self.table, 1)
        self.setLayout(outer)


class ProtectionRoom(StaffRoom):
    """The table of rights, what protects, licences."""

    def __init__(self, protection: Protection) -> None:
        super().__init__()
        self.rights = RoleRightsPage()
        self._stack = QStackedWidget()
        for page in (self.rights, ProtectionPage(protection), LicencesPage()):
            self._stack.addWidget(page)
        tabs = Tabs((_("Who may do what"), _("If something is stolen"), _("Licenses")))
        tabs.chosen.connect(self._stack.setCurrentIndex)
        layout = column(space=Space.S, margins=(Space.L, Space.M, Space.L, Space.M))
        layout.addWidget(label(pgettext("room", "Protection"), Text.STAFF_TITLE))
        layout.addWidget(tabs)
        layout.addWidget(self._stack, 1)
        self.setLayout(layout)
        tabs.choose(0)
