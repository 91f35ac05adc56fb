"""What was copied here does not stay in the clipboard for the next person."""

from PySide6.QtGui import QClipboard, QGuiApplication


def forget_copied() -> None:
    """Empty the clipboard, and the selection on X11, where what is in it came from this program."""
    board = QGuiApplication.clipboard()
    if board.ownsClipboard():
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)
