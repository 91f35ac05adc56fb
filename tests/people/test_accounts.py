"""Accounts as they end and as passwords are forgotten: nothing is lost, and nobody gets what was not theirs."""

from datetime import timedelta

import pytest

from app.core.errors import (
    AdvocateNeeded,
    EmptyText,
    LastReader,
    NotAllowed,
    NotAReader,
    PasswordRefused,
    ReadOnlyFolder,
    RecoveryWrong,
    SecondPersonNeeded,
    WrongPassword,
)
from app.core.rights import Role
from app.home.rows import people
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.accounts import Accounts
from app.people.services.people import People
from app.people.services.recovering import Recovering
from app.reports.rules.report import Wish
from app.reports.services.sharing import Sharing
from app.vault.passwords import DEMO
from tests.made_homes import PASSWORD, TestHome, only_case

NEW = "wäisse Schnéi op der Bréck 12"
BOTH = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})


def accounts(home: TestHome, who: str) -> Accounts:
    return Accounts(home.house, home.signed_in(who), DEMO)


def sign_in(home: TestHome, who: str, password: str) -> SignedIn:
    return SigningIn(home.house).sign_in(home.ids[who], password)


def to_tom_alone(home: TestHome) -> None:
    home.tell("fir den Tom", wishes=frozenset({Wish.EDUCATOR}), educators=frozenset({home.ids["tom"]}))


def test_an_ended_account_opens_nothing_and_is_nowhere_to_choose(home: TestHome) -> None:
    home.tell(wishes=BOTH, educators=frozenset({home.ids["tom"]}))
    ids = home.ids
    handed = accounts(home, "claire").deactivate(ids["tom"], ids["joana"], "Den Tom geet.")
    assert (handed.given, handed.kept) == (1, 0)
    with pytest.raises(WrongPassword):
        SigningIn(home.house).sign_in(ids["tom"], PASSWORD)
    assert ids["tom"] not in {person.id for person in home.house.colleagues()}
    assert home.house.names()[ids["tom"]] == "Tom W."
    assert only_case(home, "joana").report.text == "Ech hunn Angscht."
    assert ids["tom"] not in {reader.id for reader in only_case(home).readers}
    sent = home.tell("duerno", wishes=frozenset({Wish.EDUCATOR}), educators=frozenset({ids["tom"]}))
    assert "Tom W." not in sent.readers


def test_whoever_leaves_hands_over_what_only_they_read(home: TestHome) -> None:
    home.tell("just fir den Tom", wishes=frozenset({Wish.EDUCATOR}), educators=frozenset({home.ids["tom"]}))
    handed = accounts(home, "tom").hand_over_mine(home.ids["joana"], "Ech ginn an en anert Haus.")
    assert (handed.given, handed.kept) == (1, 0)
    assert only_case(home, "joana").report.text == "just fir den Tom"
    with pytest.raises(EmptyText):
        accounts(home, "tom").hand_over_mine(home.ids["joana"], "")


def test_what_only_they_read_goes_to_whoever_stands_by(home: TestHome) -> None:
    to_tom_alone(home)
    accounts(home, "claire").deactivate(home.ids["tom"], "", "x")
    assert only_case(home, "anne").report.text == "fir den Tom"
    assert home.casework("claire").order() == []


def test_where_nobody_could_read_a_case_the_account_stays(home: TestHome) -> None:
    to_tom_alone(home)
    sharing = Sharing(home.house, home.signed_in("tom"))
    assert sharing.involve(only_case(home, "tom"), home.ids["tom"], "x") is None  # the advocate reads it alone now
    home.tell(
        "nach eng",
        wishes=frozenset({Wish.EDUCATOR}),
        educators=frozenset({home.ids["tom"]}),
        about_staff=frozenset({home.ids["anne"]}),
    )
    with pytest.raises(LastReader):
        accounts(home, "claire").deactivate(home.ids["tom"], "", "x")
    assert sign_in(home, "tom", PASSWORD)


def test_who_may_end_whom(home: TestHome) -> None:
    with pytest.raises(AdvocateNeeded):
        accounts(home, "claire").deactivate(home.ids["anne"], "", "x")
    with pytest.raises(NotAllowed):
        accounts(home, "claire").deactivate(home.ids["claire"], "", "x")
    for who in ("tom", "marc", "anne"):
        with pytest.raises(NotAllowed):
            accounts(home, who).deactivate(home.ids["joana"], "", "x")


