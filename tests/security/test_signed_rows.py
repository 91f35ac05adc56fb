"""Team, training, workshops, ballots and what the house chose carry no signature row by row: whoever is signed in
signs the table. Each attack is first shown to work on the file."""

import json
import sqlite3
from contextlib import closing
from datetime import date

import pytest

from app.core.audit_actions import AuditAction
from app.home.services.memories import Alarm
from app.home.services.signing_in import SignedIn, SigningIn
from app.safekeeping.services.checking import Damage, Wrong, check
from app.store import audit, row_prints
from app.store.database import FILE_NAME
from app.training.rules.courses import Function
from app.training.rules.standing import Employment, Member
from app.training.services.my_training import MyTraining
from app.training.services.team import Team
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome

pytestmark = pytest.mark.files


def again(home: TestHome, who: str) -> SignedIn:
    """Sign in once more, as after a night."""
    if who in home.known:
        SigningIn(home.house).sign_out(home.known.pop(who))
    home.known[who] = SigningIn(home.house).sign_in(home.ids[who], PASSWORD)
    return home.known[who]


def write(home: TestHome, statement: str, *values: object) -> None:
    """Write to the file beside the program; something must have been changed."""
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        assert bare.execute(statement, values).rowcount > 0
        bare.commit()


def read(home: TestHome, query: str) -> list[tuple[object, ...]]:
    """Read from the file beside the program."""
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        return list(bare.execute(query))


def needs(home: TestHome, who: str) -> dict[Need, int]:
    """Return what somebody's first page says."""
    return {need.need: need.count for need in Today(home.house, home.signed_in(who)).needs()}


NORA = Member("", "Nora B.", Function.EDUCATION, employments=(Employment(date(2026, 1, 1)),))
READ, AFTER = "bientraitance/what/read", "bientraitance/what/example"


def leave(home: TestHome) -> None:
    """Let everybody sign out."""
    for who in list(home.known):
        SigningIn(home.house).sign_out(home.known.pop(who))


@pytest.fixture
def worked_in(home: TestHome) -> TestHome:
    """A home in which somebody joined and learned, and everybody has gone."""
    Team(home.house, again(home, "claire")).keep(NORA)
    MyTraining(home.house, again(home, "tom")).confirm_read(READ)
    leave(home)
    assert check(home.folder).findings == ()
    return home


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE members SET mentor = 1 WHERE name = 'Nora B.'", "members"),
        ("DELETE FROM employments WHERE first = '2026-01-01'", "employments"),
        ("DELETE FROM completions", "completions"),
        ("UPDATE homes SET name = 'Haus anescht'", "homes"),
        (
            "INSERT INTO erased_cases (id, received_at, erased_at, erased_by) VALUES ('c', 1, 2, 'x')",
            "erased_cases",
        ),
    ],
)
def test_a_row_that_nobody_signed_is_told_by_name(worked_in: TestHome, statement: str, table: str) -> None:
    home = worked_in
    write(home, statement)
    found = [damage for damage in check(home.folder).findings if damage.wrong is Wrong.ROWS]
    assert found
    assert all(damage.where.startswith(table) for damage in found)
    assert Alarm.ROWS in again(home, "tom").alarms
    assert Alarm.ROWS in again(home, "claire").alarms, "still so: an educator does not sign for the house"
    assert needs(home, "claire")[Need.ROWS_DIFFER] == 1
    with home.house.database.reading() as connection:
        said = audit.saying_about(connection, AuditAction.ROW_ALTERED)
    assert any(row.about.startswith(table) for row in said)
    leave(home)
    assert again(home, "claire").alarms == (), "told once: from then on the next change is told"
    assert needs(home, "anne")[Need.ROWS_DIFFER] == 1, "the advocate hears of it for a month"


def test_rows_fingerprints_and_log_turned_back_together_are_told(worked_in: TestHome) -> None:
    home = worked_in
    before = {
        table: read(home, f"SELECT * FROM {table}")  # noqa: S608 - names of ours
        for table in ("completions", "progress", "row_prints")
    }
    again(home, "tom")
    MyTraining(home.house, home.signed_in("tom")).ask(AFTER)
    leave(home)
    for table, rows in before.items():
        write(home, f"DELETE FROM {table}")  # noqa: S608 - as above
        for row in rows:
            marks = ", ".join("?" * len(row))
            write(home, f"INSERT INTO {table} VALUES ({marks})", *row)  # noqa: S608 - as above
    found = {damage.where.split()[0] for damage in check(home.folder).findings if damage.wrong is Wrong.ROWS}
    assert {"completions", "progress"} & found
    assert Alarm.ROWS in again(home, "anne").alarms


def test_a_line_of_the_log_that_nobody_signed_vouches_for_nothing(worked_in: TestHome) -> None:
    """Row, fingerprint and a line of the log, all as the program would write them, but for the signature."""
    home = worked_in
    write(home, "UPDATE members SET mentor = 1 WHERE name = 'Nora B.'")
    with home.house.database.writing() as connection:
        row_prints.keep(connection, "members", row_prints.there(connection, "members"))
        text = json.dumps({"members": row_prints.digest(row_prints.kept(connection, "members"))})
        now = home.house.clock()
        audit.append(connection, now, home.ids["claire"], AuditAction.ROWS_SIGNED, about=f"{'0' * 128} {text}")
    assert Damage(Wrong.ROWS, "members") in check(home.folder).findings
    assert Alarm.ROWS in again(home, "claire").alarms


def test_a_signature_of_before_is_not_good_for_another_line(worked_in: TestHome) -> None:
    home = worked_in
    with home.house.database.reading() as connection:
        said = [row for row in audit.saying_about(connection, AuditAction.ROWS_SIGNED) if '"members"' in row.about]
    with home.house.database.writing() as connection:
        audit.append(
            connection, home.house.clock(), said[-1].account_id, AuditAction.ROWS_SIGNED, about=said[-1].about
        )
    assert any(damage.wrong is Wrong.ROWS for damage in check(home.folder).findings)


def test_an_honest_change_does_not_sign_what_somebody_else_wrote(worked_in: TestHome) -> None:
    home = worked_in
    again(home, "claire")
    write(home, "UPDATE members SET mentor = 1 WHERE name = 'Nora B.'")
    Team(home.house, home.signed_in("claire")).keep(
        Member("", "Jeff K.", Function.HOUSE, employments=(Employment(date(2026, 1, 1)),))
    )
    found = [damage.where for damage in check(home.folder).findings if damage.wrong is Wrong.ROWS]
    nora = read(home, "SELECT id FROM members WHERE name = 'Nora B.'")[0][0]
    assert found == [f'members ["{nora}"]']
