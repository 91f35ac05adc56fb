"""A report from telling to closing, through the services: who can, who cannot, and what is kept."""

import re

import pytest
from sqlalchemy import event

from app.core.changes import Changed
from app.core.errors import (
    CaseChanged,
    CaseDamaged,
    EmptyReport,
    EmptyText,
    NotAllowed,
    NotAReader,
    NotSent,
    ReadOnlyFolder,
    StepNotAllowed,
    TextTooLong,
)
from app.core.rights import Colleague, Role
from app.core.saying import TEXT_LIMIT, Saying
from app.core.states import CaseState
from app.people.services.people import People
from app.reports.rows import cases
from app.reports.rules.cases import Step
from app.reports.rules.entries import Entry
from app.reports.rules.inbox import Filter
from app.reports.rules.report import About, Danger, Face, Feeling, Kind, Wish
from app.reports.services.casework import Casework
from app.reports.services.inbox import Inbox, Order
from app.store import audit
from app.vault.keys import unwrap
from app.vault.recovery import pair_from_words
from app.vault.sealing import bound_to
from tests.made_homes import PASSWORD, TestHome, only_case


def test_the_whole_way_of_a_report(home: TestHome) -> None:
    draft = home.draft(
        "Ech hunn Angscht an der Nuecht. 🦊",
        face=Face.CHILD,
        kind=Kind.WORRY,
        feeling=Feeling.SCARED,
        danger=Danger.NO,
        about=frozenset({About.OTHER_CHILD}),
        name="Lisa",
    )
    sent = home.telling.send(draft, home.telling.prepare_receipt())
    assert sent.readers == ("Claire M.",)
    assert home.following.open(sent.code).state is CaseState.RECEIVED

    home.clock.later(hours=1)
    casework = home.casework("claire")
    case = casework.open(casework.order()[0])
    assert case.report == draft
    case = casework.acknowledge(case)
    case = casework.note(case, "Mat der Nuetswaach schwätzen")
    followed = home.following.open(sent.code)
    assert followed.state is CaseState.ACKNOWLEDGED
    assert [entry.entry for entry in followed.entries] == [Entry.ACKNOWLEDGED]

    home.clock.later(hours=1)
    case = casework.answer(case, "Merci, Lisa. Mir loossen d'Luucht un.")
    followed = home.following.open(sent.code)
    assert [answer.text for answer in followed.answers] == ["Merci, Lisa. Mir loossen d'Luucht un."]
    assert followed.due_at is None

    home.clock.later(hours=1)
    followed = home.following.ask_again(followed, Saying("Wéi eng Luucht?"), "lb")
    assert followed.state is CaseState.REOPENED
    case = casework.open(case.id)
    assert case.standing.state is CaseState.REOPENED
    assert case.standing.due_at is not None
    assert case.entries[-1].text == "Wéi eng Luucht?"

    home.clock.later(hours=1)
    casework.answer(case, "Déi kleng um Gank.")
    followed = home.following.understood(home.following.open(sent.code))
    assert followed.state is CaseState.UNDERSTOOD
    case = casework.close(casework.open(case.id))
    assert case.standing.state is CaseState.CLOSED
    assert home.following.ask_again(followed, Saying(), "lb").state is CaseState.REOPENED


def test_what_stands_sealed_is_only_for_its_readers(home: TestHome) -> None:
    home.tell()
    (case_id,) = home.casework("claire").order()
    for stranger in ("tom", "joana"):
        assert home.casework(stranger).order() == []
        assert home.casework(stranger).rows([case_id]) == []
        with pytest.raises(NotAReader):
            home.casework(stranger).open(case_id)
    with pytest.raises(NotAReader):
        home.casework("claire").open("f" * 32)


def test_the_administrator_can_open_nothing_and_add_nobody(home: TestHome) -> None:
    home.tell()
    (case_id,) = home.casework("claire").order()
    marc = home.casework("marc")
    for asked in (
        marc.order,
        lambda: marc.open(case_id),
        lambda: marc.rows([case_id]),
        Inbox(home.house, home.signed_in("marc"), marc).order,
        lambda: Inbox(home.house, home.signed_in("marc"), marc).fill(Order((case_id,), {case_id: 1})),
        lambda: marc.first(5),
        lambda: marc.cache_keys([case_id]),
        lambda: People(home.house, home.signed_in("marc")).add("X", Role.COORDINATOR, PASSWORD),
    ):
        with pytest.raises(NotAllowed):
            asked()


