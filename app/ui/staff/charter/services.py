"""What the room of the charter can do."""

from collections.abc import Callable
from dataclasses import dataclass

from app.charter.services.charter import CharterWork
from app.charter.services.papers import CharterPapers
from app.parliament.rules.parliament import Sitting


@dataclass(frozen=True)
class CharterServices:
    """`holds` tells whether this person can make a draft the charter; `sittings` are the parliament's sessions."""

    work: CharterWork
    papers: CharterPapers
    sittings: Callable[[], list[Sitting]]
    holds: bool
