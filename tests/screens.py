"""`python3 dev.py screens DIR [--language lb] [--size 1280x800]`: a picture of every screen, to look at."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest

from app.i18n import LANGUAGES
from tests.walks.album import every_screen

SETTLED = 120
"""Milliseconds until layouts have found their places and a PDF's page is drawn."""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py screens", description="write a picture of every screen")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=list(LANGUAGES), action="append")
    parser.add_argument("--size", default="1280x800", help="width and height, such as 1024x768")
    options = parser.parse_args(argv)
    width, _x, height = options.size.partition("x")
    options.folder.mkdir(parents=True, exist_ok=True)
    for language in options.language or LANGUAGES:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            for number, (name, widget) in enumerate(
                every_screen(Path(folder), language, (int(width), int(height)))
            ):
                QTest.qWait(SETTLED)
                file = options.folder / f"{language}-{number:02d}-{name}.png"
                if not widget.grab().save(str(file)):
                    sys.exit(f"could not write {file}")
                print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
