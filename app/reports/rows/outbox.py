"""Reports that were sent while the server did not answer: they wait, sealed, on the PC where they were written.
The same tables as anywhere, the same sealed bytes: nobody on this PC can read what waits here."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, insert, literal_column, select

from app.core.errors import NotSent
from app.reports.rows import attachments, cases
from app.store.open_database import BesideServer
from app.store.tables import AccountRow, AttachmentRow, CaseRow, EntryRow, HomeRow, ReadingKeyRow, ReceiptRow


@dataclass(frozen=True)
class PendingReport:
    """One report that waits, sealed; `name` is how the log names it when it arrives: it waits in the place of a
    first step."""

    case: cases.Case
    keys: Sequence[cases.ReadingKey]
    receipt: cases.Receipt
    attached: Sequence[attachments.SealedAttachment]
    name: str = ""


class Outbox:
    """Undelivered reports, in the cache file of this PC."""

    def __init__(self, remembered: BesideServer) -> None:
        self._remembered = remembered

    def keep(self, parcel: PendingReport) -> None:
        """Write a report, so that it is on this PC's disk. Raises NotSent where its home or one of its readers is
        not known here, or StoreProblem; then it is not here."""
        with self._remembered.database.writing() as connection:
            known = set(connection.execute(select(AccountRow.id)).scalars())
            homes = set(connection.execute(select(HomeRow.id)).scalars())
            if (
                parcel.case.home_id not in homes
                or not {reading_key.account_id for reading_key in parcel.keys} <= known
            ):
                raise NotSent
            cases.add(connection, parcel.case, parcel.keys, parcel.receipt)
            attachments.add(connection, parcel.attached)
            if parcel.name:
                in_its_place = {"id": parcel.case.id, "case_id": parcel.case.id, "at": parcel.case.received_at}
                values = in_its_place | {"for_reporter": 0, "sealed": parcel.name.encode(), "number": 0}
                connection.execute(insert(EntryRow), values)

    def waiting(self) -> list[str]:
        """Return the reports that wait, in the order in which they were sent, whatever the clock said."""
        if not self._remembered.folder.is_dir():
            return []
        with self._remembered.database.reading() as connection:
            return list(connection.execute(select(CaseRow.id).order_by(literal_column("rowid"))).scalars())

    def parcel(self, case_id: str) -> PendingReport | None:
        """Return one of them; None where another program has delivered it."""
        with self._remembered.database.reading() as connection:
            case = cases.case(connection, case_id)
            found = connection.execute(select(ReceiptRow.__table__).where(ReceiptRow.case_id == case_id)).first()
            if case is None or found is None:
                return None
            rows = connection.execute(select(AttachmentRow.__table__).where(AttachmentRow.case_id == case_id))
            attached = [attachments.SealedAttachment(**row._mapping) for row in rows]
            named = select(EntryRow.sealed).where(EntryRow.case_id == case_id)
            name = (connection.execute(named).scalar_one_or_none() or b"").decode("ascii", errors="replace")
            receipt = cases.Receipt(**found._mapping)
            return PendingReport(case, cases.keys_of(connection, case_id), receipt, attached, name)

    def forget(self, case_id: str) -> None:
        """Delete one that has arrived, and leave nothing of it in the journal. Raises StoreProblem."""
        with self._remembered.database.writing() as connection:
            for table in (AttachmentRow, EntryRow, ReadingKeyRow, ReceiptRow):
                connection.execute(delete(table).where(table.case_id == case_id))
            connection.execute(delete(CaseRow).where(CaseRow.id == case_id))
        self._remembered.database.leave_no_trail()
