"""`python3 dev.py tamper [--part 2/8] [--only TABLE]`: write into every table and column of a filled home in every
simple way, one at a time, let honest people look, and say what became of it. Ends with 1 where somebody read what
they may not read, or where something was silent that is not in `silent.json`; `--keep` brings that list up to date
with what was tried."""

import argparse
import json
import os
import sys
import tempfile
from collections import Counter
from contextlib import nullcontext
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.server.cluster import cluster, is_there
from tests.tamper.changes import changes
from tests.tamper.home import original
from tests.tamper.judging import Judged, Outcome, judged

SILENT = Path(__file__).with_name("silent.json")
"""Changes that nothing tells of today, with the parts that read otherwise: to be made shorter, never longer."""


MOVED = 10

OPEN = (Outcome.SILENT, Outcome.BROKEN)
"""What the list holds."""


def known_silent() -> dict[str, list[str]]:
    """Return the changes that are known to be silent."""
    found: dict[str, list[str]] = json.loads(SILENT.read_text("utf-8"))
    return found


def tried(part: int, parts: int, only: str = "") -> list[Judged]:
    """Make a home, and judge every `parts`th change, beginning with number `part` (from 1). After each tenth the
    home is moved to a server, too: that takes seconds."""
    with (
        tempfile.TemporaryDirectory(prefix="tamper-", ignore_cleanup_errors=True) as folder,
        cluster() if is_there() else nullcontext() as server,
    ):
        made = original(Path(folder), server)
        every = [change for change in changes(made.file, made.older) if not only or change.table == only]
        return [
            judged(change, made, server if number % MOVED == 0 else None)
            for number, change in enumerate(every[part - 1 :: parts])
        ]


def main(argv: list[str]) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="dev.py tamper", description="write into every cell of a home's file")
    parser.add_argument("--part", default="1/1", help="which part of how many: 2/8")
    parser.add_argument("--only", default="", help="one table")
    parser.add_argument("--keep", action="store_true", help="bring the list of silent changes up to date")
    options = parser.parse_args(argv)
    part, parts = map(int, options.part.split("/"))
    found = tried(part, parts, options.only)
    counts = Counter(result.outcome for result in found)
    for result in found:
        if result.outcome in (Outcome.BREACH, Outcome.BROKEN, Outcome.SILENT):
            print(f"{result.outcome}: {result.name}: {', '.join(result.parts)}")
    print("\nharmless: " + ", ".join(result.name for result in found if result.outcome is Outcome.HARMLESS))
    print(f"\n{len(found)} changes: " + ", ".join(f"{counts[outcome]} {outcome}" for outcome in Outcome))
    silent = {result.name: list(result.parts) for result in found if result.outcome in OPEN}
    if options.keep:
        others = {
            name: kept for name, kept in known_silent().items() if name not in {result.name for result in found}
        }
        SILENT.write_text(json.dumps(others | silent, indent=1, sort_keys=True) + "\n", "utf-8")
    return int(bool(counts[Outcome.BREACH]) or bool(silent.keys() - known_silent().keys()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
