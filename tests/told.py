"""What a screen reader is told about the program's windows."""

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication


def told() -> str:
    """Return every name and text that can be reached, hidden or not."""
    application = QApplication.instance()
    assert application is not None
    return "\n".join(_texts(QAccessible.queryAccessibleInterface(application)))


def _texts(qaccessible_interface: QAccessibleInterface | None) -> list[str]:
    if qaccessible_interface is None:
        return []
    said = [qaccessible_interface.text(QAccessible.Text.Name), qaccessible_interface.text(QAccessible.Text.Value)]
    return said + [
        text
        for number in range(qaccessible_interface.childCount())
        for text in _texts(qaccessible_interface.child(number))
    ]
