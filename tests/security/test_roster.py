"""Somebody writes into the data file who works here, with which role and which keys. Each test first shows that
the raw step has worked on the file, then that the program keeps to what was signed, and tells."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.errors import (
    NotAReader,
    NotConfirmedYet,
    NotSent,
    RecoveryWrong,
    RosterAltered,
    WrongPassword,
)
from app.core.rights import Role
from app.home.rules.roster import RosterEntry, Statement
from app.home.services.anchors import shown
from app.home.services.confirming import Confirming
from app.home.services.groups import Group, group_public
from app.home.services.memories import Alarm
from app.home.services.open_home import OpenHome, open_house
from app.home.services.roster import STATEMENT, roster_of
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.people.services.protecting import Protecting
from app.people.services.renewing import Renewing
from app.reports.rules.report import Wish
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.checking import Damage, Wrong, check
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME
from app.vault.keys import new_pair, unwrap
from app.vault.passwords import DEMO, lock
from app.vault.sealing import SealBroken, bound_to
from app.vault.signing import checks, sign
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome, make_home
from tests.reports.test_pepper import Store

SECRET = "De Claire huet mech geschloen."
NEW = "dräi nei Wierder fir all Dag"
pytestmark = pytest.mark.files


def write(home: TestHome, statement: str, *values: object) -> None:
    """Write past the program; at least one row has to be hit."""
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        assert bare.execute(statement, values).rowcount > 0
        bare.commit()


def rows(home: TestHome, question: str, *values: object) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        return bare.execute(question, values).fetchall()


def about_claire(home: TestHome) -> str:
    sent = home.tell(SECRET, about_staff=frozenset({home.ids["claire"]}))
    return home.following.open(sent.code).keys.case_id


def readers_of(home: TestHome, case_id: str) -> set[object]:
    return {row[0] for row in rows(home, "SELECT account_id FROM reading_keys WHERE case_id = ?", case_id)}


def again(home: TestHome, who: str) -> SignedIn:
    home.known[who] = SigningIn(home.house).sign_in(home.ids[who], PASSWORD)
    return home.known[who]


def needs(home: TestHome, who: str = "anne") -> dict[Need, int]:
    return {need.need: need.count for need in Today(home.house, home.signed_in(who)).needs()}


def planted(home: TestHome, name: str, role: str) -> str:
    """Write an account of one's own into the file, with a password one knows."""
    account_id, pair = "f" * 32, new_pair()
    locked = lock(pair, PASSWORD, account_id, DEMO)
    values = (locked.salt, locked.cost.passes, locked.cost.memory, locked.sealed)
    write(
        home,
        "INSERT INTO accounts (id, name, role, public_key, salt, passes, memory, sealed_private, created_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
        *(account_id, name, role, pair.public, *values),
    )
    return account_id


def test_an_account_that_nobody_signed_is_none(home: TestHome) -> None:
    """F3: a row with the role of an advocate read what is told about its maker, and got every shared key."""
    account_id = planted(home, "Anne S.", "advocate")
    assert rows(home, "SELECT role FROM accounts WHERE id = ?", account_id) == [("advocate",)]
    assert account_id not in {person.id for person in home.house.everybody()}
    assert readers_of(home, about_claire(home)) == {home.ids["anne"]}
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(account_id, PASSWORD)
    assert Damage(Wrong.ROSTER, "accounts") in check(home.folder).findings
    assert again(home, "joana").alarms == (Alarm.COPIES,)
    assert rows(home, "SELECT deactivated_at IS NULL FROM accounts WHERE id = ?", account_id) == [(0,)]
    assert rows(home, "SELECT count(*) FROM group_keys WHERE holder = ?", account_id) == [(0,)]
    assert again(home, "anne").alarms == (), "told once, and put right"
    assert needs(home)[Need.ROSTER_DIFFERS] == 1, "the advocate hears of it, whoever came first"
    assert check(home.folder).findings == ()


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE accounts SET role = 'advocate' WHERE name = 'Claire M.'", "accounts.role"),
        ("UPDATE accounts SET role = 'educator' WHERE name = 'Anne S.'", "accounts.role"),
        ("UPDATE accounts SET name = 'Joana P.' WHERE name = 'Claire M.'", "accounts.name"),
        (
            "UPDATE accounts SET deactivated_at = 1 WHERE name IN ('Claire M.', 'Anne S.')",
            "accounts.deactivated_at",
        ),
        ("DELETE FROM accounts WHERE name = 'Marc T.'", "accounts"),
    ],
)
def test_role_name_and_end_are_as_they_were_signed(home: TestHome, statement: str, where: str) -> None:
    """F3."""
    before = home.house.colleagues()
    write(home, statement)
    assert home.house.colleagues() == before
    assert Damage(Wrong.ROSTER, where) in check(home.folder).findings
    case_id = about_claire(home)
    assert readers_of(home, case_id) == {home.ids["anne"]}
    with pytest.raises(NotAReader):
        home.casework("claire").open(case_id)
    assert home.casework("anne").open(case_id).report.text == SECRET
    assert needs(home)[Need.ROSTER_DIFFERS] == 1


