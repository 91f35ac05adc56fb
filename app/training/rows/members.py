"""Who works here, and the times of their work. Rows in, rows out."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, delete, func, insert, select, update

from app.store.team_tables import EmploymentRow, MemberRow


@dataclass(frozen=True)
class MemberRecord:
    """One member; `times` are first and last days."""

    id: str
    name: str
    function: str
    home: str
    account_id: str
    mentor: int
    number: str
    times: tuple[tuple[date, date | None], ...] = ()


def all_members(connection: Connection) -> list[MemberRecord]:
    """Return everybody by name, those who have left too."""
    times: dict[str, list[tuple[date, date | None]]] = {}
    for row in connection.execute(select(EmploymentRow.__table__).order_by(EmploymentRow.first)):
        times.setdefault(row.member_id, []).append((row.first, row.last))
    rows = connection.execute(select(MemberRow.__table__).order_by(MemberRow.name, MemberRow.id))
    return [MemberRecord(**row._mapping, times=tuple(times.get(row.id, ()))) for row in rows]


def add(connection: Connection, members: Iterable[MemberRecord]) -> None:
    """Write new members with their times."""
    members = list(members)
    if members:
        connection.execute(insert(MemberRow), [_columns(member) for member in members])
        _add_times(connection, members)


def change(connection: Connection, member: MemberRecord) -> None:
    """Write a member anew, and the times."""
    connection.execute(update(MemberRow).where(MemberRow.id == member.id).values(_columns(member)))
    connection.execute(delete(EmploymentRow).where(EmploymentRow.member_id == member.id))
    _add_times(connection, [member])


def rename_account(connection: Connection, account_id: str, name: str) -> None:
    """Let the member of an account be called as the account."""
    connection.execute(update(MemberRow).where(MemberRow.account_id == account_id).values(name=name))


def _columns(member: MemberRecord) -> dict[str, object]:
    plain = asdict(member)
    del plain["times"]
    return plain


def _add_times(connection: Connection, members: Iterable[MemberRecord]) -> None:
    rows = [
        {"member_id": member.id, "first": first, "last": last}
        for member in members
        for first, last in member.times
    ]
    if rows:
        last = connection.execute(select(func.max(EmploymentRow.id))).scalar() or 0
        connection.execute(
            insert(EmploymentRow), [row | {"id": last + place} for place, row in enumerate(rows, 1)]
        )
