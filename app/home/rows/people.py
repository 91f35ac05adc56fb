"""The home and its accounts."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from app.store.tables import AccountRow, HomeRow


@dataclass(frozen=True)
class Home:
    """One home; the salt and cost are those of its receipts."""

    id: str
    name: str
    language: str
    receipt_salt: bytes
    receipt_passes: int
    receipt_memory: int
    recovery_public: bytes
    created_at: datetime


@dataclass(frozen=True)
class Account:
    """One person who signs in."""

    id: str
    name: str
    role: str
    public_key: bytes
    salt: bytes
    passes: int
    memory: int
    sealed_private: bytes = field(repr=False)
    created_at: datetime
    deactivated_at: datetime | None = None


def home(connection: Connection) -> Home | None:
    """Return the home, or None before set-up."""
    row = connection.execute(select(HomeRow.__table__)).first()
    return Home(**row._mapping) if row else None


def change_recovery(connection: Connection, public: bytes) -> None:
    """Let another recovery key be the home's."""
    connection.execute(update(HomeRow).values(recovery_public=public))


def add_home(connection: Connection, new: Home) -> None:
    """Write the home at set-up."""
    connection.execute(insert(HomeRow).values(asdict(new)))


def accounts(connection: Connection) -> list[Account]:
    """Return all accounts by name, those that have ended too."""
    rows = connection.execute(select(AccountRow.__table__).order_by(AccountRow.name))
    return [Account(**row._mapping) for row in rows]


def account(connection: Connection, account_id: str) -> Account | None:
    """Return one account."""
    row = connection.execute(select(AccountRow.__table__).where(AccountRow.id == account_id)).first()
    return Account(**row._mapping) if row else None


def add_account(connection: Connection, new: Account) -> None:
    """Write a new account."""
    connection.execute(insert(AccountRow).values(asdict(new)))


def change_account(connection: Connection, account_id: str, **changes: Any) -> None:
    """Change columns of an account."""
    connection.execute(update(AccountRow).where(AccountRow.id == account_id).values(**changes))
