"""Wrong tries in a row, kept over restarts."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import ThrottleRow


def tries(connection: Connection, key: str) -> tuple[int, datetime] | None:
    """Return how many wrong tries there were in a row, and when the last one was."""
    row = connection.execute(
        select(ThrottleRow.failures, ThrottleRow.last_at).where(ThrottleRow.key == key)
    ).first()
    return (row[0], row[1]) if row else None


def keep(connection: Connection, key: str, failures: int, at: datetime) -> None:
    """Write how many wrong tries there are now, and when the last one was."""
    forget(connection, key)
    connection.execute(insert(ThrottleRow), {"key": key, "failures": failures, "last_at": at})


def forget(connection: Connection, key: str) -> None:
    """Start again from none."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.key == key))
