"""`meng-stemm trust`: lets this PC know the home again, with the 24 words; as the system's administrator also in a
file that nobody else may write. For whoever looks after the PC; prints the home's number and nothing secret."""

import sys
from pathlib import Path

from app import settings
from app.core.errors import MengStemmError
from app.home.services.anchors import shown, system_file, write_system_file
from app.home.services.open_home import OpenHome, open_house
from app.home.services.trusting import trust
from app.i18n import _, set_language
from app.ui.words import refusal
from app.vault.keystore import KeyStore, SystemKeyStore

_LONGEST = 2_000
"""Characters that are read of the recovery words."""


def run_trust(folder: Path, key_store: KeyStore | None = None, file: Path | None = None) -> int:
    """Ask for the words, let the PC know the home by them, print its number; return 0 where that is done. The
    words are read from the standard input. `file` is where the number goes, else the system's own place."""
    known = settings.load(folder)
    set_language(known.language)
    print(_("The 24 words"), end=": ", flush=True)  # noqa: T201 - a command's own output
    words = sys.stdin.readline(_LONGEST).strip()
    try:
        house = _opened(folder, known.server, key_store or SystemKeyStore())
        try:
            root, kept = trust(house, words)
        finally:
            house.close()
    except MengStemmError as error:
        print(refusal(error))  # noqa: T201
        return 2
    print(_("Number of this home: {number}").format(number=shown(root)))  # noqa: T201
    place = file or system_file()
    if write_system_file(place, root):
        print(_("It stands now in {file}, which only the administrator may write.").format(file=place))  # noqa: T201
    else:
        said = _("To write it into {file} too, start this command as the administrator.")
        print(said.format(file=place))  # noqa: T201
    if not kept:
        print(_("This PC has no key store that is open; the file alone says which home this is."))  # noqa: T201
    return 0


def _opened(folder: Path, server: str, key_store: KeyStore) -> OpenHome:
    house = open_house(folder, server=server, key_store=key_store)
    house.anchors.forget()
    return house
