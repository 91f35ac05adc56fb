"""The other homes that this one knows: their cards, and our own."""

import json
from pathlib import Path

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import (
    BundleUnreadable,
    ChangedMeanwhile,
    ContentDamaged,
    NotCompared,
    SenderUnknown,
    WrittenByNewer,
)
from app.core.rights import Action
from app.core.text import cleaned
from app.home.services.groups import Group, group_pair, group_public
from app.home.services.home_papers import HomePapers
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.homes.rules import NAME_LIMIT, HomeCard, Partner
from app.store import audit
from app.store.formats import Format
from app.vault import signing
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, bound_to

ENDING = ".mscard"
_LARGEST_CARD = 20_000
_KEY_BYTES = 32


class Partners:
    """Knows other homes, for those who exchange something with them. Homes that know each other have compared the
    numbers of their cards: that is what everything later rests on."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._papers = HomePapers(house, "partner", PARTNER)

    def own_card(self) -> HomeCard:
        """Return this home's own card. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.EXCHANGE)
        home, pair = self._house.home, self.pair
        if Group.CASES_FROM_OUTSIDE.is_held_by(self._me.role):
            advocates = group_pair(self._house, self._me, Group.CASES_FROM_OUTSIDE).public
        else:
            with self._house.database.writing() as connection:
                advocates = group_public(connection, Group.CASES_FROM_OUTSIDE)
        return HomeCard(home.id, home.name, pair.public, advocates, signing.checks(pair.private))

    def card_file(self) -> bytes:
        """Return this home's card as the bytes of a file to give away. Raises as `own_card`."""
        card = CARD.written(self.own_card()).encode()
        with self._house.database.writing() as connection:
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.OWN_CARD_TAKEN_OUT)
        return card

    def look_at(self, file: Path) -> HomeCard:
        """Read another home's card, so that its numbers can be compared. Raises NotAllowed or BundleUnreadable."""
        self._me.demand(Action.EXCHANGE)
        try:
            with file.open("rb") as opened:
                raw = opened.read(_LARGEST_CARD + 1)
        except OSError as error:
            raise BundleUnreadable from error
        return card_from(raw)

    def all(self) -> list[Partner]:
        """Return the homes that this one knows, by name; one that somebody wrote into the file is left out. Raises
        NotAllowed or NoKeyYet."""
        self._me.demand(Action.EXCHANGE)
        ours = signing.checks(self.pair.private)
        with self._house.database.reading() as connection:
            said = _last_said(connection)
        found = []
        for partner in self._papers.all():
            if partner.id != partner.card.id or said.get(partner.id, partner.card.print) != partner.card.print:
                continue  # forgotten, or known by another card, since this row was written
            try:
                signing.check(ours, _signed(partner.card), partner.signature, _PARTNER)
            except SealBroken:
                continue
            found.append(partner)
        return sorted(found, key=lambda partner: partner.card.name.casefold())

    def one(self, home_id: str) -> Partner:
        """Return one. Raises SenderUnknown."""
        for partner in self.all():
            if partner.id == home_id:
                return partner
        raise SenderUnknown

    def know(self, card: HomeCard, heard: str) -> Partner:
        """Know a home from now on, or its new card; `heard` is what the other home said of its numbers on the
        telephone: a mere tick would show nothing. Raises NotAllowed, or NotCompared where it does not fit."""
        self._me.demand(Action.EXCHANGE)
        if not card.is_said_by(heard):
            raise NotCompared
        if card.id == self._house.home.id:
            raise BundleUnreadable
        there = next((partner for partner in self._papers.all() if partner.id == card.id), None)
        signature = signing.sign(self.pair.private, _signed(card), _PARTNER)
        version = there.version if there is not None else 0
        with self._house.database.writing() as connection:
            kept = self._papers.keep(
                connection, Partner(card.id, card, self._house.today, signature, version), self._me
            )
            about = f"{card.id} {card.print}"
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.ANOTHER_HOME_KNOWN, about=about)
        return kept

    def forget(self, partner: Partner) -> None:
        """Know a home no longer: nothing is sent there and nothing taken from there. Raises NotAllowed."""
        self._me.demand(Action.EXCHANGE)
        with self._house.database.writing() as connection:
            try:
                self._papers.forget(connection, partner)
            except ChangedMeanwhile:
                return
            audit.append(
                connection,
                self._house.clock(),
                self._me.id,
                AuditAction.ANOTHER_HOME_FORGOTTEN,
                about=partner.id,
            )

    @property
    def pair(self) -> KeyPair:
        """Return the key pair that this home's figures and signatures rest on. Raises NoKeyYet."""
        return group_pair(self._house, self._me, Group.HOMES)


_PARTNER = bound_to("partner")
CARD = Format("card of a home", HomeCard)
PARTNER = Format("known home", Partner)


def _last_said(connection: Connection) -> dict[str, str]:
    """Return the fingerprint of the card by which each home was known last, as the log names it: an empty one for
    a home that was forgotten. An old row that somebody puts back brings no home back."""
    rows = audit.saying_about(connection, AuditAction.ANOTHER_HOME_KNOWN, AuditAction.ANOTHER_HOME_FORGOTTEN)
    return {home: its_card for home, _blank, its_card in (row.about.partition(" ") for row in rows)}


def _signed(card: HomeCard) -> bytes:
    """Return the signed bytes of another home's card: the same in every version of the program."""
    return json.dumps(CARD.plain(card), ensure_ascii=False).encode()


def card_from(raw: bytes) -> HomeCard:
    """Return the card that stands in a file. Raises BundleUnreadable."""
    if len(raw) > _LARGEST_CARD:
        raise BundleUnreadable
    try:
        card = CARD.read(raw)
        card.name.encode()  # a lone surrogate, legal in JSON, is not text
    except WrittenByNewer:
        raise
    except (ContentDamaged, UnicodeEncodeError) as error:
        raise BundleUnreadable from error
    keys = (card.homes, card.advocates, card.signs)
    named = cleaned(card.name) == card.name and 0 < len(card.name) <= NAME_LIMIT
    if (
        not named
        or not card.id.isalnum()
        or len(card.id) > NAME_LIMIT
        or any(len(key) != _KEY_BYTES for key in keys)
    ):
        raise BundleUnreadable
    return card
