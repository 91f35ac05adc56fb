"""Keys from what people remember: Argon2id, with its cost kept beside the sealed key."""

from dataclasses import dataclass, field

from nacl import bindings

from app.vault.keys import PRIVATE_BYTES, KeyPair, pair_from_private, random_salt
from app.vault.sealing import KEY_BYTES, bound_to, seal, unseal


@dataclass(frozen=True)
class Cost:
    """Argon2id's passes and bytes of memory."""

    passes: int
    memory: int


MODERATE = Cost(
    bindings.crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
    bindings.crypto_pwhash_argon2id_MEMLIMIT_MODERATE,
)
"""libsodium's "moderate": 3 passes over 256 MiB, about a second on a small PC."""

DEMO = Cost(bindings.crypto_pwhash_argon2id_OPSLIMIT_MIN, 8 * bindings.crypto_pwhash_argon2id_MEMLIMIT_MIN)
"""For the fictional home only, whose passwords are printed on the screen anyway."""

DEAREST = Cost(
    bindings.crypto_pwhash_argon2id_OPSLIMIT_SENSITIVE,
    bindings.crypto_pwhash_argon2id_MEMLIMIT_SENSITIVE,
)


@dataclass(frozen=True)
class LockedKey:
    """A private key sealed under a password."""

    public: bytes
    salt: bytes
    cost: Cost
    sealed: bytes = field(repr=False)


def stretch(secret: bytes, salt: bytes, cost: Cost, size: int = KEY_BYTES) -> bytes:
    """Return `size` key bytes from a password or code; takes as long as the cost says.

    A cost above libsodium's "sensitive" is refused with ValueError: an altered database must not take
    all memory.
    """
    if cost.passes > DEAREST.passes or cost.memory > DEAREST.memory:
        raise ValueError(cost)
    return bytes(
        bindings.crypto_pwhash_alg(
            size, secret, salt, cost.passes, cost.memory, bindings.crypto_pwhash_ALG_ARGON2ID13
        )
    )


def lock(pair: KeyPair, password: str, owner: str, cost: Cost, remembered: bytes = b"") -> LockedKey:
    """Seal the private half under a password, bound to its owner's id, together with `remembered`, which nobody
    else can then change."""
    salt = random_salt()
    key = stretch(password.encode(), salt, cost)
    return LockedKey(pair.public, salt, cost, seal(key, pair.private + remembered, bound_to("account", owner)))


def open_locked(locked: LockedKey, password: str, owner: str) -> tuple[KeyPair, bytes]:
    """Return the key pair and what was remembered. Raises SealBroken where the password is wrong."""
    key = stretch(password.encode(), locked.salt, locked.cost)
    plain = unseal(key, locked.sealed, bound_to("account", owner))
    return pair_from_private(plain[:PRIVATE_BYTES]), plain[PRIVATE_BYTES:]


def unlock(locked: LockedKey, password: str, owner: str) -> KeyPair:
    """Return the key pair. Raises SealBroken where the password is wrong."""
    return open_locked(locked, password, owner)[0]
