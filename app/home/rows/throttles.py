"""Wrong tries in a row, kept over restarts."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from app.store.tables import ThrottleRow


def tries(connection: Connection, key: str) -> tuple[int, datetime] | None:
    """Return how many wrong tries there were in a row, and when the last one was."""
    row = connection.execute(
        select(ThrottleRow.failures, ThrottleRow.last_at).where(ThrottleRow.key == key)
    ).first()
    return (row[0], row[1]) if row else None


def failed(connection: Connection, key: str, at: datetime) -> int:
    """Count a wrong try and return how many there are now."""
    before = tries(connection, key)
    if before is None:
        connection.execute(insert(ThrottleRow), {"key": key, "failures": 1, "last_at": at})
        return 1
    failures = before[0] + 1
    connection.execute(update(ThrottleRow).where(ThrottleRow.key == key).values(failures=failures, last_at=at))
    return failures


def forget(connection: Connection, key: str) -> None:
    """Start again from none."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.key == key))
