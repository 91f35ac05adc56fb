"""What a receipt's pictures open: a lookup id and a key pair, both from the same stretched code."""

from dataclasses import dataclass

from app.vault.keys import SEED_BYTES, KeyPair, pair_from_seed
from app.vault.passwords import Cost, stretch

LOOKUP_BYTES = 16


@dataclass(frozen=True)
class ReceiptKey:
    """Finds a case by `lookup` and opens what was wrapped for `pair`."""

    lookup: bytes
    pair: KeyPair


def receipt_key(code: bytes, salt: bytes, cost: Cost) -> ReceiptKey:
    """Stretch the code with the home's salt; slow on purpose, as one guess tests every live receipt."""
    stretched = stretch(code, salt, cost, LOOKUP_BYTES + SEED_BYTES)
    return ReceiptKey(stretched[:LOOKUP_BYTES], pair_from_seed(stretched[LOOKUP_BYTES:]))
