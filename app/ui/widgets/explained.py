"""A small window that explains words: each with what it means."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QWidget

from app.i18n import pgettext
from app.ui.theme.tokens import Size, Space, Text
from app.ui.widgets.buttons import STAFF, Button, Weight
from app.ui.widgets.labels import column, label, row, scrolling


def show_explained(title: str, rows: Sequence[tuple[str, str]], parent: QWidget) -> None:
    """Show each word with its explanation below it; it scrolls where there are many."""
    dialog = QDialog(parent)
    dialog.setProperty("ground", "staff")
    dialog.setWindowTitle("Meng Stëmm")
    dialog.setAccessibleName(title)
    inside = QWidget()
    lines = column(space=2, margins=(0, 0, Space.M, Space.M))
    for name, what in rows:
        lines.addWidget(label(name, Text.STAFF_TEXT_BOLD))
        lines.addWidget(label(what, Text.STAFF_TEXT))
        lines.addSpacing(Space.XS)
    lines.addStretch(1)
    inside.setLayout(lines)
    close = Button(pgettext("button", "Close"), STAFF, Weight.FILLED)
    close.clicked.connect(dialog.accept)
    layout = column(space=Space.M, margins=(Space.L, Space.L, Space.L, Space.L))
    layout.addWidget(label(title, Text.STAFF_TITLE))
    layout.addWidget(scrolling(inside), 1)
    layout.addLayout(row(None, close))
    dialog.setLayout(layout)
    dialog.resize(Size.COLUMN, min(Size.SMALLEST[1] - Space.XL, Size.COLUMN))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
