"""What one member of staff can do in this wing. A service is made when it is first asked for."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path

from app import settings
from app.core.errors import ServerHome
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import current
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.moving import Moving
from app.safekeeping.services.restoring import OpenedBackup, Restoring, agree_to_restore, who_may_agree_to_restore
from app.safekeeping.services.updating import Updating
from app.server_address import greet_as, keep_address


class BackupServices:
    """Back-ups and their way back; the way to a server and back."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @cached_property
    def backups(self) -> BackupWork:
        """Return what makes and lists back-ups."""
        return BackupWork(self._house, self._me)

    @cached_property
    def restoring(self) -> Restoring:
        """Return what opens back-ups."""
        return Restoring(self._house.database.folder, self._house.key_store)

    @cached_property
    def moving(self) -> Moving:
        """Return what moves the home to a server and back."""
        folder = self._house.database.folder
        return Moving(self._house, self._me, settings.load(folder).server, lambda at: keep_address(folder, at))

    @cached_property
    def updating(self) -> Updating:
        """Return what updates the program."""
        return Updating(self._house, self._me)

    @property
    def is_on_a_server(self) -> bool:
        """Tell whether several PCs share this home."""
        return self._house.database.is_on_a_server

    def now(self) -> datetime:
        """Return the current time."""
        return self._house.clock()

    def look(self, file: Path) -> OpenedBackup:
        """Open a back-up with this person's own key. Raises BackupNotForYou and StoreProblem."""
        return self.restoring.look_as(file, self._me)

    def others(self) -> Sequence[tuple[str, str]]:
        """Return id and name of each person who may agree that a back-up is brought back."""
        return [(person.id, person.name) for person in who_may_agree_to_restore(self._house, self._me)]

    def agree(self, account_id: str, password: str) -> SignedIn:
        """Let a second person agree with their own password. Raises WrongPassword."""
        return agree_to_restore(self._house, self._me, account_id, password)

    def take(self, opened: OpenedBackup, second: SignedIn | None) -> None:
        """Replace the current data with the opened back-up; the home is closed first. Raises ServerHome."""
        bring_back(self._house, opened, self._me, second)


def bring_back(
    house: OpenHome, opened: OpenedBackup, me: SignedIn | None = None, second: SignedIn | None = None
) -> None:
    """Replace the current data with an opened back-up; the home is closed first. Nobody is signed in where the
    recovery words opened it in a new home. Raises ServerHome."""
    folder = house.database.folder
    if house.database.is_on_a_server:
        raise ServerHome
    house.close()
    Restoring(folder, house.key_store).take(opened, me, second)
    greet_as(folder, opened.counted.home, opened.counted.language or current())
