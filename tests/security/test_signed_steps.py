"""Somebody replaces a report, forges an answer, takes a step out, or writes in the clear how a case stands. Each
test first shows that the raw step has worked on the file, then that the program does not take it for genuine, and
tells."""

from dataclasses import replace

import pytest

from app.core.errors import CaseChanged
from app.core.saying import Attachment, MediaKind, Saying
from app.core.states import CaseState
from app.reports.rows import attachments, case_keys, cases
from app.reports.rules.doubts import Doubt
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Danger, Rating
from app.reports.services.case_seals import CaseKeys, seal_entry, seal_header, seal_report, talk_key
from app.reports.services.my_place import take_my_place
from app.reports.services.proofs import about_step, seal_proof, witness
from app.reports.services.retention import Retention, end_cards
from app.reports.services.sharing import Sharing
from app.reports.services.telling import Sent
from app.safekeeping.services.checking import Damage, Wrong, check
from app.vault.ids import new_id
from app.vault.keys import wrap
from app.vault.sealing import bound_to, new_key
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import TestHome, only_case
from tests.security.test_roster import rows, write

PNG = b"\x89PNG\r\n\x1a\n"
SECRET = "De Claire huet mech geschloen."
NOTHING_DOUBTED: frozenset[Doubt] = frozenset()
pytestmark = pytest.mark.files


def told(home: TestHome) -> tuple[Sent, str]:
    sent = home.tell(SECRET, about_staff=frozenset({home.ids["claire"]}), educators=frozenset({home.ids["tom"]}))
    return sent, home.following.open(sent.code).keys.case_id


def needs(home: TestHome, who: str = "anne") -> dict[Need, int]:
    return {need.need: need.count for need in Today(home.house, home.signed_in(who)).needs()}


def test_a_whole_way_raises_no_doubt(home: TestHome) -> None:
    sent, case_id = told(home)
    anne = home.casework("anne")
    seen = anne.answer(anne.acknowledge(anne.open(case_id)), "Mir gleewen dir.")
    followed = home.following.open(sent.code)
    followed = home.following.rate(followed, Rating.GOOD)
    drawing = Attachment(MediaKind.DRAWING, PNG + b"picture")
    followed = home.following.add(followed, Saying("Nach eppes.", attachments=(drawing,)), "lb")
    assert followed.state is CaseState.REOPENED
    seen = anne.begin(anne.open(case_id))
    rest = Sharing(home.house, home.signed_in("anne")).involve(seen, home.ids["tom"], "x")
    assert rest is not None
    assert rest.doubts == NOTHING_DOUBTED, "a new key keeps every signature"
    assert anne.open(case_id).entries[-3].attachments[0].data == PNG + b"picture"
    followed = home.following.open(sent.code)
    assert followed.doubts == NOTHING_DOUBTED
    assert followed.state is CaseState.IN_PROGRESS
    assert check(home.folder, " ".join(home.recovery.words)).findings == ()
    assert Need.IN_DOUBT not in needs(home)


def replaced(home: TestHome, case_id: str, text: str) -> bytes:
    """Put another report in the place of one, as anybody can who may write to the file: with a key of one's own,
    sealed for everybody who read it. Return the key."""
    key, draft = new_key(), home.draft(text)
    with home.house.database.reading() as connection:
        case = cases.case(connection, case_id)
        holders = cases.keys_of(connection, case_id)
        receipt = case_keys.receipt_of(connection, case_id)
    assert case is not None
    assert receipt is not None
    public = home.house.public_keys()
    body = seal_report(key, case_id, draft, b"k" * 32).body
    standing = home.casework("anne").open(case_id).standing
    write(
        home,
        "UPDATE cases SET body = ?, header = ?, recovery_wrap = ? WHERE id = ?",
        *(
            body,
            seal_header(key, case_id, draft, standing),
            home.house.wrapped_for_recovery(case_id, key),
            case_id,
        ),
    )
    for holder in holders:
        wrapped = wrap(public[holder.account_id], key, bound_to("reader", case_id, holder.account_id))
        write(
            home,
            "UPDATE reading_keys SET wrapped = ?, fast = NULL WHERE case_id = ? AND account_id = ?",
            *(wrapped, case_id, holder.account_id),
        )
    talk = wrap(receipt.public_key, talk_key(key), bound_to("receipt", case_id))
    proof = seal_proof(talk_key(key), case_id, b"p" * 32, b"s" * 32, home.clock.now)
    write(home, "UPDATE receipts SET wrapped = ?, proof = ? WHERE case_id = ?", talk, proof, case_id)
    return key


