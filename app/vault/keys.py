"""Key pairs of people, recovery and receipts (X25519), and secrets wrapped for them (sealed boxes)."""

from dataclasses import dataclass, field
from functools import lru_cache

from nacl import bindings, utils
from nacl.exceptions import CryptoError

from app.vault.sealing import SealBroken

SEED_BYTES = bindings.crypto_box_SEEDBYTES
PRIVATE_BYTES = bindings.crypto_box_SECRETKEYBYTES
SALT_BYTES = bindings.crypto_pwhash_SALTBYTES


@dataclass(frozen=True)
class KeyPair:
    """A public half that anyone may seal to, and a private half that opens it."""

    public: bytes
    private: bytes = field(repr=False)


def new_pair() -> KeyPair:
    """Return a random key pair."""
    return KeyPair(*bindings.crypto_box_keypair())


def pair_from_seed(seed: bytes) -> KeyPair:
    """Return the key pair that belongs to 32 secret bytes."""
    return KeyPair(*bindings.crypto_box_seed_keypair(seed))


def pair_from_private(private: bytes) -> KeyPair:
    """Return the pair of a private half."""
    return KeyPair(bindings.crypto_scalarmult_base(private), private)


def wrap(public: bytes, secret: bytes, where: bytes) -> bytes:
    """Return the secret sealed to a public key and bound to its place; nobody can tell who sealed it."""
    return bytes(bindings.crypto_box_seal(_tag(where) + secret, public))


@lru_cache(maxsize=4096)
def is_usable(public: bytes) -> bool:
    """Tell whether anything can be sealed to this public key. A file may hold another length, another type, or a
    point of low order, which libsodium refuses."""
    try:
        bindings.crypto_box_seal(b"", public)
    except (RuntimeError, TypeError, ValueError):
        return False
    return True


def unwrap(pair: KeyPair, wrapped: bytes, where: bytes) -> bytes:
    """Return the secret. Raises SealBroken."""
    try:
        opened = bytes(bindings.crypto_box_seal_open(wrapped, pair.public, pair.private))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealBroken from error
    tag = _tag(where)
    if not bindings.sodium_memcmp(opened[: len(tag)], tag):
        raise SealBroken
    return opened[len(tag) :]


def _tag(where: bytes) -> bytes:
    return bytes(bindings.crypto_generichash.generichash_blake2b_salt_personal(where, digest_size=16))


def random_salt() -> bytes:
    """Return a salt for a password or a home."""
    return utils.random(SALT_BYTES)
