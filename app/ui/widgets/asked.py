"""What of a small window is more than a line: each puts itself into a layout, and returns what reads it."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QListWidget, QListWidgetItem, QVBoxLayout

from app.core.days import EARLIEST, LATEST
from app.i18n import _, content
from app.reports.words.report import picture_word
from app.ui.theme.fonts import font
from app.ui.theme.images import picture
from app.ui.theme.tokens import Size, Text
from app.ui.widgets.forms import choice, short
from app.ui.widgets.labels import label, row


def asked_picture(layout: QVBoxLayout, name: str, chosen: str) -> Callable[[], str]:
    """Ask for a pictogram, or none."""
    box: QComboBox = short(choice(name, [("", _("none"))]))
    box.setIconSize(QSize(Size.ICON_BIG, Size.ICON_BIG))
    for names in content.facts("pictograms").values():
        for one in names:
            file = f"say-{one.replace('_', '-')}"
            box.addItem(QIcon(picture(file, Size.ICON_BIG)), picture_word(one), file)
    if chosen and box.findData(chosen) < 0:
        box.addItem(QIcon(picture(chosen, Size.ICON_BIG)), _("as before"), chosen)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    layout.addWidget(label(name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box)
    return lambda: str(box.currentData())


def asked_many(
    layout: QVBoxLayout, name: str, options: Sequence[tuple[str, str]], chosen: Sequence[str]
) -> Callable[[], tuple[str, ...]]:
    """Ask for several of a list, each with a tick."""
    box = QListWidget()
    box.setFont(font(Text.STAFF_TEXT))
    box.setAccessibleName(name)
    for value, word in options:
        item = QListWidgetItem(word, box)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
    rows = box.sizeHintForRow(0) * box.count() + 2 * box.frameWidth() + 2 * box.spacing()
    box.setMinimumHeight(min(rows, Size.LIST_TICKS))
    box.setMaximumHeight(max(rows, Size.BUTTON_STAFF))
    layout.addWidget(label(name, Text.STAFF_SMALL_BOLD))
    layout.addWidget(box, 1)

    def ticked() -> tuple[str, ...]:
        items = (box.item(number) for number in range(box.count()))
        return tuple(
            str(one.data(Qt.ItemDataRole.UserRole)) for one in items if one.checkState() == Qt.CheckState.Checked
        )

    return ticked


def asked_day(layout: QVBoxLayout, name: str, day: date | None) -> Callable[[], date | None]:
    """Ask for a day, or none."""
    box = QCheckBox(name)
    box.setFont(font(Text.STAFF_SMALL_BOLD))
    field = QDateEdit()
    field.setCalendarPopup(True)
    field.setDateRange(*(QDate(one.year, one.month, one.day) for one in (EARLIEST, LATEST)))
    field.setDisplayFormat("dd.MM.yyyy")
    field.setFont(font(Text.STAFF_TEXT))
    field.setMinimumHeight(Size.BUTTON_STAFF)
    field.setAccessibleName(name)
    shown = day or date.today()  # noqa: DTZ011 - the day on the wall
    field.setDate(QDate(shown.year, shown.month, shown.day))
    field.setEnabled(day is not None)
    box.setChecked(day is not None)
    box.toggled.connect(field.setEnabled)
    layout.addWidget(box)
    layout.addLayout(row(field, None))
    return lambda: date(*field.date().getDate()) if box.isChecked() else None
