"""Looking whether everything that was kept is there and whole: the file, its tables, the audit log and, with the
recovery words, every sealed report. Reads only; needs no sign-in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from app.core.errors import (
    AlteredSchema,
    CaseDamaged,
    DamagedDatabase,
    NewerDatabase,
    RecoveryWrong,
    RosterAltered,
    WrittenByNewer,
)
from app.home.rows import people
from app.home.rules.roster import Roster
from app.home.services import signed_rows
from app.home.services.copies import unlike
from app.home.services.log_signatures import wrongly_signed
from app.home.services.roster import believed_home, roster_of
from app.home.services.signed_content import not_genuine
from app.reports.rows import attachments, cases
from app.reports.rules.doubts import Doubt
from app.reports.services.case_desk import in_their_place
from app.reports.services.case_seals import CaseKeys, open_entry, open_header, open_whole_report, talk_key
from app.reports.services.counting import missing_reports
from app.reports.services.holders import entitled_to, reading_accounts
from app.reports.services.proofs import Proofs, witness, witnesses
from app.safekeeping import rows as inside
from app.store import audit
from app.store.database import FILE_NAME, HEAD, engine_for, translated
from app.store.schema import demand_own_schema, demand_own_server_schema, demand_own_triggers
from app.store.server import engine_for_server
from app.store.server import translated as from_server
from app.vault.keys import SALT_BYTES, KeyPair, is_usable, unwrap
from app.vault.passwords import DEAREST
from app.vault.recovery import WordsWrong, pair_from_words
from app.vault.sealing import SealBroken, bound_to

_MOST = 20
"""Lines of SQLite's own check that are passed on: page numbers and names of tables, never content."""


class Wrong(StrEnum):
    """What can be wrong."""

    NOTHING_THERE = "nothing_there"
    NEWER = "newer"
    OLDER = "older"
    FILE = "file"
    LINKS = "links"
    LOG = "log"
    GONE = "gone"
    NOT_ARRIVED = "not_arrived"
    UNREAD = "unread"
    STEPS = "steps"
    SCHEMA = "schema"
    VALUE = "value"
    ROSTER = "roster"
    ROWS = "rows"
    UNSIGNED = "unsigned"
    SEALED = "sealed"
    UNPROVEN = "unproven"
    READER = "reader"


@dataclass(frozen=True)
class Damage:
    """One thing that is wrong, and where: a page, a table, a column, a row's number, the id of a case."""

    wrong: Wrong
    where: str = ""


@dataclass(frozen=True)
class CheckResult:
    """What was found, how many cases there are, and how many of them were opened."""

    findings: tuple[Damage, ...]
    cases: int = 0
    opened: int = 0


def check(folder: Path, words: str = "", server: str = "") -> CheckResult:
    """Look through the data in a folder; with the recovery words, open every case too. Raises RecoveryWrong where
    they are not this home's, and StoreProblem where the data cannot be read for another reason. A server looks
    after its own pages and links."""
    file = folder / FILE_NAME
    if not server and not file.exists():
        return CheckResult((Damage(Wrong.NOTHING_THERE),))
    engine = engine_for_server(server) if server else engine_for(file)
    errors = from_server if server else translated
    try:
        with errors(), engine.connect() as connection:
            return _checked(connection, words)
    except NewerDatabase:
        return CheckResult((Damage(Wrong.NEWER),))
    except DamagedDatabase:
        return CheckResult((Damage(Wrong.FILE),))
    finally:
        engine.dispose()


def _checked(connection: Connection, words: str) -> CheckResult:
    in_a_file = connection.dialect.name == "sqlite"
    found = [Damage(Wrong.FILE, line) for line in _pages(connection)] if in_a_file else []
    if found:
        return CheckResult(tuple(found))
    if in_a_file and not _is_own(connection, demand_own_triggers):
        return CheckResult((Damage(Wrong.SCHEMA),))
    counted = inside.counted(connection)
    if inside.version(connection) != HEAD:
        return CheckResult((Damage(Wrong.OLDER),), counted.cases)
    if not _is_own(connection, demand_own_schema if in_a_file else demand_own_server_schema):
        found.append(Damage(Wrong.SCHEMA))
    broken = audit.first_broken(connection)
    found += [Damage(Wrong.LINKS, table) for table in _links(connection)] if in_a_file else []
    found += [Damage(Wrong.LOG, str(broken))] if broken is not None else []
    found += [Damage(Wrong.GONE, case_id) for case_id in audit.cases_gone(connection)]
    found += [Damage(Wrong.NOT_ARRIVED, serial) for serial in missing_reports(connection)]
    alive = reading_accounts(connection)
    found += [Damage(Wrong.UNREAD, case_id) for case_id in cases.without_reader(connection, alive)]
    found += [Damage(Wrong.STEPS, case_id) for case_id in _not_as_logged(connection)]
    found += [Damage(Wrong.VALUE, where) for where in _impossible(connection)]
    found += _against_roster(connection)
    if not words:
        return CheckResult(tuple(found), counted.cases)
    pair = _pair(connection, words)
    sealed = list(_broken_seals(connection, pair))
    closed = {damage.where for damage in sealed if damage.wrong not in (Wrong.UNPROVEN, Wrong.READER)}
    return CheckResult((*found, *sealed), counted.cases, counted.cases - len(closed))


