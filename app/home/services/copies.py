"""The plain copies of what the roster says: rows of home, accounts and groups. Where they differ from what was
signed, somebody wrote to the file: that is told, and they are put right."""

from collections.abc import Iterator

from sqlalchemy import Connection

from app.core.errors import DamagedDatabase
from app.home.rows import groups, people
from app.home.rules.roster import Roster
from app.home.services.roster import believed_accounts, believed_home


def unlike(connection: Connection, roster: Roster) -> list[str]:
    """Return the columns and tables that differ from the roster, each once."""
    return list(dict.fromkeys((*_home(connection), *_accounts(connection), *_groups(connection, roster))))


def put_right(connection: Connection, roster: Roster) -> None:
    """Write the copies as they were signed. An account that nobody signed is ended; its row stays as
    evidence."""
    home = believed_home(connection)
    if home is not None and list(_home(connection)):
        people.put_home_right(connection, home)
    believed = {account.id: account for account in believed_accounts(connection)}
    there = people.ids(connection)
    for account_id, account in believed.items():
        if account_id in there:
            people.put_account_right(connection, account)
        else:
            people.add_account(connection, account)
    for account_id in there - believed.keys():
        people.mark_ended(connection, account_id, roster.began)
    for name, public in roster.groups.items():
        if groups.public_key(connection, name) not in (None, public):
            groups.put_right(connection, name, public)


def _home(connection: Connection) -> Iterator[str]:
    there, believed = people.home(connection), believed_home(connection)
    if there is None or believed is None:
        return
    if there.recovery_public != believed.recovery_public:
        yield "homes.recovery_public"
    if there.receipt_salt != believed.receipt_salt:
        yield "homes.receipt_salt"
    if (there.receipt_passes, there.receipt_memory) != (believed.receipt_passes, believed.receipt_memory):
        yield "homes.receipt_cost"


def _accounts(connection: Connection) -> Iterator[str]:
    believed = {account.id: account for account in believed_accounts(connection)}
    try:
        there = {account.id: account for account in people.accounts(connection)}
    except DamagedDatabase:
        yield "accounts"
        return
    if believed.keys() - there.keys():
        yield "accounts"
    for account_id, account in there.items():
        if account_id not in believed:
            if account.deactivated_at is None:
                yield "accounts"
            continue
        right = believed[account_id]
        if account.name != right.name:
            yield "accounts.name"
        if account.role != right.role:
            yield "accounts.role"
        if account.public_key != right.public_key:
            yield "accounts.public_key"
        if (account.created_at, account.deactivated_at) != (right.created_at, right.deactivated_at):
            yield "accounts.deactivated_at"


def _groups(connection: Connection, roster: Roster) -> Iterator[str]:
    for name, public in roster.groups.items():
        if groups.public_key(connection, name) not in (None, public):
            yield "groups.public_key"
