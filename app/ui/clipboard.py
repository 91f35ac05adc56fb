"""What was copied does not stay in the clipboard for the next person."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_copied() -> None:
    """Clear the clipboard, and the selection where the system has one, whichever program filled them: their owner
    is unknown."""
    board = QGuiApplication.clipboard()
    board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection():
        board.clear(QClipboard.Mode.Selection)