def _not_as_logged(connection: Connection) -> Iterator[str]:
    """Yield the cases whose steps are not those that the audit log names, in its order."""
    there = cases.all_entry_ids(connection)
    for case_id, said in witnesses(connection).items():
        if Doubt.MISSING in said.doubts(there.get(case_id, [])) and cases.case(connection, case_id) is not None:
            yield case_id


def _lacks_a_reader(connection: Connection, case: cases.Case, key: bytes, roster: Roster) -> bool:
    """Tell whether somebody whom the case makes a reader, and whose keys are older than it, holds no key."""
    its = entitled_to(connection, case, key)
    held = in_their_place(cases.keys_of(connection, case.id), its)
    return any(
        roster.is_confirmed(account_id) and roster.keys_since(account_id) < case.received_at
        for account_id in its.holders - held
    )


def _against_roster(connection: Connection) -> Iterator[Damage]:
    """Yield what differs from the signed list of people, and which of its rows do not verify."""
    try:
        roster = roster_of(connection)
    except RosterAltered:
        yield Damage(Wrong.ROSTER, "roster")
        return
    if roster is None:
        if people.home(connection) is not None:
            yield Damage(Wrong.UNSIGNED)
        return
    refused = (f"roster {number}" for number in roster.refused)
    unsigned = (f"home_content {name}" for name in not_genuine(connection, roster))
    for where in (*refused, *unlike(connection, roster), *unsigned):
        yield Damage(Wrong.ROSTER, where)
    for where in signed_rows.unlike(connection, roster):
        yield Damage(Wrong.ROWS, where)
    for number in wrongly_signed(connection, roster):
        yield Damage(Wrong.LOG, str(number))


def _impossible(connection: Connection) -> Iterator[str]:
    """Yield the columns of home and accounts that hold what cannot be: a key that nothing can be sealed to, a salt
    of another length, a cost that no PC can pay; the table itself where the home is missing from it."""
    home, accounts = people.home(connection), people.accounts(connection)
    if home is None and accounts:
        yield "homes"
    if home is not None:
        if not is_usable(home.recovery_public):
            yield "homes.recovery_public"
        if len(home.receipt_salt) != SALT_BYTES:
            yield "homes.receipt_salt"
        if home.receipt_passes > DEAREST.passes or home.receipt_memory > DEAREST.memory:
            yield "homes.receipt_cost"
    if not all(is_usable(account.public_key) for account in accounts):
        yield "accounts.public_key"


def _is_own(connection: Connection, demand: Callable[[Connection], None]) -> bool:
    try:
        demand(connection)
    except AlteredSchema:
        return False
    return True


def _pages(connection: Connection) -> list[str]:
    lines = [str(row[0]) for row in connection.execute(text(f"PRAGMA integrity_check({_MOST})"))]
    return [] if lines == ["ok"] else lines


def _links(connection: Connection) -> list[str]:
    """Return the tables with rows that belong to nothing."""
    return sorted({str(row[0]) for row in connection.execute(text("PRAGMA foreign_key_check"))})


def _pair(connection: Connection, words: str) -> KeyPair:
    try:
        pair = pair_from_words(words)
    except WordsWrong as error:
        raise RecoveryWrong from error
    home = believed_home(connection)
    if home is None or pair.public != home.recovery_public:
        raise RecoveryWrong
    return pair


def _broken_seals(connection: Connection, pair: KeyPair) -> Iterator[Damage]:
    roster = roster_of(connection)
    for case_id in cases.all_ids(connection):
        try:
            case = cases.case(connection, case_id)
            if case is None:
                continue
            key = unwrap(pair, case.recovery_wrap, bound_to("recovery", case.id))
            keys = CaseKeys(case.id, talk_key(key), key)
            rows = partial(attachments.find, connection, case.id)
            open_header(key, case.id, case.header)
            told = open_whole_report(key, case.id, case.body, rows)
            attached = list(told.draft.everything_attached)
            said, steps = witness(connection, case.id), cases.entry_ids(connection, case.id)
            genuine = not said.doubts(steps, told.print, told.serial.text)
            proofs = Proofs(roster, told.reporter, told.told_at)
            for row in cases.entries(connection, case.id):
                entry = open_entry(keys, row, rows, proofs)
                attached += entry.attachments
                genuine &= entry.genuine
        except WrittenByNewer:
            yield Damage(Wrong.NEWER, case_id)
        except (SealBroken, CaseDamaged, DamagedDatabase, DatabaseError, UnicodeDecodeError):
            yield Damage(Wrong.SEALED, case_id)
        else:
            if not all(attachment.data for attachment in attached):
                yield Damage(Wrong.SEALED, case_id)
            if not genuine:
                yield Damage(Wrong.UNPROVEN, case_id)
            if roster is not None and _lacks_a_reader(connection, case, key, roster):
                yield Damage(Wrong.READER, case_id)
