"""Authorisation of key holders, checked wherever a case's key is wrapped: besides a row in the key table, the
case's report and steps must make the account a reader (`app/reports/rules/entitlement.py`). Other rows are dropped
and logged."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.errors import NotAReader
from app.core.rights import READING_ROLES, Role
from app.home.rows import people
from app.home.rules.roster import Roster
from app.home.services.roster import accounts_of, believed_accounts, roster_of
from app.reports.rows import case_keys, cases
from app.reports.rules.entitlement import Entitled, Staff, Tenure, entitled, staff_of
from app.reports.services.case_seals import CaseKeys, open_entry, open_whole_report, talk_key
from app.reports.services.proofs import Proofs
from app.store import audit


def entitled_to(connection: Connection, case: cases.Case, key: bytes) -> Entitled:
    """Return who may hold the key of a case, from what lies sealed under it. Raises CaseDamaged."""
    keys = CaseKeys(case.id, talk_key(key), key)
    told = open_whole_report(key, case.id, case.body)
    proofs = Proofs(roster_of(connection), told.reporter, told.told_at)
    opened = [open_entry(keys, row, proofs=proofs) for row in cases.entries(connection, case.id)]
    genuine = [entry for entry in opened if entry.genuine]
    return entitled(told.draft, genuine, case.received_at, staff(connection))


def staff(connection: Connection) -> Staff:
    """Return who worked here in which role at which moment, as accounts and audit log say it."""
    return staff_of(_tenures(connection))


def drop_strangers(
    connection: Connection, at: datetime, by: str, case_id: str, allowed: Entitled, but: str = ""
) -> None:
    """Delete and log each key row of a case whose account the case does not make a reader. The row of `but` stays:
    that account has opened the case already."""
    for row in cases.keys_of(connection, case_id):
        if row.account_id not in allowed.holders and row.account_id != but:
            drop(connection, at, by, case_id, row.account_id)


def drop(connection: Connection, at: datetime, by: str, case_id: str, account_id: str) -> None:
    """Delete an unauthorised key row, and log it for the advocate."""
    case_keys.take(connection, case_id, account_id)
    audit.append(connection, at, by, AuditAction.READING_KEY_DROPPED, case_id)


def advocates_standing_by(connection: Connection, case_id: str) -> list[str]:
    """Return the stand-by readers of a case, without opening it: only advocates count."""
    advocates = reading_accounts(connection, (Role.ADVOCATE,))
    return [
        stand_by_reader
        for stand_by_reader in cases.stand_by_readers(connection, case_id)
        if stand_by_reader in advocates
    ]


def let_stand_by_read(connection: Connection, at: datetime, by: str, case_id: str) -> None:
    """Make stand-by advocates readers, and drop the rows of all other stand-by readers. Raises NotAReader where
    nobody does."""
    waiting = advocates_standing_by(connection, case_id)
    for account_id in cases.stand_by_readers(connection, case_id):
        if account_id in waiting:
            cases.make_reader(connection, case_id, account_id)
        else:
            drop(connection, at, by, case_id, account_id)
    if not waiting:
        raise NotAReader


def reading_accounts(connection: Connection, roles: Iterable[Role] = READING_ROLES) -> frozenset[str]:
    """Return the accounts that have not ended and whose role may read cases."""
    wanted = frozenset(roles)
    return frozenset(
        account.id
        for account in believed_accounts(connection)
        if account.deactivated_at is None and Role(account.role) in wanted
    )


def _roles_before(roster: Roster) -> dict[str, list[tuple[datetime, Role]]]:
    """Return the roles that each account had before, and until when, as they were signed."""
    was: dict[str, list[tuple[datetime, Role]]] = {}
    now: dict[str, Role] = {}
    for at, person in roster.history:
        if now.get(person.id, person.role) is not person.role:
            was.setdefault(person.id, []).append((at, now[person.id]))
        now[person.id] = person.role
    return was


def _tenures(connection: Connection) -> list[Tenure]:
    """Before version 1.0.1 the log said that a role had changed, and not whose: who is an educator now may have
    been a coordinator until then."""
    rows = [
        row
        for row in audit.saying_about(connection, AuditAction.ROLE_WAS, AuditAction.ROLE_CHANGED)
        if row.about in set(Role)  # anything else is not ours
    ]
    roster = roster_of(connection)
    was = _roles_before(roster) if roster is not None else {}
    if roster is not None:
        rows = [row for row in rows if row.at < roster.began]  # from then on every role is signed
    unnamed: datetime | None = None
    named = 0
    for row in reversed(rows):
        if row.what is AuditAction.ROLE_WAS:
            was.setdefault(row.account_id, []).insert(0, (row.at, Role(row.about)))
            named += 1
        elif named:
            named -= 1
        elif row.about == Role.EDUCATOR:
            unnamed = max(row.at, unnamed or row.at)
    return [
        Tenure(
            account.id,
            role := Role(account.role),
            account.created_at,
            account.deactivated_at,
            tuple(was.get(account.id, []))
            or (((unnamed, Role.COORDINATOR),) if unnamed and role is Role.EDUCATOR else ()),
        )
        for account in (accounts_of(roster) if roster is not None else people.accounts(connection))
    ]
