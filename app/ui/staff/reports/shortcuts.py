"""The list of the shortcuts in the room of reports."""

from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from app.i18n import _, pgettext
from app.reports.rules.inbox import InboxView
from app.reports.words.inbox import view_name
from app.ui.theme.tokens import Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import chip, column, label, row


def show_shortcuts(room: QWidget) -> None:
    """Show which keys do what."""
    dialog = QDialog(room)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    dialog.setAccessibleName(_("Keys"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    for line, (keys, what) in enumerate(_keys()):
        grid.addWidget(chip(keys, Text.STAFF_SMALL_BOLD, "go"), line, 0)
        grid.addWidget(label(what, Text.STAFF_TEXT, wrap=False), line, 1)
    close = Button(pgettext("button", "Close"), STAFF, Weight.FILLED)
    close.clicked.connect(dialog.accept)
    layout = column(space=Space.M, margins=(Space.L, Space.L, Space.L, Space.L))
    layout.addWidget(label(_("Keys"), Text.STAFF_TITLE))
    layout.addLayout(grid)
    layout.addLayout(row(None, close))
    dialog.setLayout(layout)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _keys() -> list[tuple[str, str]]:
    """Return each key with what it does, as `room.py` binds them."""
    control, shift = _("Ctrl"), _("Shift")
    return [
        (f"{control} + F", _("Search in what I may read")),
        (f"{control} + ↓ / ↑", _("The next or the previous report")),
        (f"{control} + R", _("Write an answer")),
        (f"{control} + N", _("Note")),
        (f"{control} + P", _("Print")),
        (f"{control} + E", _("Write down what somebody told you")),
        (f"{control} + {shift} + F", _("Filter and order")),
        *((f"{control} + {number}", view_name(view)) for number, view in enumerate(InboxView, 1)),
        ("F1", _("Keys")),
    ]
