"""Each PC counts its reports: a missing one is named, whoever made it vanish (F6, S1, S12)."""

import sqlite3
from contextlib import closing

import pytest

from app.audit_log.services import AuditLog
from app.home.services.memories import Alarm
from app.home.services.signing_in import SigningIn
from app.reports.rules.doubts import Doubt
from app.reports.rules.report import Draft
from app.reports.services.counting import missing_reports
from app.safekeeping.services.checking import Damage, Wrong, check
from app.store.database import FILE_NAME
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import TestHome
from tests.reports.test_pepper import Store, on_a_pc
from tests.security.test_roster import rechained, vanish

pytestmark = pytest.mark.files


def case_ids(home: TestHome) -> list[str]:
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        return [row[0] for row in bare.execute("SELECT id FROM cases ORDER BY rowid")]


def missing(home: TestHome) -> int:
    needs = Today(home.house, home.signed_in("anne")).needs()
    return next((need.count for need in needs if need.need is Need.NOT_ARRIVED), 0)


def test_one_that_vanished_from_file_and_log_is_named_by_the_next(home: TestHome) -> None:
    for text in ("eent", "zwee", "dräi"):
        home.tell(text)
        home.clock.later(minutes=1)
    assert check(home.folder).findings == ()
    vanish(home, case_ids(home)[1])
    pc = home.house.home.id[:8]
    assert Damage(Wrong.NOT_ARRIVED, f"{pc}-2") in check(home.folder).findings
    home.clock.later(days=2)
    assert missing(home) == 1


def test_the_last_one_is_named_where_this_pc_has_a_key_store(home: TestHome) -> None:
    """The very newest report, before anybody came: the PC gives its number to no other."""
    home = on_a_pc(home, Store())
    home.tell("eent")
    home.tell("zwee")
    vanish(home, case_ids(home)[1])
    home.tell("dräi")
    with home.house.database.reading() as connection:
        assert [text.partition("-")[2] for text in missing_reports(connection)] == ["2"]


def test_a_report_put_into_the_gap_is_not_taken_for_the_missing_one(home: TestHome) -> None:
    """The number in the log is a copy of the one in the seal."""
    for text in ("eent", "zwee", "dräi"):
        home.tell(text)
    first, second, _third = case_ids(home)
    vanish(home, second)
    pc = home.house.home.id[:8]
    rechained(home, f"UPDATE audit SET action = replace(action, '{pc}-1', '{pc}-2') WHERE case_id = '{first}'")  # noqa: S608
    assert Doubt.REPORT in home.casework("claire").open(first).doubts


def test_nothing_is_missing_while_all_is_well(home: TestHome) -> None:
    for _number in range(3):
        home.tell()
    SigningIn(home.house).sign_out(home.signed_in("claire"))
    home.known.clear()
    assert Alarm.LOG not in home.signed_in("claire").alarms
    home.clock.later(days=2)
    assert missing(home) == 0


def test_a_report_that_was_not_kept_uses_no_number(home: TestHome) -> None:
    prepared = home.telling.prepare_receipt()
    try:
        home.telling.send(Draft(language="lb", text=""), prepared)
    except Exception:  # noqa: BLE001 - an empty report is refused, whatever the words
        home.tell()
    with home.house.database.reading() as connection:
        assert missing_reports(connection) == []


def test_one_that_was_taken_out_of_the_file_is_told_to_whoever_knew_it(home: TestHome) -> None:
    """The log still speaks of it: the advocate hears of each, others of those that they had to do with."""
    for text in ("eent", "zwee"):
        home.tell(text)
    casework = home.casework("claire")
    casework.open(casework.order()[0])
    ids = case_ids(home)
    assert missing(home) == 0
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        for everything in ("entries", "reading_keys", "receipts", "cases"):
            bare.execute(f"DELETE FROM {everything}")  # noqa: S608 - four names from the line above
        bare.commit()
    assert missing(home) == len(ids)
    told = {need.need: need.count for need in Today(home.house, home.signed_in("claire")).needs()}
    assert told[Need.GONE] == 1
    assert Need.GONE not in {need.need for need in Today(home.house, home.signed_in("tom")).needs()}
    log = AuditLog(home.house, home.signed_in("anne"))
    assert log.check().gone == len(ids)
    assert AuditLog(home.house, home.signed_in("claire")).check().gone == 0
