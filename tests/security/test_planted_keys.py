"""A colleague who can write to the file puts their own row into the list of keys, and waits for an honest step
that wraps the case's key anew: none gives them one, the row is taken out, and the advocate is told."""

import secrets
from collections.abc import Callable
from contextlib import suppress

import pytest

from app.audit_log.services import AuditLog
from app.core.audit_actions import AuditAction
from app.core.errors import MengStemmError, NotAReader
from app.core.saying import Saying
from app.home.services.signing_in import SignedIn, SigningIn
from app.people.services.accounts import Accounts
from app.people.services.recovering import Recovering
from app.people.services.renewing import Renewing
from app.reports.rules.report import Wish
from app.reports.services.casework import Casework
from app.reports.services.sharing import Sharing
from app.store import audit
from app.vault.keys import new_pair, wrap
from app.vault.passwords import DEMO
from app.vault.sealing import bound_to, new_key
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import PASSWORD, TestHome, only_case
from tests.security.test_insider import rows, write

SECRET = "Den Tom huet mech geschloen."
NEW = "dräi nei Wierder fir all Dag"

Wrapped = Callable[[TestHome, str, str], bytes]
WRAPS: dict[str, Wrapped] = {
    "nonsense": lambda _home, _case, _who: b"\x00",
    "noise as long as a key": lambda _home, _case, _who: secrets.token_bytes(80),
    "a key of their own, well sealed": lambda home, case, who: wrap(
        home.house.public_keys()[home.ids[who]], new_key(), bound_to("reader", case, home.ids[who])
    ),
}


@pytest.fixture(params=WRAPS)
def well_formed(request: pytest.FixtureRequest) -> Wrapped:
    return WRAPS[request.param]


def told_about(home: TestHome, who: str, **more: object) -> tuple[str, tuple[str, ...]]:
    sent = home.tell(SECRET, about_staff=frozenset({home.ids[who]}), **more)
    return home.following.open(sent.code).keys.case_id, sent.code


def plant(home: TestHome, case_id: str, who: str, wrapped: bytes, *, stand_by: int = 0) -> None:
    write(
        home,
        "INSERT OR REPLACE INTO reading_keys VALUES (?, ?, ?, ?, NULL, 0)",
        case_id,
        home.ids[who],
        stand_by,
        wrapped,
    )


def holders(home: TestHome, case_id: str) -> set[str]:
    found = {row[0] for row in rows(home, "SELECT account_id FROM reading_keys WHERE case_id = ?", case_id)}
    return {short for short, account_id in home.ids.items() if account_id in found}


def again(home: TestHome, who: str, password: str) -> SignedIn:
    home.known[who] = SigningIn(home.house).sign_in(home.ids[who], password)
    return home.known[who]


def reads(home: TestHome, me: SignedIn, case_id: str) -> bool:
    with suppress(MengStemmError):
        return Casework(home.house, me).open(case_id).report.text == SECRET
    return False


def strangers_told(home: TestHome, advocate: str = "anne") -> int:
    needs = {need.need: need.count for need in Today(home.house, home.signed_in(advocate)).needs()}
    return needs.get(Need.STRANGERS, 0)


def test_a_password_reset_by_a_colleague_gives_no_key_to_whom_the_report_names(
    home: TestHome, well_formed: Wrapped
) -> None:
    """A2."""
    case_id, _code = told_about(home, "tom")
    plant(home, case_id, "tom", well_formed(home, case_id, "tom"))
    home.casework("anne")
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["tom"], NEW)
    assert not reads(home, again(home, "tom", NEW), case_id)
    assert "tom" not in holders(home, case_id)
    assert home.casework("claire").open(case_id).report.text == SECRET


