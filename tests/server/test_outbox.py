"""The server goes away and comes back: what a child tells meanwhile waits on the PC, sealed, and arrives once, in
order, with everything."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from sqlalchemy import Connection

from app.core.audit_actions import AuditAction
from app.core.changes import Changed
from app.core.errors import NotSent, ServerLost, StoreProblem
from app.core.saying import Attachment, MediaKind
from app.core.states import CaseState
from app.helpers.services import KioskContent
from app.home.services.open_home import open_house
from app.parliament.services.ballots import Voting
from app.people.services.people import People
from app.people.services.renewing import Renewing
from app.reports.rows import cases, erasing
from app.reports.rows.erasing import Erased, Finished
from app.reports.rules.report import Wish
from app.reports.services.keeping import Keeping
from app.reports.services.outbox import Delivering
from app.store import audit
from app.store.audit import AuditRecord
from app.store.remembered import FOLDER
from app.store.server import ServerDatabase
from app.vault.passwords import DEMO
from tests.made_homes import PASSWORD
from tests.server.away import Away
from tests.server.cluster import is_there

SECRET = "Mir hu keen Internet, an ech hunn Angscht."
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + b"gemoolt" * 40)

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(300),
]


def _closed(case: cases.Case) -> cases.CaseStep:
    return cases.CaseStep(CaseState(case.state), 0, case.due_at, case.changed_at)


def test_reports_wait_and_arrive_once_and_in_order(away: Away) -> None:
    heard: list[Changed] = []
    away.kiosk.house.on_change(heard.append)
    sent = [away.kiosk.tell(f"{number} {SECRET}") for number in range(3)]
    away.home.clock.later(hours=-2)  # somebody sets the clock back
    sent.append(away.kiosk.tell(f"3 {SECRET}", attachments=(DRAWING,)))
    assert all(other.waits for other in sent)
    assert all("Claire M." in other.readers for other in sent)
    assert Delivering(away.kiosk.house).waiting() == 4
    order = away.outbox.waiting()
    away.home.clock.later(hours=4)
    assert Delivering(away.kiosk.house).deliver() == 0, "the server is still away"
    away.come_back()
    assert Delivering(away.kiosk.house).deliver() == 4
    assert Delivering(away.kiosk.house).deliver() == 0
    assert Delivering(away.kiosk.house).waiting() == 0
    assert away.read() == [f"{number} {SECRET}" for number in range(4)]
    with away.staff.house.database.reading() as connection:
        late = [
            audit_record.case_id
            for audit_record in _log(connection)
            if audit_record.what is AuditAction.REPORT_ARRIVED_LATE
        ]
    assert late == order
    for other in sent:
        assert away.staff.following.open(other.code).keys.case_id in order
    with_drawing = away.staff.casework("claire").open(order[3])
    assert [attachment.data for attachment in with_drawing.report.attachments] == [DRAWING.data]


def _log(connection: Connection) -> list[AuditRecord]:
    return list(reversed(audit.records(connection, 50)))


def test_nobody_on_this_pc_can_read_what_waits(away: Away) -> None:
    away.kiosk.tell(SECRET, name="Lena", attachments=(DRAWING,))
    raw = b"".join(file.read_bytes() for file in (away.kiosk.folder / FOLDER).iterdir())
    for secret in (SECRET.encode(), b"Lena", DRAWING.data[10:]):
        assert secret not in raw
    with away.remembered.public() as connection:
        rows = [row._mapping for row in connection.exec_driver_sql("SELECT * FROM accounts")]
    assert rows
    assert not any(row_mapping["sealed_private"] or row_mapping["salt"] for row_mapping in rows), (
        "nothing here can be guessed at"
    )
    away.come_back()
    Delivering(away.kiosk.house).deliver()
    left = b"".join(file.read_bytes() for file in (away.kiosk.folder / FOLDER).iterdir())
    assert away.staff.casework("claire").order()[0].encode() not in left, "what has arrived leaves no trace"


def test_a_kiosk_that_is_started_without_the_server_takes_reports(away: Away) -> None:
    away.kiosk = away.kiosk.reopened()
    assert away.kiosk.house.is_set_up
    assert away.kiosk.house.home.name == "Haus Test"
    assert KioskContent(away.kiosk.house).helpers()
    assert away.kiosk.tell(SECRET).waits
    with pytest.raises(ServerLost):
        away.kiosk.signed_in("claire")
    with pytest.raises(ServerLost):
        Voting(away.kiosk.house).open_ones()
    away.kiosk = away.kiosk.reopened()
    assert Delivering(away.kiosk.house).waiting() == 1
    away.come_back()
    away.kiosk.house.look_for_others()
    assert Delivering(away.kiosk.house).deliver() == 1
    assert away.read() == [SECRET]


def test_a_pc_that_never_saw_the_server_says_so(away: Away, tmp_path: Path) -> None:
    with pytest.raises(ServerLost):
        open_house(tmp_path / "new", server=away.address)


def test_one_that_the_server_has_already_is_not_written_twice(away: Away, monkeypatch: pytest.MonkeyPatch) -> None:
    away.come_back()
    away.kiosk.house.look_for_others()
    database = away.kiosk.house.database
    writing = type(database).writing

    @contextmanager
    def answer_lost(self: ServerDatabase) -> Iterator[Connection]:
        with writing(self) as connection:
            yield connection
        raise ServerLost

    monkeypatch.setattr(ServerDatabase, "writing", answer_lost)
    assert away.kiosk.tell(SECRET).waits
    monkeypatch.undo()
    assert Delivering(away.kiosk.house).waiting() == 1
    assert Delivering(away.kiosk.house).deliver() == 1
    assert away.read() == [SECRET]


def test_one_that_the_server_does_not_take_holds_up_no_other(away: Away) -> None:
    away.kiosk.tell("een")
    away.kiosk.tell("zwee")
    first = away.outbox.parcel(away.outbox.waiting()[0])
    assert first is not None
    away.come_back()
    with away.staff.house.database.writing() as connection:
        other = replace(first.case, id="aner")
        cases.add(connection, other, [], replace(first.receipt, case_id="aner"))
    assert Delivering(away.kiosk.house).deliver() == 1
    assert away.outbox.waiting() == [first.case.id], "it stays on this PC"
    assert away.read() == ["zwee"]


def test_one_that_was_erased_meanwhile_stays_erased(away: Away) -> None:
    away.kiosk.tell(SECRET)
    (case_id,) = away.outbox.waiting()
    parcel = away.outbox.parcel(case_id)
    assert parcel is not None
    away.come_back()
    Delivering(away.kiosk.house).deliver()
    with away.staff.house.database.writing() as connection:
        fact = Erased(case_id, parcel.case.received_at, away.home.clock(), away.home.ids["claire"])
        case = parcel.case
        assert cases.advance(connection, case_id, case.version, _closed(case))
        seen = Finished(case_id, case.received_at, case.changed_at, case.state, 0)
        assert erasing.erase(connection, seen, fact)
    away.outbox.keep(parcel)  # the PC lost its power before it could delete it
    assert Delivering(away.kiosk.house).deliver() == 1
    assert away.read() == []


def test_a_reader_with_new_keys_is_not_given_what_they_cannot_open(away: Away) -> None:
    away.kiosk.tell(SECRET, wishes=frozenset({Wish.COORDINATOR}))
    away.come_back()
    Renewing(away.staff.house, away.staff.signed_in("claire"), DEMO).everything_of_mine(
        PASSWORD, "eng nei Wollek 93 iwwer dem Haus"
    )
    away.kiosk.house.look_for_others()
    assert Delivering(away.kiosk.house).deliver() == 1
    assert away.read("anne") == [SECRET], "who stood by reads it"


def test_what_a_new_colleague_needs_is_known_after_the_next_look(away: Away) -> None:
    away.come_back()
    People(away.staff.house, away.staff.signed_in("claire"), DEMO).add(
        "Nei N.",
        next(person.role for person in away.staff.house.colleagues() if person.name == "Tom W."),
        PASSWORD,
    )
    away.kiosk.house.look_for_others()
    away.server.stop()
    away.kiosk = away.kiosk.reopened()
    assert "Nei N." in [person.name for person in away.kiosk.house.colleagues()]
    away.come_back()


def test_what_needs_the_server_says_so(away: Away) -> None:
    telling = away.kiosk.telling
    receipt = telling.prepare_receipt()
    with pytest.raises(NotSent):
        Keeping(away.kiosk.house).keep(away.kiosk.draft(SECRET), receipt)
    with pytest.raises(NotSent):
        telling.send(away.kiosk.draft(SECRET, entered_by=away.kiosk.ids["claire"]), receipt)
    assert away.outbox.waiting() == []
    with pytest.raises(StoreProblem):
        away.kiosk.following.open(receipt.code)


def test_other_pcs_hear_at_once(away: Away) -> None:
    away.come_back()
    away.staff = away.staff.reopened()
    heard = Event()
    away.staff.house.on_change(lambda _what: heard.set())
    away.staff.house.listen()
    for _second in range(100):
        if away.staff.house.database.hears:
            break
        heard.wait(0.05)
    heard.clear()
    away.kiosk.tell(SECRET)
    assert heard.wait(5), "nobody looked: the server said so"


def test_a_server_without_notify_is_looked_at(away: Away, monkeypatch: pytest.MonkeyPatch) -> None:
    away.come_back()
    monkeypatch.setattr("app.store.server.can_listen", lambda _engine: False)
    away.staff = away.staff.reopened()
    away.staff.house.listen()
    assert not away.staff.house.database.hears
    heard: list[Changed] = []
    away.staff.house.on_change(heard.append)
    away.kiosk.tell(SECRET)
    away.staff.house.look_for_others()
    assert heard
