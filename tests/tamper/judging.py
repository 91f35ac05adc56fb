"""What becomes of a change: refused, told, harmless, silent, or a breach."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from app.store.database import FILE_NAME
from tests.server.cluster import Server
from tests.tamper.changes import Change, apply
from tests.tamper.home import BROKEN, NAMED, ON_A_SERVER, Original, Read, copy, read


class Outcome(StrEnum):
    """From best to worst; `NONE` where the change changed nothing, or SQLite itself refused it; `BROKEN` where a
    page ends in an error that nobody has words for."""

    NONE = "changed nothing"
    REFUSED = "refused"
    TOLD = "told"
    HARMLESS = "harmless"
    SILENT = "silent"
    BROKEN = "broken off"
    BREACH = "breach"


@dataclass(frozen=True)
class Judged:
    """A change, what became of it, and the parts of the home that read otherwise than before."""

    name: str
    outcome: Outcome
    parts: tuple[str, ...] = field(default=())


def judged(change: Change, made: Original, server: Server | None = None) -> Judged:
    """Make a change in a copy of the home, and judge what honest people see then, on a server too where there is
    one."""
    with TemporaryDirectory(prefix="tamper-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        copy(made.file, folder / FILE_NAME)
        if not apply(change, folder / FILE_NAME):
            return Judged(change.name, Outcome.NONE)
        now = read(made, folder, server)
    if now.refused:
        broken = now.refused.startswith(BROKEN)
        return Judged(change.name, Outcome.BROKEN if broken else Outcome.REFUSED, (now.refused,))
    if found := sorted(breaches(made.read, now)):
        return Judged(change.name, Outcome.BREACH, tuple(found))
    if broken_off := sorted(_broken(now)):
        return Judged(change.name, Outcome.BROKEN, tuple(broken_off))
    before = {part: was for part, was in made.read.parts.items() if server or not part.endswith(ON_A_SERVER)}
    different = tuple(sorted(part for part, was in before.items() if now.parts.get(part) != was))
    if now.findings - made.read.findings or _newly_told(made.read, now):
        return Judged(change.name, Outcome.TOLD, different)
    return Judged(change.name, Outcome.SILENT if different else Outcome.HARMLESS, different)


def breaches(before: Read, now: Read) -> Iterator[str]:
    """Yield who reads what they could not read before: a report that names them, or one of somebody else."""
    cases = {part: set(_lines(before, part)) for part in before.parts if part.startswith("cases of ")}
    everybody = set().union(*cases.values())
    for part, own in cases.items():
        name = part.removeprefix("cases of ").split()[0]
        lines = set(_lines(now, part))
        if any(NAMED.get(name, "\0") in line for line in lines):
            yield f"{name} reads what names them"
        if lines & everybody - own:
            yield f"{name} reads a case of somebody else"


def _lines(found: Read, part: str) -> list[str]:
    words = found.parts.get(part)
    return ["\n".join(line) for lines in words.values() for line in lines] if isinstance(words, dict) else []


def _broken(now: Read) -> Iterator[str]:
    """Yield the parts that ended in an error without words."""
    yield from (
        f"{part} {was}" for part, was in now.parts.items() if isinstance(was, str) and was.startswith(BROKEN)
    )
    yield from (said for said in (*now.needs, *now.findings) if BROKEN in said)


def _newly_told(before: Read, now: Read) -> bool:
    """Tell whether the first page names something new, or a part says in words that it is damaged or not there."""
    kinds = {need.rsplit(" ", 1)[0] for need in now.needs} - {need.rsplit(" ", 1)[0] for need in before.needs}
    refusals = [part for part, was in now.parts.items() if isinstance(was, str) and was != "nobody signs in"]
    return bool(kinds or refusals)
