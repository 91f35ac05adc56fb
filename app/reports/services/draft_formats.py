"""How a draft is kept: what was said, with drawings and recordings named in their places and kept apart."""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.core.saying import ATTACHMENT_LIMIT, Attachment, MediaKind, Saying
from app.reports.rules.report import Draft
from app.store.formats import Format, Hook

ATTACHED: Hook = (
    Attachment,
    lambda attachment: [attachment.kind, attachment.seconds],
    lambda plain: Attachment(MediaKind(plain[0]), b"", int(plain[1])),
)
"""A drawing or recording in its place: kind and seconds; its bytes are kept elsewhere, in the same order."""


def with_attached(draft: Draft, attached: Iterable[Attachment]) -> Draft:
    """Return the draft with all drawings and recordings filled in, in the order of `everything_attached`."""
    following = iter(attached)

    def filled(saying: Saying) -> Saying:
        return replace(saying, attachments=tuple(next(following) for _one in saying.attachments))

    said = filled(draft.saying)
    ask, decide = filled(draft.meeting.ask), filled(draft.meeting.decide)
    return replace(draft.with_saying(said), meeting=replace(draft.meeting, ask=ask, decide=decide))


def apart(plain: dict[str, Any], listed: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return a report of before formats had numbers: `listed` are id (or bytes), kind and seconds of everything
    attached, those of a meeting last."""
    kinds = [[kind, seconds] for _which, kind, seconds in listed]
    meeting = dict(plain.get("meeting") or {})
    for name in ("decide", "ask"):
        sentence, count = meeting.pop(f"{name}_more", ((), 0))
        first = len(kinds) - min(max(0, int(count)), len(kinds))
        own, kinds[first:] = kinds[first:], []
        if name in meeting:
            meeting[name] = {"text": meeting[name], "sentence": sentence, "attachments": own}
    draft = plain | {"attachments": kinds, "meeting": meeting, "talk": plain.get("talk") or {}}
    return {"draft": draft, "ids": [str(which) for which, _kind, _seconds in listed]}


@dataclass(frozen=True)
class KeptForLater:
    """A draft as it is kept: `data` are its drawings and recordings in their order, in base 64."""

    draft: Draft
    data: tuple[str, ...] = ()


def _kept_before(plain: dict[str, Any]) -> dict[str, Any]:
    """Read a draft that was kept up to version 1.0.1: kind, seconds and bytes of what is attached beside it."""
    plain = dict(plain)
    both = apart(plain, [(data, kind, seconds) for kind, seconds, data in plain.pop("attached")])
    return {"draft": both["draft"], "data": both["ids"]}


KEPT = Format("draft kept for later", KeptForLater, upgrades=[_kept_before], hooks=[ATTACHED])


def kept_draft(draft: Draft) -> bytes:
    """Return a draft as it is kept."""
    data = tuple(b64encode(attachment.data).decode() for attachment in draft.everything_attached)
    return KEPT.written(KeptForLater(draft, data)).encode()


def draft_from(raw: bytes) -> Draft:
    """Return a draft that was kept. Raises ContentDamaged, ValueError or StopIteration where it makes no sense."""
    kept = KEPT.read(raw)
    listed = kept.draft.everything_attached
    if len(listed) > ATTACHMENT_LIMIT or len(listed) != len(kept.data):
        raise ValueError(len(listed))
    return with_attached(
        kept.draft,
        [replace(attachment, data=b64decode(data)) for attachment, data in zip(listed, kept.data, strict=True)],
    )
