"""Sessions, workshops and campaigns as they are kept: sealed for the team, one version after the other. What was
agreed there, as a list of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection

from app.core.errors import CaseDamaged, GoneMeanwhile
from app.core.gatherings import (
    Agreed,
    AgreedKind,
    Audience,
    Campaign,
    Dialogue,
    GatheringKind,
    Knowledge,
    Round,
    Session,
    Step,
    Thing,
    Workshop,
    ready_agreed,
    ready_campaign,
    ready_session,
    ready_workshop,
)
from app.core.rights import Action
from app.services.groups import Group, group_pair
from app.services.house import Changed, House
from app.services.signing_in import SignedIn
from app.store import audit, gatherings
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, derived, place, seal, unseal

One = TypeVar("One", Session, Workshop, Campaign)
_BLOCK = 1024
_TICK = timedelta(milliseconds=1)
"""What tells two writings in one moment apart."""

KINDS = {
    Session: GatheringKind.SESSION,
    Workshop: GatheringKind.WORKSHOP,
    Campaign: GatheringKind.CAMPAIGN,
}


class Gatherings:
    """What the house does together, for those who hold it."""

    def __init__(self, house: House, me: SignedIn) -> None:
        self._house, self._me = house, me

    @property
    def today(self) -> date:
        """Return the day on the wall."""
        return self._house.today

    def sessions(self) -> list[Session]:
        """Return all training sessions, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_SESSIONS)
        return self._all(GatheringKind.SESSION, session_from)

    def sessions_of(self, member_id: str) -> list[Session]:
        """Return the training sessions that a member of the team is invited to. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return [one for one in self._all(GatheringKind.SESSION, session_from) if member_id in one.invited]

    def workshops(self) -> list[Workshop]:
        """Return all workshops, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._all(GatheringKind.WORKSHOP, workshop_from)

    def campaigns(self) -> list[Campaign]:
        """Return all campaigns, the newest first. Raises NotAllowed or NoKeyYet."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._all(GatheringKind.CAMPAIGN, campaign_from)

    def keep_session(self, session: Session) -> Session:
        """Keep a session. Raises NameMissing, TextTooLong, TooMany, or GoneMeanwhile where somebody else has
        changed it since."""
        self._me.demand(Action.HOLD_SESSIONS)
        return self._keep(ready_session(session))

    def keep_workshop(self, workshop: Workshop) -> Workshop:
        """Keep a workshop. Raises as `keep_session`."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._keep(ready_workshop(workshop))

    def keep_campaign(self, campaign: Campaign) -> Campaign:
        """Keep a campaign. Raises as `keep_session`."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        return self._keep(ready_campaign(campaign))

    def forget(self, one: Session | Workshop | Campaign) -> None:
        """Delete a gathering that is not to be; completions that it gave stay."""
        kind = KINDS[type(one)]
        self._me.demand(_action(kind))
        with self._house.database.writing() as connection:
            gatherings.forget(connection, one.id)
            audit.append(connection, self._house.clock(), self._me.id, f"{kind} deleted")
        self._house.say(Changed.GATHERINGS)

    def agreed(self, kind: AgreedKind) -> list[Agreed]:
        """Return what was agreed of a kind: what is due first, first; what is done, last. Raises NotAllowed."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        key = self._key()
        with self._house.database.reading() as connection:
            rows = gatherings.actions(connection, kind)
        found = [_agreed_from(row, _opened(key, "agreed", row.id, row.sealed)) for row in rows]
        return sorted(found, key=lambda one: one.done_on is not None)

    def agree(self, agreed: Agreed) -> Agreed:
        """Keep an action or a proposal. Raises NameMissing, TextTooLong, or GoneMeanwhile where somebody else has
        changed it since."""
        write = self.ready_to_agree(agreed)
        with self._house.database.writing() as connection:
            kept = write(connection)
        self._house.say(Changed.GATHERINGS)
        return kept

    def ready_to_agree(self, agreed: Agreed) -> Callable[[Connection], Agreed]:
        """Return what keeps an action or a proposal inside a transaction. Raises as `agree` does."""
        self._me.demand(Action.HOLD_WORKSHOPS)
        ready = replace(ready_agreed(agreed), id=agreed.id or new_id())
        plain = {"what": ready.what, "owner": ready.owner, "source_title": ready.source_title}
        sealed = _sealed(self._key(), "agreed", ready.id, plain)
        now = self._house.clock()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)  # as the column keeps it
        if agreed.kept_at is not None:
            now = max(now, agreed.kept_at + _TICK)
        row = gatherings.SealedAction(ready.id, ready.kind, ready.source, now, ready.due, ready.done_on, sealed)

        def write(connection: Connection) -> Agreed:
            if not gatherings.keep_action(connection, row, agreed.kept_at):
                raise GoneMeanwhile
            audit.append(connection, now, self._me.id, f"{ready.kind} agreed")
            return replace(ready, kept_at=now)

        return write

    def _keep(self, one: One) -> One:
        ready = replace(one, id=one.id or new_id(), version=one.version + 1)
        kind = KINDS[type(ready)]
        plain = asdict(ready)
        sealed = _sealed(self._key(), kind, ready.id, plain)
        row = gatherings.SealedGathering(ready.id, kind, ready.day, ready.version, sealed)
        with self._house.database.writing() as connection:
            if not gatherings.keep(connection, row):
                raise GoneMeanwhile
            audit.append(connection, self._house.clock(), self._me.id, f"{kind} changed")
        self._house.say(Changed.GATHERINGS)
        return ready

    def _all(self, kind: GatheringKind, made: Callable[[dict[str, Any]], One]) -> list[One]:
        key = self._key()
        with self._house.database.reading() as connection:
            rows = gatherings.gatherings(connection, kind)
        found = []
        for row in rows:
            try:
                one = made(_opened(key, kind, row.id, row.sealed))
            except (ValueError, TypeError, LookupError, AttributeError) as error:
                raise CaseDamaged from error
            found.append(replace(one, id=row.id, version=row.version, day=row.day))
        return found

    def _key(self) -> bytes:
        return derived(group_pair(self._house, self._me, Group.TEAM).private, "gatherings")


