"""What a third reading of the signed form found: senseless values that kept people out, and covered tracks."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.core.errors import SignInAgain
from app.home.services.groups import Group, give_groups, group_public
from app.home.services.memories import Alarm
from app.home.services.signing_in import SigningIn
from app.people.services.accounts import Accounts
from app.people.services.renewing import Renewing
from app.reports.services.my_place import take_my_place
from app.safekeeping.services.checking import Wrong, check
from app.store.database import FILE_NAME
from app.training.rules.courses import Function
from app.training.rules.standing import Employment, Member
from app.training.services.team import Team, team
from app.vault.passwords import DEMO
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome, only_case
from tests.reports.test_pepper import Store
from tests.security.test_roster import again, on_a_pc, rechained, vanish, write
from tests.security.test_serials import case_ids

pytestmark = pytest.mark.files
NEW = "véier-nei-wierder-am-bësch"


def line(home: TestHome, action: str, at: str = "1", account: str = "''") -> None:
    """Write a line into the log beside the program; `action` and the others are SQL."""
    values = f"max(number) + 1, {at}, {account}, {action}, '', x'00'"
    write(home, f"INSERT INTO audit (number, at, account_id, action, case_id, hash) SELECT {values} FROM audit")  # noqa: S608


def leave(home: TestHome) -> None:
    for who in list(home.known):
        SigningIn(home.house).sign_out(home.known.pop(who))


@pytest.mark.parametrize(
    "action",
    [
        "cast('report received: x 00000000-3 ' || x'ff' as text)",
        "x'ff'",
        "cast('rows signed: ' || x'ff' as text)",
        "'rows signed: 00 {}'",
    ],
)
@pytest.mark.parametrize("at", ["1", "'x'", "9223372036854775807"])
def test_no_line_of_the_log_keeps_a_child_from_sending_or_anybody_out(
    home: TestHome, action: str, at: str
) -> None:
    line(home, action, at)
    home.tell()
    home.known.clear()
    for who in ("claire", "tom", "anne"):
        again(home, who)
        Today(home.house, home.signed_in(who)).needs()
    assert check(home.folder).findings


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE members SET name = cast(x'ff' as text)",
        "UPDATE row_prints SET of_row = cast(x'ff' as text) WHERE rowid = (SELECT min(rowid) FROM row_prints)",
        "UPDATE throttles SET failures = 'x'",
        "UPDATE throttles SET last_at = 9223372036854775807",
    ],
)
def test_no_senseless_value_keeps_anybody_out(home: TestHome, statement: str) -> None:
    leave(home)
    SigningIn(home.house)
    write(home, "INSERT INTO throttles VALUES ('account x', 1, 1)")
    write(home, statement)
    home.tell()
    for who in ("claire", "tom"):
        again(home, who)
    assert only_case(home).report.text, "and whoever is in reads"


def test_a_report_sent_after_the_data_was_turned_back_covers_nothing(home: TestHome, tmp_path: Path) -> None:
    home = on_a_pc(home, Store())
    again(home, "claire")
    home.house.database.copy_to(tmp_path / "older.db")
    home.tell("eent")
    leave(home)
    older, now = sqlite3.connect(tmp_path / "older.db"), sqlite3.connect(home.folder / FILE_NAME)
    with closing(older), closing(now):
        older.backup(now)
    home.tell("zwee")
    assert Alarm.LOG in again(home, "claire").alarms


def test_leaving_covers_no_log_that_was_written_anew_meanwhile(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee")
    again(home, "claire")
    vanish(home, case_ids(home)[0])
    leave(home)
    assert Alarm.LOG in again(home, "claire").alarms


def test_lines_that_lost_their_signature_are_told_at_the_sign_in(home: TestHome) -> None:
    leave(home)
    again(home, "claire")
    leave(home)
    rechained(home, "UPDATE audit SET at = at + 1 WHERE number = 3")
    home.known.clear()
    write(home, "DELETE FROM memories")
    assert Alarm.LOG in again(home, "tom").alarms


def test_new_keys_of_ones_own_raise_no_alarm(home: TestHome) -> None:
    old = home.signed_in("anne")
    Renewing(home.house, old, DEMO).everything_of_mine(PASSWORD, NEW)
    SigningIn(home.house).sign_out(old)
    assert SigningIn(home.house).sign_in(home.ids["anne"], NEW).alarms == ()


def test_an_advocate_makes_a_new_sheet_without_an_alarm(unsigned_home: TestHome) -> None:
    home = unsigned_home
    from app.people.services.protecting import Protecting

    words = " ".join(home.recovery.words)
    Protecting(home.house, home.signed_in("claire")).sign(words)
    leave(home)
    renewing = Renewing(home.house, again(home, "anne"), DEMO)
    renewing.take_sheet(words, renewing.prepare_sheet(words, "lb"))
    leave(home)
    assert again(home, "claire").alarms == ()


def test_who_was_ended_meanwhile_writes_nothing_that_is_told_as_an_attack(home: TestHome) -> None:
    leave(home)
    me = again(home, "tom")
    claire = again(home, "claire")
    Accounts(home.house, claire, DEMO).deactivate(home.ids["tom"], home.ids["joana"], "Hie geet.")
    home.house.rows.leave(claire.id)
    nora = Member("", "Nora B.", Function.EDUCATION, employments=(Employment(home.house.today),))
    with pytest.raises(SignInAgain):
        Team(home.house, claire).keep(nora)
    assert me.id == home.ids["tom"]
    assert again(home, "anne").alarms == ()


@pytest.mark.parametrize("days", [-3, 400])
def test_shared_keys_are_made_anew_once_whatever_the_clock_says(home: TestHome, days: int) -> None:
    def public() -> bytes:
        with home.house.database.reading() as connection:
            return group_public(connection, Group.TEAM)

    before, now = public(), home.clock.now
    home.clock.now = now + timedelta(days=days)
    claire = home.signed_in("claire")
    Accounts(home.house, claire, DEMO).deactivate(home.ids["tom"], home.ids["joana"], "Hie geet.")
    home.clock.now = now
    once = public()
    assert once != before
    give_groups(home.house, claire)
    give_groups(home.house, home.signed_in("anne"))
    assert public() == once


@pytest.mark.parametrize("value", ["since = 'x'", "since = 9223372036854775807"])
def test_a_senseless_moment_keeps_no_reader_from_their_place(home: TestHome, value: str) -> None:
    home.clock.later(hours=1)
    home.tell("Den Tom huet mech geschloen", about_staff=frozenset({home.ids["tom"]}))
    write(home, f"UPDATE reading_keys SET stand_by = 1, {value} WHERE account_id = ?", home.ids["anne"])  # noqa: S608
    assert take_my_place(home.house, home.signed_in("anne")) == 1


def test_an_honest_change_of_the_same_row_vouches_for_nothing_else_in_it(home: TestHome) -> None:
    leave(home)
    claire = again(home, "claire")
    write(home, "UPDATE members SET mentor = 1 WHERE account_id = ?", home.ids["tom"])
    tom = next(member for member in team(home.house) if member.account_id == home.ids["tom"])
    Team(home.house, claire).keep(Member(tom.id, tom.name, tom.function, "Haus B", tom.account_id, mentor=True))
    assert any(damage.wrong is Wrong.ROWS for damage in check(home.folder).findings)
