"""Every table there is: whoever copies, makes or compares all of them must not depend on which part of the program
happened to be loaded before."""

from sqlalchemy import MetaData

from app.store import parliament_tables, team_tables
from app.store.tables import Base

LOADED = (team_tables, parliament_tables)
"""What describes tables beside `tables`; a test compares with what the migrations make."""


def metadata() -> MetaData:
    """Return what describes all tables."""
    return Base.metadata
