"""One process that prints a bundle of many pages, and says how many there are and how much memory it took."""

import sys
from pathlib import Path

from app.core.saying import Attachment, MediaKind
from app.reports.services.printing import CasePrinting
from tests.documents.reading import pages_of
from tests.made_homes import make_home
from tests.papers import drawing

_EACH = 16
"""Pages of a case with a long text and as many drawings as there may be."""


def main(folder: str, pages: int) -> None:
    """Send cases with a drawing each, long enough for the pages; print all of them."""
    home = make_home(Path(folder))
    line = "Haut war et laut am Gank, an ech hu laang net geschlof. " * 5
    text = "\n\n".join([line] * 68)
    pictures = (Attachment(MediaKind.DRAWING, drawing()),) * 8
    for number in range(pages // _EACH + 1):
        home.tell(f"{number}\n{text}", attachments=pictures)
    casework = home.casework("claire")
    printing = CasePrinting(home.house, home.signed_in("claire"), casework)
    pdf = printing.bundle(casework.order(), "lb", with_names=True)
    print(pages_of(pdf), _highest_resident_set())


def _highest_resident_set() -> float:
    """Return the megabytes of this process alone: `getrusage` also counts what its parent had taken when it was
    forked."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
