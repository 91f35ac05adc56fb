"""Updates of the program from a stick: looked at, a back-up made, and handed to the system's own installer, which
asks for the administrator. The way back is the same with an older package; the back-up from before the update is
what the older version then asks for where the form of the data has changed."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import time

from app import __version__
from app.core.audit_actions import AuditAction
from app.core.errors import UpdateRefused, WhyRefused
from app.core.rights import Action
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.safekeeping.rules.updates import Direction, System, direction
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.update_packages import (
    UpdatePackage,
    found_on,
    makers_key,
    read_package,
    unpack_installer,
)
from app.store import audit
from app.store.database import HEAD

_FOLDER = "meng-stemm-update-"
_A_DAY = 24 * 3_600
_STARTED = 32
"""What ShellExecuteW returns at most where it started nothing."""


@dataclass(frozen=True)
class OfferedUpdate:
    """A package that may be taken: where it leads, and whether the form of the data stays."""

    package: UpdatePackage
    direction: Direction
    keeps_data_form: bool


def installed_as() -> System | None:
    """Return by which installer this program came; None where it was copied or runs from its source."""
    program = Path(sys.executable)
    if not getattr(sys, "frozen", False):
        return None
    if sys.platform == "win32":
        return System.WINDOWS if program.with_name("unins000.exe").exists() else None
    return System.DEBIAN if program.is_relative_to("/opt") and shutil.which("apt-get") else None


def hand_over(system: System, installer: Path) -> None:
    """Start the system's installer, which asks for the administrator and goes on without this program. Raises
    UpdateRefused where it does not start."""
    if system is System.WINDOWS:
        import ctypes  # noqa: PLC0415 - this part is there on Windows only

        shell = ctypes.windll.shell32  # type: ignore[attr-defined,unused-ignore]
        options = "/SILENT /SUPPRESSMSGBOXES /NORESTART"
        if shell.ShellExecuteW(None, "runas", str(installer), options, str(installer.parent), 1) <= _STARTED:
            raise UpdateRefused(WhyRefused.NOT_BEGUN)
        return
    command = ["pkexec", "apt-get", "install", "--yes", "--allow-downgrades", str(installer)]
    nothing = subprocess.DEVNULL
    try:
        subprocess.Popen(  # noqa: S603 - the makers signed the file
            command, start_new_session=True, stdin=nothing, stdout=nothing, stderr=nothing
        )
    except OSError as error:
        raise UpdateRefused(WhyRefused.NOT_BEGUN) from error


class Updating:
    """What coordinators and administrators do with a package. `makers`, `system` and `hand_over` are the program's
    own unless a test says otherwise."""

    version = __version__

    def __init__(
        self,
        house: OpenHome,
        me: SignedIn,
        makers: bytes | None = None,
        system: System | None = None,
        hand_over: Callable[[System, Path], None] = hand_over,
    ) -> None:
        self._house, self._me, self._hand_over = house, me, hand_over
        self._makers = makers or makers_key()
        self._system = system or installed_as()

    @property
    def is_possible(self) -> bool:
        """Tell whether this program came by an installer, and knows the makers' key."""
        return self._makers is not None and self._system is not None

    def found(self, roots: Iterable[Path]) -> list[OfferedUpdate]:
        """Return the packages on sticks and in folders that lead somewhere, the newest first; what is no package
        of the makers' is left out. Raises NotAllowed."""
        self._me.demand(Action.UPDATE_PROGRAM)
        offered = []
        for file in found_on(roots):
            with suppress(UpdateRefused):
                offered.append(self.look(file))
        return offered

    def look(self, file: Path) -> OfferedUpdate:
        """Read a package. Raises NotAllowed, and UpdateRefused where it is not the makers', is not for this
        system, or has the version that is here."""
        self._me.demand(Action.UPDATE_PROGRAM)
        if self._makers is None:
            raise UpdateRefused(WhyRefused.NOT_OURS)
        package = read_package(file, self._makers)
        if self._system not in package.manifest.installers:
            raise UpdateRefused(WhyRefused.OTHER_SYSTEM)
        leads = direction(package.manifest.version, self.version)
        if leads is Direction.SAME:
            raise UpdateRefused(WhyRefused.NOT_NEWER)
        return OfferedUpdate(package, leads, package.manifest.schema == HEAD)

    def begin(self, offered: OfferedUpdate) -> None:
        """Make a back-up, unpack the installer and start it; then the program has to end. Raises NotAllowed,
        NoPlaceForBackup, BackupNotWritten and UpdateRefused; then nothing was installed."""
        self._me.demand(Action.UPDATE_PROGRAM)
        again = self.look(offered.package.file)  # the stick may hold something else by now
        if again != offered or self._system is None:
            raise UpdateRefused(WhyRefused.NOT_OURS)
        BackupWork(self._house, self._me).make_now()
        _forget_older()
        folder = Path(tempfile.mkdtemp(prefix=_FOLDER))
        installer = unpack_installer(again.package, self._system, folder)
        back = offered.direction is Direction.OLDER
        action = AuditAction.WENT_BACK_TO_VERSION if back else AuditAction.UPDATE_BEGUN
        with self._house.database.writing() as connection:
            now = self._house.clock()
            audit.append(connection, now, self._me.id, action, about=offered.package.manifest.version)
        self._hand_over(self._system, installer)  # last: the installer may close this program at once


def _forget_older() -> None:
    """Take away installers of earlier updates: nobody knows when an installer has ended."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if folder.stat().st_mtime < time() - _A_DAY:
                shutil.rmtree(folder, ignore_errors=True)
