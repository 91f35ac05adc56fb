"""What the room of the parliament can do."""

from collections.abc import Callable
from dataclasses import dataclass

from app.parliament.services.ballots import HoldingBallots
from app.parliament.services.papers import ParliamentPapers
from app.parliament.services.parliament import ParliamentWork
from app.workshops.rules import Agreed


@dataclass(frozen=True)
class ParliamentServices:
    """`holds` tells whether this person holds sessions and ballots; `from_workshops` gives the proposals that a
    workshop agreed on and nobody has brought yet."""

    work: ParliamentWork
    holding: HoldingBallots
    papers: ParliamentPapers
    from_workshops: Callable[[], list[Agreed]]
    holds: bool
