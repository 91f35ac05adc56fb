"""`python3 dev.py handbooks`: takes the pictures that stand in the handbooks anew, in every language, from the
real screens of the fictional home. `--pdf DIR` writes the handbooks too, to look at."""

import argparse
import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.handbooks.documents import handbook
from app.handbooks.rules import Handbook
from app.handbooks.services import paper_of
from app.i18n import FINISHED, content, set_language
from tests.walks.album import every_screen

PICTURES = Path(__file__).resolve().parents[1] / "resources" / "handbooks"
SIZE = (1280, 800)
COLOURS = 96
"""What a picture of a screen needs; a palette keeps the files small."""

SETTLED = 150
"""Milliseconds until layouts have found their places."""


def wanted() -> set[str]:
    """Return which screens stand in a handbook."""
    set_language("en")
    return {page["shot"] for which in Handbook for page in content.texts(f"handbooks/{which}")["page"]}


def small(widget: QWidget) -> bytes:
    """Return the picture of a window as a PNG with a palette."""
    raw = QBuffer()
    raw.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(raw, "PNG")
    image = Image.open(BytesIO(bytes(raw.data().data()))).convert("RGB")
    out = BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def take(language: str) -> None:
    """Walk through the screens in one language and keep those that are wanted."""
    missing, folder = wanted(), PICTURES / language
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        for name, widget in every_screen(Path(place), language, SIZE):
            if name in missing:
                QTest.qWait(SETTLED)
                (folder / f"{name}.png").write_bytes(small(widget))
                missing.remove(name)
    if missing:
        sys.exit(f"no such screen: {', '.join(sorted(missing))}")


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py handbooks", description="take the handbooks' pictures anew")
    parser.add_argument("--language", choices=list(FINISHED), action="append")
    parser.add_argument("--pdf", type=Path, help="write the handbooks into this folder, too")
    parser.add_argument("--keep", action="store_true", help="keep the pictures as they are")
    options = parser.parse_args(argv)
    for language in options.language or FINISHED:
        if not options.keep:
            take(language)
        if options.pdf:
            options.pdf.mkdir(parents=True, exist_ok=True)
            set_language(language)
            for which in Handbook:
                file = options.pdf / f"{which}-{language}.pdf"
                file.write_bytes(handbook(paper_of(which, "Haus Sonneblumm")))
                print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
