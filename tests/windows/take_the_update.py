"""Takes an update as the room "Back-up" does, under the Windows Python: `take_the_update.py PACKAGE SECRET`."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main(package: str, secret: str) -> None:
    """Check, unpack, and start the system's installer."""
    from app.safekeeping.rules.updates import System
    from app.safekeeping.services.update_packages import read_package, unpack_installer
    from app.safekeeping.services.updating import hand_over
    from app.vault.signing import checks

    found = read_package(Path(package), checks(bytes.fromhex(secret)))
    hand_over(System.WINDOWS, unpack_installer(found, System.WINDOWS, Path(tempfile.mkdtemp())))
    print("handed over", found.manifest.version)


if __name__ == "__main__":
    main(*sys.argv[1:])
