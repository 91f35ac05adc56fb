"""What a home wrote itself and shares with others: helpers, everyday questions, courses, the charter, each in all
its languages. What arrives goes the same way as what is typed here, and is checked as strictly."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

from app.charter.rules import Pair, validated_charter
from app.charter.services.charter import PAIR, CharterWork
from app.core.errors import ContentDamaged, MengStemmError
from app.core.languages import text_in
from app.core.rights import Action
from app.helpers.rules import EMERGENCY, Checked, EverydayQuestion, Helper, validated_helper, validated_question
from app.helpers.services import HELPER, QUESTION, KioskEditing, built_in_helpers, built_in_questions
from app.home.services import signed_content
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.homes.rules import TAKEN, Arriving, BundleItem, Seen, arriving_content
from app.i18n import _, preferred
from app.training.rules.courses import Course, validated_course
from app.training.services.courses import COURSE, Courses, built_in_courses, courses


class ContentSort(StrEnum):
    """What of its own a home can share."""

    HELPER = "helper"
    QUESTION = "question"
    COURSE = "course"
    CHARTER = "charter"


_FILE_NAME = re.compile(r"[a-z0-9_-]{0,80}")
"""Only names of known shape are accepted for pictures, never paths."""


class SharedContent:
    """Exports the home's own content, and imports what arrives."""

    def __init__(self, house: OpenHome, me: SignedIn) -> None:
        self._house, self._me = house, me
        self._kiosk, self._courses, self._charter = (
            KioskEditing(house, me),
            Courses(house, me),
            CharterWork(house, me),
        )

    def own(self) -> list[BundleItem]:
        """Return all that the home wrote itself."""
        with self._house.database.reading() as connection:
            written = {
                kind: {content.id for content in signed_content.contents(connection, kind)}
                for kind in (ContentSort.HELPER, ContentSort.QUESTION)
            }
        found = [
            _helper_item(helper) for helper in self._kiosk.helpers() if helper.id in written[ContentSort.HELPER]
        ]
        found += [
            _question_item(question)
            for question in self._kiosk.questions()
            if question.id in written[ContentSort.QUESTION]
        ]
        found += [_course_item(course) for course in courses(self._house) if self._courses.is_own(course)]
        pairs = self._own_pairs()
        return [*found, _charter_item(pairs)] if pairs else found

    def arriving(self, item: BundleItem, before: Seen | None) -> Arriving:
        """Return the import state of one item. Content that ships with the program is replaced only on request,
        and an emergency number never."""
        if item.sort == ContentSort.HELPER and item.id in EMERGENCY:
            return Arriving.FIXED
        mine = {(bundle_item.sort, bundle_item.id): bundle_item.digest for bundle_item in self.own()}
        found = arriving_content(item, mine.get((item.sort, item.id)), before)
        ships = item.id in _shipped().get(item.sort, frozenset())
        return Arriving.CONFLICT if ships and found in TAKEN else found

    def called(self, item: BundleItem) -> str:
        """Return what a thing is called, from its own content and not from what its sender says of it; for a
        helper with the number, and with the one that is here now where it is another."""
        plain = json.loads(item.content)
        match item.sort:
            case ContentSort.HELPER:
                return self._helper_called(
                    validated_helper(_named(HELPER.from_plain(_whole(item, plain) | _UNCHECKED)))
                )
            case ContentSort.QUESTION:
                text = text_in(
                    validated_question(QUESTION.from_plain(_whole(item, plain) | _UNCHECKED)).texts, preferred()
                )
                return text.question if text else item.id
            case ContentSort.COURSE:
                title = text_in(validated_course(COURSE.from_plain(_whole(item, plain))).texts, preferred())
                return title.title if title else item.id
        return _("Charter")

    def _helper_called(self, helper: Helper) -> str:
        text = text_in(helper.texts, preferred())
        name = text.name if text else helper.id
        before = next((other.number for other in self._kiosk.helpers() if other.id == helper.id), helper.number)
        if before == helper.number:
            return f"{name}, {helper.number}"
        return _("{name}: {old} becomes {new}").format(name=name, old=before, new=helper.number)

    def understood(self, item: BundleItem) -> None:
        """Raise ContentDamaged where it is not valid content."""
        try:
            self._made(item)
        except (ValueError, TypeError, LookupError, AttributeError, MengStemmError, RecursionError) as error:
            raise ContentDamaged from error

    def keep(self, item: BundleItem) -> None:
        """Import it. A helper counts as checked by nobody here; a charter becomes part of a draft. Raises
        NotAllowed."""
        self._me.demand(Action.SET_UP_KIOSK)
        self._me.demand(Action.MANAGE_TRAINING)
        self._made(item)()

    def _made(self, item: BundleItem) -> Callable[[], object]:
        """Return what puts it in its place."""
        plain = json.loads(item.content)
        match item.sort:
            case ContentSort.HELPER:
                helper = validated_helper(
                    _named(HELPER.from_plain(_whole(item, plain) | _UNCHECKED | _NOT_PRESSING))
                )
                return lambda: self._kiosk.take_over(helper)
            case ContentSort.QUESTION:
                question = validated_question(
                    _named(QUESTION.from_plain(_whole(item, plain) | _UNCHECKED | _SHOWN))
                )
                return lambda: self._kiosk.take_over(question)
            case ContentSort.COURSE:
                course = validated_course(COURSE.from_plain(_whole(item, plain)))
                return lambda: self._courses.take_over(course)
            case ContentSort.CHARTER:
                pairs = [PAIR.from_plain(pair) for pair in plain]
                validated_charter(replace(self._charter.shown(), pairs=tuple(map(_named, pairs))))
                return lambda: self._into_draft(pairs)
        raise ValueError(item.sort)

    def _own_pairs(self) -> tuple[Pair, ...]:
        draft, shown = self._charter.draft(), self._charter.shown()
        if draft is not None:
            return draft.pairs
        return shown.pairs if shown.number else ()

    def _into_draft(self, pairs: list[Pair]) -> None:
        draft = self._charter.begin()
        for pair in pairs:
            draft = self._charter.keep_pair(draft, pair, looked_at=True)  # the page of the draft warns


