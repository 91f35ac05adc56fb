"""The program, its version, and what it is made of with each licence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app import __version__
from app.i18n import _, content
from app.ui.theme.fonts import font
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.labels import column, label

OWN_LICENCE = "GPL-3.0-or-later"


def licences() -> list[tuple[str, str]]:
    """Return what the program is made of, by name, with each licence."""
    found = content.facts("licences")
    parts = [(str(name), str(licence)) for kind in ("packages", "files") for name, licence in found[kind].items()]
    return sorted(parts, key=lambda one: one[0].lower())


class LicencesPage(QWidget):
    """One table."""

    def __init__(self) -> None:
        super().__init__()
        parts = licences()
        table = QTableWidget(len(parts), 2)
        table.setAccessibleName(_("Licenses"))
        table.setFont(font(Text.STAFF_TEXT))
        table.setShowGrid(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Size.CHIP)
        for place, name in enumerate((_("Part"), _("License"))):
            head = QTableWidgetItem(name)
            head.setFont(font(Text.STAFF_SMALL_BOLD))
            table.setHorizontalHeaderItem(place, head)
        for line, (name, licence) in enumerate(parts):
            table.setItem(line, 0, QTableWidgetItem(name))
            table.setItem(line, 1, QTableWidgetItem(licence))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout = column(space=Space.S)
        said = _("Meng Stëmm {version} is free software: you may use, share and change it ({licence}).")
        layout.addWidget(label(said.format(version=__version__, licence=OWN_LICENCE), Text.STAFF_TEXT))
        layout.addWidget(label(_("It comes without any warranty."), Text.STAFF_SMALL, tone="muted"))
        layout.addWidget(table, 1)
        self.setLayout(layout)
