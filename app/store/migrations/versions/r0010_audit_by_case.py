"""Finds what the audit log says of a case.

Revision ID: 0010
"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index. Development versions had it in revision 0009 already."""
    op.create_index("audit_by_case", "audit", ["case_id"], if_not_exists=True)
