"""What the kiosk shows of the home's own: helpers and everyday questions, read and edited; and its times."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from typing import Any

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import ChangedMeanwhile, ContentDamaged
from app.core.rights import Action
from app.helpers.rules import (
    Checked,
    Content,
    EverydayQuestion,
    Helper,
    HelperText,
    QuestionText,
    merged,
    validated_helper,
    validated_question,
    with_emergency_numbers,
)
from app.home.rows import home
from app.home.rules.settings import HomeSettings, settings_from, within_bounds
from app.home.services import signed_content
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.i18n import content
from app.store import audit
from app.store.formats import Format
from app.vault.ids import new_id

_HELPER, _QUESTION = "helper", "question"
HELPER = Format("helper", Helper, upgrades=[lambda plain: {"id": ""} | plain])
QUESTION = Format("everyday question", EverydayQuestion, upgrades=[lambda plain: {"id": ""} | plain])


class KioskContent:
    """Reads what the kiosk shows; nothing in it is secret."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def helpers(self) -> list[Helper]:
        """Return all helpers, also those the home has taken out."""
        found = merged(self._own(_HELPER, HELPER), built_in_helpers())
        return with_emergency_numbers(found, built_in_helpers())

    def questions(self) -> list[EverydayQuestion]:
        """Return all everyday questions, also those the home has taken out."""
        return merged(self._own(_QUESTION, QUESTION), built_in_questions())

    def _own(self, kind: str, kept: Format[Content]) -> list[Content]:
        with self._house.database.public() as connection:
            rows = signed_content.contents(connection, kind)
        found = []
        for row in rows:
            with suppress(ContentDamaged):  # altered in the file: fall back to the built-in one
                found.append(replace(kept.read(row.content), id=row.id))
        return found


class KioskEditing(KioskContent):
    """Changes what the kiosk shows, for somebody whose role includes it."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        super().__init__(house)
        self._me = me

    @property
    def settings(self) -> HomeSettings:
        """Return the home's choices."""
        return self._house.settings()

    def keep_settings(self, settings: HomeSettings, seen: HomeSettings | None = None) -> HomeSettings:
        """Keep the home's choices, each within what is safe; return them. `seen` are those that were there when
        somebody began to change them. Raises ChangedMeanwhile where somebody else has changed them since."""
        self._me.demand(Action.SET_UP_KIOSK)
        settings = within_bounds(settings)
        with self._house.database.writing() as connection:
            if seen is not None and seen != settings_from(signed_content.settings(connection)):
                raise ChangedMeanwhile
            for name, value in asdict(settings).items():
                signed_content.keep_setting(connection, self._me, name, value)
            audit.append(connection, self._house.clock(), self._me.id, AuditAction.KIOSK_SETTINGS_CHANGED)
        return settings

    def keep_helper(self, helper: Helper) -> Helper:
        """Keep a helper; a new one gets its id. A number that came from a public source and was changed is no
        longer checked by it; of an emergency number only the check is kept. Raises NameMissing or TextTooLong."""
        (helper,) = with_emergency_numbers([validated_helper(helper)], built_in_helpers())
        known = {built_in_helper.id: built_in_helper for built_in_helper in built_in_helpers()}.get(helper.id)
        if helper.checked is Checked.SOURCE and (known is None or helper.number != known.number):
            helper = replace(helper, checked=Checked.NOT_YET)
        return self._keep(_HELPER, helper)

    def keep_question(self, question: EverydayQuestion) -> EverydayQuestion:
        """Keep a question with the home's answer, which is checked by that; a new one gets its id. Raises
        NameMissing or TextTooLong."""
        return self._keep(_QUESTION, replace(validated_question(question), checked=Checked.HOME))

    def take_over(self, helper: Helper | EverydayQuestion) -> None:
        """Keep what came from another home as it is: nobody here has checked it yet."""
        if isinstance(helper, Helper):
            self._keep(_HELPER, replace(helper, version=_version_of(helper.id, self.helpers())))
        else:
            self._keep(_QUESTION, replace(helper, version=_version_of(helper.id, self.questions())))

    def _keep(self, kind: str, helper: Content) -> Content:
        self._me.demand(Action.SET_UP_KIOSK)
        before, helper = helper.version, replace(helper, id=helper.id or new_id(), version=helper.version + 1)
        if isinstance(helper, Helper):
            text, changed = HELPER.written(helper), AuditAction.KIOSK_HELPER_CHANGED
        else:
            text, changed = QUESTION.written(helper), AuditAction.KIOSK_QUESTION_CHANGED
        now = self._house.clock()
        with self._house.database.writing() as connection:
            there = signed_content.content(connection, helper.id)
            if _version(there, helper) != before:
                raise ChangedMeanwhile
            position = there.position if there is not None else _place(connection, kind, helper.id)
            content = home.Content(helper.id, kind, position, text, now, self._me.id)
            home.keep_content(connection, signed_content.signed(content, self._me))
            audit.append(connection, now, self._me.id, changed)
        return helper


def _place(connection: Connection, kind: str, content_id: str) -> int:
    """Return the position of a newly kept entry: a built-in one keeps its place, a new one goes last."""
    ships = [shipped.id for shipped in (built_in_helpers() if kind == _HELPER else built_in_questions())]
    if content_id in ships:
        return ships.index(content_id)
    return max([len(ships) - 1, *(known.position for known in signed_content.contents(connection, kind))]) + 1


def _version_of(content_id: str, there: Iterable[Content]) -> int:
    return next((helper.version for helper in there if helper.id == content_id), 0)


def _version(row: home.Content | None, helper: Helper | EverydayQuestion) -> int:
    """Return the version number of a kept entry; 0 for a built-in or unreadable one. Raises WrittenByNewer, so
    that a newer program's entry is not overwritten."""
    kept: Format[Any] = HELPER if isinstance(helper, Helper) else QUESTION
    found = kept.replaceable(row.content) if row is not None else None
    return int(found.version) if found is not None else 0


@cache
def built_in_helpers() -> tuple[Helper, ...]:
    """Return the help lines that ship with the program, in all languages."""
    words = content.in_every_language("helpers")
    return tuple(
        Helper(
            id=name,
            number=facts["number"],
            now=facts["now"],
            checked=Checked.SOURCE if facts["verified"] else Checked.NOT_YET,
            texts={language: HelperText(**said[name]) for language, said in words.items()},
        )
        for name, facts in content.facts("helpers").items()
    )


@cache
def built_in_questions() -> tuple[EverydayQuestion, ...]:
    """Return the everyday questions that ship with the program, in all languages."""
    words = content.in_every_language("questions")
    return tuple(
        EverydayQuestion(
            id=name,
            right=facts["right"],
            picture=facts["picture"],
            texts={language: QuestionText(**said[name]) for language, said in words.items()},
        )
        for name, facts in content.facts("questions").items()
    )
