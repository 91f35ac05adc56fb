"""The audit log checked, and what is erased: what was altered, cut or put in another order is found."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection

from app.audit_log.services import AuditLog
from app.core.errors import CaseChanged, NotAllowed, NotAReader, ReceiptUnknown, StepNotAllowed
from app.core.saying import Saying
from app.core.states import CaseState
from app.home.services.papers import short_hash
from app.reports.rules.report import Kind
from app.reports.rules.retention import kept_until
from app.reports.services.case_notes import CaseNotes
from app.reports.services.retention import Retention
from tests.made_homes import TestHome, only_case


def trail(home: TestHome, who: str) -> AuditLog:
    return AuditLog(home.house, home.signed_in(who))


def busy(home: TestHome) -> None:
    for number in range(3):
        home.tell(str(number))
    home.casework("claire").acknowledge(home.casework("claire").open(home.casework("claire").order()[0]))


def test_the_advocate_reads_it_and_it_holds_no_content(home: TestHome) -> None:
    home.tell("Zebrasträif", name="Lisa")
    home.casework("claire").note(only_case(home), "Zebrasträif")
    rows = trail(home, "anne").rows()
    assert rows[0].number > rows[-1].number
    said = {trail_row.action.rpartition(" ")[0] for trail_row in rows} | {trail_row.action for trail_row in rows}
    assert {"case: note", "case opened"} <= said
    assert any(action.startswith("report received: ") for action in said)
    assert "Claire M." in {trail_row.who for trail_row in rows}
    assert not [trail_row for trail_row in rows if "Zebra" in str(trail_row) or "Lisa" in str(trail_row)]
    assert trail(home, "anne").rows(before=2)[0].number == 1
    for who in ("claire", "tom", "marc"):
        with pytest.raises(NotAllowed):
            trail(home, who).rows()


def altered(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE audit SET action = 'nothing' WHERE number = 4")


def cut_out(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM audit WHERE number = 4")


def put_in_another_order(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE audit SET number = 999 WHERE number = 4")
    connection.exec_driver_sql("UPDATE audit SET number = 4 WHERE number = 5")
    connection.exec_driver_sql("UPDATE audit SET number = 5 WHERE number = 999")


@pytest.mark.files
@pytest.mark.parametrize("harm", [altered, cut_out, put_in_another_order])
def test_each_harm_is_found(home: TestHome, harm: Callable[[Connection], None]) -> None:
    busy(home)
    assert trail(home, "claire").check().first_broken is None
    with home.house.database.writing() as connection:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER audit_never_{verb}")
        harm(connection)
    assert trail(home, "anne").check().first_broken in (4, 5)


@pytest.mark.files
def test_a_cut_end_is_found_by_what_stands_on_paper(home: TestHome) -> None:
    busy(home)
    printed = short_hash(trail(home, "anne").check().newest)
    assert trail(home, "marc").holds(printed)
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_never_delete")
        connection.exec_driver_sql("DELETE FROM audit WHERE number > 5")
    assert trail(home, "anne").check().first_broken is None
    assert not trail(home, "anne").holds(printed)
    assert not trail(home, "anne").holds("")


def retention(home: TestHome, who: str = "claire") -> Retention:
    return Retention(home.house, home.signed_in(who), home.casework(who))


def closed(home: TestHome, **more: Any) -> None:
    casework = home.casework("claire")
    home.tell(**more)
    case = next(
        listed_case for listed_case in casework.first(9) if listed_case.standing.state is CaseState.RECEIVED
    )
    casework.close(casework.answer(casework.open(case.id), "Merci."))


def test_only_what_was_kept_long_enough_is_listed(home: TestHome) -> None:
    closed(home)
    home.tell("nach op")
    assert retention(home).due() == []
    home.clock.later(days=366)
    (due,) = retention(home).due()
    assert due.until <= home.clock.now.date()
    assert retention(home, "anne").due() == []  # she does not read it
    for who in ("tom", "marc"):
        with pytest.raises(NotAllowed):
            retention(home, who).due()


def test_the_homes_own_rule_for_a_kind(home: TestHome) -> None:
    closed(home, kind=Kind.IDEA)
    closed(home, kind=Kind.WORRY)
    retention(home).keep_rule(Kind.IDEA, CaseState.CLOSED, 1)
    home.clock.later(days=40)
    (due,) = retention(home).due()
    assert due.case.header is not None
    assert due.case.header.kind is Kind.IDEA
    with pytest.raises(NotAllowed):
        retention(home, "anne").keep_rule(None, CaseState.CLOSED, 1)


def test_a_legal_hold_keeps_it(home: TestHome) -> None:
    closed(home)
    filing, case = CaseNotes(home.house, home.signed_in("claire")), only_case(home)
    held = filing.hold(case, "D'Geriicht freet.")
    assert held.file.held
    home.clock.later(days=900)
    assert retention(home).due() == []
    filing.release(held, "Eriwwer.")
    home.clock.later(days=900)
    assert len(retention(home).due()) == 1


@pytest.mark.files
def test_erasing_leaves_the_bare_fact_and_nothing_else(home: TestHome) -> None:
    sent = home.telling.send(home.draft("Zebrasträif"), home.telling.prepare_receipt())
    casework = home.casework("claire")
    casework.close(casework.answer(only_case(home), "Merci."))
    (case_id,) = casework.order()
    home.days_counted()
    with pytest.raises(StepNotAllowed):
        retention(home).erase([case_id])
    home.clock.later(days=400)
    home.days_counted()
    body = _body(home, case_id)
    assert retention(home).erase([case_id]) == 1
    (fact,) = retention(home).erased()
    assert (fact.id, fact.erased_by) == (case_id, home.ids["claire"])
    assert casework.order() == []
    with pytest.raises(NotAReader):
        casework.open(case_id)
    with pytest.raises(ReceiptUnknown):
        home.following.open(sent.code)
    home.house.database.close()
    assert not [path for path in home.folder.iterdir() if body[40:80] in path.read_bytes()]


def test_what_a_child_says_meanwhile_is_not_erased(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = home.tell("eng Suerg")
    casework = home.casework("claire")
    casework.close(casework.answer(only_case(home), "Merci."))
    home.clock.later(days=400)
    home.days_counted()
    looking = retention(home)
    seen = looking.due()
    home.following.add(home.following.open(sent.code), Saying("nach eppes"), "lb")
    monkeypatch.setattr(looking, "due", lambda: seen)
    with pytest.raises(CaseChanged):
        looking.erase([seen[0].case.id])
    assert only_case(home).entries[-1].text == "nach eppes"


def _body(home: TestHome, case_id: str) -> bytes:
    with home.house.database.reading() as connection:
        found = connection.exec_driver_sql("SELECT body FROM cases WHERE id = ?", (case_id,)).scalar_one()
    return bytes(found)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(1, 360))  # noqa: DTZ001
def test_a_term_in_months_ends_on_a_real_day_and_never_later(changed: datetime, months: int) -> None:
    until = kept_until(changed.replace(tzinfo=UTC), months)
    assert (until.year * 12 + until.month) - (changed.year * 12 + changed.month) == months
    assert until.day <= changed.day
