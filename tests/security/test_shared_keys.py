"""Keys that several people share are made anew when somebody who had one leaves or gets other ones (T1, T2)."""

import pytest

from app.core.audit_actions import AuditAction
from app.core.errors import NotAllowed
from app.home.rows import groups
from app.home.rules.roster import RosterEntry, Statement
from app.home.services.groups import Group, give_groups, group_pair, group_public, group_ring, opened_by
from app.home.services.roster import state
from app.home.services.signing_in import SigningIn
from app.people.services.accounts import Accounts
from app.people.services.renewing import Renewing
from app.store import audit
from app.vault.keys import new_pair, wrap
from app.vault.passwords import DEMO
from app.vault.sealing import SealBroken
from tests.made_homes import PASSWORD, TestHome

NEW = "véier-nei-wierder-am-bësch"
PLACE = b"for the team"


def publics(home: TestHome) -> dict[Group, bytes]:
    """Return the public half of every shared key."""
    with home.house.database.reading() as connection:
        return {group: group_public(connection, group) for group in Group}


def tom_leaves(home: TestHome) -> None:
    """End an educator's account, a day later."""
    home.clock.later(days=1)
    Accounts(home.house, home.signed_in("claire"), DEMO).deactivate(
        home.ids["tom"], home.ids["joana"], "Hie geet."
    )


def test_who_leaves_opens_nothing_that_comes_after(home: TestHome) -> None:
    taken = group_pair(home.house, home.signed_in("tom"), Group.TEAM)
    before = publics(home)
    with home.house.database.reading() as connection:
        earlier = wrap(group_public(connection, Group.TEAM), b"before", PLACE)
    tom_leaves(home)
    now = publics(home)
    assert {group for group in Group if before[group] != now[group]} == {Group.TEAM}, "what an educator had"
    later = wrap(now[Group.TEAM], b"after", PLACE)
    with pytest.raises(SealBroken):
        opened_by((taken,), later, PLACE)
    for who in ("claire", "anne", "joana"):
        ring = group_ring(home.house, home.signed_in(who), Group.TEAM)
        assert opened_by(ring, earlier, PLACE) == b"before"
        assert opened_by(ring, later, PLACE) == b"after"
    with home.house.database.reading() as connection:
        assert AuditAction.SHARED_KEY_RENEWED in [row.what for row in audit.records(connection, 20)]


def test_it_happens_once(home: TestHome) -> None:
    tom_leaves(home)
    once = publics(home)
    home.clock.later(days=1)
    give_groups(home.house, home.signed_in("claire"))
    give_groups(home.house, home.signed_in("anne"))
    assert publics(home) == once


def test_new_keys_of_ones_own_make_the_shared_ones_anew(home: TestHome) -> None:
    before = publics(home)
    home.clock.later(days=1)
    Renewing(home.house, home.signed_in("anne"), DEMO).everything_of_mine(PASSWORD, NEW)
    home.known["anne"] = SigningIn(home.house).sign_in(home.ids["anne"], NEW)
    give_groups(home.house, home.signed_in("claire"))
    now = publics(home)
    assert {group for group in Group if before[group] != now[group]} == {
        Group.TEAM,
        Group.TRAINING,
        Group.BALLOTS,
    }
    assert len(group_ring(home.house, home.signed_in("anne"), Group.TEAM)) == 2


def test_nobody_puts_a_former_key_of_their_own_into_the_ring(home: TestHome) -> None:
    tom_leaves(home)
    mine, now = new_pair(), publics(home)[Group.TEAM]
    holder = f"former {mine.public.hex()}"
    place = groups.GroupKey(Group.TEAM, holder, now, wrap(now, mine.private, PLACE))
    with home.house.database.writing() as connection:
        groups.give(connection, [place])
    ring = group_ring(home.house, home.signed_in("claire"), Group.TEAM)
    assert mine.public not in {pair.public for pair in ring}
    assert len(ring) == 2


@pytest.mark.parametrize(
    ("who", "group"), [("tom", Group.TEAM), ("marc", Group.TEAM), ("claire", Group.CARDS), ("anne", Group.HOMES)]
)
def test_not_everybody_makes_every_shared_key(home: TestHome, who: str, group: Group) -> None:
    entry = RosterEntry(Statement.GROUP, home.clock.now, about=group, public=new_pair().public)
    signer = home.signed_in(who).signer
    with pytest.raises(NotAllowed), home.house.database.writing() as connection:
        state(connection, entry, signer)
