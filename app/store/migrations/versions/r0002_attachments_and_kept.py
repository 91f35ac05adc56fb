"""Drawings and recordings, drafts kept for later, what a home sets and writes itself.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make four tables."""
    blob, words, number = sa.LargeBinary(), sa.String(), sa.BigInteger()
    op.create_table(
        "attachments",
        sa.Column("id", words, primary_key=True),
        sa.Column("case_id", words, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("sealed", blob, nullable=False),
    )
    op.create_index("ix_attachments_case_id", "attachments", ["case_id"])
    op.create_table(
        "kept_drafts",
        sa.Column("lookup", blob, primary_key=True),
        sa.Column("wrapped", blob, nullable=False),
        sa.Column("sealed", blob, nullable=False),
        sa.Column("kept_at", number, nullable=False),
    )
    op.create_table(
        "home_settings",
        sa.Column("name", words, primary_key=True),
        sa.Column("value", words, nullable=False),
    )
    op.create_table(
        "home_content",
        sa.Column("id", words, primary_key=True),
        sa.Column("kind", words, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("content", words, nullable=False),
        sa.Column("changed_at", number, nullable=False),
        sa.Column("changed_by", words, nullable=False),
    )
    op.create_index("ix_home_content_kind", "home_content", ["kind"])
