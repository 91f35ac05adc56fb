"""Drawings and recordings, each sealed in a row of its own under the key of what it belongs to."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from app.core.saying import ATTACHMENT_LIMIT, VOICE_SECONDS, Attachment, MediaKind
from app.store.attachments import SealedAttachment
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, place, seal, unseal

BLOCK = 16_384
"""Bytes to which drawings and recordings are padded, so that their length says little."""

Manifest = list[list[Any]]
"""Id, kind and seconds of each attachment, inside the seal of what it belongs to."""

Rows = Callable[[Sequence[str]], dict[str, bytes]]
"""Finds sealed rows by their ids."""


def no_rows(_ids: Sequence[str]) -> dict[str, bytes]:
    """Find none: for those who want the words alone."""
    return {}


def seal_attachments(
    key: bytes, case_id: str, owner: str, attachments: Iterable[Attachment]
) -> tuple[Manifest, list[SealedAttachment]]:
    """Seal each, bound to its case and to `owner`: the report, or an entry's id."""
    manifest, rows = [], []
    for one in attachments:
        its_id = new_id()
        manifest.append([its_id, one.kind, one.seconds])
        sealed = seal(key, one.data, _place(case_id, owner, its_id), BLOCK)
        rows.append(SealedAttachment(its_id, case_id, sealed))
    return manifest, rows


def open_attachments(
    key: bytes, case_id: str, owner: str, manifest: Manifest, rows: Rows
) -> tuple[Attachment, ...]:
    """Open what the manifest names. One that is missing or was altered comes back empty and hides nothing else.

    Raises ValueError or TypeError where the manifest makes no sense."""
    listed = [(str(its_id), MediaKind(kind), int(seconds)) for its_id, kind, seconds in manifest]
    if len(listed) > ATTACHMENT_LIMIT:
        raise ValueError(len(listed))
    found = rows([its_id for its_id, _kind, _seconds in listed]) if listed else {}
    return tuple(
        Attachment(
            kind,
            _opened(key, found.get(its_id, b""), _place(case_id, owner, its_id)),
            min(max(seconds, 0), VOICE_SECONDS),
        )
        for its_id, kind, seconds in listed
    )


def _opened(key: bytes, sealed: bytes, where: bytes) -> bytes:
    try:
        return unseal(key, sealed, where, BLOCK)
    except SealBroken:
        return b""


def _place(case_id: str, owner: str, its_id: str) -> bytes:
    return place("attachment", case_id, owner, its_id)
