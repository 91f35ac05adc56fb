"""What the room of the other homes can do."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.core.ways_out import WayOut
from app.homes.services.exchange import Exchange
from app.homes.services.partners import Partners


@dataclass(frozen=True)
class HomesServices:
    """Cards of homes, and what goes and comes. `reads_cases` where this person reads cases of other homes;
    `today` is the day on the wall; `taken_out` writes down that a paper left the program."""

    partners: Partners
    exchange: Exchange
    reads_cases: bool
    today: Callable[[], date]
    taken_out: Callable[[WayOut], None]
