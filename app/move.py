"""`meng-stemm move` and `meng-stemm connect`: a home goes from this PC to a server, or back, and another PC uses
it there. For whoever looks after the PCs; nothing sealed is opened."""

from collections.abc import Callable
from pathlib import Path

from app import settings
from app.core.errors import MengStemmError, ServerAddress
from app.home.words.places import moved_line
from app.i18n import _, set_language
from app.reports.services.outbox import demand_nothing_waits
from app.safekeeping.services.moving import connected, move_to_file, move_to_server
from app.server_address import keep_address, remember_server
from app.store.grants import PC_ACCOUNT, grants_for
from app.ui.words import refusal


def move(folder: Path, server: str) -> int:
    """Move the home to the server, or back into the folder where it is on one and no address is given; return the
    exit code. What was there before is kept, sealed where it was a file."""
    known = settings.load(folder)

    def work() -> str:
        demand_nothing_waits(folder)
        if bool(server) == bool(known.server):
            raise ServerAddress
        if server:
            rows = move_to_server(folder, server, lambda address: keep_address(folder, address))
        else:
            rows = move_to_file(known.server, folder)
            keep_address(folder, server)
        said = moved_line(rows, to_server=bool(server))
        return "\n".join([said, "", _grants(), *grants_for()]) if server else said

    return _said(known.language, work)


def _grants() -> str:
    return _(
        "Let the PCs use an account of their own on the server, {account}: it cannot take lines out of the audit "
        "log and the list of people. The owner of the database makes it, and runs these lines once:"
    ).format(account=PC_ACCOUNT)


def connect(folder: Path, server: str) -> int:
    """Let this PC use a home that is on a server; return the exit code."""
    known = settings.load(folder)

    def work() -> str:
        remember_server(folder, server, *connected(folder, server))
        return _("This PC uses the home on the server from now on.")

    return _said(known.language, work)


def _said(language: str, work: Callable[[], str]) -> int:
    set_language(language)
    try:
        said, code = work(), 0
    except MengStemmError as error:
        said, code = refusal(error), 1
    print(said)  # noqa: T201 - a command's own output
    return code
