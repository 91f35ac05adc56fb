"""The metadata of all tables: importing it from here loads every module that declares some, whatever was loaded
before."""

from sqlalchemy import MetaData

from app.store import parliament_tables, team_tables
from app.store.tables import Base

LOADED = (team_tables, parliament_tables)
"""What describes tables beside `tables`; a test compares with what the migrations make."""


def metadata() -> MetaData:
    """Return what describes all tables."""
    return Base.metadata
