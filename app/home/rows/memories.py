"""What each account last saw of log and roster, sealed for it alone."""

from sqlalchemy import Connection, delete, insert, select

from app.store.tables import MemoryRow


def memory(connection: Connection, account_id: str) -> bytes | None:
    """Return what an account remembers, sealed."""
    query = select(MemoryRow.sealed).where(MemoryRow.account_id == account_id)
    return connection.execute(query).scalar_one_or_none()


def keep(connection: Connection, account_id: str, sealed: bytes) -> None:
    """Write it, in the place of what was there."""
    forget(connection, account_id)
    connection.execute(insert(MemoryRow), {"account_id": account_id, "sealed": sealed})


def forget(connection: Connection, account_id: str) -> None:
    """Take it out: the account has new keys."""
    connection.execute(delete(MemoryRow).where(MemoryRow.account_id == account_id))
