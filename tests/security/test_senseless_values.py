"""One value in the file that cannot be, in a home from before the signed list of people: a child can still send,
whoever is left reads it, and `check` tells. With the list, what was signed counts (`test_roster.py`)."""

import sqlite3
from contextlib import closing

import pytest

from app.core.errors import ContentDamaged, MissingData, NotSent, ReceiptUnknown
from app.home.services.groups import Group, group_pair
from app.parliament.services.ballots import Ballots
from app.safekeeping.services.backups import RECOVERY, readers_of
from app.safekeeping.services.checking import Damage, Wrong, check
from app.store.database import FILE_NAME
from app.vault.keys import is_usable, new_pair
from tests.made_homes import TestHome, only_case

LOW_ORDER = bytes(32)
"""As long as a key, and libsodium refuses to seal to it."""

pytestmark = pytest.mark.files


@pytest.fixture
def home(unsigned_home: TestHome) -> TestHome:
    return unsigned_home


def write(home: TestHome, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        assert bare.execute(statement, values).rowcount
        bare.commit()


@pytest.mark.parametrize(
    "key", [LOW_ORDER, b"", b"k" * 31, "k" * 32, 7], ids=["low", "none", "short", "text", "number"]
)
def test_nothing_is_sealed_to_what_is_no_key(key: bytes) -> None:
    assert not is_usable(key)
    assert is_usable(new_pair().public)


@pytest.mark.parametrize("key", [LOW_ORDER, b"", b"k" * 300], ids=["low", "none", "long"])
def test_a_child_sends_though_a_colleagues_key_is_none(home: TestHome, key: bytes) -> None:
    anne = home.ids["anne"]
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", key, anne)
    home.tell("Ech hunn Angscht.")
    assert home.house.public_keys().keys() == set(home.ids.values()) - {anne}
    assert only_case(home, "claire").report.text == "Ech hunn Angscht."
    assert anne not in readers_of(home.house)
    assert group_pair(home.house, home.signed_in("claire"), Group.TEAM)
    assert Damage(Wrong.VALUE, "accounts.public_key") in check(home.folder).findings


def test_signing_in_puts_the_key_back_and_the_next_report_is_read(home: TestHome) -> None:
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", LOW_ORDER, home.ids["claire"])
    assert home.ids["claire"] not in home.house.public_keys()
    home.signed_in("claire")
    home.tell("Mir ass kal.")
    assert only_case(home, "claire").report.text == "Mir ass kal."
    assert check(home.folder).findings == (Damage(Wrong.UNSIGNED),)


def test_the_next_in_line_reads_where_the_readers_key_is_none(home: TestHome) -> None:
    write(home, "UPDATE accounts SET public_key = ? WHERE id = ?", LOW_ORDER, home.ids["claire"])
    readers = home.telling.audience(home.draft()).readers
    assert readers
    assert home.ids["claire"] not in {reader.id for reader in readers}
    sent = home.tell("Mir ass kal.")
    assert sent.readers == tuple(reader.name for reader in readers)


def test_nothing_is_called_sent_that_nobody_could_ever_read(home: TestHome) -> None:
    write(home, "UPDATE accounts SET public_key = ?", LOW_ORDER)
    assert home.tell()  # the recovery sheet opens it
    write(home, "UPDATE homes SET recovery_public = ?", LOW_ORDER)
    with pytest.raises(NotSent):
        home.tell()


def test_a_child_sends_though_the_key_of_the_recovery_sheet_is_none(home: TestHome) -> None:
    write(home, "UPDATE homes SET recovery_public = ?", LOW_ORDER)
    sent = home.tell("Mir ass kal.")
    assert home.following.open(sent.code)
    assert only_case(home, "claire").report.text == "Mir ass kal."
    assert RECOVERY not in readers_of(home.house)
    assert group_pair(home.house, home.signed_in("claire"), Group.TEAM)
    assert Damage(Wrong.VALUE, "homes.recovery_public") in check(home.folder).findings


@pytest.mark.parametrize("salt", [b"", b"salt", b"s" * 400], ids=["none", "short", "long"])
def test_a_child_sends_and_follows_though_the_salt_is_none(home: TestHome, salt: bytes) -> None:
    before = home.tell()
    write(home, "UPDATE homes SET receipt_salt = ?", salt)
    with pytest.raises(ReceiptUnknown):
        home.following.open(before.code)
    home.clock.later(days=1)
    after = home.tell("Mir ass kal.")
    assert home.following.open(after.code)
    assert Damage(Wrong.VALUE, "homes.receipt_salt") in check(home.folder).findings


@pytest.mark.parametrize(
    "statement", ["UPDATE homes SET receipt_memory = ?", "UPDATE homes SET receipt_passes = ?"]
)
def test_a_cost_that_no_pc_can_pay_is_not_believed(home: TestHome, statement: str) -> None:
    before = home.tell()
    write(home, statement, 2**60)
    assert home.following.open(before.code)
    assert home.tell()
    assert Damage(Wrong.VALUE, "homes.receipt_cost") in check(home.folder).findings


def test_a_home_that_was_taken_out_of_its_file_is_missed(home: TestHome) -> None:
    home.tell()
    write(home, "DELETE FROM homes")
    with pytest.raises(MissingData):
        home.telling.prepare_receipt()
    assert Damage(Wrong.VALUE, "homes") in check(home.folder).findings


def test_a_ballot_in_no_state_is_altered(home: TestHome) -> None:
    content = b"{}"
    write(
        home, "INSERT INTO ballots (id, content, state, cards, box, hash) VALUES ('b', ?, 'x', 0, '', '')", content
    )
    with pytest.raises(ContentDamaged):
        Ballots(home.house).all()
