"""Sessions, workshops and campaigns as they are kept: sealed for the team, one version after the other. What was
agreed there, as a list of its own."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar, assert_never

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, ContentDamaged
from app.core.rights import Action
from app.home.services.groups import Group, group_ring
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.store import audit
from app.store.formats import Format
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, bound_to, derived, seal, unseal
from app.workshops import rows as gatherings
from app.workshops.rules import (
    Agreed,
    AgreedKind,
    Campaign,
    GatheringKind,
    TrainingSession,
    Workshop,
    validated_agreed,
    validated_campaign,
    validated_session,
    validated_workshop,
)

One = TypeVar("One", TrainingSession, Workshop, Campaign)
_BLOCK = 1024
_TICK = timedelta(milliseconds=1)
"""What tells two writings in one moment apart."""

KINDS: dict[type, GatheringKind] = {
    TrainingSession: GatheringKind.SESSION,
    Workshop: GatheringKind.WORKSHOP,
    Campaign: GatheringKind.CAMPAIGN,
}


class Gatherings:
    """What the house does together, for those who hold it."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def today(self) -> date:
        """Return today's local date."""
        return self._house.today

    def sessions(self) -> list[TrainingSession]:
        """Return all training sessions, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_SESSIONS)
        return self._all(SESSIONS)

    def sessions_of(self, member_id: str) -> list[TrainingSession]:
        """Return the training sessions that a member of the team is invited to. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return [session for session in self._all(SESSIONS) if member_id in session.invited]

    def workshops(self) -> list[Workshop]:
        """Return all workshops, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._all(WORKSHOPS)

    def campaigns(self) -> list[Campaign]:
        """Return all campaigns, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._all(CAMPAIGNS)

    def keep_session(self, session: TrainingSession) -> TrainingSession:
        """Keep a session. Raises NameMissing, TextTooLong, TooMany, or ChangedMeanwhile where somebody else has
        changed it since."""
        self._me.demand(Action.HOLD_SESSIONS)
        return self._keep(validated_session(session))

    def keep_workshop(self, workshop: Workshop) -> Workshop:
        """Keep a workshop. Raises as `keep_session`."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._keep(validated_workshop(workshop))

    def keep_campaign(self, campaign: Campaign) -> Campaign:
        """Keep a campaign. Raises as `keep_session`."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._keep(validated_campaign(campaign))

    def forget(self, one: TrainingSession | Workshop | Campaign) -> None:
        """Delete a gathering that is not to be; completions that it gave stay."""
        kind = KINDS[type(one)]
        self._me.demand(_action(kind))
        with self._house.database.writing() as connection:
            gatherings.forget(connection, one.id)
            audit.append(connection, self._house.clock(), self._me.id, _deleted(kind))

    def agreed(self, kind: AgreedKind) -> list[Agreed]:
        """Return what was agreed of a kind: what is due first, first; what is done, last. Raises NotAllowed."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        keys = self._keys()
        with self._house.database.reading() as connection:
            rows = gatherings.actions(connection, kind)
        found = [_agreed(row, AGREED.read(opened_text(keys, _AGREED, row.id, row.sealed))) for row in rows]
        return sorted(found, key=lambda agreed: agreed.done_on is not None)

    def agree(self, agreed: Agreed) -> Agreed:
        """Keep an action or a proposal. Raises NameMissing, TextTooLong, or ChangedMeanwhile where somebody else
        has changed it since."""
        write = self.ready_to_agree(agreed)
        with self._house.database.writing() as connection:
            return write(connection)

    def ready_to_agree(self, agreed: Agreed) -> Callable[[Connection], Agreed]:
        """Return a callback that keeps it in the caller's transaction. Raises as `agree` does."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        ready = replace(validated_agreed(agreed), id=agreed.id or new_id())
        words = AgreedWords(ready.what, ready.owner, ready.source_title)
        sealed = sealed_text(self._keys(), _AGREED, ready.id, AGREED.written(words))
        now = self._house.clock()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as the column keeps it
        if agreed.kept_at is not None:
            now = max(now, agreed.kept_at + _TICK)
        row = gatherings.SealedAction(ready.id, ready.kind, ready.source, now, ready.due, ready.done_on, sealed)

        def write(connection: Connection) -> Agreed:
            if not gatherings.keep_action(connection, row, agreed.kept_at):
                raise ChangedMeanwhile
            audit.append(connection, now, self._me.id, _agreed_on(ready.kind))
            return replace(ready, kept_at=now)

        return write

    def _keep(self, session: One) -> One:
        ready = replace(session, id=session.id or new_id(), version=session.version + 1)
        kind = KINDS[type(ready)]
        sealed = sealed_text(self._keys(), kind, ready.id, _format(ready).written(ready))
        row = gatherings.SealedGathering(ready.id, kind, ready.day, ready.version, sealed)
        with self._house.database.writing() as connection:
            if not gatherings.keep(connection, row):
                raise ChangedMeanwhile
            audit.append(connection, self._house.clock(), self._me.id, _changed(kind))
        return ready

    def _all(self, kept: Format[One]) -> list[One]:
        keys, kind = self._keys(), KINDS[kept.form]
        with self._house.database.reading() as connection:
            rows = gatherings.gatherings(connection, kind)
        return [
            replace(
                kept.read(opened_text(keys, kind, row.id, row.sealed)), id=row.id, version=row.version, day=row.day
            )
            for row in rows
        ]

    def _keys(self) -> tuple[bytes, ...]:
        """Return what is sealed with, and then what was sealed with before."""
        ring = group_ring(self._house, self._me, Group.TEAM)
        return tuple(derived(pair.private, "gatherings") for pair in ring)


