"""Re-keying of a case: a former reader may have kept the old key."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection

from app.core.errors import CaseChanged, LastReader
from app.home.services.open_home import OpenHome
from app.reports.rows import attachments, case_keys, cases
from app.reports.rules.case_file import case_file
from app.reports.rules.entitlement import Entitled, entitled
from app.reports.services.case_desk import UnlockedCase, standing_of
from app.reports.services.case_seals import (
    CaseKeys,
    open_entry,
    open_header,
    open_whole_report,
    reseal_entry,
    reseal_report,
    seal_header,
    talk_key,
)
from app.reports.services.holders import drop, staff
from app.reports.services.proofs import Proofs, moved_proof
from app.reports.services.standing import believed_standing
from app.vault.keys import wrap
from app.vault.sealing import bound_to, new_key


@dataclass(frozen=True)
class Holder:
    """An account that holds the case's key from now on; `since` when it came to it."""

    account_id: str
    stand_by: bool
    since: datetime


def give_new_key(
    connection: Connection, house: OpenHome, reached: UnlockedCase, holders: Iterable[Holder], by: str
) -> None:
    """Seal header, report, entries and attachments under a new key, and wrap it for the holders, the recovery and
    the receipt; inside the transaction of the step that makes it necessary, after its entry was written. A holder
    whom the case does not make a reader gets none, and `by` logs it.

    Raises CaseDamaged where something does not open, and LastReader where nobody would read: nothing is thrown
    away."""
    case_id, key = reached.case.id, new_key()
    new = CaseKeys(case_id, talk_key(key), key)
    now = cases.case(connection, case_id)
    if now is None:
        raise CaseChanged
    rows = partial(attachments.find, connection, case_id)
    told = open_whole_report(reached.key, case_id, now.body, rows)
    steps, proofs = (
        cases.entries(connection, case_id),
        Proofs(house.roster_in(connection), told.reporter, told.told_at),
    )
    opened = [entry for row in steps if (entry := open_entry(reached.keys, row, rows, proofs)).genuine]
    allowed = entitled(told.draft, opened, now.received_at, staff(connection))
    kept = _only(connection, house, case_id, holders, allowed, by)
    body, attached = reseal_report(reached.key, key, case_id, now.body, rows)
    entries = []
    for row in steps:
        sealed, its_attached = reseal_entry(reached.keys, new, row, rows)
        entries.append(sealed)
        attached += its_attached
    receipt = case_keys.receipt_of(connection, case_id)
    case_keys.replace_all(
        connection,
        case_id,
        keys=wrapped_for(house, case_id, key, kept),
        receipt=_moved(receipt, reached.keys, new) if receipt is not None else None,
        entries=entries,
        attached=attached,
    )
    file, header = case_file(told.draft.about_staff, opened), open_header(reached.key, case_id, now.header)
    standing = believed_standing(standing_of(now), told, header, opened)
    anew = cases.NewSeals(
        seal_header(key, case_id, told.draft, standing, file),
        body,
        house.wrapped_for_recovery(case_id, key),
    )
    if not cases.advance(connection, case_id, now.version, anew):
        raise CaseChanged


def _moved(receipt: cases.Receipt, old: CaseKeys, new: CaseKeys) -> cases.Receipt:
    """Return the way from a card to its case, under the new key."""
    wrapped = wrap(receipt.public_key, new.talk, bound_to("receipt", new.case_id))
    return replace(receipt, wrapped=wrapped, proof=moved_proof(old.talk, new.talk, new.case_id, receipt.proof))


def _only(
    connection: Connection, house: OpenHome, case_id: str, holders: Iterable[Holder], allowed: Entitled, by: str
) -> list[Holder]:
    """Return the holders whom the case entitles; if all are stand-by, make them readers."""
    kept = []
    for holder in holders:
        if holder.account_id in allowed.holders:
            kept.append(holder)
        else:
            drop(connection, house.clock(), by, case_id, holder.account_id)
    if not kept:
        raise LastReader(1)
    return (
        kept
        if any(not holder.stand_by for holder in kept)
        else [replace(holder, stand_by=False) for holder in kept]
    )


def wrapped_for(house: OpenHome, case_id: str, key: bytes, holders: Iterable[Holder]) -> list[cases.ReadingKey]:
    """Return a case's key wrapped for these accounts; who has left gets none."""
    public = house.public_keys()
    return [
        cases.ReadingKey(
            case_id,
            holder.account_id,
            int(holder.stand_by),
            wrap(public[holder.account_id], key, bound_to("reader", case_id, holder.account_id)),
            None,
            holder.since,
        )
        for holder in holders
        if holder.account_id in public
    ]
