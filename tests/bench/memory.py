"""One process that opens a home with all its cases, lets everything load, and says how much memory it took."""

import resource
import sys
from pathlib import Path

from app.i18n import use
from app.services.house import open_house
from app.ui.tasks import GarbageCollector
from tests.album import application, closed
from tests.bench.filled import coordinator
from tests.bench.rooms import Room


def main(folder: str) -> None:
    collector = GarbageCollector(application())
    use("lb")
    house = open_house(Path(folder))
    shell, _room = Room(house, coordinator(house)).wholly_loaded()
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
    closed(shell)
    assert collector


if __name__ == "__main__":
    main(sys.argv[2])
