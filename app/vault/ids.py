"""Random ids."""

import secrets


def new_id() -> str:
    """Return a random id of 128 bits."""
    return secrets.token_hex(16)
