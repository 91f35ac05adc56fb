"""What the home wrote and chose, signed.

Revision ID: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


_NEW = (("home_content", "signature"), ("home_settings", "changed_by"), ("home_settings", "signature"))


def upgrade() -> None:
    """Make the columns; who brings a home to the roster signs what is there. Development versions had them in
    revision 0009 already."""
    known = sa.inspect(op.get_bind())
    for table, column in _NEW:
        if column not in {there["name"] for there in known.get_columns(table)}:
            op.add_column(table, sa.Column(column, sa.String(), nullable=True))
