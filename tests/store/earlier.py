"""Files of earlier revisions, made from one of today."""

from pathlib import Path

from sqlalchemy import text

from app.store.database import engine_for
from app.store.migrations.run import known

NEW_IN = {
    "0002": ("attachments", "kept_drafts", "home_settings", "home_content"),
    "0003": ("erased_cases",),
    "0004": (
        "group_keys",
        "groups",
        "employments",
        "completions",
        "progress",
        "documents",
        "exemptions",
        "gatherings",
        "actions",
        "members",
    ),
    "0005": ("ballots", "ballot_cards", "votes"),
    "0007": ("received",),
}
"""Tables that a revision brought."""

COLUMNS_IN = {
    "0003": ("accounts.deactivated_at", "cases.changed_at", "cases.held"),
    "0006": ("entries.number",),
}
"""Columns that a revision brought."""


def take_back(file: Path, revision: str) -> None:
    """Let a closed file be as that revision left it."""
    engine = engine_for(file)
    with engine.begin() as connection:
        for later in (one for one in known() if one > revision):
            for table in NEW_IN.get(later, ()):
                connection.execute(text(f"DROP TABLE {table}"))
            for table, column in (one.split(".") for one in COLUMNS_IN.get(later, ())):
                connection.execute(text(f"ALTER TABLE {table} DROP COLUMN {column}"))
        connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    engine.dispose()