def test_a_key_that_was_swapped_for_an_evening_opens_nothing(home: TestHome) -> None:
    """F4, B2: swap the advocate's public key, let a child tell, read, wrap again, put it back."""
    mine = new_pair()
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", mine.public, home.ids["anne"])
    case_id = about_claire(home)
    ((wrapped,),) = rows(home, "SELECT wrapped FROM reading_keys WHERE case_id = ?", case_id)
    with pytest.raises(SealBroken):
        unwrap(mine, wrapped, bound_to("reader", case_id, home.ids["anne"]))  # type: ignore[arg-type]
    assert home.casework("anne").open(case_id).report.text == SECRET


def test_a_recovery_key_that_was_swapped_for_an_evening_opens_nothing(home: TestHome) -> None:
    """F4, H3."""
    mine = new_pair()
    write(home, "UPDATE homes SET recovery_public = ?", mine.public)
    case_id = about_claire(home)
    ((wrapped,),) = rows(home, "SELECT recovery_wrap FROM cases WHERE id = ?", case_id)
    with pytest.raises(SealBroken):
        unwrap(mine, wrapped, bound_to("recovery", case_id))  # type: ignore[arg-type]
    assert Damage(Wrong.ROSTER, "homes.recovery_public") in check(home.folder).findings
    assert check(home.folder, " ".join(home.recovery.words)).opened == 1
    assert again(home, "tom").alarms == (Alarm.COPIES,)
    assert check(home.folder).findings == ()


def test_salt_and_cost_of_cards_are_as_they_were_signed(home: TestHome) -> None:
    """F17."""
    sent = home.tell()
    write(home, "UPDATE homes SET receipt_salt = ?, receipt_passes = 1, receipt_memory = 8192", b"s" * 16)
    assert home.following.open(sent.code)
    assert home.house.home.receipt_salt != b"s" * 16


def test_a_shared_key_is_given_to_nobody_by_a_row(home: TestHome) -> None:
    """F4, H2: an advocate's swapped key was handed the home's signing key by the next who opened the room."""
    mine = new_pair()
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", mine.public, home.ids["anne"])
    write(home, "DELETE FROM group_keys WHERE holder = ?", home.ids["anne"])
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    found = rows(home, 'SELECT "group", wrapped FROM group_keys WHERE holder = ?', home.ids["anne"])
    assert found, "given anew"
    for name, wrapped in found:
        with pytest.raises(SealBroken):
            unwrap(mine, wrapped, bound_to("group", str(name), home.ids["anne"]))  # type: ignore[arg-type]


def test_nobody_is_signed_in_with_keys_that_nobody_signed(home: TestHome) -> None:
    """Take over the advocate's row with keys and a password of one's own."""
    account_id, pair = home.ids["anne"], new_pair()
    locked = lock(pair, NEW, account_id, DEMO)
    write(
        home,
        "UPDATE accounts SET public_key = ?, salt = ?, passes = ?, memory = ?, sealed_private = ? WHERE id = ?",
        *(pair.public, locked.salt, locked.cost.passes, locked.cost.memory, locked.sealed, account_id),
    )
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(account_id, NEW)
    assert home.house.public_keys()[account_id] != pair.public


