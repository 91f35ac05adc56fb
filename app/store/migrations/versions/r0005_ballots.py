"""Ballots, their cards, and the votes.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; cards and votes without row numbers, which would tell an order."""
    words, raw, number = sa.String(), sa.LargeBinary(), sa.Integer()
    op.create_table(
        "ballots",
        sa.Column("id", words, primary_key=True),
        sa.Column("content", words, nullable=False),
        sa.Column("state", words, nullable=False),
        sa.Column("cards", number, nullable=False),
        sa.Column("box", words, nullable=False),
        sa.Column("hash", words, nullable=False),
    )
    op.create_table(
        "ballot_cards",
        sa.Column("ballot_id", words, primary_key=True),
        sa.Column("hash", raw, primary_key=True),
        sa.Column("used", number, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "votes",
        sa.Column("ballot_id", words, primary_key=True),
        sa.Column("id", words, primary_key=True),
        sa.Column("sealed", raw, nullable=False),
        sqlite_with_rowid=False,
    )
