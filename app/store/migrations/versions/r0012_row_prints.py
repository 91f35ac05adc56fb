"""Fingerprints of rows that carry no signature of their own.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; the first who signs in signs what is there. Development versions made it on a server
    already."""
    if "row_prints" in sa.inspect(op.get_bind()).get_table_names():
        return
    op.create_table(
        "row_prints",
        sa.Column("of_table", sa.String(), nullable=False),
        sa.Column("of_row", sa.String(), nullable=False),
        sa.Column("print", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("of_table", "of_row"),
    )
