"""Documents of the team: certificates, and words about somebody. Each is sealed under a key of its own, which the
person it is about and those who keep the training in order can open, and nobody else."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from app.core.errors import CaseDamaged, NotAReader, NothingToRead
from app.home.services.groups import Group, group_public, group_ring, opened_by
from app.home.services.open_home import OpenHome
from app.home.services.roster import believed_account
from app.home.services.signing_in import SignedIn
from app.training.rows import learning
from app.vault.ids import new_id
from app.vault.keys import unwrap, wrap
from app.vault.sealing import SealBroken, bound_to, new_key, seal, unseal

BYTES_LIMIT = 12_000_000
"""The largest document: a scan of some pages."""


class DocumentKind(StrEnum):
    """What a kept document is: a PDF, a picture, or words that somebody typed."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    WORDS = "text"


_BLOCK = 4096
_BEGINNINGS = {
    b"%PDF-": DocumentKind.PDF,
    b"\x89PNG\r\n\x1a\n": DocumentKind.PNG,
    b"\xff\xd8\xff": DocumentKind.JPEG,
}


def kind_of(data: bytes) -> DocumentKind:
    """Return what a document is by its first bytes. Raises NothingToRead for anything but PDF, PNG and JPEG, and
    for what is too large."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning) and len(data) <= BYTES_LIMIT:
            return kind
    raise NothingToRead(BYTES_LIMIT)


def keep_document(
    connection: Connection, member_id: str, account_id: str, kind: DocumentKind, data: bytes, now: datetime
) -> str:
    """Seal and write a document about a member; return its id."""
    document_id, key = new_id(), new_key()
    group = wrap(group_public(connection, Group.TRAINING), key, _where(document_id, member_id))
    account = believed_account(connection, account_id) if account_id else None
    own = wrap(account.public_key, key, _where(document_id, member_id)) if account is not None else None
    sealed = seal(key, data, bound_to("document", document_id, member_id, kind), _BLOCK)
    learning.add_document(
        connection, learning.SealedDocument(document_id, member_id, kind, now, group, own, sealed)
    )
    return document_id


def open_own(house: OpenHome, me: SignedIn, document_id: str) -> tuple[DocumentKind, bytes]:
    """Open a document about oneself: its kind and its bytes. Raises NotAReader or CaseDamaged."""
    document = _found(house, document_id)
    if document.own_wrap is None:
        raise NotAReader
    try:
        key = unwrap(me.pair, document.own_wrap, _where(document.id, document.member_id))
    except SealBroken as error:  # a password reset made a new key pair
        raise NotAReader from error
    return _opened(document, key)


def open_for_training(house: OpenHome, me: SignedIn, document_id: str) -> tuple[DocumentKind, bytes]:
    """Open a document as one of those who keep the training in order. Raises NoKeyYet, NotAReader or
    CaseDamaged."""
    document = _found(house, document_id)
    ring = group_ring(house, me, Group.TRAINING)
    try:
        key = opened_by(ring, document.group_wrap, _where(document.id, document.member_id))
    except SealBroken as error:
        raise CaseDamaged from error
    return _opened(document, key)


def _found(house: OpenHome, document_id: str) -> learning.SealedDocument:
    with house.database.reading() as connection:
        found = learning.document(connection, document_id)
    if found is None:
        raise NotAReader
    return found


def _opened(document: learning.SealedDocument, key: bytes) -> tuple[DocumentKind, bytes]:
    where = bound_to("document", document.id, document.member_id, document.kind)
    try:
        return DocumentKind(document.kind), unseal(key, document.sealed, where, _BLOCK)
    except (SealBroken, ValueError) as error:
        raise CaseDamaged from error


def _where(document_id: str, member_id: str) -> bytes:
    return bound_to("document key", document_id, member_id)