def test_a_report_that_was_replaced_is_not_taken_for_the_childs(home: TestHome) -> None:
    """F5: "all is well, I want a bicycle" in the place of what was told; `check` with the words found nothing."""
    sent, case_id = told(home)
    replaced(home, case_id, "Alles ass gutt.")
    seen = home.casework("anne").open(case_id)
    assert seen.report.text == "Alles ass gutt.", "the raw step works"
    assert Doubt.REPORT in seen.doubts
    assert Doubt.REPORT in home.following.open(sent.code).doubts, "the card proves what its owner said"
    assert needs(home)[Need.IN_DOUBT] >= 1
    assert Damage(Wrong.UNPROVEN, case_id) in check(home.folder, " ".join(home.recovery.words)).findings


def test_an_answer_that_a_reader_did_not_sign_is_not_shown(home: TestHome) -> None:
    """F5: an answer in the advocate's name, by a colleague who holds the case's key."""
    sent, case_id = told(home)
    key = home.casework("tom").desk.reach(case_id).key
    forged = TimelineEntry(Entry.ANSWER, home.clock.now, home.ids["anne"], "Mir gleewen dir net.", "lb")
    keys = CaseKeys(case_id, talk_key(key), key)
    row, _none = seal_entry(keys, forged, home.signed_in("tom").signing)
    with home.house.database.writing() as connection:
        cases.add_entry(connection, row)
    assert rows(home, "SELECT count(*) FROM entries WHERE case_id = ?", case_id) == [(1,)]
    followed = home.following.open(sent.code)
    assert followed.answers == ()
    assert {Doubt.STEP, Doubt.MISSING} <= followed.doubts
    seen = home.casework("anne").open(case_id)
    assert seen.entries == ()
    assert Doubt.STEP in seen.doubts
    assert seen.standing.state is CaseState.RECEIVED
    assert needs(home)[Need.IN_DOUBT] >= 1


def test_nobody_takes_a_report_back_but_who_has_its_card(home: TestHome) -> None:
    """A reader knows the key that the card opens; "taken back" would end what the home owes."""
    sent, case_id = told(home)
    key = home.casework("tom").desk.reach(case_id).key
    forged = TimelineEntry(Entry.WITHDRAWN, home.clock.now, "", "", "lb")
    row, _none = seal_entry(CaseKeys(case_id, talk_key(key), key), forged, talk_key(key))
    with home.house.database.writing() as connection:
        cases.add_entry(connection, row)
    write(home, "UPDATE cases SET state = 'withdrawn', open = 0, due_at = NULL WHERE id = ?", case_id)
    assert home.following.open(sent.code).state is CaseState.RECEIVED
    seen = home.casework("anne").open(case_id)
    assert {Doubt.STEP, Doubt.STANDING} <= seen.doubts
    assert seen.standing.state is CaseState.RECEIVED
    assert rows(home, "SELECT state, open FROM cases WHERE id = ?", case_id) == [("received", 1)], "put right"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entries WHERE number = 2 AND case_id = ?",
        "UPDATE entries SET number = 99 WHERE number = 1 AND case_id = ?",
        "DELETE FROM entries WHERE case_id = ?",
    ],
    ids=["the newest gone", "another order", "all gone"],
)
def test_a_step_that_is_missing_or_moved_is_told(home: TestHome, statement: str) -> None:
    """C3, I8: the child saw no answer, or one that was no longer so; `check` with the words found nothing."""
    sent, case_id = told(home)
    anne = home.casework("anne")
    anne.answer(anne.acknowledge(anne.open(case_id)), "Mir gleewen dir.")
    write(home, statement, case_id)
    assert Doubt.MISSING in home.following.open(sent.code).doubts
    assert Doubt.MISSING in home.casework("tom").open(case_id).doubts
    assert Damage(Wrong.STEPS, case_id) in check(home.folder).findings
    assert needs(home)[Need.IN_DOUBT] >= 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases SET danger = 0, due_at = 4102444800000 WHERE id = ?",
        "UPDATE cases SET state = 'closed', open = 0 WHERE id = ?",
        "UPDATE cases SET due_at = NULL WHERE id = ?",
    ],
)
def test_how_a_case_stands_is_not_what_lies_in_the_clear(home: TestHome, statement: str) -> None:
    """F7."""
    home.tell(SECRET, danger=Danger.YES)
    (case_id,) = home.casework("claire").order()
    before = home.casework("claire").open(case_id).standing
    write(home, statement, case_id)
    seen = home.casework("claire").open(case_id)
    assert seen.standing == before
    assert seen.doubts == {Doubt.STANDING}
    (listed,) = home.casework("claire").rows([case_id])
    assert listed.standing == before, "put right"
    assert needs(home)[Need.IN_DOUBT] == 1


def test_a_moment_in_the_clear_ends_no_card_and_erases_nothing(home: TestHome) -> None:
    """F7: `changed_at=0` had the program itself end the card at the next hour, and offer the case for erasing."""
    home.days_counted()
    sent = home.tell("x")
    claire = home.casework("claire")
    claire.close(claire.answer(only_case(home), "Jo."))
    write(home, "UPDATE cases SET changed_at = 0")
    retention = Retention(home.house, home.signed_in("claire"), claire)
    assert [to_erase.case.id for to_erase in retention.due()] == claire.order(), "the raw step works"
    assert end_cards(home.house) == 0
    assert home.following.open(sent.code).answers
    with pytest.raises(CaseChanged):
        retention.erase(claire.order())


