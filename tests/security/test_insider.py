"""The colleague who is the subject of a report, knows the PC, and may write to every file on it."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from app.core.errors import CaseDamaged, MengStemmError, NotAReader, WrongPassword
from app.home.services.open_home import open_house
from app.home.services.signing_in import SigningIn
from app.store.database import FILE_NAME
from app.vault.keys import new_pair, unwrap
from app.vault.sealing import SealBroken, bound_to
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome

SECRET = "De Claire huet mech geschloen."


def told_about_claire(home: TestHome) -> str:
    sent = home.tell(SECRET, about_staff=frozenset({home.ids["claire"]}))
    return home.following.open(sent.code).keys.case_id


def rows(home: TestHome, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        return bare.execute(question, values).fetchall()


def write(home: TestHome, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        bare.execute(statement, values)
        bare.commit()


def test_own_keys_open_nothing_of_a_report_about_oneself(home: TestHome) -> None:
    case_id = told_about_claire(home)
    claire = home.signed_in("claire")
    wrapped = [row[0] for row in rows(home, "SELECT wrapped FROM reading_keys WHERE case_id = ?", case_id)]
    wrapped += [row[0] for row in rows(home, "SELECT recovery_wrap FROM cases WHERE id = ?", case_id)]
    wrapped += [row[0] for row in rows(home, "SELECT wrapped FROM receipts WHERE case_id = ?", case_id)]
    assert len(wrapped) >= 3
    for one in wrapped:
        for where in (
            bound_to("reader", case_id, claire.id),
            bound_to("recovery", case_id),
            bound_to("receipt", case_id),
        ):
            with pytest.raises(SealBroken):
                unwrap(claire.pair, one, where)  # type: ignore[arg-type]


def test_another_readers_key_in_ones_own_name_opens_nothing(home: TestHome) -> None:
    case_id = told_about_claire(home)
    write(
        home,
        "INSERT INTO reading_keys SELECT case_id, ?, 0, wrapped, NULL, since FROM reading_keys "
        "WHERE case_id = ? AND account_id = ?",
        home.ids["claire"],
        case_id,
        home.ids["anne"],
    )
    with pytest.raises((CaseDamaged, NotAReader)):
        home.casework("claire").open(case_id)
    assert home.casework("anne").open(case_id).report.text == SECRET


def test_another_role_in_the_file_opens_nothing(home: TestHome) -> None:
    case_id = told_about_claire(home)
    write(home, "UPDATE accounts SET role = 'advocate' WHERE id = ?", home.ids["claire"])
    home.known.clear()
    with pytest.raises(NotAReader):
        home.casework("claire").open(case_id)


def test_another_password_in_the_file_lets_nobody_in(home: TestHome) -> None:
    """Take one's own sealed key for the advocate's: it is bound to its owner."""
    own = rows(home, "SELECT salt, passes, memory, sealed_private FROM accounts WHERE id = ?", home.ids["claire"])[
        0
    ]
    write(
        home,
        "UPDATE accounts SET salt = ?, passes = ?, memory = ?, sealed_private = ? WHERE id = ?",
        *own,
        home.ids["anne"],
    )
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(home.ids["anne"], PASSWORD)


def test_another_public_key_in_the_file_is_noticed_and_put_back(unsigned_home: TestHome) -> None:
    home = unsigned_home
    mine = new_pair()
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", mine.public, home.ids["anne"])
    anne = SigningIn(home.house).sign_in(home.ids["anne"], PASSWORD)
    assert home.house.public_keys()[anne.id] == anne.pair.public
    needs = {need.need: need.count for need in Today(home.house, anne).needs()}
    assert needs[Need.ALTERED] == 1
    case_id = told_about_claire(home)
    assert home.casework("anne").open(case_id).report.text == SECRET


def test_another_recovery_key_in_the_file_is_noticed(unsigned_home: TestHome) -> None:
    home = unsigned_home
    anne = SigningIn(home.house).sign_in(home.ids["anne"], PASSWORD)
    assert Need.OTHER_SHEET not in {need.need for need in Today(home.house, anne).needs()}
    write(home, "UPDATE homes SET recovery_public = ?", new_pair().public)
    for who in ("tom", "anne"):
        SigningIn(home.house).sign_in(home.ids[who], PASSWORD)
    needs = {need.need: need.count for need in Today(home.house, anne).needs()}
    assert needs[Need.OTHER_SHEET] == 1, "anne had signed in before and knew another one"
    SigningIn(home.house).sign_in(home.ids["anne"], PASSWORD)
    assert {need.need: need.count for need in Today(home.house, anne).needs()}[Need.OTHER_SHEET] == 1


def test_words_of_a_report_lie_nowhere_in_the_folder(home: TestHome) -> None:
    told_about_claire(home)
    home.house.database.leave_no_trail()
    for file in home.folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            for form in (SECRET.encode(), SECRET.encode("utf-16-le"), b"geschloen"):
                assert form not in data, file.name


def test_a_copied_folder_lets_nobody_in_without_a_password(home: TestHome) -> None:
    told_about_claire(home)
    home.house.database.leave_no_trail()
    copied = home.folder.parent / "stolen"
    shutil.copytree(home.folder, copied)
    stolen = open_house(copied, home.clock)
    for person in stolen.colleagues():
        with pytest.raises(MengStemmError):
            SigningIn(stolen).sign_in(person.id, "Sommer 2026 am Haus vun de Kanner")
    stolen.close()
