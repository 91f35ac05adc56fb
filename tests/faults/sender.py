"""A process that sends one report after the other and says so each time, until it is killed."""

import sys
from itertools import count
from pathlib import Path

from app.core.report import Draft, Wish
from app.services.house import open_house
from app.services.telling import Telling

LENGTH = 4_000


def main(folder: str) -> None:
    telling = Telling(open_house(Path(folder)))
    for number in count():
        receipt = telling.prepare_receipt()
        words = f"{number} ".ljust(LENGTH, "x")
        telling.send(Draft("lb", text=words, wishes=frozenset({Wish.COORDINATOR})), receipt)
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
