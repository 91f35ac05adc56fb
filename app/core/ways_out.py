"""The ways in which a paper leaves the program: each by a person, each in the audit log (PRODUCT.md, safety rule
9)."""

from enum import StrEnum


class WayOut(StrEnum):
    """How a paper about a case left, as the audit log says it."""

    PRINTED = "paper printed"
    SAVED = "paper saved"
