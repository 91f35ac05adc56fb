"""Drawings and recordings, each sealed in a row of its own under the key of what it belongs to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.core.errors import ContentDamaged
from app.core.saying import ATTACHMENT_LIMIT, VOICE_SECONDS, Attachment
from app.reports.rows.attachments import SealedAttachment
from app.vault.ids import new_id
from app.vault.sealing import SealBroken, bound_to, fingerprint, seal, unseal

BLOCK = 16_384
"""Bytes to which drawings and recordings are padded, so that their length says little."""

Rows = Callable[[Sequence[str]], dict[str, bytes]]
"""Finds sealed rows by their ids."""


def no_rows(_ids: Sequence[str]) -> dict[str, bytes]:
    """Find none: for those who want the words alone."""
    return {}


def seal_attachments(
    key: bytes, case_id: str, owner: str, attachments: Iterable[Attachment]
) -> tuple[tuple[str, ...], list[SealedAttachment]]:
    """Seal each, bound to its case and to `owner`: the report, or an entry's id. Return their ids and rows."""
    rows = []
    for attachment in attachments:
        attachment_id = new_id()
        sealed = seal(key, attachment.data, _place(case_id, owner, attachment_id), BLOCK)
        rows.append(SealedAttachment(attachment_id, case_id, sealed))
    return tuple(row.id for row in rows), rows


def prints_of(attachments: Iterable[Attachment]) -> tuple[str, ...]:
    """Return the fingerprints of what is attached, as they stand in what is signed."""
    return tuple(fingerprint(attachment.data).hex() for attachment in attachments)


def reseal_attachments(
    old: bytes, new: bytes, case_id: str, owner: str, ids: Sequence[str], rows: Rows
) -> list[SealedAttachment]:
    """Return rows under another key, each with the id that it had; what does not open stays as it is."""
    found = rows(ids) if ids else {}
    moved = []
    for attachment_id, sealed in found.items():
        where = _place(case_id, owner, attachment_id)
        try:
            again = seal(new, unseal(old, sealed, where, BLOCK), where, BLOCK)
        except SealBroken:
            again = sealed
        moved.append(SealedAttachment(attachment_id, case_id, again))
    return moved


def open_attachments(
    key: bytes,
    case_id: str,
    owner: str,
    listed: Sequence[Attachment],
    ids: Sequence[str],
    rows: Rows,
    prints: Sequence[str] = (),
) -> tuple[Attachment, ...]:
    """Fill what is listed. One that is missing or was altered, or is not the one whose fingerprint was signed,
    comes back empty and hides nothing else. Raises ContentDamaged where there is more than can be, or not as many
    ids."""
    if len(listed) > ATTACHMENT_LIMIT or len(ids) != len(listed):
        raise ContentDamaged
    if prints and len(prints) != len(listed):
        raise ContentDamaged
    found = rows(ids) if ids else {}
    opened = tuple(
        Attachment(
            attachment.kind,
            _opened(key, found.get(attachment_id, b""), _place(case_id, owner, attachment_id)),
            min(max(attachment.seconds, 0), VOICE_SECONDS),
        )
        for attachment, attachment_id in zip(listed, ids, strict=True)
    )
    if not prints:
        return opened
    return tuple(
        attachment if fingerprint(attachment.data).hex() == known else replace(attachment, data=b"")
        for attachment, known in zip(opened, prints, strict=True)
    )


def _opened(key: bytes, sealed: bytes, where: bytes) -> bytes:
    try:
        return unseal(key, sealed, where, BLOCK)
    except SealBroken:
        return b""


def _place(case_id: str, owner: str, attachment_id: str) -> bytes:
    return bound_to("attachment", case_id, owner, attachment_id)