def test_names_and_roles_change_where_they_may(home: TestHome) -> None:
    claire = accounts(home, "claire")
    claire.rename(home.ids["tom"], "Tom K.")
    for nobody in (None, home.signed_in("joana"), home.signed_in("claire")):
        with pytest.raises(SecondPersonNeeded):
            claire.change_role(home.ids["tom"], Role.COORDINATOR, nobody)
    claire.change_role(home.ids["tom"], Role.COORDINATOR, home.signed_in("anne"))
    changed = next(person for person in home.house.colleagues() if person.name == "Tom K.")
    assert changed.role is Role.COORDINATOR
    with pytest.raises(AdvocateNeeded):
        claire.change_role(home.ids["anne"], Role.EDUCATOR)
    with pytest.raises(AdvocateNeeded):
        claire.change_role(home.ids["joana"], Role.ADVOCATE)
    with pytest.raises(NotAllowed):
        claire.change_role(home.ids["claire"], Role.EDUCATOR)
    with pytest.raises(NotAllowed):
        claire.change_role(home.ids["marc"], Role.COORDINATOR)


def test_a_forgotten_password_by_sharing_again(home: TestHome) -> None:
    home.tell("fir béid", wishes=BOTH, educators=frozenset({home.ids["tom"]}))
    to_tom_alone(home)
    old = home.signed_in("tom")
    accounts(home, "claire").reset_password(home.ids["tom"], NEW)
    with pytest.raises(WrongPassword):
        sign_in(home, "tom", PASSWORD)
    home.known["tom"] = sign_in(home, "tom", NEW)
    assert only_case(home, "tom").report.text == "fir béid"
    assert home.known["tom"].pair != old.pair
    assert only_case(home, "anne").report.text == "fir den Tom"  # what could not be shared again


def test_nobody_gets_at_the_advocates_cases_by_a_reset(home: TestHome) -> None:
    home.tell("fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    with pytest.raises(AdvocateNeeded):
        accounts(home, "claire").reset_password(home.ids["anne"], NEW)
    for who in ("tom", "marc", "anne"):
        with pytest.raises(NotAllowed):
            accounts(home, who).reset_password(home.ids["joana"], NEW)
    with pytest.raises(NotAllowed):
        accounts(home, "claire").reset_password(home.ids["claire"], NEW)
    assert only_case(home, "anne").report.text == "fir d'Anne"


def test_the_recovery_sheet_brings_everything_back(home: TestHome) -> None:
    home.tell("fir d'Anne", wishes=frozenset({Wish.ADVOCATE}))
    words = " ".join(home.recovery.words)
    Recovering(home.house, DEMO).reset_password(home.ids["anne"], NEW, f"  {words.upper()} ")
    home.known["anne"] = sign_in(home, "anne", NEW)
    assert only_case(home, "anne").report.text == "fir d'Anne"


def test_wrong_words_open_nothing_and_cost_time(home: TestHome) -> None:
    recovering = Recovering(home.house, DEMO)
    wrong = " ".join([*home.recovery.words[1:], home.recovery.words[0]])
    with pytest.raises(PasswordRefused):
        recovering.reset_password(home.ids["tom"], "kuerz", " ".join(home.recovery.words))
    pauses = []
    for _try in range(12):
        try:
            recovering.reset_password(home.ids["tom"], NEW, wrong)
        except RecoveryWrong:
            continue
        except WrongPassword as waiting:
            pauses.append(waiting.pause)
            break
    assert pauses
    assert pauses[0] > timedelta()
    assert sign_in(home, "tom", PASSWORD)


def test_ones_own_password(home: TestHome) -> None:
    home.tell()
    claire = accounts(home, "claire")
    with pytest.raises(WrongPassword):
        claire.change_own_password("falsch", NEW)
    with pytest.raises(PasswordRefused):
        claire.change_own_password(PASSWORD, "kuerz")
    claire.change_own_password(PASSWORD, NEW)
    home.known["claire"] = sign_in(home, "claire", NEW)
    assert only_case(home).report.text == "Ech hunn Angscht."


def test_an_account_that_is_not_there(home: TestHome) -> None:
    with pytest.raises(NotAReader):
        accounts(home, "claire").rename("f" * 32, "X")
    with pytest.raises(NotAReader):
        Recovering(home.house, DEMO).reset_password("f" * 32, NEW, " ".join(home.recovery.words))
    assert len(People(home.house, home.signed_in("claire")).all()) == 5


def test_ending_an_account_is_one_act(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where something fails in the middle, no case has changed hands either."""
    home.tell("bleift", wishes=frozenset({Wish.COORDINATOR}))
    case = only_case(home)
    Sharing(home.house, home.signed_in("claire")).share(case, home.ids["tom"], "Hien ass de Referent")
    before = only_case(home)

    def fail(*_more: object, **_named: object) -> None:
        raise ReadOnlyFolder

    monkeypatch.setattr(people, "end_account", fail)
    accounts = Accounts(home.house, home.signed_in("claire"))
    with pytest.raises(ReadOnlyFolder):
        accounts.deactivate(home.ids["tom"], home.ids["joana"], "Hien ass fort")
    monkeypatch.undo()
    after = only_case(home)
    assert [reader.id for reader in after.readers] == [reader.id for reader in before.readers]
    assert after.version == before.version
    assert accounts.deactivate(home.ids["tom"], home.ids["joana"], "Hien ass fort").given == 1
    assert home.ids["joana"] in {reader.id for reader in only_case(home).readers}
