"""A sealed container: a file of any length in pieces (libsodium's secretstream, XChaCha20-Poly1305), whose key is
wrapped for several public keys. A piece that was altered, cut out, put elsewhere or cut off at the end is found.

Layout: magic, length of the head (4 bytes, big-endian), head (JSON: facts, wraps, stream header), then pieces of
`PIECE` bytes, each with 17 bytes of overhead. The head is bound to the first piece."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from nacl import bindings
from nacl.exceptions import CryptoError

from app.vault.keys import KeyPair, unwrap, wrap
from app.vault.sealing import SealBroken, bound_to, new_key

MAGIC = b"MENGSTEMM\x01"
PIECE = 1 << 16
_OVERHEAD = bindings.crypto_secretstream_xchacha20poly1305_ABYTES
_LARGEST_HEAD, _MOST_WRAPS = 200_000, 500
_FINAL = bindings.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_MORE = bindings.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE


class ContainerUnreadable(Exception):
    """This is no container, or one of a later version, or it was altered or cut off."""


@dataclass(frozen=True)
class Head:
    """What everybody can read of a container: public facts, for whom it is, and its raw bytes."""

    facts: Mapping[str, str]
    wraps: Mapping[str, bytes]
    stream: bytes
    raw: bytes

    def key(self, holder: str, pair: KeyPair) -> bytes:
        """Return the key, opened by one of those it is for. Raises SealBroken."""
        wrapped = self.wraps.get(holder)
        if wrapped is None:
            raise SealBroken
        return unwrap(pair, wrapped, _place(holder))


def _place(holder: str) -> bytes:
    return bound_to("container", holder)


def write(file: BinaryIO, plain: BinaryIO, facts: Mapping[str, str], readers: Mapping[str, bytes]) -> bytes:
    """Seal a stream into a file for some public keys; return the key, so that the writer can look at it again."""
    key = new_key()
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    stream = bindings.crypto_secretstream_xchacha20poly1305_init_push(state, key)
    wraps = {holder: b64encode(wrap(public, key, _place(holder))).decode() for holder, public in readers.items()}
    head = {"facts": dict(facts), "wraps": wraps, "stream": b64encode(stream).decode()}
    raw = json.dumps(head, sort_keys=True).encode()
    file.write(MAGIC + len(raw).to_bytes(4, "big") + raw)
    bound, piece = raw, plain.read(PIECE)
    while True:
        following = plain.read(PIECE)
        tag = _MORE if following else _FINAL
        file.write(bindings.crypto_secretstream_xchacha20poly1305_push(state, piece, bound, tag))
        if not following:
            return key
        bound, piece = b"", following


def head(file: BinaryIO) -> Head:
    """Read the head, within bounds. Raises ContainerUnreadable."""
    if file.read(len(MAGIC)) != MAGIC:
        raise ContainerUnreadable
    length = int.from_bytes(file.read(4), "big")
    if not 0 < length <= _LARGEST_HEAD:
        raise ContainerUnreadable
    raw = file.read(length)
    try:
        read: Any = json.loads(raw)
        facts, wraps = read["facts"], read["wraps"]
        if not all(isinstance(fact, str) for fact in [*facts, *facts.values()]) or len(wraps) > _MOST_WRAPS:
            raise ContainerUnreadable
        opened = {str(holder): b64decode(wrapped, validate=True) for holder, wrapped in wraps.items()}
        return Head(facts, opened, b64decode(read["stream"], validate=True), raw)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ContainerUnreadable from error


def pieces(file: BinaryIO, found: Head, key: bytes) -> Iterator[bytes]:
    """Open piece after piece, starting after the header. Raises ContainerUnreadable, at the latest at the end:
    only what was read to the end is whole."""
    state = bindings.crypto_secretstream_xchacha20poly1305_state()
    bound, last = found.raw, False
    try:
        bindings.crypto_secretstream_xchacha20poly1305_init_pull(state, found.stream, key)
        while sealed := file.read(PIECE + _OVERHEAD):
            if last:
                raise ContainerUnreadable
            plain, tag = bindings.crypto_secretstream_xchacha20poly1305_pull(state, sealed, bound)
            last, bound = tag == _FINAL, b""
            yield plain
    except (CryptoError, ValueError, TypeError) as error:
        raise ContainerUnreadable from error
    if not last:
        raise ContainerUnreadable
