"""A draft as plain values for JSON, and back: what is sealed, and what is kept for later."""

from collections.abc import Sequence
from typing import Any

from app.core.report import About, Danger, Draft, Face, Feeling, Kind, Wish
from app.core.saying import SENTENCE_LIMIT, Attachment, Saying
from app.core.wishes import AtMeeting, Bring, Company, Meeting, TakePart, Talk, When, Where

_SAID = ("ask", "decide")
"""What is said at a meeting besides the words. An earlier version reads its text and knows no more."""

_CHOICES: dict[str, type] = {"face": Face, "kind": Kind, "feeling": Feeling, "danger": Danger}


def plain_draft(draft: Draft) -> dict[str, Any]:
    """Return everything but the attachments; enumerations are strings already."""
    plain = {name: _plain(value) for name, value in vars(draft).items() if name != "attachments"}
    for name, part in (("meeting", draft.meeting), ("talk", draft.talk)):
        plain[name] = {key: _plain(value) for key, value in vars(part).items()} if part != type(part)() else None
    if plain["meeting"] is not None:
        for name in _SAID:
            said: Saying = getattr(draft.meeting, name)
            plain["meeting"] |= {name: said.text, f"{name}_more": [said.sentence, len(said.attachments)]}
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
    attached = list(attachments)
    return Draft(
        **plain,
        meeting=_meeting(meeting, attached) if meeting else Meeting(),  # takes its own from the end
        attachments=tuple(attached),
        talk=_talk(talk) if talk else Talk(),
    )


def _chosen(kind: type, value: Any) -> Any:
    return None if value is None else kind(value)


def _meeting(plain: dict[str, Any], attached: list[Attachment]) -> Meeting:
    people = frozenset(map(AtMeeting, plain["people"]))
    said: dict[str, Saying] = {}
    for name in reversed(_SAID):
        sentence, count = plain.get(f"{name}_more", ((), 0))
        first = len(attached) - min(max(0, int(count)), len(attached))
        own, attached[first:] = tuple(attached[first:]), []
        said[name] = Saying(str(plain[name]), tuple(map(str, sentence[:SENTENCE_LIMIT])), own)
    return Meeting(said["ask"], said["decide"], people, _chosen(TakePart, plain["take_part"]))


def _talk(plain: dict[str, Any]) -> Talk:
    return Talk(_chosen(Where, plain["where"]), _chosen(When, plain["when"]), _chosen(Company, plain["company"]))