def test_the_recovery_sheet_gives_no_key_to_whom_the_report_names(home: TestHome, well_formed: Wrapped) -> None:
    """A2b."""
    case_id, _code = told_about(home, "tom")
    plant(home, case_id, "tom", well_formed(home, case_id, "tom"))
    Recovering(home.house, DEMO).reset_password(home.ids["tom"], NEW, " ".join(home.recovery.words))
    assert not reads(home, again(home, "tom", NEW), case_id)
    assert "tom" not in holders(home, case_id)
    assert strangers_told(home) == 1


def test_the_recovery_sheet_gives_back_what_was_really_read(home: TestHome) -> None:
    home.tell("fir d'Claire")
    Recovering(home.house, DEMO).reset_password(home.ids["claire"], NEW, " ".join(home.recovery.words))
    (case_id,) = Casework(home.house, again(home, "claire", NEW)).order()
    assert home.casework("claire").open(case_id).report.text == "fir d'Claire"
    assert strangers_told(home) == 0


def test_new_keys_for_the_advocate_give_none_to_whom_the_report_names(
    home: TestHome, well_formed: Wrapped
) -> None:
    """A1: what the README advises whoever fears that somebody has seen a key."""
    case_id, _code = told_about(home, "claire")
    plant(home, case_id, "claire", well_formed(home, case_id, "claire"))
    Renewing(home.house, home.signed_in("anne"), DEMO).everything_of_mine(PASSWORD, NEW)
    anne = again(home, "anne", NEW)
    assert not reads(home, home.signed_in("claire"), case_id)
    assert holders(home, case_id) == {"anne"}
    assert reads(home, anne, case_id)
    assert strangers_told(home) == 1


@pytest.mark.parametrize("step", ["involve", "withdraw"])
def test_taking_somebody_out_lets_nobody_in(home: TestHome, well_formed: Wrapped, step: str) -> None:
    """A1b."""
    case_id, _code = told_about(home, "claire", educators=frozenset({home.ids["joana"]}), wishes=frozenset())
    plant(home, case_id, "claire", well_formed(home, case_id, "claire"))
    seen = home.casework("anne").desk.opened(home.casework("anne").desk.reach(case_id))
    getattr(Sharing(home.house, home.signed_in("anne")), step)(seen, home.ids["joana"], "x")
    assert not reads(home, home.signed_in("claire"), case_id)
    assert holders(home, case_id) == {"anne"}
    assert strangers_told(home) == 1


@pytest.mark.parametrize("stand_by", [0, 1])
def test_asking_somebody_else_offers_and_makes_no_stranger_a_reader(
    home: TestHome, well_formed: Wrapped, stand_by: int
) -> None:
    """P1."""
    case_id, code = told_about(home, "tom", wishes=frozenset({Wish.COORDINATOR}))
    plant(home, case_id, "tom", well_formed(home, case_id, "tom"), stand_by=stand_by)
    seen = home.following.open(code)
    assert "Tom W." not in seen.others
    with suppress(NotAReader):  # the advocate reads already: a report about staff goes there from the start
        home.following.ask_someone_else(seen, Saying(), "lb")
    again(home, "anne", PASSWORD)
    assert home.casework("anne").open(case_id).report.text == SECRET
    assert "tom" not in holders(home, case_id)
    assert not reads(home, home.signed_in("tom"), case_id)
    assert strangers_told(home) == 1


def test_ending_an_account_hands_nothing_to_a_stranger(home: TestHome, well_formed: Wrapped) -> None:
    """A planted row is no reader either who could be left alone with a case."""
    home.tell("fir den Tom", educators=frozenset({home.ids["tom"]}), wishes=frozenset())
    (case_id,) = home.casework("tom").order()
    plant(home, case_id, "joana", well_formed(home, case_id, "joana"), stand_by=1)
    Accounts(home.house, home.signed_in("claire"), DEMO).deactivate(home.ids["tom"], "", "geet")
    assert holders(home, case_id) == {"anne"}
    assert strangers_told(home) == 1
    assert home.casework("anne").open(case_id).report.text == "fir den Tom"


