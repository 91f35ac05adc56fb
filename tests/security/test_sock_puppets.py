"""A coordinator named in reports makes a sock-puppet account, or resets a colleague's password, through the normal
window."""

import pytest

from app.core.errors import (
    AdvocateNeeded,
    KeyAltered,
    MengStemmError,
    NotAllowed,
    RecoveryWrong,
    SecondPersonNeeded,
)
from app.core.rights import Role
from app.home.services.confirming import Confirming
from app.home.services.groups import Group, group_pair, group_public
from app.home.services.second_person import who_may_agree
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.accounts import Accounts
from app.people.services.people import Needed, People
from app.people.services.recovering import Recovering
from app.reports.services.four_eyes import FourEyes
from app.vault.keys import new_pair
from app.vault.passwords import DEMO
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome, only_case
from tests.security.test_insider import write

NEW = "dräi nei Wierder fir all Dag"


def people(home: TestHome, who: str) -> People:
    return People(home.house, home.signed_in(who), DEMO)


def needs(home: TestHome) -> dict[Need, int]:
    return {need.need: need.count for need in Today(home.house, home.signed_in("anne")).needs()}


def signed_in_again(home: TestHome, who: str, password: str) -> SignedIn:
    home.known[who] = SigningIn(home.house).sign_in(home.ids[who], password)
    return home.known[who]


def test_a_coordinator_makes_no_advocate_without_the_recovery_sheet(home: TestHome) -> None:
    claire = people(home, "claire")
    assert claire.needs(Role.ADVOCATE) is Needed.RECOVERY_WORDS
    with pytest.raises(AdvocateNeeded):
        claire.add("Dr. Weber", Role.ADVOCATE, PASSWORD)
    with pytest.raises(AdvocateNeeded):
        claire.add("Dr. Weber", Role.ADVOCATE, PASSWORD, second=home.signed_in("anne"))
    with pytest.raises(RecoveryWrong):
        claire.add("Dr. Weber", Role.ADVOCATE, PASSWORD, words="eppes anescht")
    added = claire.add("Dr. Weber", Role.ADVOCATE, PASSWORD, words=" ".join(home.recovery.words))
    assert added.role is Role.ADVOCATE
    assert needs(home)[Need.NEW_ACCOUNTS] == 1 + 2, "the two educators of the first day, too"


def test_an_advocate_adds_advocates_and_nobody_else(home: TestHome) -> None:
    anne = people(home, "anne")
    assert anne.roles() == [Role.ADVOCATE]
    assert anne.add("Dr. Weber", Role.ADVOCATE, PASSWORD).role is Role.ADVOCATE
    for role in (Role.COORDINATOR, Role.EDUCATOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            anne.add("X", role, PASSWORD, second=home.signed_in("claire"))
    for who in ("tom", "marc"):
        assert people(home, who).roles() == []


@pytest.mark.parametrize("second", [None, "claire", "tom", "marc"])
def test_a_second_coordinator_needs_a_second_person(home: TestHome, second: str | None) -> None:
    me = None if second is None else home.signed_in(second)
    with pytest.raises(SecondPersonNeeded):
        people(home, "claire").add("Nora B.", Role.COORDINATOR, PASSWORD, second=me)
    assert "Nora B." not in home.house.names().values()


def test_the_second_person_signs_with_their_own_password(home: TestHome) -> None:
    claire = people(home, "claire")
    assert [person.name for person in claire.who_may_agree()] == ["Anne S."]
    with pytest.raises(MengStemmError):
        claire.agree(home.ids["anne"], "net dat richtegt Passwuert")
    claire.add("Nora B.", Role.COORDINATOR, PASSWORD, second=claire.agree(home.ids["anne"], PASSWORD))
    assert needs(home)[Need.NEW_ACCOUNTS] == 1 + 2


def test_who_was_given_a_password_is_no_second_pair_of_eyes(home: TestHome) -> None:
    """M5."""
    home.clock.later(days=40)
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["tom"], NEW)
    assert needs(home)[Need.NEW_PASSWORDS] == 1
    tom = signed_in_again(home, "tom", NEW)
    assert [person.name for person in Confirming(home.house, home.signed_in("anne")).mine()] == ["Tom W."]
    Confirming(home.house, home.signed_in("anne")).confirm(tom.id)
    home.tell("hien huet mech geschloen", educators=frozenset({tom.id}))
    seen = FourEyes(home.house, home.signed_in("claire")).raise_danger(only_case(home), "x")
    asked = FourEyes(home.house, home.signed_in("claire")).ask_to_lower(seen, "x")
    with pytest.raises(SecondPersonNeeded):
        FourEyes(home.house, tom).lower(only_case(home, "tom"))
    assert asked.standing.danger
    home.clock.later(days=400)
    with pytest.raises(SecondPersonNeeded):
        FourEyes(home.house, signed_in_again(home, "tom", NEW)).lower(only_case(home, "tom"))
    Recovering(home.house, DEMO).reset_password(home.ids["tom"], PASSWORD, " ".join(home.recovery.words))
    tom = signed_in_again(home, "tom", PASSWORD)
    assert not FourEyes(home.house, tom).lower(only_case(home, "tom")).standing.danger


def test_a_new_account_and_whoever_began_it_are_one_for_a_month(home: TestHome) -> None:
    home.tell("x", educators=frozenset({home.ids["tom"]}))
    eyes = FourEyes(home.house, home.signed_in("claire"))
    eyes.ask_to_lower(eyes.raise_danger(only_case(home), "x"), "x")
    with pytest.raises(SecondPersonNeeded):
        FourEyes(home.house, home.signed_in("tom")).lower(only_case(home, "tom"))
    home.clock.later(days=32)
    assert not FourEyes(home.house, home.signed_in("tom")).lower(only_case(home, "tom")).standing.danger


def test_new_accounts_and_passwords_leave_the_first_page_after_a_month(home: TestHome) -> None:
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["tom"], NEW)
    assert {Need.NEW_ACCOUNTS, Need.NEW_PASSWORDS} <= needs(home).keys()
    home.clock.later(days=32)
    assert not {Need.NEW_ACCOUNTS, Need.NEW_PASSWORDS} & needs(home).keys()
    assert who_may_agree(home.house, home.signed_in("anne"))


@pytest.mark.parametrize("group", [Group.HOMES, Group.CASES_FROM_OUTSIDE, Group.BALLOTS, Group.TRAINING])
def test_a_shared_key_of_somebody_elses_is_not_used(home: TestHome, group: Group) -> None:
    """W1: what was signed counts."""
    anne = home.signed_in("anne")
    before = group_pair(home.house, anne, group)
    write(home, "UPDATE groups SET public_key = ? WHERE name = ?", new_pair().public, group.value)
    assert group_pair(home.house, anne, group) == before
    with home.house.database.reading() as connection:
        assert group_public(connection, group) == before.public


@pytest.mark.parametrize("group", [Group.HOMES, Group.CASES_FROM_OUTSIDE, Group.BALLOTS, Group.TRAINING])
def test_an_unsigned_shared_key_of_somebody_elses_is_refused(unsigned_home: TestHome, group: Group) -> None:
    """W1 in a home from before the signed list: holders check the public key against their private one."""
    home = unsigned_home
    anne = home.signed_in("anne")
    before = group_pair(home.house, anne, group)
    write(home, "UPDATE groups SET public_key = ? WHERE name = ?", new_pair().public, group.value)
    with pytest.raises(KeyAltered):
        group_pair(home.house, anne, group)
    write(home, "UPDATE groups SET public_key = ? WHERE name = ?", before.public, group.value)
    assert group_pair(home.house, anne, group) == before