def test_a_drawing_of_somebody_else_is_none(home: TestHome) -> None:
    sent = home.tell("x", attachments=(Attachment(MediaKind.DRAWING, PNG + b"mine"),))
    (case_id,) = home.casework("claire").order()
    other = Attachment(MediaKind.DRAWING, PNG + b"theirs")
    key = home.casework("claire").desk.reach(case_id).key
    ((attachment_id,),) = rows(home, "SELECT id FROM attachments")
    sealed = sealed_as(key, case_id, str(attachment_id), other)
    write(home, "UPDATE attachments SET sealed = ?", sealed)
    (shown,) = home.casework("claire").open(case_id).report.attachments
    assert shown.data == b""
    assert home.following.open(sent.code)


def sealed_as(key: bytes, case_id: str, attachment_id: str, attachment: Attachment) -> bytes:
    from app.reports.services.attachments import BLOCK
    from app.vault.sealing import seal

    where = bound_to("attachment", case_id, "report", attachment_id)
    return seal(key, attachment.data, where, BLOCK)


def test_steps_from_before_are_read_and_new_ones_are_checked(unsigned_home: TestHome) -> None:
    """A home without the signed list of people believes its colleagues; its cards prove all the same."""
    home = unsigned_home
    sent, case_id = told(home)
    anne = home.casework("anne")
    anne.answer(anne.open(case_id), "Mir gleewen dir.")
    assert home.following.open(sent.code).doubts == NOTHING_DOUBTED
    again, case_id = told(home)
    replaced(home, case_id, "Alles ass gutt.")
    assert Doubt.REPORT in home.following.open(again.code).doubts


def test_the_log_names_steps_by_what_nobody_can_read(home: TestHome) -> None:
    _sent, case_id = told(home)
    anne = home.casework("anne")
    anne.note(anne.open(case_id), "Nëmme fir eis.")
    with home.house.database.reading() as connection:
        said = witness(connection, case_id)
        (entry,) = cases.entries(connection, case_id)
        assert not attachments.find(connection, case_id, [])
    assert said.steps == (entry.id,)
    assert len(said.report) == 32
    assert about_step("note", new_id()) != about_step("note", new_id())
    assert replace(said, report="").doubts([entry.id]) == NOTHING_DOUBTED


@pytest.mark.parametrize("stand_by", [0, 1])
def test_a_reader_whom_somebody_takes_out_gets_the_key_again(home: TestHome, stand_by: int) -> None:
    """P2: rows of keys deleted; the case was gone from the advocate's list, and nothing said so."""
    home.clock.later(hours=1)
    if stand_by:
        home.tell("x")
    else:
        told(home)
    ((case_id,),) = rows(home, "SELECT id FROM cases")
    reader = "claire" if stand_by else "tom"
    home.casework(reader).open(str(case_id))
    write(home, "DELETE FROM reading_keys WHERE account_id = ?", home.ids["anne"])
    assert home.casework("anne").order() == [], "the raw step works"
    assert Damage(Wrong.READER, str(case_id)) in check(home.folder, " ".join(home.recovery.words)).findings
    seen = home.casework(reader).open(str(case_id))
    assert seen.doubts == {Doubt.READER}
    kept = rows(home, "SELECT stand_by FROM reading_keys WHERE account_id = ?", home.ids["anne"])
    assert kept == [(stand_by,)]
    assert needs(home)[Need.IN_DOUBT] == 1
    assert check(home.folder, " ".join(home.recovery.words)).findings == ()


@pytest.mark.parametrize("value", [1, 2**62])
def test_a_reader_whom_somebody_makes_stand_by_takes_their_place_again(home: TestHome, value: int) -> None:
    """A report that names a colleague, out of the advocate's list until a promise is broken."""
    home.clock.later(hours=1)
    told(home)
    ((case_id,),) = rows(home, "SELECT id FROM cases")
    write(home, "UPDATE reading_keys SET stand_by = ? WHERE account_id = ?", value, home.ids["anne"])
    assert home.casework("anne").order() == [], "the raw step works"
    assert Damage(Wrong.READER, str(case_id)) in check(home.folder, " ".join(home.recovery.words)).findings
    assert take_my_place(home.house, home.signed_in("anne")) == 1
    assert home.casework("anne").order() == [case_id]
    assert needs(home)[Need.IN_DOUBT] == 1
    assert take_my_place(home.house, home.signed_in("anne")) == 0


def test_who_really_stands_by_is_left_there(home: TestHome) -> None:
    home.clock.later(hours=1)
    home.tell("x")
    assert take_my_place(home.house, home.signed_in("anne")) == 0
    assert home.casework("anne").order() == []
