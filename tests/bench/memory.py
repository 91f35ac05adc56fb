"""One process that opens a home with all its cases, lets everything load, and says how much memory it took."""

import sys
from pathlib import Path

from app.home.services.open_home import open_house
from app.i18n import set_language
from app.ui.tasks import GarbageCollector
from tests.bench.filled import coordinator
from tests.bench.rooms import Room
from tests.walks.steps import application, closed


def highest() -> float:
    """Return the most memory that this program has had, in MB. `getrusage` would count what the program that
    started this one had."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024


def main(folder: str) -> None:
    collector = GarbageCollector(application())
    set_language("lb")
    house = open_house(Path(folder))
    shell, _room = Room(house, coordinator(house)).wholly_loaded()
    print(highest(), flush=True)
    closed(shell)
    assert collector


if __name__ == "__main__":
    main(sys.argv[2])
