"""`meng-stemm move` and `meng-stemm connect`: a home goes from this PC to a server, or back, and another PC uses
it there. For whoever looks after the PCs; nothing sealed is opened."""

from dataclasses import replace
from pathlib import Path

from app import settings
from app.core.errors import MengStemmError, ReadOnlyFolder, ReportsWaiting, ServerAddress
from app.i18n import _, formats, ngettext, use
from app.services.house import open_house
from app.services.moving import move_to_file, move_to_server
from app.services.outbox import reports_wait
from app.ui.words import refusal


def move(folder: Path, server: str) -> int:
    """Move the home to the server, or back into the folder where it is on one and no address is given; return the
    exit code. What was there before stays, and is no longer used."""
    known = settings.load(folder)
    use(known.language)
    try:
        _nothing_waits(folder)
        if server:
            if known.server:
                raise ServerAddress
            rows = move_to_server(folder, server)
        elif known.server:
            rows = move_to_file(known.server, folder)
        else:
            raise ServerAddress
        settings.save(folder, replace(known, server=server))
    except OSError:
        print(refusal(ReadOnlyFolder()))  # noqa: T201 - a command's own output
        return 1
    except MengStemmError as error:
        print(refusal(error))  # noqa: T201 - a command's own output
        return 1
    said = ngettext(
        "{count} row was copied and compared. From now on the home is there.",
        "{count} rows were copied and compared. From now on the home is there.",
        rows,
    )
    print(said.format(count=formats.number(rows)))  # noqa: T201
    return 0


def connect(folder: Path, server: str) -> int:
    """Let this PC use a home that is on a server; return the exit code."""
    known = settings.load(folder)
    use(known.language)
    try:
        if not server:
            raise ServerAddress
        _nothing_waits(folder)
        house = open_house(folder, server=server)
        name, language = (house.home.name, house.home.language) if house.is_set_up else ("", known.language)
        house.close()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        settings.save(folder, settings.Settings(name, language, server))
    except MengStemmError as error:
        print(refusal(error))  # noqa: T201
        return 1
    print(_("This PC uses the home on the server from now on."))  # noqa: T201
    return 0


def _nothing_waits(folder: Path) -> None:
    if reports_wait(folder):
        raise ReportsWaiting
