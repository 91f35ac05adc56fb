"""The home's charter: the one that is valid, its draft, its versions, and who has signed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from sqlalchemy import Connection

from app.charter.rules import (
    Charter,
    CharterSigner,
    Difference,
    Pair,
    PairText,
    Signature,
    conditions,
    differences,
    in_force,
    validated_charter,
    validated_pair,
    validated_signature,
)
from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, NoSuchItem, SoundsLikeReward
from app.core.rights import Action
from app.core.signs import SIGNS
from app.home.services.home_papers import HomePapers
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content, in_language, preferred
from app.store import audit
from app.store.formats import Format
from app.vault.ids import new_id

CHARTER = Format("charter", Charter)
PAIR = Format("pair of the charter", Pair)


class Charters:
    """What everybody may see, and a child's stamp under it."""

    def __init__(self, house: OpenHome) -> None:
        self.house = house
        self._papers = HomePapers(house, "charter", CHARTER)

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self.house.today

    def versions(self) -> list[Charter]:
        """Return every version that was agreed, the newest first."""
        agreed = [charter for charter in self._papers.all() if not charter.is_draft]
        return sorted(agreed, key=lambda charter: charter.number, reverse=True)

    def shown(self) -> Charter:
        """Return the version that is valid, else the one that the program begins with: number 0, agreed by
        nobody yet."""
        return in_force(self._papers.all(), self.today) or first_charter()

    def stamp(self, picture: str) -> Charter:
        """Put a child's stamp under the charter that is valid. Raises ChangedMeanwhile where there is none,
        TooMany."""
        valid = in_force(self._papers.all(), self.today)
        if valid is None or picture.removeprefix("sign-") not in SIGNS:
            raise NoSuchItem
        return self._sign(valid, Signature(CharterSigner.CHILD, stamp=picture, day=self.today), None)

    def _sign(self, charter: Charter, signature: Signature, by: SignedIn | None) -> Charter:
        ready = validated_signature(signature)
        with self.house.database.writing() as connection:
            kept = self._keep(connection, replace(charter, signatures=(*charter.signatures, ready)), by)
            audit.append(connection, self.house.clock(), by.id if by else "", AuditAction.CHARTER_SIGNED)
        return kept

    def _keep(self, connection: Connection, charter: Charter, by: SignedIn | None) -> Charter:
        return self._papers.keep(connection, validated_charter(charter), by)


class CharterWork(Charters):
    """Drafting, for all who hold workshops; agreeing, for those who hold the parliament's sessions."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    def draft(self) -> Charter | None:
        """Return the draft that is being written."""
        return next((charter for charter in self._papers.all() if charter.is_draft), None)

    def begin(self) -> Charter:
        """Begin a draft from what is shown now; return the one there is where there is one already."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self.draft() or self._write(self.fresh(), AuditAction.CHARTER_DRAFTED)

    def fresh(self) -> Charter:
        """Return the draft there is, else one from what is shown now, not kept yet."""
        numbers = [charter.number for charter in self._papers.all()]
        return self.draft() or Charter("", max(numbers, default=0) + 1, self.shown().pairs)

    def keep_pair(self, draft: Charter, pair: Pair, *, looked_at: bool = False) -> Charter:
        """Keep a pair of the draft; a new one gets its id and is appended. Raises NameMissing, TextTooLong,
        TooMany, ChangedMeanwhile where somebody else has changed it since, or SoundsLikeReward for new wording,
        unless `looked_at` confirms it."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        ready = validated_pair(replace(pair, id=pair.id or new_id()))
        there = {other.id: other for other in draft.pairs}
        before = there.get(ready.id, Pair("")).texts
        new = {code: text for code, text in ready.texts.items() if text != before.get(code)}
        if not looked_at and (found := rewards(new)):
            raise SoundsLikeReward(found)
        pairs = tuple(ready if other.id == ready.id else other for other in draft.pairs)
        return self._change(draft, pairs if ready.id in there else (*pairs, ready))

    def take_pair_out(self, draft: Charter, pair_id: str) -> Charter:
        """Leave a pair out of the draft. Raises ChangedMeanwhile."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._change(draft, tuple(pair for pair in draft.pairs if pair.id != pair_id))

    def agree(self, draft: Charter, *, valid_from: date, look_again: date, agreed_in: str, note: str) -> Charter:
        """Make the draft the charter: agreed in a session of the parliament, valid from a day, to be looked at
        again on another. Its pairs stay as they are from then on. Raises NameMissing where it has no pairs, or
        ChangedMeanwhile."""
        self._me.demand(Action.HOLD_BALLOTS)
        if not draft.is_draft:
            raise ChangedMeanwhile
        ready = replace(
            draft,
            note=note,
            agreed_in=agreed_in,
            agreed_on=self.today,
            valid_from=valid_from,
            look_again=max(valid_from, look_again),
        )
        return self._write(ready, AuditAction.CHARTER_AGREED)

    def sign(self, charter: Charter, signature: Signature) -> Charter:
        """Write a signature under a version. Raises NameMissing, TooMany or ChangedMeanwhile."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        if charter.is_draft:
            raise ChangedMeanwhile
        return self._sign(charter, replace(signature, day=self.today), self._me)

    def throw_draft_away(self, draft: Charter) -> None:
        """Delete the draft. Raises ChangedMeanwhile where it is none any more."""
        self._me.demand(Action.HOLD_BALLOTS)
        with self.house.database.writing() as connection:
            self._papers.forget(connection, draft)
            audit.append(connection, self.house.clock(), self._me.id, AuditAction.CHARTER_DRAFT_DELETED)

    def compared(self, charter: Charter) -> list[Difference]:
        """Return what a version changed against the one before it, in the current language."""
        before = [version for version in self.versions() if version.number < charter.number]
        return differences(before[0] if before else first_charter(), charter, preferred())

    def _change(self, draft: Charter, pairs: tuple[Pair, ...]) -> Charter:
        if not draft.is_draft:
            raise ChangedMeanwhile
        return self._write(replace(draft, pairs=pairs), AuditAction.CHARTER_DRAFTED)

    def _write(self, charter: Charter, action: AuditAction) -> Charter:
        with self.house.database.writing() as connection:
            known = self._papers.at(connection, charter.id) if charter.id else None
            if known is not None and not known.is_draft:
                raise ChangedMeanwhile
            kept = self._keep(connection, charter, self._me)
            audit.append(connection, self.house.clock(), self._me.id, action)
        return kept


@cache
def first_charter() -> Charter:
    """Return the charter that ships with the program, in all languages: a beginning, agreed by nobody."""
    words = {language: said["pair"] for language, said in content.in_every_language("charter").items()}
    pairs = tuple(
        Pair(name, facts["picture"], facts["card"], {code: PairText(**said[name]) for code, said in words.items()})
        for name, facts in content.facts("charter").items()
    )
    return Charter("", 0, pairs)


def always() -> str:
    """Return the sentence above every charter: rights need not be earned."""
    return str(content.texts("charter")["always"])


def rewards(texts: Mapping[str, PairText]) -> list[str]:
    """Return the words that make these texts sound like a reward, checked in each text's language."""
    found: list[str] = []
    for code, text in texts.items():
        with in_language(code):
            found += conditions(text, condition_words())
    return found


def condition_words() -> list[str]:
    """Return the words by which a right would sound like a reward, in the current language."""
    return list(map(str, content.texts("charter")["conditions"]))
