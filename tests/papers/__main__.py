"""`python3 dev.py papers DIR [--language lb]`: every paper as PDF, to look at; `--keep NAME` keeps today's
look of one."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.i18n import LANGUAGES
from tests.documents.golden import file_of, language_of, picture
from tests.papers import EveryPaper


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="dev.py papers", description="write every paper as PDF")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--language", choices=list(LANGUAGES), action="append")
    parser.add_argument(
        "--keep", metavar="NAME", action="append", help="take today's look of a paper for the right one"
    )
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        papers = EveryPaper(Path(folder))
        if options.folder is not None:
            options.folder.mkdir(parents=True, exist_ok=True)
            for name, make in papers.of.items():
                for language in options.language or LANGUAGES:
                    file = options.folder / f"{name}-{language}.pdf"
                    file.write_bytes(make(language))
                    print(file)
        for name in options.keep or ():
            language = language_of(name)
            picture(papers.of[name](language)).save(file_of(name, language), optimize=True)
        papers.house.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
