"""What a second reading of the signed form found: each attack as a raw row, or as a well signed statement."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.core.audit_actions import AuditAction
from app.core.errors import CaseChanged, KeyAltered, MengStemmError, NotConfirmedYet, RosterAltered
from app.core.rights import Role
from app.home.rows import people
from app.home.rules.roster import HomeKeys, RosterEntry, RosterPerson, Statement
from app.home.services.confirming import Confirming
from app.home.services.groups import Group, group_public
from app.home.services.memories import Alarm
from app.home.services.roster import STATEMENT, keys_of, person_of
from app.home.services.signing_in import SigningIn
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.people.services.protecting import Protecting
from app.reports.rows import cases
from app.reports.rules.doubts import Doubt
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Danger
from app.reports.services.case_seals import CaseKeys, seal_entry, talk_key
from app.reports.services.proofs import about_step
from app.reports.services.retention import Retention, end_cards
from app.safekeeping.services.checking import check
from app.store import audit
from app.vault.keys import new_pair
from app.vault.passwords import DEMO
from app.vault.sealing import bound_to, fingerprint
from app.vault.signing import checks, sign
from tests.made_homes import PASSWORD, TestHome, only_case
from tests.reports.test_pepper import Store
from tests.security.test_roster import NEW, again, forged, on_a_pc, rows, write
from tests.security.test_signed_steps import replaced, told

pytestmark = pytest.mark.files


def person(home: TestHome, short: str) -> RosterPerson:
    roster = home.house.roster()
    assert roster is not None
    return roster.people[home.ids[short]]


def stated(home: TestHome, new: RosterPerson, signer: str = "claire") -> None:
    """Write a statement about a person, signed by one colleague alone, past the program."""
    entry = RosterEntry(Statement.PERSON, home.clock.now, person=new)
    roster = home.house.roster()
    assert roster is not None
    forged(home, replace(entry, before=roster.head.hex()), home.ids[signer], home.signed_in(signer).signing)


@pytest.mark.parametrize("store", [False, True], ids=["no key store", "a key store"])
def test_a_statement_taken_out_of_the_middle_stops_everything(home: TestHome, *, store: bool) -> None:
    """C1: everybody after it was unknown, and a report went to whoever was left."""
    if store:
        on_a_pc(home, Store())
        again(home, "anne")
    home = home.reopened() if not store else home
    anne = rows(home, "SELECT number FROM roster WHERE content LIKE ?", f"%{home.ids['anne']}%")[0][0]
    write(home, "DELETE FROM roster WHERE number = ?", anne)
    with pytest.raises(MengStemmError):
        home.tell("x")
    with pytest.raises(RosterAltered):
        home.house.colleagues()


def test_nobody_is_renamed_to_a_name_that_a_child_takes_for_anothers(home: TestHome) -> None:
    """C3: Tom becomes a second "Claire M."; who tells about "Claire M." may pick Tom."""
    stated(home, replace(person(home, "tom"), name="Claire M."))
    assert home.house.names()[home.ids["tom"]] == "Tom W."
    assert again(home, "joana").alarms == (Alarm.REFUSED,)


def test_the_first_that_the_log_says_of_a_report_counts(home: TestHome) -> None:
    """C4: a well-formed row in the log names the report that was put in its place."""
    _sent, case_id = told(home)
    replaced(home, case_id, "Alles ass gutt.")
    with home.house.database.writing() as connection:
        audit.append(connection, home.clock.now, "", AuditAction.REPORT_RECEIVED, case_id, about="ab" * 16)
    assert Doubt.REPORT in home.casework("anne").open(case_id).doubts


def test_who_cannot_open_a_case_erases_nothing(home: TestHome) -> None:
    """C5: plain columns and a planted key made a case that is due, without a step that contradicts."""
    home.days_counted()
    sent, case_id = told(home)
    write(home, "UPDATE cases SET state = 'closed', open = 0, changed_at = 0")
    write(home, "INSERT INTO reading_keys VALUES (?, ?, 0, x'00', NULL, 0)", case_id, home.ids["claire"])
    retention = Retention(home.house, home.signed_in("claire"), home.casework("claire"))
    assert [to_erase.case.id for to_erase in retention.due()] == [case_id], "the raw step works"
    with pytest.raises(CaseChanged):
        retention.erase([case_id])
    assert end_cards(home.house) == 0
    assert home.following.open(sent.code)


SENSELESS = {
    "content that is no text": "INSERT INTO roster VALUES (999, x'00ff', '{}')",
    "signatures that are none": "INSERT INTO roster SELECT 999, content, x'00' FROM roster WHERE number = 1",
    "number that is none": "INSERT INTO roster VALUES (9223372036854775807, 'x', '{}')",
    "number below the first": "INSERT INTO roster VALUES (-5, 'x', '{}')",
    "deep setting": "INSERT INTO home_settings "
    "VALUES ('cards_peppered', replace(hex(zeroblob(50000)), '0', '['), '', '')",
    "signature of bytes": "INSERT INTO home_settings SELECT 'keep_days', '3', id, x'00' FROM accounts LIMIT 1",
    "content of bytes": "INSERT INTO home_content VALUES ('x', 'helper', 0, x'00', 0, 'x', x'00')",
    "role that is none": "UPDATE accounts SET role = 'king'",
    "moment that is none": "UPDATE accounts SET created_at = 'abc'",
    "log without words": "INSERT INTO audit SELECT number + 1, at, account_id, x'00', case_id, hash FROM audit "
    "ORDER BY number DESC LIMIT 1",
}


@pytest.mark.parametrize("statement", SENSELESS.values(), ids=SENSELESS)
def test_one_senseless_row_keeps_nobody_out(home: TestHome, statement: str) -> None:
    """H1: one value of another type, and neither a child could tell nor anybody sign in."""
    before = home.tell("virdrun")
    write(home, statement)
    assert len(home.house.colleagues()) == 5
    home.tell("duerno")
    assert home.following.open(before.code)
    again(home, "claire")
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    assert "Nora B." in home.house.names().values()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "Nora \u00a7"},
        {"since": datetime(2026, 3, 2, 9)},  # noqa: DTZ001 - that is what is wrong
        {"since": datetime(1, 1, 1, tzinfo=UTC)},
        {"id": "words"},
        {"id": ""},
    ],
    ids=str,
)
def test_a_well_signed_statement_that_cannot_be_kept_does_not_count(
    home: TestHome, wrong: dict[str, object]
) -> None:
    """H2: a moment or a name that the rows cannot hold kept everybody out at the next sign-in. The sign of a
    paragraph stands for half a letter, which only an escape in the JSON can hold."""
    made: dict[str, Any] = {"id": "e" * 32, "name": "Nora B."} | wrong
    stated(home, replace(person(home, "tom"), **made))
    assert len(home.house.colleagues()) == 5
    again(home, "joana")
    assert only_case_after_telling(home)


def only_case_after_telling(home: TestHome) -> bool:
    home.tell("x")
    return bool(only_case(home).report.text)


def test_an_unsigned_step_is_none_whatever_its_day(home: TestHome) -> None:
    """H3: "from before the roster" in a case that is younger."""
    sent, case_id = told(home)
    roster = home.house.roster()
    assert roster is not None
    key = home.casework("tom").desk.reach(case_id).key
    early = TimelineEntry(Entry.ANSWER, roster.began - timedelta(days=1), home.ids["anne"], "Nee.", "lb")
    row, _none = seal_entry(CaseKeys(case_id, talk_key(key), key), early, home.signed_in("tom").signing)
    with home.house.database.writing() as connection:
        cases.add_entry(connection, row)
        about = about_step(Entry.ANSWER, row.id)
        audit.append(connection, early.at, early.by, AuditAction.CASE_STEP, case_id, about=about)
    assert home.following.open(sent.code).answers == ()
    assert Doubt.STEP in home.casework("anne").open(case_id).doubts


def test_keys_that_nobody_confirmed_sign_nothing(home: TestHome) -> None:
    """H4: a coordinator states keys of her own for Tom, signs as him, and states his again."""
    sent, case_id = told(home)
    key, mine, before = home.casework("tom").desk.reach(case_id).key, new_pair(), person(home, "tom")
    new: dict[str, Any] = {**keys_of(mine)}
    stated(home, replace(before, **new))
    stated(home, before)
    answer = TimelineEntry(Entry.ANSWER, home.clock.now, home.ids["tom"], "Nee.", "lb")
    row, _none = seal_entry(CaseKeys(case_id, talk_key(key), key), answer, mine.private)
    with home.house.database.writing() as connection:
        cases.add_entry(connection, row)
    assert home.following.open(sent.code).answers == ()
    assert home.ids["tom"] not in home.house.public_keys(), "until a second person confirms them"


def test_a_memory_that_is_gone_is_told(home: TestHome) -> None:
    """H6: without it every other sign was silent."""
    again(home, "tom")
    write(home, "DELETE FROM memories")
    assert again(home, "tom").alarms == (Alarm.MEMORY,)
    assert again(home, "tom").alarms == ()


def test_answers_from_before_the_list_was_signed_stay(unsigned_home: TestHome) -> None:
    """H7."""
    home = unsigned_home
    sent, case_id = told(home)
    anne = home.casework("anne")
    anne.answer(anne.open(case_id), "Mir gleewen dir.")
    home.clock.later(minutes=5)
    Protecting(home.house, home.signed_in("claire")).sign(" ".join(home.recovery.words))
    home.clock.later(minutes=5)
    followed = home.following.open(sent.code)
    assert [answer.text for answer in followed.answers] == ["Mir gleewen dir."]
    assert followed.doubts == frozenset()
    with pytest.raises(NotConfirmedYet):  # whoever was signed in meanwhile signs in again
        anne.note(anne.open(case_id), "x")
    again(home, "anne")
    assert home.casework("anne").note(home.casework("anne").open(case_id), "x").doubts == frozenset()


def test_nobody_is_left_out_when_the_list_is_signed(unsigned_home: TestHome) -> None:
    """H8."""
    home = unsigned_home
    write(home, "UPDATE accounts SET public_key = x'00' WHERE id = ?", home.ids["anne"])
    protecting = Protecting(home.house, home.signed_in("claire"))
    with pytest.raises(KeyAltered):
        protecting.sign(" ".join(home.recovery.words))
    again(home, "anne")
    protecting.sign(" ".join(home.recovery.words))
    assert len(home.house.public_keys()) == 5


def test_a_shared_key_is_replaced_by_the_words_alone(home: TestHome) -> None:
    """M2."""
    roster, mine = home.house.roster(), new_pair()
    assert roster is not None
    entry = RosterEntry(
        Statement.GROUP,
        home.clock.now,
        about=Group.CASES_FROM_OUTSIDE,
        public=mine.public,
        before=roster.head.hex(),
    )
    forged(home, entry, home.ids["claire"], home.signed_in("claire").signing)
    with home.house.database.reading() as connection:
        assert group_public(connection, Group.CASES_FROM_OUTSIDE) != mine.public


def test_nobodys_first_day_moves(home: TestHome) -> None:
    """M4: a reader whom a child chose was dropped, because he had not begun yet."""
    _sent, case_id = told(home)
    stated(home, replace(person(home, "tom"), since=home.clock.now + timedelta(days=999)))
    assert home.ids["tom"] in {reader.id for reader in home.casework("anne").open(case_id).readers}


def test_a_reader_who_was_confirmed_later_was_not_taken_out(home: TestHome) -> None:
    """M5."""
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["tom"], NEW)
    home.clock.later(hours=1)
    _sent, case_id = told(home)
    home.clock.later(hours=1)
    Confirming(home.house, home.signed_in("anne")).confirm(home.ids["tom"])
    assert home.casework("anne").open(case_id).doubts == frozenset()


def test_another_list_with_the_same_people_is_told_as_one(home: TestHome) -> None:
    """M7: whoever signed in was told that the password is wrong."""
    again(home, "tom")
    roster, words = home.house.roster(), new_pair()
    assert roster is not None
    keys = HomeKeys(roster.home.id, words.public, b"", roster.home.salt, 1, 8192)
    before, lines = b"", []
    entries = [RosterEntry(Statement.HOME, home.clock.now, home=replace(keys, checks=checks(words.private)))]
    with home.house.database.reading() as connection:
        for account in people.accounts(connection):
            other = person_of(replace(account, public_key=b"k" * 32), b"c" * 32)
            entries.append(RosterEntry(Statement.PERSON, home.clock.now, person=other))
    for entry in entries:
        content = STATEMENT.written(replace(entry, before=before.hex()))
        signature = sign(words.private, content.encode(), bound_to("roster", before.hex())).hex()
        lines.append((content, f'{{"words": "{signature}"}}'))
        before = fingerprint(before + content.encode())
    write(home, "DELETE FROM roster")
    for number, line in enumerate(lines, 1):
        write(home, "INSERT INTO roster VALUES (?, ?, ?)", number, *line)
    home = home.reopened()
    assert len(home.house.colleagues()) == 5, "the raw step works"
    with pytest.raises(RosterAltered):
        SigningIn(home.house).sign_in(home.ids["tom"], PASSWORD)


def test_a_clock_that_knows_millionths_raises_no_alarm(home: TestHome) -> None:
    """C2: rows keep thousandths of a second, signed statements kept more: everybody was alarmed, for ever."""
    home.clock.later(microseconds=123_456)
    made = People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    home.clock.later(microseconds=123_457)
    Accounts(home.house, home.signed_in("claire"), DEMO).deactivate(made.id, "", "Hie geet.")
    home.tell("x", danger=Danger.YES)
    home.clock.later(microseconds=123_458)
    claire = home.casework("claire")
    claire.answer(claire.acknowledge(claire.open(claire.order()[0])), "Jo.")
    assert only_case(home).doubts == frozenset()
    assert again(home, "joana").alarms == ()
    assert check(home.folder).findings == ()


def test_a_row_that_cannot_be_read_keeps_no_home_from_being_signed(unsigned_home: TestHome) -> None:
    home = unsigned_home
    write(home, "INSERT INTO home_settings (name, value) VALUES ('keep_days', '{')")
    write(
        home,
        "INSERT INTO home_content (id, kind, position, content, changed_at, changed_by) "
        "VALUES ('c', 'charter', 0, '{', 0, 'x')",
    )
    Protecting(home.house, home.signed_in("claire")).sign(" ".join(home.recovery.words))
    assert home.house.roster() is not None
