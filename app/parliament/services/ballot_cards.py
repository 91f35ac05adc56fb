"""Cards with pictures, each of which counts once, for a ballot and for the children's view of the house. The
database keeps a slow hash of each, and whether it was used; never what it was used for."""

import secrets
from collections.abc import Callable
from datetime import timedelta

from app.core.errors import CardUnknown, CardUsed
from app.home.services.open_home import OpenHome
from app.home.services.throttle import Throttle
from app.parliament import rows as ballots
from app.reports.rules.receipts import PICTURES
from app.vault.passwords import stretch
from app.vault.sealing import bound_to

CARD_LENGTH = 5
"""Pictures on a card: 30 bits, slow to guess, and a wrong one costs a pause."""

_HASH_BYTES = 32

Code = tuple[str, ...]


def no_news(_number: int) -> None:
    """Tell nobody how far it is."""


def draw_cards(
    house: OpenHome, box_id: str, number: int, on_card: Callable[[int], None] = no_news
) -> dict[Code, bytes]:
    """Return distinct random cards for a box, each with its hash; about a second for each."""
    found: dict[Code, bytes] = {}
    while len(found) < number:
        code = tuple(secrets.choice(PICTURES) for _place in range(CARD_LENGTH))
        if code not in found:
            found[code] = _hash(house, box_id, code)
            on_card(len(found))
    return found


def known_card(house: OpenHome, box_id: str, code: Code) -> bytes:
    """Return the hash of a card that has not been used; slow on purpose, off the GUI thread. Raises CardUnknown
    with the pause that follows, or CardUsed."""
    throttle = Throttle(house, f"ballot {box_id}")
    if pause := throttle.count():
        raise CardUnknown(pause)
    found = _hash(house, box_id, code)
    with house.database.reading() as connection:
        used = ballots.card_used(connection, box_id, found)
    if used is None:
        raise CardUnknown(throttle.left())
    throttle.take_back()
    if used:
        raise CardUsed
    return found


def _hash(house: OpenHome, box_id: str, code: Code) -> bytes:
    if len(code) != CARD_LENGTH or not set(code) <= set(PICTURES):
        raise CardUnknown(timedelta(0))
    plain = bound_to("ballot card", box_id, *code)
    return stretch(plain, house.receipt_salt, house.receipt_cost, _HASH_BYTES)
