"""Signatures (Ed25519): who made something, and that nobody changed it. A signing key is derived from a secret
that several people share."""

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from app.vault.sealing import SealBroken, derived

SIGNATURE_BYTES = 64


def _key(secret: bytes) -> SigningKey:
    return SigningKey(derived(secret, "signing"))


def checks(secret: bytes) -> bytes:
    """Return the public key that checks what this secret signs."""
    return bytes(_key(secret).verify_key)


def sign(secret: bytes, data: bytes, where: bytes) -> bytes:
    """Return a signature over data at its place: `where` says what it is and for whom."""
    return _key(secret).sign(where + data).signature


def check(public: bytes, data: bytes, signature: bytes, where: bytes) -> None:
    """Raise SealBroken unless the owner of the public key signed exactly this, for this place."""
    try:
        VerifyKey(public).verify(where + data, signature)
    except (BadSignatureError, ValueError, TypeError) as error:
        raise SealBroken from error
