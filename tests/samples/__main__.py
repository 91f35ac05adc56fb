"""`python -m tests.samples VERSION` makes the sample of a release, before it is released; `python -m tests.samples
formats` adds the new number of a format to `formats.json`."""

import gzip
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.store.database import FILE_NAME
from tests.samples.filling import Filling
from tests.samples.reading import FACTS, HERE, SAMPLES, everything_in, facts, unpacked, words_file
from tests.samples.test_formats import FROZEN, all_formats, frozen


def _make(version: str) -> None:
    with TemporaryDirectory(prefix="sample-") as name:
        filling = Filling(Path(name))
        filling.fill()
        file = Path(name) / FILE_NAME
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("VACUUM")
        (HERE / f"{version}.db.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
        (HERE / f"{version}.msbundle").write_bytes(filling.bundle)
        known = {samples: facts(samples) for samples in SAMPLES} | {version: filling.facts}
        FACTS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")
    _keep_words(version)


def _keep_words(version: str) -> None:
    with TemporaryDirectory(prefix="sample-") as name, unpacked(version, Path(name)) as house:
        words = json.dumps(everything_in(house, facts(version)), ensure_ascii=False)
        words_file(version).write_bytes(gzip.compress(words.encode(), mtime=0))


def _add_formats() -> None:
    known = frozen()
    for name, now in all_formats().items():
        for number, described in now.items():
            known.setdefault(name, {}).setdefault(number, described)
    FROZEN.write_text(json.dumps(known, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


if sys.argv[1] == "formats":
    _add_formats()
else:
    _make(sys.argv[1])
