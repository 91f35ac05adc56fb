"""The order of a case's entries, told by a number and no longer by the clock, which somebody may set back.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Number existing entries by their time, ties by their id."""
    op.add_column("entries", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE entries SET number = (SELECT COUNT(*) FROM entries AS other WHERE other.case_id = entries.case_id "
        "AND (other.at < entries.at OR (other.at = entries.at AND other.id <= entries.id)))"
    )
