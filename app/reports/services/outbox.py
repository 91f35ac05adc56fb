"""Reports that were sent while the server did not answer: they wait, sealed, on the PC where they were written,
and arrive once, in order, when it answers again."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from app.core.audit_actions import AuditAction
from app.core.errors import ReportsWaiting, ServerLost, ServerRefused
from app.home.services.open_home import OpenHome
from app.home.services.roster import believed_accounts, believed_home
from app.reports.rows import attachments, cases, drafts, erasing
from app.reports.rows.outbox import Outbox, PendingReport
from app.reports.services.proofs import print_in, shown_print
from app.store import audit
from app.store.remembered import Remembered


class Delivering:
    """Brings what waits on this PC to the server. Nothing is opened: no key is needed."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house

    def waiting(self) -> int:
        """Return how many reports wait on this PC. Raises StoreProblem."""
        outbox = self._outbox()
        return len(outbox.waiting()) if outbox is not None else 0

    def deliver(self) -> int:
        """Deliver them in the order of sending; return how many have arrived. Idempotent: one that the server has
        already, because only its answer was lost, is not written twice, and one erased there since stays erased.
        Stops where the server is lost again; raises StoreProblem where this PC's disk fails."""
        outbox = self._outbox()
        arrived = 0
        if outbox is None:
            return 0
        try:
            for case_id in outbox.waiting():
                parcel = outbox.parcel(case_id)
                with suppress(IntegrityError, ServerRefused):  # it stays, and holds up no other
                    if parcel is not None and self._arrives(parcel) and self._is_there(parcel):
                        outbox.forget(case_id)
                        arrived += 1
        except ServerLost:
            pass  # the rest waits for the next time
        return arrived

    def _outbox(self) -> Outbox | None:
        remembered = self._house.database.remembered
        return Outbox(remembered) if remembered is not None else None

    def _sealed_for(self) -> dict[str, bytes]:
        """Return for which key of each account the reports here are sealed."""
        remembered = self._house.database.remembered
        if remembered is None:
            return {}
        with remembered.database.reading() as connection:
            return {account.id: account.public_key for account in believed_accounts(connection)}

    def _is_there(self, parcel: PendingReport) -> bool:
        """Tell whether the server still has what it took, in another transaction: only then it is forgotten."""
        with self._house.database.reading() as connection:
            there = cases.case(connection, parcel.case.id)
            return there is not None or erasing.was_erased(connection, parcel.case.id)

    def _arrives(self, parcel: PendingReport) -> bool:
        sealed_for, case = self._sealed_for(), parcel.case
        with self._house.database.writing() as connection:
            home = believed_home(connection)
            if home is None or home.id != case.home_id:
                return False  # this PC was connected to another home since
            if cases.case(connection, case.id) is not None or erasing.was_erased(connection, case.id):
                return True
            still = {
                account.id
                for account in believed_accounts(connection)
                if account.deactivated_at is None and account.public_key == sealed_for.get(account.id)
            }
            keys = _for_readers([reading_key for reading_key in parcel.keys if reading_key.account_id in still])
            if parcel.keys and not keys:
                return False  # nobody could read it: it stays sealed for those it was sent to
            cases.add(connection, case, keys, parcel.receipt)
            attachments.add(connection, parcel.attached)
            drafts.forget(connection, parcel.receipt.lookup)
            now, what = self._house.clock(), AuditAction.REPORT_ARRIVED_LATE
            name = parcel.name or shown_print(print_in(parcel.receipt.proof))
            audit.append(connection, now, "", what, case.id, about=name)
        return True


def demand_nothing_waits(folder: Path) -> None:
    """Raise ReportsWaiting where reports wait in the data folder of a PC, or StoreProblem."""
    remembered = Remembered(folder)
    try:
        if Outbox(remembered).waiting():
            raise ReportsWaiting
    finally:
        remembered.close()


def _for_readers(keys: list[cases.ReadingKey]) -> list[cases.ReadingKey]:
    """Make the stand-by readers readers where all readers have left or changed their keys; the recovery sheet
    opens every case."""
    if any(not reading_key.stand_by for reading_key in keys):
        return keys
    return [replace(reading_key, stand_by=0) for reading_key in keys]
