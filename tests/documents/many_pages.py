"""One process that prints a bundle of many pages, and says how many there are and how much memory it took."""

import resource
import sys
from pathlib import Path

from app.core.saying import Attachment, MediaKind
from app.services.printing import CasePrinting
from tests.documents.reading import pages_of
from tests.homes import make_home
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
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(pages_of(pdf), taken)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
