"""Keys that somebody may have seen: after they were replaced, a copy of them opens nothing."""

import pytest

from app.core.errors import CaseDamaged, NotAllowed, RecoveryWrong, WrongPassword
from app.core.saying import Attachment, MediaKind
from app.home.services.groups import Group, group_pair
from app.home.services.signing_in import SigningIn
from app.people.services.recovering import Recovering
from app.people.services.renewing import Renewing
from app.reports.rows import case_keys, cases
from app.reports.rules.report import Wish
from app.reports.services.case_seals import open_report
from app.safekeeping.services.checking import check
from app.vault.keys import unwrap
from app.vault.passwords import DEMO
from app.vault.recovery import pair_from_words
from app.vault.sealing import SealBroken, bound_to
from app.workshops.services.gatherings import Gatherings
from tests.made_homes import PASSWORD, TestHome

NEW = "wäisse Schnéi op der Bréck 12"
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + bytes(4_000))
BOTH = frozenset({Wish.COORDINATOR, Wish.ADVOCATE})


def renewing(home: TestHome, who: str = "claire") -> Renewing:
    return Renewing(home.house, home.signed_in(who), DEMO)


def words(home: TestHome) -> str:
    return " ".join(home.recovery.words)


@pytest.mark.files
def test_a_new_sheet_opens_everything_and_the_old_one_nothing(home: TestHome) -> None:
    home.tell("eent", attachments=(DRAWING,))
    home.tell("zwee")
    Gatherings(home.house, home.signed_in("claire")).workshops()
    sheet = renewing(home).prepare_sheet(words(home), "fr")
    assert renewing(home).take_sheet(words(home), sheet) == 0
    new = " ".join(sheet.recovery.words)
    with pytest.raises(RecoveryWrong):
        Recovering(home.house).pair(words(home))
    home.clock.later(minutes=30)
    Recovering(home.house, DEMO).reset_password(home.ids["claire"], NEW, new)
    home.known["claire"] = SigningIn(home.house).sign_in(home.ids["claire"], NEW)
    assert {home.casework("claire").open(name).report.text for name in home.casework("claire").order()} == {
        "eent",
        "zwee",
    }
    home.tell("dräi")
    home.house.close()
    assert check(home.folder, new, home.server).findings == ()
    with pytest.raises(RecoveryWrong):
        check(home.folder, words(home), home.server)


def test_the_old_recovery_key_opens_no_row_any_more(home: TestHome) -> None:
    home.tell("eent")
    old = pair_from_words(words(home))
    sheet = renewing(home, "anne").prepare_sheet(words(home), "lb")
    renewing(home, "anne").take_sheet(words(home), sheet)
    home.tell("duerno")
    with home.house.database.reading() as connection:
        for case_id in cases.all_ids(connection):
            wrapped = case_keys.recovery_wraps(connection, [case_id])[case_id]
            with pytest.raises(SealBroken):
                unwrap(old, wrapped, bound_to("recovery", case_id))


def test_only_with_the_old_words_and_the_right(home: TestHome) -> None:
    with pytest.raises(RecoveryWrong):
        renewing(home).prepare_sheet("falsch", "fr")
    for who in ("tom", "marc"):
        with pytest.raises(NotAllowed):
            renewing(home, who).prepare_sheet(words(home), "fr")
    home.clock.later(minutes=30)
    sheet = renewing(home).prepare_sheet(words(home), "fr")
    typed = [sheet.recovery.words[place].upper() for place in sheet.places]
    assert sheet.is_known(typed)
    assert not sheet.is_known([typed[0], "nee"])


def test_whoever_copied_my_keys_reads_nothing_that_was_sealed_anew(home: TestHome) -> None:
    sent = home.tell("geheim", attachments=(DRAWING,), wishes=BOTH)
    casework = home.casework("claire")
    (case_id,) = casework.order()
    casework.answer(casework.open(case_id), "Merci")
    thief = home.signed_in("claire")
    with home.house.database.reading() as connection:
        held = cases.key_for(connection, case_id, thief.id)
    assert held is not None
    old_key = unwrap(thief.pair, held.wrapped, bound_to("reader", case_id, thief.id))
    group_pair(home.house, thief, Group.TEAM)

    assert renewing(home).everything_of_mine(PASSWORD, NEW) == 1

    with home.house.database.reading() as connection:
        case, held = cases.case(connection, case_id), cases.key_for(connection, case_id, thief.id)
    assert case is not None
    assert held is not None
    with pytest.raises(SealBroken):
        unwrap(thief.pair, held.wrapped, bound_to("reader", case_id, thief.id))
    with pytest.raises(CaseDamaged):
        open_report(old_key, case_id, case.body)
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(home.ids["claire"], PASSWORD)
    home.clock.later(minutes=30)
    home.known["claire"] = SigningIn(home.house).sign_in(home.ids["claire"], NEW)
    for who in ("claire", "anne"):
        opened = home.casework(who).open(case_id)
        assert opened.report.text == "geheim"
        assert opened.report.attachments == (DRAWING,)
        assert [entry.text for entry in opened.entries if entry.text] == ["Merci"]
    assert [answer.text for answer in home.following.open(sent.code).answers] == ["Merci"]
    group_pair(home.house, home.signed_in("claire"), Group.TEAM)
    home.house.close()
    assert check(home.folder, words(home), home.server).findings == ()


def test_a_wrong_password_changes_nothing(home: TestHome) -> None:
    home.tell("geheim")
    with pytest.raises(WrongPassword):
        renewing(home).everything_of_mine("falsch", NEW)
    home.clock.later(minutes=30)
    assert SigningIn(home.house).sign_in(home.ids["claire"], PASSWORD).name == "Claire M."