def _action(kind: GatheringKind) -> Action:
    return Action.HOLD_SESSIONS if kind is GatheringKind.SESSION else Action.HOLD_WORKSHOPS


def _sealed(key: bytes, kind: str, its_id: str, plain: Mapping[str, Any]) -> bytes:
    return sealed_text(key, kind, its_id, json.dumps(plain, ensure_ascii=False, default=_as_text))


def sealed_text(key: bytes, kind: str, its_id: str, text: str) -> bytes:
    """Seal what is kept for the team, bound to what it is."""
    return seal(key, text.encode(), place("gathering", kind, its_id), _BLOCK)


def opened_text(key: bytes, kind: str, its_id: str, sealed: bytes) -> bytes:
    """Open what is kept for the team. Raises CaseDamaged."""
    try:
        return unseal(key, sealed, place("gathering", kind, its_id), _BLOCK)
    except SealBroken as error:
        raise CaseDamaged from error


def _opened(key: bytes, kind: str, its_id: str, sealed: bytes) -> dict[str, Any]:
    try:
        plain = json.loads(opened_text(key, kind, its_id, sealed))
    except ValueError as error:
        raise CaseDamaged from error
    if not isinstance(plain, dict):
        raise CaseDamaged
    return plain


def _as_text(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(value)


def session_from(plain: dict[str, Any]) -> Session:
    """Return a session that was kept. Raises ValueError, TypeError or LookupError where it is none."""
    return Session(
        **plain
        | {
            "day": date.fromisoformat(plain["day"]),
            "begins": time.fromisoformat(plain["begins"]),
            "ends": time.fromisoformat(plain["ends"]),
            "items": tuple(plain["items"]),
            "invited": tuple(plain["invited"]),
            "came": tuple(plain["came"]),
            "dialogue": _dialogue_from(plain["dialogue"]),
        }
    )


def workshop_from(plain: dict[str, Any]) -> Workshop:
    """Return a workshop that was kept. Raises ValueError, TypeError or LookupError where it is none."""
    return Workshop(
        **plain
        | {
            "day": date.fromisoformat(plain["day"]),
            "audience": Audience(plain["audience"]),
            "steps": tuple(Step(**one) for one in plain["steps"]),
            "materials": tuple(Thing(**one) for one in plain["materials"]),
            "dialogue": _dialogue_from(plain["dialogue"]),
        }
    )


def campaign_from(plain: dict[str, Any]) -> Campaign:
    """Return a campaign that was kept. Raises ValueError, TypeError or LookupError where it is none."""
    return Campaign(
        **plain
        | {
            "day": date.fromisoformat(plain["day"]),
            "last": date.fromisoformat(plain["last"]),
            "channels": tuple(plain["channels"]),
            "tasks": tuple(Thing(**one) for one in plain["tasks"]),
        }
    )


def _dialogue_from(plain: dict[str, Any]) -> Dialogue:
    before, after = (Knowledge(plain[when]["people"], tuple(plain[when]["right"])) for when in ("before", "after"))
    return Dialogue(Round(dict(plain["reactions"]["counts"])), str(plain["module"]), before, after)


def _agreed_from(row: gatherings.SealedAction, plain: dict[str, Any]) -> Agreed:
    return Agreed(
        row.id,
        AgreedKind(row.kind),
        str(plain["what"]),
        str(plain["owner"]),
        row.due,
        row.done_on,
        row.source,
        str(plain.get("source_title", "")),
        row.at,
    )
