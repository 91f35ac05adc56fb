"""What a PC keeps beside itself where its home is on a server: what everybody may know of the home, and reports
that were sent while the server did not answer. The same tables as anywhere, the same sealed bytes: nobody on this
PC can read what waits here."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, literal_column, select

from app.core.errors import NotSent
from app.store import attachments, cases
from app.store.database import Database, open_database
from app.store.tables import (
    AccountRow,
    AttachmentRow,
    CaseRow,
    HomeContentRow,
    HomeRow,
    HomeSettingRow,
    ReadingKeyRow,
    ReceiptRow,
)

FOLDER = "outbox"
SHOWN = ("helper", "question", "advocate", "charter")
"""Kinds of what the home wrote that the kiosk shows also without the server."""

_FOR_THE_OWNER = {"salt": b"", "sealed_private": b"", "passes": 0, "memory": 0}
"""What of an account does not lie on every PC."""


@dataclass(frozen=True)
class Parcel:
    """One report that waits, sealed."""

    case: cases.Case
    keys: Sequence[cases.ReadingKey]
    receipt: cases.Receipt
    attached: Sequence[attachments.SealedAttachment]


class Outbox:
    """The folder `outbox` beside the settings of a PC that uses a server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._opened: Database | None = None
        self._known: object = None

    @property
    def _database(self) -> Database:
        if self._opened is None:
            self._opened = open_database(self._folder)
        return self._opened

    @contextmanager
    def public(self) -> Iterator[Connection]:
        """Give a connection to what everybody may know, as it was when the server answered last. Raises
        StoreProblem."""
        with self._database.reading() as connection:
            yield connection

    @property
    def knows_a_home(self) -> bool:
        """Tell whether the server has answered on this PC before."""
        if not self._folder.is_dir():
            return False
        with self.public() as connection:
            return bool(_count(connection, HomeRow.__table__))

    def remember(self, server: Connection) -> bool:
        """Copy what everybody may know from the server, and tell whether this PC knows it now: not while reports
        wait, which are sealed for those it knew when they were sent. Raises StoreProblem."""
        rows = {table: _rows(server, table) for table in _PUBLIC}
        if rows == self._known:
            return True
        with self._database.writing() as connection:
            if _count(connection, CaseRow.__table__):
                return False
            for table in reversed(_PUBLIC):
                connection.execute(delete(table))
            for table, its_rows in rows.items():
                if its_rows:
                    connection.execute(insert(table), its_rows)
        self._known = rows
        return True

    def keep(self, parcel: Parcel) -> None:
        """Write a report, so that it is on this PC's disk. Raises NotSent where its home or one of its readers is
        not known here, or StoreProblem; then it is not here."""
        with self._database.writing() as connection:
            known = set(connection.execute(select(AccountRow.id)).scalars())
            homes = set(connection.execute(select(HomeRow.id)).scalars())
            if parcel.case.home_id not in homes or not {one.account_id for one in parcel.keys} <= known:
                raise NotSent
            cases.add(connection, parcel.case, parcel.keys, parcel.receipt)
            attachments.add(connection, parcel.attached)

    def waiting(self) -> list[str]:
        """Return the reports that wait, in the order in which they were sent, whatever the clock said."""
        if not self._folder.is_dir():
            return []
        with self._database.reading() as connection:
            return list(connection.execute(select(CaseRow.id).order_by(literal_column("rowid"))).scalars())

    def parcel(self, case_id: str) -> Parcel | None:
        """Return one of them; None where another program has delivered it."""
        with self._database.reading() as connection:
            case = cases.case(connection, case_id)
            found = connection.execute(select(ReceiptRow.__table__).where(ReceiptRow.case_id == case_id)).first()
            if case is None or found is None:
                return None
            rows = connection.execute(select(AttachmentRow.__table__).where(AttachmentRow.case_id == case_id))
            attached = [attachments.SealedAttachment(**row._mapping) for row in rows]
            return Parcel(case, cases.keys_of(connection, case_id), cases.Receipt(**found._mapping), attached)

    def public_keys(self) -> dict[str, bytes]:
        """Return for which key of each account the reports here are sealed."""
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(select(AccountRow.id, AccountRow.public_key))}

    def forget(self, case_id: str) -> None:
        """Delete one that has arrived, and leave nothing of it in the journal. Raises StoreProblem."""
        with self._database.writing() as connection:
            for table in (AttachmentRow, ReadingKeyRow, ReceiptRow):
                connection.execute(delete(table).where(table.case_id == case_id))
            connection.execute(delete(CaseRow).where(CaseRow.id == case_id))
        self._database.leave_no_trail()

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


_PUBLIC: tuple[Any, ...] = (
    HomeRow.__table__,
    AccountRow.__table__,
    HomeSettingRow.__table__,
    HomeContentRow.__table__,
)


def _rows(connection: Connection, table: Table) -> list[dict[str, Any]]:
    query = select(table).order_by(*table.primary_key.columns)
    if table is HomeContentRow.__table__:
        query = query.where(HomeContentRow.kind.in_(SHOWN))
    own = _FOR_THE_OWNER if table is AccountRow.__table__ else {}
    return [dict(row._mapping) | own for row in connection.execute(query)]


def _count(connection: Connection, table: Any) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()
