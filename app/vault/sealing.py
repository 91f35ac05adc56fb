"""Bytes sealed under a symmetric key: XChaCha20-Poly1305, bound to what they are and where they belong."""

from nacl import bindings, utils
from nacl.exceptions import CryptoError

KEY_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES
_NONCE = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES


class SealBroken(Exception):
    """The bytes do not open: wrong key, wrong place, or altered."""


def new_key() -> bytes:
    """Return a random key of 32 bytes."""
    return utils.random(KEY_BYTES)


def bound_to(*parts: str) -> bytes:
    """Return purpose and ids as associated data; lengths go in, so no two places look the same."""
    return b"".join(len(raw).to_bytes(2, "big") + raw for raw in (part.encode() for part in parts))


def seal(key: bytes, plain: bytes, where: bytes, block: int = 1) -> bytes:
    """Return nonce and ciphertext; the plain bytes are padded to a multiple of `block`, so that the
    length tells little about the content."""
    nonce = utils.random(_NONCE)
    padded = bindings.sodium_pad(plain, block)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, where, nonce, key)
    return bytes(nonce + sealed)


def unseal(key: bytes, sealed: bytes, where: bytes, block: int = 1) -> bytes:
    """Return the plain bytes. Raises SealBroken."""
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(sealed[_NONCE:], where, sealed[:_NONCE], key)
        return bytes(bindings.sodium_unpad(padded, block))
    except (CryptoError, ValueError, TypeError) as error:
        raise SealBroken from error


def derived(key: bytes, purpose: str) -> bytes:
    """Return another key for another purpose (keyed BLAKE2b); the first cannot be worked out from it."""
    return bytes(
        bindings.crypto_generichash.generichash_blake2b_salt_personal(
            purpose.encode(), digest_size=KEY_BYTES, key=key
        )
    )


def fingerprint(data: bytes) -> bytes:
    """Return a hash of the data (BLAKE2b, 32 bytes)."""
    return bytes(bindings.crypto_generichash.generichash_blake2b_salt_personal(data, digest_size=32))