def test_a_new_recovery_sheet_drops_strangers_everywhere(home: TestHome, well_formed: Wrapped) -> None:
    case_id, _code = told_about(home, "tom")
    plant(home, case_id, "tom", well_formed(home, case_id, "tom"))
    words = " ".join(home.recovery.words)
    renewing = Renewing(home.house, home.signed_in("claire"), DEMO)
    assert renewing.take_sheet(words, renewing.prepare_sheet(words, "fr")) == 0
    assert "tom" not in holders(home, case_id)
    assert strangers_told(home) == 1


def test_opening_a_case_drops_and_logs_a_stranger_whom_nobody_shows_as_reader(home: TestHome) -> None:
    case_id, _code = told_about(home, "tom")
    plant(home, case_id, "tom", b"\x00")
    seen = home.casework("claire").open(case_id)
    assert {reader.name for reader in seen.readers} == {"Claire M.", "Anne S."}
    assert "tom" not in holders(home, case_id)
    newest = AuditLog(home.house, home.signed_in("anne")).rows()
    assert [trail_row.action for trail_row in newest].count("reading key dropped") == 1


def test_a_curious_colleague_whom_no_report_names_gets_nothing_either(
    home: TestHome, well_formed: Wrapped
) -> None:
    home.tell(SECRET)
    (case_id,) = home.casework("claire").order()
    plant(home, case_id, "joana", well_formed(home, case_id, "joana"))
    Accounts(home.house, home.signed_in("claire"), DEMO).reset_password(home.ids["joana"], NEW)
    assert not reads(home, again(home, "joana", NEW), case_id)


def test_a_role_that_was_changed_honestly_loses_nothing(home: TestHome) -> None:
    home.tell(SECRET)
    (case_id,) = home.casework("claire").order()
    claire = Accounts(home.house, home.signed_in("claire"), DEMO)
    home.clock.later(days=1)
    claire.change_role(home.ids["joana"], claire_role := home.colleague("claire").role, home.signed_in("anne"))
    home.clock.later(days=1)
    joana = Accounts(home.house, again(home, "joana", PASSWORD), DEMO)
    joana.change_role(home.ids["claire"], home.colleague("tom").role)
    me = again(home, "claire", PASSWORD)
    assert claire_role is not me.role
    assert Casework(home.house, me).open(case_id).report.text == SECRET
    words = " ".join(home.recovery.words)
    renewing = Renewing(home.house, home.signed_in("joana"), DEMO)
    renewing.take_sheet(words, renewing.prepare_sheet(words, "fr"))
    assert "claire" in holders(home, case_id)
    assert strangers_told(home) == 0


def test_a_stranger_with_a_key_pair_of_their_own_opens_nothing(home: TestHome) -> None:
    """The row belongs to nobody's account: it is dropped like any other."""
    case_id, _code = told_about(home, "tom")
    own = new_pair()
    write(
        home,
        "INSERT INTO accounts SELECT 'stranger', 'Anne S.', role, ?, salt, passes, memory, sealed_private, "
        "0, NULL FROM accounts WHERE id = ?",
        own.public,
        home.ids["anne"],
    )
    write(home, "INSERT INTO reading_keys VALUES (?, 'stranger', 0, x'00', NULL, 0)", case_id)
    seen = home.casework("anne").open(case_id)
    Sharing(home.house, home.signed_in("anne")).involve(seen, home.ids["joana"], "x")
    assert home.casework("anne").open(case_id).report.text == SECRET


def test_nonsense_in_the_log_keeps_nobody_from_their_cases(home: TestHome) -> None:
    home.tell("Ech hunn Angscht.")
    with home.house.database.writing() as connection:
        audit.append(connection, home.clock.now, home.ids["claire"], AuditAction.ROLE_WAS, about="captain")
        audit.append(connection, home.clock.now, home.ids["claire"], AuditAction.ROLE_CHANGED, about="captain")
    assert only_case(home).report.text == "Ech hunn Angscht."
