"""Who works here as signed statements, what each person last saw, and what a receipt's owner signed.

Revision ID: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and the column; what is in them is written by who has the keys for it."""
    op.create_table(
        "roster",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("signatures", sa.String(), nullable=False),
    )
    op.create_table(
        "memories",
        sa.Column("account_id", sa.String(), primary_key=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
    )
    op.add_column("receipts", sa.Column("proof", sa.LargeBinary(), nullable=True))
