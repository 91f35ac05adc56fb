"""A draft as plain values for JSON, and back: what is sealed, and what is kept for later."""

from collections.abc import Sequence
from typing import Any

from app.core.report import About, Danger, Draft, Face, Feeling, Kind, Wish
from app.core.saying import Attachment
from app.core.wishes import AtMeeting, Bring, Company, Meeting, TakePart, Talk, When, Where

_CHOICES: dict[str, type] = {"face": Face, "kind": Kind, "feeling": Feeling, "danger": Danger}


def plain_draft(draft: Draft) -> dict[str, Any]:
    """Return everything but the attachments; enumerations are strings already."""
    plain = {name: _plain(value) for name, value in vars(draft).items() if name != "attachments"}
    for name, part in (("meeting", draft.meeting), ("talk", draft.talk)):
        plain[name] = {key: _plain(value) for key, value in vars(part).items()} if part != type(part)() else None
    return plain


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, frozenset) else value


def draft_of(plain: dict[str, Any], attachments: Sequence[Attachment]) -> Draft:
    """Return the draft. Raises ValueError, TypeError or LookupError where the values make none; a draft of an
    earlier version, which lacks what is newer, makes one."""
    plain = dict(plain)
    meeting, talk = plain.pop("meeting", None), plain.pop("talk", None)
    for name, kind in _CHOICES.items():
        plain[name] = _chosen(kind, plain[name])
    plain["bring"] = _chosen(Bring, plain.get("bring"))
    plain["about"] = frozenset(map(About, plain["about"]))
    plain["wishes"] = frozenset(map(Wish, plain["wishes"]))
    for name in ("about_staff", "educators"):
        plain[name] = frozenset(plain[name])
    plain["sentence"] = tuple(map(str, plain.get("sentence", ())))
    return Draft(
        **plain,
        attachments=tuple(attachments),
        meeting=_meeting(meeting) if meeting else Meeting(),
        talk=_talk(talk) if talk else Talk(),
    )


def _chosen(kind: type, value: Any) -> Any:
    return None if value is None else kind(value)


def _meeting(plain: dict[str, Any]) -> Meeting:
    people = frozenset(map(AtMeeting, plain["people"]))
    return Meeting(plain["ask"], plain["decide"], people, _chosen(TakePart, plain["take_part"]))


def _talk(plain: dict[str, Any]) -> Talk:
    return Talk(_chosen(Where, plain["where"]), _chosen(When, plain["when"]), _chosen(Company, plain["company"]))
