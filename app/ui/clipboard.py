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
        QGuiApplication.clipboard().dataChanged.connect(mark_own_copy)


def mark_own_copy() -> None:
    """Copy once more what this program has copied, with the marks for Windows' history."""
    board = QGuiApplication.clipboard()
    copied = board.mimeData()
    if not board.ownsClipboard() or not copied.hasText() or copied.hasFormat(next(iter(OUT_OF_HISTORY))):
        return
    marked = QMimeData()
    marked.setText(copied.text())
    for form, value in OUT_OF_HISTORY.items():
        marked.setData(form, value)
    board.setMimeData(marked)
