"""Wrong tries in a row, kept over restarts."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from sqlalchemy import BigInteger, Connection, delete, insert, select, type_coerce

from app.store.tables import ThrottleRow

_EPOCH, _MOST = datetime(1970, 1, 1, tzinfo=UTC), 10**6


def tries(connection: Connection, key: str) -> tuple[int, datetime] | None:
    """Return how many wrong tries there were in a row, and when the last one was; none where it makes no sense."""
    moment = type_coerce(ThrottleRow.last_at, BigInteger)
    row = connection.execute(select(ThrottleRow.failures, moment).where(ThrottleRow.key == key)).first()
    if row is None or type(row[0]) is not int or type(row[1]) is not int or not 0 <= row[0] < _MOST:
        return None
    with suppress(OverflowError):
        return row[0], _EPOCH + timedelta(milliseconds=row[1])
    return None


def keep(connection: Connection, key: str, failures: int, at: datetime) -> None:
    """Write how many wrong tries there are now, and when the last one was."""
    forget(connection, key)
    connection.execute(insert(ThrottleRow), {"key": key, "failures": failures, "last_at": at})


def forget(connection: Connection, key: str) -> None:
    """Start again from none."""
    connection.execute(delete(ThrottleRow).where(ThrottleRow.key == key))
