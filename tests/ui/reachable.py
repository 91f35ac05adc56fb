"""Finds controls that somebody with a screen reader, a keyboard or an unsteady finger could not use."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.tokens import Size

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane)


def unusable(root: QWidget, enlarged: float = 1.0) -> list[str]:
    """Return what has no name or role, cannot be reached by the Tab key, or is too small for a finger; where the
    system enlarges everything, each pixel counts for more on the screen."""
    return list(_problems(root, Size.TOUCH / enlarged))


def _problems(root: QWidget, touch: float) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or not widget.isVisibleTo(root) or not widget.isEnabled():
            continue
        if widget.objectName().startswith("qt_") or isinstance(
            widget.parentWidget(), QComboBox | QLineEdit | QTableView | QDateEdit
        ):
            continue
        said = QAccessible.queryAccessibleInterface(widget)
        what = f"{type(widget).__name__} {widget.accessibleName()!r}"
        if said is None or said.role() in NO_ROLE:
            yield f"no role: {what}"
        elif not said.text(QAccessible.Text.Name).strip():
            yield f"no name: {what} in {type(widget.parentWidget()).__name__}"
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _by_arrow(widget):
            yield f"not by keyboard: {what}"
        if _for_fingers(widget) and min(widget.width(), widget.height()) < touch:
            yield f"too small: {what} {widget.size().toTuple()}"


def _by_arrow(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive()


def _for_fingers(widget: QWidget) -> bool:
    at: QWidget | None = widget
    while at is not None:
        if isinstance(at, Kiosk):
            return True
        at = at.parentWidget()
    return False