def test_a_new_account_reads_nothing_before_a_second_person_confirms_it(home: TestHome) -> None:
    """F2, M5: whoever makes an account knows its password."""
    claire = home.signed_in("claire")
    made = People(home.house, claire, DEMO).add("Dr. Weber", Role.EDUCATOR, NEW)
    wishes = frozenset({Wish.EDUCATOR})
    home.tell("fir de Weber", wishes=wishes, educators=frozenset({made.id}))
    assert rows(home, "SELECT count(*) FROM reading_keys WHERE account_id = ?", made.id) == [(0,)]
    assert needs(home)[Need.TO_CONFIRM] == 1
    assert Need.TO_CONFIRM not in needs(home, "claire")
    puppet = SigningIn(home.house).sign_in(made.id, NEW)
    for who in (claire, puppet, home.signed_in("tom"), home.signed_in("marc")):
        with pytest.raises(NotConfirmedYet):
            Confirming(home.house, who).confirm(made.id)
    Confirming(home.house, home.signed_in("anne")).confirm(made.id)
    home.tell("fir de Weber", wishes=wishes, educators=frozenset({made.id}))
    assert rows(home, "SELECT count(*) FROM reading_keys WHERE account_id = ?", made.id) == [(1,)]
    assert not Confirming(home.house, home.signed_in("anne")).waiting()


def test_new_keys_from_a_colleague_are_sealed_for_once_a_second_person_confirms_them(home: TestHome) -> None:
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["tom"], NEW)
    assert home.ids["tom"] not in home.house.public_keys()
    tom = SigningIn(home.house).sign_in(home.ids["tom"], NEW)
    Renewing(home.house, tom, DEMO).everything_of_mine(NEW, PASSWORD)
    assert home.ids["tom"] not in home.house.public_keys(), "one's own new keys confirm nothing"
    Confirming(home.house, home.signed_in("anne")).confirm(home.ids["tom"])
    assert home.ids["tom"] in home.house.public_keys()
    assert again(home, "tom").role is Role.EDUCATOR


def test_my_own_new_keys_need_nobody(home: TestHome) -> None:
    case_id = about_claire(home)
    Renewing(home.house, home.signed_in("anne"), DEMO).everything_of_mine(PASSWORD, NEW)
    home.known["anne"] = SigningIn(home.house).sign_in(home.ids["anne"], NEW)
    assert home.house.public_keys()[home.ids["anne"]] == home.known["anne"].pair.public
    assert home.casework("anne").open(case_id).report.text == SECRET
    assert home.known["anne"].alarms == ()


def forged(home: TestHome, entry: RosterEntry, signer: str, secret: bytes) -> None:
    """Write a statement as the program does, signed with a key that one has."""
    roster = home.house.roster()
    assert roster is not None
    content = STATEMENT.written(entry).replace("\u00a7", "\\ud800")
    signature = sign(secret, content.encode(), bound_to("roster", roster.head.hex())).hex()
    (number,) = rows(home, "SELECT max(number) + 1 FROM roster")[0]
    write(home, "INSERT INTO roster VALUES (?, ?, ?)", number, content, f'{{"{signer}": "{signature}"}}')


@pytest.mark.parametrize("signer", ["tom", "anne", "words"])
def test_a_statement_that_its_signer_may_not_make_does_not_count(home: TestHome, signer: str) -> None:
    """Tom makes himself the advocate: in his own name, and with his key in the name of others."""
    roster, tom = home.house.roster(), home.signed_in("tom")
    assert roster is not None
    mine = roster.people[tom.id]
    forged_person = type(mine)(mine.id, mine.name, Role.ADVOCATE, mine.public, mine.checks, mine.since)
    entry = RosterEntry(Statement.PERSON, home.clock.now, person=forged_person)
    forged(home, entry, home.ids.get(signer, signer), tom.signing)
    assert home.colleague("tom").role is Role.EDUCATOR
    assert Wrong.ROSTER in {damage.wrong for damage in check(home.folder).findings}
    assert again(home, "joana").alarms == (Alarm.REFUSED,)
    assert again(home, "joana").alarms == (), "each is told once"
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    assert "Nora B." in home.house.names().values(), "what is signed later counts"


def test_a_list_that_was_turned_back_is_told(home: TestHome) -> None:
    Accounts(home.house, home.signed_in("claire"), DEMO).deactivate(home.ids["tom"], "", "Hie geet.")
    again(home, "joana")
    write(home, "DELETE FROM roster WHERE number >= (SELECT max(number) - 1 FROM roster)")
    with pytest.raises(RosterAltered):
        home.house.colleagues()  # a program that runs has seen it
    home = home.reopened()
    assert "Tom W." in {person.name for person in home.house.colleagues()}, "the raw step works"
    assert Alarm.ROSTER in again(home, "joana").alarms
    assert needs(home)[Need.ROSTER_DIFFERS] == 1


def test_without_its_list_nobody_takes_the_home_for_ours(home: TestHome) -> None:
    again(home, "tom")
    write(home, "DELETE FROM roster")
    with pytest.raises(RosterAltered):
        SigningIn(home.house).sign_in(home.ids["tom"], PASSWORD)