@pytest.mark.files
def test_a_role_alone_opens_nothing_without_the_key(home: TestHome) -> None:
    """Somebody who gives themself another's key rows in the database still has the wrong private key."""
    home.tell()
    (case_id,) = home.casework("claire").order()
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE reading_keys SET account_id = ? WHERE stand_by = 0", (home.ids["tom"],))
    with pytest.raises(CaseDamaged):
        home.casework("tom").open(case_id)


def test_a_named_coordinator_holds_no_key_at_all(home: TestHome) -> None:
    named = frozenset({home.ids["claire"]})
    sent = home.tell(about_staff=named)
    assert sent.readers == ("Anne S.",)
    assert home.casework("claire").order() == []
    (case_id,) = home.casework("anne").order()
    with home.house.database.reading() as connection:
        holders = {key.account_id for key in cases.keys_of(connection, case_id)}
    assert holders == {home.ids["anne"]}


def test_the_recovery_words_open_a_case_that_nobody_can(home: TestHome) -> None:
    everybody = frozenset(home.ids.values())
    assert home.tell("jidderee geet et un", about_staff=everybody).readers == ()
    with home.house.database.reading() as connection:
        (case_id,) = connection.exec_driver_sql("SELECT id FROM cases").scalars()
        case = cases.case(connection, case_id)
    assert case is not None
    pair = pair_from_words(" ".join(home.recovery.words))
    assert len(unwrap(pair, case.recovery_wrap, bound_to("recovery", case_id))) == 32


def test_the_advocate_opens_a_case_once_a_promise_is_broken(home: TestHome) -> None:
    home.tell(wishes=frozenset({Wish.COORDINATOR}))
    (case_id,) = home.casework("claire").order()
    anne = home.casework("anne")
    assert anne.order() == []
    with pytest.raises(NotAReader):
        anne.open(case_id)
    home.clock.later(days=10)
    assert anne.order() == [case_id]
    assert anne.first(5)[0].escalated
    opened = anne.open(case_id)
    opened = anne.open(case_id)
    assert [entry.entry for entry in opened.entries] == [Entry.ESCALATED]
    anne.answer(opened, "Ech këmmere mech drëm.")
    assert anne.order() == [case_id], "whoever stepped in sees the case through"


def test_two_people_at_once_the_second_is_told(home: TestHome) -> None:
    home.tell(wishes=frozenset({Wish.COORDINATOR, Wish.ADVOCATE}))
    seen_by_claire, seen_by_anne = only_case(home, "claire"), only_case(home, "anne")
    home.casework("claire").acknowledge(seen_by_claire)
    with pytest.raises(CaseChanged):
        home.casework("anne").answer(seen_by_anne, "gläichzäiteg")
    assert [entry.entry for entry in only_case(home).entries] == [Entry.ACKNOWLEDGED]


def test_a_note_keeps_the_promise_standing(home: TestHome) -> None:
    home.tell()
    case = only_case(home)
    home.clock.later(hours=5)
    assert home.casework("claire").note(case, "x").standing == case.standing


def test_steps_that_the_state_forbids_are_refused(home: TestHome) -> None:
    home.tell()
    case = only_case(home)
    assert Step.CLOSE not in case.steps
    with pytest.raises(StepNotAllowed):
        home.casework("claire").close(case)


@pytest.mark.parametrize("text", ["", " \n ", "\x00\x1b"])
def test_an_empty_answer_is_refused(home: TestHome, text: str) -> None:
    home.tell()
    with pytest.raises(EmptyText):
        home.casework("claire").answer(only_case(home), text)


def test_an_empty_report_is_refused_and_a_face_is_enough(home: TestHome) -> None:
    with pytest.raises(EmptyReport):
        home.tell("", feeling=None)
    home.tell("", feeling=Feeling.SCARED)
    assert only_case(home).report.feeling is Feeling.SCARED


def test_a_million_characters_are_refused_and_the_limit_is_kept_whole(home: TestHome) -> None:
    with pytest.raises(TextTooLong):
        home.tell("x" * 1_000_000)
    home.tell("é" * TEXT_LIMIT)
    assert only_case(home).report.text == "é" * TEXT_LIMIT


