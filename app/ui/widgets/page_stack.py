"""A stack of pages that never makes its window higher than the screen: what does not fit scrolls or shrinks."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStackedLayout, QWidget


class PageStack(QStackedLayout):
    """One page at a time. A page's wished height for its width is no minimum of the window.

    `out_of_reach` is where pages wait that nobody may come across: a window of its own that is never shown. A
    hidden page stays in what a screen reader is told, rows of lists even as shown; what is in there does not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.out_of_reach = QWidget(parent, Qt.WindowType.Window)
        self.setContentsMargins(0, 0, 0, 0)

    def minimumSize(self) -> QSize:
        """Ask for nothing: a page takes what the screen has."""
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return False
