"""The home and its accounts."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

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


@dataclass(frozen=True)
class LockedRow:
    """What an account's password opens, and nothing else of it."""

    id: str
    salt: bytes
    passes: int
    memory: int
    sealed_private: bytes = field(repr=False)


def locked_rows(connection: Connection) -> dict[str, LockedRow]:
    """Return what the password of each account opens, by id; what can be none of ours is left out."""
    query = select(AccountRow.id, AccountRow.salt, AccountRow.passes, AccountRow.memory, AccountRow.sealed_private)
    rows = (LockedRow(*row) for row in connection.execute(query))
    return {
        row.id: row
        for row in rows
        if isinstance(row.id, str)
        and isinstance(row.salt, bytes)
        and isinstance(row.sealed_private, bytes)
        and isinstance(row.passes, int)
        and isinstance(row.memory, int)
    }


def ids(connection: Connection) -> set[str]:
    """Return the ids of all accounts."""
    return set(connection.execute(select(AccountRow.id)).scalars())


def account(connection: Connection, account_id: str) -> Account | None:
    """Return one account."""
    row = connection.execute(select(AccountRow.__table__).where(AccountRow.id == account_id)).first()
    return Account(**row._mapping) if row else None


def add_account(connection: Connection, new: Account) -> None:
    """Write a new account."""
    connection.execute(insert(AccountRow).values(asdict(new)))


def _change(connection: Connection, account_id: str, values: dict[str, object]) -> None:
    connection.execute(update(AccountRow).where(AccountRow.id == account_id).values(values))


def put_home_right(connection: Connection, home: Home) -> None:
    """Write the recovery key, and salt and cost of the cards."""
    connection.execute(
        update(HomeRow).values(
            recovery_public=home.recovery_public,
            receipt_salt=home.receipt_salt,
            receipt_passes=home.receipt_passes,
            receipt_memory=home.receipt_memory,
        )
    )


def put_account_right(connection: Connection, account: Account) -> None:
    """Write what is public about an account, and leave its sealed key as it is."""
    values: dict[str, object] = {
        "name": account.name,
        "role": account.role,
        "public_key": account.public_key,
        "created_at": account.created_at,
        "deactivated_at": account.deactivated_at,
    }
    _change(connection, account.id, values)


def rename_account(connection: Connection, account_id: str, name: str) -> None:
    """Give an account another name."""
    _change(connection, account_id, {"name": name})


def give_role(connection: Connection, account_id: str, role: str) -> None:
    """Give an account another role."""
    _change(connection, account_id, {"role": role})


def end_account(connection: Connection, account_id: str, at: datetime) -> None:
    """End an account; its sealed private key goes."""
    _change(connection, account_id, {"deactivated_at": at, "sealed_private": b""})


def mark_ended(connection: Connection, account_id: str, at: datetime) -> None:
    """End an account whose row stays as it is."""
    _change(connection, account_id, {"deactivated_at": at})


def keep_public_key(connection: Connection, account_id: str, public: bytes) -> None:
    """Write the public half of an account's keys."""
    _change(connection, account_id, {"public_key": public})


def keep_private_key(connection: Connection, account_id: str, salt: bytes, sealed: bytes) -> None:
    """Write the private half of an account's keys, sealed under its password."""
    _change(connection, account_id, {"salt": salt, "sealed_private": sealed})


def keep_password_cost(connection: Connection, account_id: str, passes: int, memory: int) -> None:
    """Write what a try of the password costs: passes, and memory in bytes."""
    _change(connection, account_id, {"passes": passes, "memory": memory})
