"""Somebody writes into the data file what children are shown: a helper's number, the charter, an everyday answer,
what the home promises. Each test first shows that the raw row is there."""

import json

import pytest

from app.charter.rules import CharterSigner
from app.charter.services.charter import Charters, CharterWork
from app.core.rights import Role
from app.helpers.services import KioskContent, KioskEditing
from app.home.rows import home as home_rows
from app.home.services import signed_content
from app.home.services.memories import Alarm
from app.safekeeping.services.checking import Damage, Wrong, check
from tests.made_homes import TestHome
from tests.security.test_roster import again, rows, write

WRONG = "+352 621 000 666"
pytestmark = pytest.mark.files


def helper_of(home: TestHome) -> str:
    """Let the home change a helper; return its id."""
    editing = KioskEditing(home.house, home.signed_in("claire"))
    helper = next(helper for helper in editing.helpers() if helper.id == "okaju")
    return editing.keep_helper(helper).id


def numbers(home: TestHome) -> set[str]:
    return {helper.number for helper in KioskContent(home.house).helpers()}


def test_a_number_that_nobody_signed_is_not_shown(home: TestHome) -> None:
    """F10."""
    helper_id = helper_of(home)
    ((text,),) = rows(home, "SELECT content FROM home_content WHERE id = ?", helper_id)
    known = numbers(home)
    plain = json.loads(str(text))
    plain[2]["number"] = WRONG
    write(home, "UPDATE home_content SET content = ? WHERE id = ?", json.dumps(plain), helper_id)
    assert rows(home, "SELECT 1 FROM home_content WHERE content LIKE ?", f"%{WRONG}%")
    assert WRONG not in numbers(home)
    assert numbers(home) <= known
    assert Damage(Wrong.ROSTER, f"home_content {helper_id}") in check(home.folder).findings
    assert again(home, "joana").alarms == (Alarm.COPIES,)
    assert again(home, "joana").alarms == (), "told once; the row stays as evidence"
    assert helper_of(home), "written anew"
    assert check(home.folder).findings == ()


def test_a_row_of_ones_own_is_not_shown(home: TestHome) -> None:
    helper_id = helper_of(home)
    write(
        home,
        "INSERT INTO home_content (id, kind, position, content, changed_at, changed_by) "
        "SELECT 'mine', kind, position, replace(content, '+352', '+351'), changed_at, changed_by "
        "FROM home_content WHERE id = ?",
        helper_id,
    )
    assert "mine" not in {helper.id for helper in KioskContent(home.house).helpers()}


@pytest.mark.parametrize("who", ["tom", "anne", "marc"])
def test_only_who_may_write_it_signs_for_it(home: TestHome, who: str) -> None:
    """A colleague has a key of their own, and a right for each thing."""
    helper_id = helper_of(home)
    me = home.signed_in(who)
    with home.house.database.writing() as connection:
        row = home_rows.content(connection, helper_id)
        assert row is not None
        home_rows.keep_content(connection, signed_content.signed(row, me))
    with home.house.database.reading() as connection:
        found = signed_content.content(connection, helper_id)
    assert (found is not None) == (me.role is Role.ADMINISTRATOR)


def test_what_the_home_promises_is_as_it_was_chosen(home: TestHome) -> None:
    editing = KioskEditing(home.house, home.signed_in("claire"))
    before = editing.keep_settings(editing.settings)
    write(home, "UPDATE home_settings SET value = '1' WHERE name = 'keep_days'")
    assert home.house.settings().keep_days == before.keep_days
    write(home, "UPDATE home_settings SET value = '1', signature = NULL WHERE name = 'keep_days'")
    assert home.house.settings().keep_days == before.keep_days


def test_a_childs_stamp_leaves_the_charter_signed_and_another_sentence_does_not(home: TestHome) -> None:
    work, today = CharterWork(home.house, home.signed_in("claire")), home.house.today
    agreed = work.agree(work.begin(), valid_from=today, look_again=today, agreed_in="", note="").number
    stamped = Charters(home.house).stamp("sign-star")
    assert [signature.who for signature in stamped.signatures][-1] is CharterSigner.CHILD
    assert Charters(home.house).shown().number == agreed
    assert check(home.folder).findings == ()
    write(
        home,
        "UPDATE home_content SET content = replace(content, 'right-opinion', 'right-care') WHERE kind = 'charter'",
    )
    assert Charters(home.house).shown().number == 0, "the one that ships, until it is brought back"
