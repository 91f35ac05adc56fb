"""Casework: accounts that end, when a case last changed, what is held, and the bare fact of what was erased.

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add three columns and a table. When a case last changed stands in the audit log."""
    words, number = sa.String(), sa.BigInteger()
    op.add_column("accounts", sa.Column("deactivated_at", number))
    op.add_column("cases", sa.Column("changed_at", number, nullable=False, server_default="0"))
    op.add_column("cases", sa.Column("held", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE cases SET changed_at = COALESCE((SELECT MAX(audit.at) FROM audit WHERE audit.case_id = cases.id), "
        "received_at)"
    )
    op.create_table(
        "erased_cases",
        sa.Column("id", words, primary_key=True),
        sa.Column("received_at", number, nullable=False),
        sa.Column("erased_at", number, nullable=False),
        sa.Column("erased_by", words, nullable=False),
    )