_UNCHECKED: dict[str, Any] = {"checked": Checked.NOT_YET}
_SHOWN: dict[str, Any] = {"hidden": False}
_NOT_PRESSING = _SHOWN | {"now": False}
"""Fields that this home decides for itself: helpers shown in danger, and what is hidden in the kiosk."""


def _shipped() -> dict[str, frozenset[str]]:
    return {
        ContentSort.HELPER: frozenset(built_in_helper.id for built_in_helper in built_in_helpers()),
        ContentSort.QUESTION: frozenset(built_in_question.id for built_in_question in built_in_questions()),
        ContentSort.COURSE: frozenset(built_in_course.id for built_in_course in built_in_courses()),
    }


def _named(received: Any) -> Any:
    if not _FILE_NAME.fullmatch(received.picture):
        raise ValueError(received.picture)
    return received


def _item(sort: str, content_id: str, title: str, plain: object) -> BundleItem:
    return BundleItem(content_id, 0, title[:100], json.dumps(plain, ensure_ascii=False, sort_keys=True), sort)


def _helper_item(helper: Helper) -> BundleItem:
    text = text_in(helper.texts, preferred())
    return _item(
        ContentSort.HELPER, helper.id, text.name if text else helper.number, _shared(HELPER.plain(helper))
    )


def _question_item(question: EverydayQuestion) -> BundleItem:
    text = text_in(question.texts, preferred())
    return _item(
        ContentSort.QUESTION,
        question.id,
        text.question if text else question.id,
        _shared(QUESTION.plain(question)),
    )


def _shared(plain: dict[str, Any]) -> dict[str, Any]:
    """Return what homes share: neither who checked it here, nor how many times it was kept here."""
    return {name: value for name, value in plain.items() if name not in ("id", "checked", "version")}


def _whole(item: BundleItem, plain: dict[str, Any]) -> dict[str, Any]:
    return plain | {"id": item.id, "version": 0}


def _course_item(course: Course) -> BundleItem:
    text = text_in(course.texts, preferred())
    plain = _shared(COURSE.plain(course))
    rules = [{name: value for name, value in rule.items() if name != "since"} for rule in plain["rule"]]
    return _item(ContentSort.COURSE, course.id, text.title if text else course.id, plain | {"rule": rules})


def _charter_item(pairs: tuple[Pair, ...]) -> BundleItem:
    return _item(ContentSort.CHARTER, ContentSort.CHARTER, _("Charter"), [PAIR.plain(pair) for pair in pairs])
