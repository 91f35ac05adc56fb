"""A menu under a button: words with signs, and what each does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.theme.fonts import font
from app.ui.theme.images import icon
from app.ui.theme.tokens import Size, Text


@dataclass(frozen=True)
class MenuEntry:
    """One line of a menu."""

    name: str
    sign: str
    do: Callable[[], None]


def show_menu(entries: Sequence[MenuEntry], under: QWidget) -> None:
    """Show a menu below a button."""
    menu = QMenu(under)
    menu.setFont(font(Text.STAFF_TEXT))
    for entry in entries:
        action = QAction(QIcon(icon(entry.sign, Size.ICON)), entry.name, menu)
        action.triggered.connect(lambda _on=False, do=entry.do: do())
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(under.mapToGlobal(under.rect().bottomLeft()))