def _action(kind: GatheringKind) -> Action:
    return Action.HOLD_SESSIONS if kind is GatheringKind.SESSION else Action.HOLD_WORKSHOPS


def _changed(kind: GatheringKind) -> AuditAction:
    match kind:
        case GatheringKind.SESSION:
            return AuditAction.SESSION_CHANGED
        case GatheringKind.WORKSHOP:
            return AuditAction.WORKSHOP_CHANGED
        case GatheringKind.CAMPAIGN:
            return AuditAction.CAMPAIGN_CHANGED
        case GatheringKind.REVIEW:
            return AuditAction.SELF_REVIEW_CHANGED
        case _:
            assert_never(kind)


def _deleted(kind: GatheringKind) -> AuditAction:
    match kind:
        case GatheringKind.SESSION:
            return AuditAction.SESSION_DELETED
        case GatheringKind.WORKSHOP:
            return AuditAction.WORKSHOP_DELETED
        case GatheringKind.CAMPAIGN:
            return AuditAction.CAMPAIGN_DELETED
        case GatheringKind.REVIEW:
            raise ValueError(kind)  # a round of the self-review stays
        case _:
            assert_never(kind)


def _agreed_on(kind: AgreedKind) -> AuditAction:
    match kind:
        case AgreedKind.ACTION:
            return AuditAction.ACTION_AGREED
        case AgreedKind.PROPOSAL:
            return AuditAction.PROPOSAL_AGREED
        case _:
            assert_never(kind)


def sealed_text(keys: tuple[bytes, ...], kind: str, gathering_id: str, text: str) -> bytes:
    """Seal text for the team with its newest key, bound to its kind and id."""
    return seal(keys[0], text.encode(), bound_to("gathering", kind, gathering_id), _BLOCK)


def opened_text(keys: tuple[bytes, ...], kind: str, gathering_id: str, sealed: bytes) -> bytes:
    """Open what is kept for the team, with the newest key that fits. Raises ContentDamaged."""
    for key in keys:
        with suppress(SealBroken):
            return unseal(key, sealed, bound_to("gathering", kind, gathering_id), _BLOCK)
    raise ContentDamaged


SESSIONS = Format("training session", TrainingSession)
WORKSHOPS = Format("workshop", Workshop)
CAMPAIGNS = Format("campaign", Campaign)


def _format(session: One) -> Format[One]:
    of: dict[type, Format[Any]] = {kept.form: kept for kept in (SESSIONS, WORKSHOPS, CAMPAIGNS)}
    return of[type(session)]


@dataclass(frozen=True)
class AgreedWords:
    """What of an agreed thing is sealed; the rest stands in its row."""

    what: str
    owner: str
    source_title: str = ""


AGREED = Format("agreed thing", AgreedWords)
_AGREED = "agreed"


def _agreed(row: gatherings.SealedAction, words: AgreedWords) -> Agreed:
    return Agreed(
        row.id,
        AgreedKind(row.kind),
        words.what,
        words.owner,
        row.due,
        row.done_on,
        row.source,
        words.source_title,
        row.at,
    )