def on_a_pc(home: TestHome, store: Store) -> TestHome:
    home.house.close()
    home.house = open_house(home.folder, home.clock, key_store=store)
    home.known.clear()
    return home


def test_another_home_in_the_place_of_ours_takes_no_report(home: TestHome, tmp_path: Path) -> None:
    """F4, S13: whoever puts a whole home of their own there would be told everything."""
    on_a_pc(home, Store())
    again(home, "claire")
    theirs = make_other_home(tmp_path / "theirs")
    with closing(sqlite3.connect(theirs)) as other, closing(sqlite3.connect(home.folder / FILE_NAME)) as ours:
        other.backup(ours)
    with pytest.raises((RosterAltered, NotSent)):
        home.telling.audience(home.draft())
    with pytest.raises((RosterAltered, NotSent)):
        home.tell()


def make_other_home(folder: Path) -> Path:
    from tests.made_homes import set_up_home

    made = set_up_home(folder)
    made.house.database.leave_no_trail()
    made.house.close()
    return folder / FILE_NAME


def test_the_administrators_file_names_the_home(
    home: TestHome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    roster = home.house.roster()
    assert roster is not None
    file = tmp_path / "home.txt"
    monkeypatch.setattr("app.home.services.anchors.Anchors.file", staticmethod(lambda: file))
    file.write_text(shown(roster.root) + "\n", "utf-8")
    assert OpenHome(home.house.database).colleagues()
    file.write_text("0000 0000 0000 0000", "utf-8")
    with pytest.raises(RosterAltered):
        OpenHome(home.house.database).colleagues()


def rechained(home: TestHome, delete: str) -> None:
    """Take rows out of the log and write the whole chain anew, as anybody can: it has no key."""
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        triggers = [row[0] for row in bare.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")]
        for (name,) in bare.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            bare.execute(f"DROP TRIGGER {name}")
        assert bare.execute(delete).rowcount
        left = bare.execute("SELECT at, account_id, action, case_id FROM audit ORDER BY number").fetchall()
        bare.execute("DELETE FROM audit")
        before = bytes(32)
        for number, row in enumerate(left, 1):
            parts = b"".join(len(raw).to_bytes(4, "big") + raw for raw in (str(part).encode() for part in row))
            before = hashlib.blake2b(before + parts, digest_size=32).digest()
            bare.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)", (number, *row, before))
        for sql in triggers:
            bare.execute(sql)
        bare.commit()


def vanish(home: TestHome, case_id: str) -> None:
    """Take a report out with all that speaks of it, the chain of the log whole."""
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        for table in ("entries", "reading_keys", "receipts"):
            bare.execute(f"DELETE FROM {table} WHERE case_id = ?", (case_id,))  # noqa: S608 - a name of ours
        bare.commit()
    write(home, "DELETE FROM cases WHERE id = ?", case_id)
    rechained(home, f"DELETE FROM audit WHERE case_id = '{case_id}'")  # noqa: S608 - an id of ours


@pytest.mark.parametrize("store", [False, True], ids=["remembered by a person", "remembered by this PC"])
def test_a_log_that_was_written_anew_is_told(home: TestHome, *, store: bool) -> None:
    """F6, B3: a case and its rows taken out, the chain whole."""
    if store:
        on_a_pc(home, Store())
    case_id = about_claire(home)
    again(home, "tom" if not store else "joana")
    vanish(home, case_id)
    found = {damage.wrong for damage in check(home.folder).findings}
    assert found == {Wrong.LOG}, "whoever signed in since signed the lines before it"
    assert again(home, "tom").alarms == (Alarm.LOG,)
    assert needs(home, "tom")[Need.LOG_DIFFERS] == 1
    assert needs(home)[Need.LOG_DIFFERS] == 1, "the advocate too, from the log"


def test_a_report_that_vanished_before_anybody_came_is_told_by_the_kiosks_pc(home: TestHome) -> None:
    """F6, S12: between a child's tap and the next sign-in."""
    on_a_pc(home, Store())
    again(home, "claire")
    case_id = about_claire(home)
    vanish(home, case_id)
    assert check(home.folder).findings == (), "nothing in the file itself gives it away"
    assert again(home, "joana").alarms == (Alarm.LOG,)


def test_a_memory_that_was_altered_is_told(home: TestHome) -> None:
    again(home, "tom")
    write(home, "UPDATE memories SET sealed = ? WHERE account_id = ?", b"x" * 80, home.ids["tom"])
    assert again(home, "tom").alarms == (Alarm.MEMORY,)


def test_a_new_sheet_signs_from_then_on_and_the_old_one_no_more(home: TestHome) -> None:
    claire = home.signed_in("claire")
    renewing = Renewing(home.house, claire, DEMO)
    words = " ".join(home.recovery.words)
    sheet = renewing.prepare_sheet(words, "lb")
    renewing.take_sheet(words, sheet)
    new = " ".join(sheet.recovery.words)
    people = People(home.house, claire, DEMO)
    with pytest.raises(RecoveryWrong):
        people.add("Dr. Weber", Role.ADVOCATE, NEW, words=words)
    assert people.add("Dr. Weber", Role.ADVOCATE, NEW, words=new).role is Role.ADVOCATE
    assert check(home.folder, new).findings == ()
    assert again(home, "anne").alarms == ()


def test_a_home_from_before_is_signed_with_the_recovery_words(unsigned_home: TestHome) -> None:
    home = unsigned_home
    case_id = about_claire(home)
    assert needs(home)[Need.NOT_PROTECTED] == 1
    assert needs(home, "claire")[Need.NOT_PROTECTED] == 1
    assert Need.NOT_PROTECTED not in needs(home, "tom")
    assert Damage(Wrong.UNSIGNED) in check(home.folder).findings
    protecting = Protecting(home.house, home.signed_in("claire"))
    assert len(protecting.everybody()) == 5
    with pytest.raises(RecoveryWrong):
        protecting.sign("eppes anescht")
    protecting.sign(" ".join(home.recovery.words))
    home.clock.later(minutes=5)
    assert not protecting.is_needed
    assert check(home.folder).findings == ()
    with home.house.database.reading() as connection:
        assert all(group_public(connection, group) for group in Group)
    added = People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    home.known.clear()
    assert again(home, "anne").alarms == ()
    Confirming(home.house, home.signed_in("anne")).confirm(added.id)
    assert added.id in home.house.public_keys()
    assert home.casework("anne").open(case_id).report.text == SECRET
    planted(home, "Dr. Weber", "advocate")
    assert "Dr. Weber" not in home.house.names().values()


def test_the_number_of_a_home_is_short_and_its_own(home: TestHome) -> None:
    assert len(shown(checks(b"a" * 32))) == 19
    assert shown(checks(b"a" * 32)) != shown(checks(b"b" * 32))


def test_two_homes_from_one_model_are_the_same_home(home: TestHome, tmp_path: Path) -> None:
    other = make_home(tmp_path / "other")
    ours, theirs = home.house.roster(), other.house.roster()
    other.house.close()
    assert ours is not None
    assert theirs is not None
    assert ours.root == theirs.root


def test_a_back_up_that_was_brought_back_is_believed_and_told(home: TestHome, tmp_path: Path) -> None:
    """A PC that has seen a longer list opens an older one only after the program itself brought it back."""
    store, stick = Store(), tmp_path / "stick"
    stick.mkdir()
    on_a_pc(home, store)
    work = BackupWork(home.house, again(home, "claire"))
    work.choose(stick)
    file = work.make_now().file
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    again(home, "joana")
    restoring = Restoring(home.folder, store)
    inside = restoring.look_with_words(file, " ".join(home.recovery.words))
    home.house.close()
    restoring.take(inside)
    on_a_pc(home, store)
    assert "Nora B." not in home.house.names().values()
    assert again(home, "joana").alarms == (), "the PC knows why its list is shorter: it says so once, as itself"
    assert home.tell()


def test_a_transaction_from_before_an_addition_sees_the_list_of_then(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list that fills in the background is no attack on the list of people."""
    claire, before = home.signed_in("claire"), home.house.roster()
    People(home.house, claire, DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    after = home.house.roster()
    assert before is not None
    assert after is not None
    assert after.number == before.number + 1
    with home.house.database.reading() as old:
        monkeypatch.setattr(
            "app.home.services.open_home.roster_of", lambda asked: before if asked is old else roster_of(asked)
        )
        assert home.house.roster_in(old) == before
        forgotten = replace(before, head=b"another")
        monkeypatch.setattr(
            "app.home.services.open_home.roster_of", lambda asked: forgotten if asked is old else roster_of(asked)
        )
        with pytest.raises(RosterAltered):
            home.house.roster_in(old)
