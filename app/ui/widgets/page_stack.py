"""A stack of pages that never makes its window higher than the screen: what does not fit scrolls or shrinks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget


class PageStack(QStackedLayout):
    """One page at a time. The height-for-width of a page is no minimum height of the window.

    `out_of_reach` is the parent of locked pages: a window that is never shown. A merely hidden page stays in the
    accessibility tree, its list rows even as visible; children of that window do not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.out_of_reach = QWidget(parent, Qt.WindowType.Window)
        self.setContentsMargins(0, 0, 0, 0)

    def minimumSize(self) -> QSize:
        """Ask for nothing: a page takes what the screen has."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return False
