"""What was copied does not stay in the clipboard for the next person."""

import sys

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_FORMAT = 'application/x-qt-windows-mime;value="{}"'
"""How Qt names a form of Windows' clipboard that it does not know itself."""

_NO = (0).to_bytes(4, "little")
OUT_OF_HISTORY = {
    _FORMAT.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _FORMAT.format("CanIncludeInClipboardHistory"): _NO,
    _FORMAT.format("CanUploadToCloudClipboard"): _NO,
}
"""What Windows looks for before it keeps what was copied in its history (Win+V) or sends it to other PCs
(Microsoft, "Clipboard Formats": cloud clipboard and history)."""


def forget_copied() -> None:
    """Clear the clipboard, and the selection where the system has one, whichever program filled them: their owner
    is unknown."""
    board = QGuiApplication.clipboard()
    board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection():
        board.clear(QClipboard.Mode.Selection)


def keep_out_of_history() -> None:
    """Let Windows keep nothing that is copied here for longer than the clipboard holds it."""
    if sys.platform == "win32":
        QGuiApplication.clipboard().dataChanged.connect(_copy_again)


def out_of_history(text: str) -> QMimeData:
    """Return a text to copy, with the marks for Windows' history."""
    marked = QMimeData()
    marked.setText(text)
    for form, value in OUT_OF_HISTORY.items():
        marked.setData(form, value)
    return marked


def _copy_again() -> None:
    """Copy once more, with the marks, what this program has copied."""
    board = QGuiApplication.clipboard()
    copied = board.mimeData()
    if board.ownsClipboard() and copied.hasText() and not copied.hasFormat(next(iter(OUT_OF_HISTORY))):
        board.setMimeData(out_of_history(copied.text()))
