"""Writes a file that somebody wants to take along: under another name first, then renamed, so that it is whole or
absent."""

from PySide6.QtCore import QSaveFile

from app.i18n import _


def written(where: str, data: bytes) -> bool:
    """Write the file; tell whether it is there."""
    file = QSaveFile(where)
    whole = file.open(QSaveFile.OpenModeFlag.WriteOnly) and file.write(data) == len(data)
    return bool(whole and file.commit())


def saved_or_not(where: str, data: bytes) -> str:
    """Write the file, and return what to say about it."""
    if written(where, data):
        return _("Saved.")
    return _("It could not be saved there. Please choose another folder.")
