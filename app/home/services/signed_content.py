"""What the home wrote for children and staff, and what it chose, each signed by who wrote it. What nobody signed
whose role may write it is as if it was not there: the program's own stands instead."""

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import Connection

from app.core.rights import RIGHTS, Action, Role
from app.home.rows import home
from app.home.rules.roster import WORDS, Roster
from app.home.services.roster import roster_of
from app.vault.keys import KeyPair
from app.vault.sealing import SealBroken, bound_to
from app.vault.signing import check, sign


class Writer(Protocol):
    """Somebody who is signed in, with the secret that they sign with."""

    @property
    def id(self) -> str:
        """Return the account's id."""
        ...

    @property
    def signing(self) -> bytes:
        """Return the secret."""
        ...


_WRITERS: dict[str, Action] = {
    "helper": Action.SET_UP_KIOSK,
    "question": Action.SET_UP_KIOSK,
    "advocate": Action.REPRESENT_CHILDREN,
    "charter": Action.HOLD_WORKSHOPS,
    "course": Action.MANAGE_TRAINING,
    "partner": Action.EXCHANGE,
    "children asked": Action.REVIEW_HOUSE,
    "term": Action.SEE_PARLIAMENT,
    "sitting": Action.SEE_PARLIAMENT,
    "proposal": Action.SEE_PARLIAMENT,
}
"""What somebody may do who writes a kind."""

_FROM_CHILDREN = "proposal"
"""Comes without a name, so that nobody reads from the file whose idea it was."""

_BY_ITSELF = frozenset({"cards_peppered", "backup_number"})
"""Settings that the program keeps for itself, also while nobody is signed in. Nothing rests on them."""

_CHOOSERS = RIGHTS[Action.SET_UP_KIOSK] | RIGHTS[Action.SET_RULES] | RIGHTS[Action.MAKE_BACKUP]

_ADDED_BY_CHILDREN = {"charter": ("signatures", "who", "child")}
"""Kinds to which children add in the kiosk, where nobody is signed in: the list, and what marks a child's part of
it. That part is not signed."""


def _firm(kind: str, text: str) -> str:
    """Return the part of a content that its writer signs. Raises ValueError where it cannot be read."""
    if kind not in _ADDED_BY_CHILDREN:
        return text
    part, mark, child = _ADDED_BY_CHILDREN[kind]
    try:
        plain = json.loads(text)[2]
        firm = plain | {"version": 0, part: [one for one in plain[part] if one[mark] != child]}
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(kind) from error
    return json.dumps(firm, sort_keys=True)


def with_a_childs_part(content: home.Content, before: home.Content | None) -> home.Content:
    """Return a content to which a child has added, still with the signature of who wrote the rest."""
    if before is None or content.kind not in _ADDED_BY_CHILDREN:
        return content
    return replace(content, changed_by=before.changed_by, signature=before.signature)


def signed(content: home.Content, me: Writer) -> home.Content:
    """Return a content with its writer's name and signature."""
    place = _place(content.kind, content.id)
    signature = sign(me.signing, _firm(content.kind, content.content).encode(), place).hex()
    return replace(content, changed_by=me.id, signature=signature)


def is_genuine(roster: Roster | None, content: home.Content) -> bool:
    """Tell whether a content is by somebody who may write it. In a home without a roster everything is."""
    if roster is None:
        return True
    if content.kind == _FROM_CHILDREN and not content.changed_by:
        return True
    action = _WRITERS.get(content.kind)
    writers = RIGHTS[action] if action is not None else frozenset()
    try:
        text = _firm(content.kind, content.content)
    except ValueError:
        return False
    return _is_by(roster, content.changed_by, writers, text, (content.signature or "", content.kind, content.id))


def contents(connection: Connection, kind: str) -> list[home.Content]:
    """Return what the home wrote of a kind, in order."""
    roster = roster_of(connection)
    return [content for content in home.contents(connection, kind) if is_genuine(roster, content)]


def content(connection: Connection, content_id: str) -> home.Content | None:
    """Return one thing that the home wrote."""
    found = home.content(connection, content_id)
    return found if found is not None and is_genuine(roster_of(connection), found) else None


def settings(connection: Connection) -> dict[str, Any]:
    """Return the home's choices by name."""
    roster = roster_of(connection)
    return {
        setting.name: value
        for setting in home.setting_rows(connection)
        if _is_chosen(roster, setting) and (value := _value(setting.value)) is not _NONE
    }


def keep_setting(connection: Connection, me: Writer, name: str, value: Any) -> None:
    """Write one choice, signed."""
    text = json.dumps(value)
    signature = sign(me.signing, text.encode(), _place("setting", name)).hex()
    home.keep_setting(connection, home.ChosenSetting(name, text, me.id, signature))


@dataclass(frozen=True)
class _Sheet:
    """The recovery words as a writer."""

    signing: bytes = field(repr=False)
    id: str = WORDS


def sign_all(connection: Connection, words: KeyPair) -> None:
    """Sign everything that is there with the recovery words, where they bring a home to the roster."""
    me = _Sheet(words.private)
    for kind in _WRITERS:
        for row in home.contents(connection, kind):
            if row.changed_by or kind != _FROM_CHILDREN:
                with suppress(ValueError):  # what cannot be read is not shown, and keeps nothing else unsigned
                    home.keep_content(connection, signed(row, me))
    for setting in home.setting_rows(connection):
        if setting.name not in _BY_ITSELF and (value := _value(setting.value)) is not _NONE:
            keep_setting(connection, me, setting.name, value)


def sign_again_with(connection: Connection, words: KeyPair) -> None:
    """Sign with a new recovery sheet what the one before had signed: that one signs nothing any more."""
    me = _Sheet(words.private)
    for kind in _WRITERS:
        for row in home.contents(connection, kind):
            if row.changed_by == WORDS:
                home.keep_content(connection, signed(row, me))
    for setting in home.setting_rows(connection):
        if setting.changed_by == WORDS and (value := _value(setting.value)) is not _NONE:
            keep_setting(connection, me, setting.name, value)


def not_genuine(connection: Connection, roster: Roster) -> list[str]:
    """Return the ids of contents, and the names of choices, that nobody signed who may."""
    found = [row.id for kind in _WRITERS for row in home.contents(connection, kind) if not is_genuine(roster, row)]
    return found + [row.name for row in home.setting_rows(connection) if not _is_chosen(roster, row)]


_NONE = object()


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return _NONE


def _is_chosen(roster: Roster | None, setting: home.ChosenSetting) -> bool:
    if roster is None or setting.name in _BY_ITSELF:
        return True
    where = (setting.signature or "", "setting", setting.name)
    return _is_by(roster, setting.changed_by or "", _CHOOSERS, setting.value, where)


def _is_by(roster: Roster, by: str, roles: frozenset[Role], text: str, where: tuple[str, str, str]) -> bool:
    """Tell whether somebody who has, or had, one of these roles signed a text; `where` is signature, kind, id."""
    was = {person.role for _at, person in roster.history if person.id == by}
    if by != WORDS and not was & roles:
        return False
    signature, kind, its_id = where
    return any(_verifies(key, text, signature, _place(kind, its_id)) for key in roster.checks_of(by))


@lru_cache(maxsize=2_000)
def _verifies(key: bytes, text: str, signature: str, place: bytes) -> bool:
    try:
        check(key, text.encode(), bytes.fromhex(signature), place)
    except (SealBroken, ValueError, TypeError, AttributeError):
        return False
    return True


def _place(kind: str, its_id: str) -> bytes:
    return bound_to("home content", kind, its_id)
