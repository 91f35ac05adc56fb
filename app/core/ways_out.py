"""The ways in which a paper leaves the program: each by a person, each in the audit log (docs/product.md, safety
rule 9)."""

from enum import Enum

from app.core.audit_actions import AuditAction


class WayOut(Enum):
    """How a paper left."""

    PRINTED = AuditAction.PAPER_PRINTED
    SAVED = AuditAction.PAPER_SAVED