@pytest.mark.parametrize(
    "text",
    ["👩‍👩‍👧‍👦🏳️‍🌈", "مرحبا، أنا خائف", "Ἄνθρωπος 漢字", "Zeil\n\n\nZeil\tTab", "\"'<b>&amp;%s{x}\\", "a\u0301"],
)
def test_every_script_comes_back_as_it_was_said(home: TestHome, text: str) -> None:
    import unicodedata

    home.tell(text)
    assert only_case(home).report.text == unicodedata.normalize("NFC", text)


@pytest.mark.files
def test_what_could_not_be_written_is_not_sent(home: TestHome) -> None:
    event.listen(
        home.house.database.engine,
        "checkout",
        lambda connection, _record, _proxy: connection.execute("PRAGMA query_only=ON"),
    )
    with pytest.raises(NotSent):
        home.tell()


def test_if_any_part_fails_nothing_of_the_report_is_kept(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(audit, "append", fail)
    with pytest.raises(RuntimeError):
        home.tell()
    monkeypatch.undo()
    assert home.casework("claire").order() == []


@pytest.mark.files
def test_one_damaged_case_hides_no_other_and_says_so(home: TestHome) -> None:
    home.tell("gutt")
    home.tell("beschiedegt")
    casework = home.casework("claire")
    casework.cache_keys(casework.order())
    bad = next(case.id for case in casework.first(5) if case.header and case.header.words == "beschiedegt")
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE cases SET header = x'00', body = x'00' WHERE id = ?", (bad,))
    rows = {case.id: case.header for case in casework.first(5)}
    assert rows[bad] is None
    assert sum(header is not None for header in rows.values()) == 1
    inbox = Inbox(home.house, home.signed_in("claire"), casework)
    inbox.fill(inbox.order())
    assert set(inbox.ids(Filter())) == set(rows)
    assert [row for row in rows if row != bad] == inbox.ids(Filter(), typed="gutt")
    with pytest.raises(CaseDamaged):
        casework.open(bad)


@pytest.mark.files
def test_swapped_contents_of_two_cases_are_noticed(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee")
    first, second = home.casework("claire").order()
    with home.house.database.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE cases SET body = (SELECT body FROM cases WHERE id = ?) WHERE id = ?", (second, first)
        )
    with pytest.raises(CaseDamaged):
        home.casework("claire").open(first)


def test_a_report_that_is_on_the_disk_gives_its_receipt_whatever_fails_then(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_more: object) -> None:
        raise ReadOnlyFolder

    home.house.on_change(fail)
    monkeypatch.setattr(home.house.database, "by_others", fail)
    sent = home.tell()
    home.house.look_for_others()
    monkeypatch.undo()
    assert home.following.open(sent.code).received_at == sent.at


def test_the_reporter_is_told_of_those_whom_it_was_sealed_for(
    home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody, asked = home.house.colleagues(), []

    def once() -> list[Colleague]:
        asked.append(True)
        return everybody if len(asked) == 1 else []

    monkeypatch.setattr(home.house, "colleagues", once)
    sent = home.tell()
    monkeypatch.undo()
    assert sent.readers == tuple(reader.name for reader in only_case(home).readers) != ()


def test_listeners_hear_of_changes(home: TestHome) -> None:
    heard: list[Changed] = []
    home.house.on_change(heard.append)
    sent = home.tell()
    home.casework("claire").answer(only_case(home), "Merci")
    home.following.understood(home.following.open(sent.code))
    assert heard == [Changed.CASES] * 3


def test_every_step_is_in_the_audit_log_and_no_content_is(home: TestHome) -> None:
    sent = home.tell("geheimt Wuert")
    casework = home.casework("claire")
    casework.answer(casework.note(casework.acknowledge(only_case(home)), "geheim Notiz"), "geheim Äntwert")
    home.following.understood(home.following.open(sent.code))
    with home.house.database.reading() as connection:
        rows = connection.exec_driver_sql("SELECT account_id, action FROM audit ORDER BY number").all()
        assert audit.first_broken(connection) is None
    actions = [re.sub(r":? [0-9a-f]{32,}.*$", "", action) for _who, action in rows]
    for wanted in ("home set up", "signed in", "report received", "case opened", "reporter: understood"):
        assert wanted in actions
    assert not any("geheim" in action for action in actions)
    assert any(not who and action.startswith("report received: ") for who, action in rows)


def test_two_casework_objects_of_one_person_agree(home: TestHome) -> None:
    home.tell()
    assert Casework(home.house, home.signed_in("claire")).order() == home.casework("claire").order()
