"""Writes a file that somebody wants to take along: under another name first, then renamed, so that it is whole or
absent."""

import re
import unicodedata
from datetime import date

from PySide6.QtCore import QSaveFile

from app.i18n import _


def paper_name(title: str = "", kind: str = "pdf") -> str:
    """Return the name that a file is offered under: the program, what it is where that may be seen, the day."""
    plain = unicodedata.normalize("NFKD", title.casefold().replace("ß", "ss")).encode("ascii", "ignore").decode()
    today = date.today()  # noqa: DTZ011 - local date
    return "-".join(["meng-stemm", *re.findall(r"[a-z0-9]+", plain), f"{today:%Y-%m-%d}.{kind}"])


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
