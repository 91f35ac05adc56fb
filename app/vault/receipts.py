"""What a receipt's pictures open: a lookup id and a key pair, both from the same stretched code."""

from collections.abc import Sequence
from dataclasses import dataclass

from nacl import bindings

from app.vault.keys import SEED_BYTES, KeyPair, pair_from_seed
from app.vault.passwords import Cost, stretch

LOOKUP_BYTES = 16


@dataclass(frozen=True)
class ReceiptKey:
    """Finds a case by `lookup` and opens what was wrapped for `pair`."""

    lookup: bytes
    pair: KeyPair


def receipt_key(code: bytes, salt: bytes, cost: Cost, pepper: bytes = b"") -> ReceiptKey:
    """Stretch the code with the home's salt; slow on purpose, as one guess tests every live receipt. With a
    pepper, guessing needs the pepper as well."""
    return receipt_keys(code, salt, cost, [pepper])[0]


def receipt_keys(code: bytes, salt: bytes, cost: Cost, peppers: Sequence[bytes]) -> list[ReceiptKey]:
    """Stretch the code once, and return what it leads to with each pepper; an empty one is none."""
    stretched = stretch(code, salt, cost, LOOKUP_BYTES + SEED_BYTES)
    return [_key(_peppered(stretched, pepper) if pepper else stretched) for pepper in peppers]


def _peppered(stretched: bytes, pepper: bytes) -> bytes:
    return bytes(
        bindings.crypto_generichash.generichash_blake2b_salt_personal(
            stretched, digest_size=LOOKUP_BYTES + SEED_BYTES, key=pepper, person=b"card"
        )
    )


def _key(whole: bytes) -> ReceiptKey:
    return ReceiptKey(whole[:LOOKUP_BYTES], pair_from_seed(whole[LOOKUP_BYTES:]))
