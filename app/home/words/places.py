"""Where a home is kept, in words."""

from app.i18n import _, formats, ngettext


def place_line(server: str) -> str:
    """Say where the home is: `server` is what is shown of its address, empty for a file on this PC."""
    if server:
        return _("On a server: {place}").format(place=server)
    return _("In a file on this computer.")


def moved_line(rows: int, *, to_server: bool) -> str:
    """Say that a home has moved, and what became of the copy that was here."""
    said = ngettext(
        "{count} row was copied and compared. From now on the home is there.",
        "{count} rows were copied and compared. From now on the home is there.",
        rows,
    )
    said = said.format(count=formats.number(rows))
    if not to_server:
        return said
    sealed = _("What lay on this PC is sealed in the data folder. The recovery sheet opens it.")
    return f"{said} {sealed}"
