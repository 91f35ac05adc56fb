"""Sealed, signed bundles on a stick: cases for an advocate elsewhere, figures for the organisation, content that
homes share. Sealed for the home it goes to, signed by the home it comes from, bound to both."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path

from app.core.days import FIRST_LOCAL, LATEST
from app.core.errors import BundleForged, BundleNotForYou, BundleUnreadable, ContentDamaged, WrittenByNewer
from app.core.tables import for_every
from app.home.services.groups import Group, group_pair
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.homes.rules import BundleItem, Cargo, Partner
from app.homes.services.partners import Partners
from app.store.formats import Format
from app.vault import containers, signing
from app.vault.containers import ContainerUnreadable
from app.vault.sealing import SealBroken, bound_to

ENDING = ".msbundle"
BYTES_LIMIT = 200_000_000
"""Bytes of a bundle: several hundred drawings and recordings."""

ITEMS_LIMIT = 2_000
_TEXT_LIMIT = 300
_VERSIONS = 2**31 - 1
"""The largest integer in every database."""

_GROUPS = for_every(
    Cargo, {Cargo.CASES: Group.CASES_FROM_OUTSIDE, Cargo.FIGURES: Group.HOMES, Cargo.CONTENT: Group.HOMES}
)


@dataclass(frozen=True)
class Bundle:
    """What was read: from whom, what, when it was made (UTC)."""

    sender: Partner
    cargo: Cargo
    made: datetime
    items: Sequence[BundleItem] = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """What is signed: from which home to which, what, when it was made, and its things."""

    sender: str
    to: str
    cargo: Cargo
    made: datetime
    items: tuple[BundleItem, ...]


LETTER = Format("bundle", Letter, names={Letter: {"sender": "from"}})


def packed(house: OpenHome, me: SignedIn, to: Partner, cargo: Cargo, items: Sequence[BundleItem]) -> bytes:
    """Return the bytes of a bundle's file. Raises NotAllowed or NoKeyYet, and BundleUnreadable where it is too
    large to be read again."""
    home, pair = house.home, Partners(house, me).pair
    plain = LETTER.written(Letter(home.id, to.id, cargo, house.clock(), tuple(items))).encode()
    if len(plain) > BYTES_LIMIT or len(items) > ITEMS_LIMIT:
        raise BundleUnreadable
    signed = plain + signing.sign(pair.private, plain, _place(home.id, to.id))
    reader = to.card.advocates if cargo is Cargo.CASES else to.card.homes
    facts = {"what": "bundle", "cargo": cargo, "from": home.id, "to": to.id}
    written = BytesIO()
    containers.write(written, BytesIO(signed), facts, {_GROUPS[cargo]: reader})
    return written.getvalue()


def unpacked(house: OpenHome, me: SignedIn, file: Path) -> Bundle:
    """Open a bundle. Raises BundleUnreadable where it is none, was cut off or altered, BundleNotForYou where it is
    for another home or other people, SenderUnknown, or BundleForged where another home made it than it says."""
    try:
        with file.open("rb") as opened:
            head = containers.head(opened)
            cargo, sender = Cargo(head.facts["cargo"]), head.facts["from"]
            if head.facts["to"] != house.home.id or not _GROUPS[cargo].is_held_by(me.role):
                raise BundleNotForYou
            partner = Partners(house, me).one(sender)
            key = head.key(_GROUPS[cargo], group_pair(house, me, _GROUPS[cargo]))
            whole = bytearray()
            for piece in containers.pieces(opened, head, key):
                whole += piece
                if len(whole) > BYTES_LIMIT + signing.SIGNATURE_BYTES:
                    raise BundleUnreadable
    except (OSError, ContainerUnreadable, KeyError, ValueError) as error:
        raise BundleUnreadable from error
    except SealBroken as error:
        raise BundleNotForYou from error
    plain, signature = bytes(whole[: -signing.SIGNATURE_BYTES]), bytes(whole[-signing.SIGNATURE_BYTES :])
    try:
        signing.check(partner.card.signs, plain, signature, _place(sender, house.home.id))
    except SealBroken as error:
        raise BundleForged from error
    return _read(plain, partner, cargo)


def _read(plain: bytes, sender: Partner, cargo: Cargo) -> Bundle:
    try:
        letter = LETTER.read(plain)
    except WrittenByNewer:
        raise
    except ContentDamaged as error:
        raise BundleUnreadable from error
    if letter.cargo is not cargo or not _can_be_shown(letter.made) or len(letter.items) > ITEMS_LIMIT:
        raise BundleUnreadable
    if not all(map(_can_be_kept, letter.items)):
        raise BundleUnreadable
    return Bundle(sender, cargo, letter.made, letter.items)


def _can_be_shown(made: datetime) -> bool:
    """Tell whether every system can convert a moment to local time."""
    return made.tzinfo is not None and FIRST_LOCAL <= made.date() <= LATEST


def _can_be_kept(item: BundleItem) -> bool:
    """Tell whether every database keeps it: a lone surrogate, legal in JSON, is no text."""
    words = (item.id, item.title, item.sort)
    try:
        for text in (*words, item.content):
            text.encode()
    except UnicodeEncodeError:
        return False
    return all(len(word) <= _TEXT_LIMIT for word in words) and 0 <= item.version <= _VERSIONS


def _place(sender: str, to: str) -> bytes:
    return bound_to("bundle", sender, to)
