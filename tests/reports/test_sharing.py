"""Who reads a case as it changes hands: whoever is involved loses it at once and for good, and nobody else
does."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.errors import (
    AdvocateNeeded,
    CaseChanged,
    CaseDamaged,
    EmptyText,
    Involved,
    LastReader,
    NotAllowed,
    NotAReader,
)
from app.core.saying import Attachment, MediaKind, Saying
from app.reports.rows import cases
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.inbox import Filter
from app.reports.rules.report import Draft, Wish
from app.reports.services.case_seals import CaseKeys, open_report, seal_entry
from app.reports.services.casework import OpenCase
from app.reports.services.inbox import Inbox
from app.reports.services.printing import CasePrinting
from app.reports.services.sharing import Sharing
from app.vault.keys import unwrap
from app.vault.recovery import pair_from_words
from app.vault.sealing import bound_to
from tests.made_homes import TestHome, only_case

MARKER = "Zebrasträif"
DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + bytes(4_000))
TO_TOM = frozenset({Wish.COORDINATOR, Wish.EDUCATOR})


def sharing(home: TestHome, who: str) -> Sharing:
    return Sharing(home.house, home.signed_in(who))


def told(home: TestHome, **more: object) -> OpenCase:
    """A report to the coordinator and Tom, seen by the coordinator."""
    more = {"wishes": TO_TOM, "educators": frozenset({home.ids["tom"]}), "attachments": (DRAWING,)} | more
    home.tell(MARKER, **more)
    return only_case(home)


def sees_nothing(home: TestHome, who: str, case_id: str) -> None:
    """Look in every door there is, and in an index that was filled before."""
    casework, me = home.casework(who), home.signed_in(who)
    assert casework.order() == []
    assert casework.first(10) == []
    assert casework.rows([case_id]) == []
    inbox = Inbox(home.house, me, casework)
    inbox.fill(inbox.order())
    assert inbox.ids(Filter(), typed=MARKER) == inbox.ids(Filter()) == []
    for ask in (
        lambda: casework.open(case_id),
        lambda: CasePrinting(home.house, me, casework).case_summary(case_id, "lb", with_names=True),
        lambda: CasePrinting(home.house, me, casework).meeting_page(case_id, "lb"),
    ):
        with pytest.raises(NotAReader):
            ask()


def test_a_shared_case_opens_whole_and_says_why(home: TestHome) -> None:
    seen = told(home)
    sharing(home, "claire").share(seen, home.ids["joana"], "Si kennt d'Kand.")
    case = only_case(home, "joana")
    assert case.report.text == MARKER
    assert case.report.attachments[0].data == DRAWING.data
    entry = case.entries[-1]
    assert (entry.entry, entry.text, entry.facts["who"]) == (Entry.SHARED, "Si kennt d'Kand.", home.ids["joana"])


def test_sharing_needs_a_reason_and_a_role_that_reads(home: TestHome) -> None:
    seen = told(home)
    with pytest.raises(EmptyText):
        sharing(home, "claire").share(seen, home.ids["joana"], "  ")
    with pytest.raises(NotAllowed):
        sharing(home, "claire").share(seen, home.ids["marc"], "x")
    with pytest.raises(NotAReader):
        sharing(home, "joana").share(seen, home.ids["joana"], "x")
    assert home.ids["marc"] not in {person.id for person in sharing(home, "claire").may_share_with(seen)}


def test_whoever_lost_access_cannot_use_the_key_they_had(home: TestHome) -> None:
    seen = told(home)
    tom = home.casework("tom")
    tom.cache_keys([seen.id])
    old_key = tom.desk.reach(seen.id).key
    sharing(home, "claire").withdraw(seen, home.ids["tom"], "Hien ass net méi an der Grupp.")
    sees_nothing(home, "tom", seen.id)
    with home.house.database.reading() as connection:
        row = cases.case(connection, seen.id)
    assert row is not None
    with pytest.raises(CaseDamaged):
        open_report(old_key, seen.id, row.body)


def test_everyone_else_still_reads_everything_after_a_new_key(home: TestHome) -> None:
    sent = home.telling.send(
        home.draft(MARKER, wishes=TO_TOM, educators=frozenset({home.ids["tom"]}), attachments=(DRAWING,)),
        home.telling.prepare_receipt(),
    )
    casework = home.casework("claire")
    seen = casework.answer(casework.note(only_case(home), "eng Notiz"), "Mir schwätzen mat dir.", (DRAWING,))
    followed = home.following.open(sent.code)
    sharing(home, "claire").involve(seen, home.ids["tom"], "Et geet ëm hien.")
    case = only_case(home)
    assert case.report.attachments[0].data == DRAWING.data
    assert [entry.entry for entry in case.entries] == [Entry.NOTE, Entry.ANSWER, Entry.INVOLVED]
    assert case.entries[1].attachments[0].data == DRAWING.data
    assert {reader.id for reader in case.readers} == {home.ids["claire"], home.ids["anne"]}
    again = home.following.add(followed, Saying("Merci."), "lb")  # a page that was open before goes on
    assert again.answers[0].text == "Mir schwätzen mat dir."
    assert home.following.open(sent.code).entries[-1].text == "Merci."
    assert only_case(home, "anne").entries[-1].text == "Merci."
    with home.house.database.reading() as connection:
        row = cases.case(connection, case.id)
    assert row is not None
    recovery = pair_from_words(" ".join(home.recovery.words))
    key = unwrap(recovery, row.recovery_wrap, bound_to("recovery", case.id))
    assert open_report(key, case.id, row.body).text == MARKER


def before(home: TestHome) -> OpenCase:
    return told(home)


def after_reading(home: TestHome) -> OpenCase:
    seen = told(home)
    home.casework("tom").note(home.casework("tom").open(seen.id), "gelies")
    return only_case(home)


def after_sharing(home: TestHome) -> OpenCase:
    seen = told(home)
    return sharing(home, "tom").share(home.casework("tom").open(seen.id), home.ids["joana"], "x")


@pytest.mark.parametrize("order", [before, after_reading, after_sharing])
def test_an_involved_educator_sees_nothing_whenever_it_is_marked(
    home: TestHome, order: Callable[[TestHome], OpenCase]
) -> None:
    seen = order(home)
    inbox = Inbox(home.house, home.signed_in("tom"), home.casework("tom"))
    inbox.fill(inbox.order())
    case = sharing(home, "claire").involve(home.casework("claire").open(seen.id), home.ids["tom"], "x")
    assert case is not None
    sees_nothing(home, "tom", seen.id)
    inbox.fill(inbox.order())
    assert inbox.ids(Filter(), typed=MARKER) == []
    with pytest.raises(Involved):
        sharing(home, "claire").share(case, home.ids["tom"], "nach eng Kéier")
    home.clock.later(days=30)
    sees_nothing(home, "tom", seen.id)


def test_a_coordinator_who_is_involved_is_out_and_the_advocate_reads(home: TestHome) -> None:
    seen = told(home)
    assert sharing(home, "tom").involve(home.casework("tom").open(seen.id), home.ids["claire"], "x") is not None
    sees_nothing(home, "claire", seen.id)
    assert home.ids["anne"] in {reader.id for reader in only_case(home, "anne").readers}


def test_a_report_that_names_the_coordinator_never_shows_up_there(home: TestHome) -> None:
    home.tell(MARKER, wishes=frozenset({Wish.COORDINATOR}), about_staff=frozenset({home.ids["claire"]}))
    (case_id,) = home.casework("anne").order()
    sees_nothing(home, "claire", case_id)
    home.clock.later(days=60)
    sees_nothing(home, "claire", case_id)
    with pytest.raises(Involved):
        sharing(home, "anne").share(only_case(home, "anne"), home.ids["claire"], "x")


def test_marking_oneself_ends_ones_own_access(home: TestHome) -> None:
    seen = told(home)
    assert sharing(home, "claire").involve(seen, home.ids["claire"], "Ech war dobäi.") is None
    sees_nothing(home, "claire", seen.id)
    assert only_case(home, "tom").file.involved == {home.ids["claire"]}


def test_where_all_readers_are_involved_somebody_else_reads(home: TestHome) -> None:
    seen = told(home)
    case = sharing(home, "claire").involve(seen, home.ids["tom"], "x")
    assert case is not None
    assert sharing(home, "anne").involve(only_case(home, "anne"), home.ids["claire"], "x") is not None
    assert sharing(home, "anne").involve(only_case(home, "anne"), home.ids["anne"], "x") is None
    assert {reader.id for reader in only_case(home, "joana").readers} == {home.ids["joana"]}
    with pytest.raises(LastReader):
        sharing(home, "joana").involve(only_case(home, "joana"), home.ids["joana"], "x")
    assert only_case(home, "joana").report.text == MARKER


def test_only_an_advocate_brings_back_and_never_themselves(home: TestHome) -> None:
    seen = told(home)
    case = sharing(home, "claire").involve(seen, home.ids["tom"], "x")
    assert case is not None
    with pytest.raises(NotAllowed):
        sharing(home, "claire").clear(case, home.ids["tom"], "x")
    with pytest.raises(Involved):
        sharing(home, "anne").clear(only_case(home, "anne"), home.ids["anne"], "x")
    cleared = sharing(home, "anne").clear(only_case(home, "anne"), home.ids["tom"], "Et war en aneren Tom.")
    assert cleared.file.involved == frozenset()
    sees_nothing(home, "tom", seen.id)
    sharing(home, "claire").share(only_case(home), home.ids["tom"], "Hie ka liesen.")
    assert only_case(home, "tom").report.text == MARKER


def test_the_house_cannot_shut_the_advocate_out(home: TestHome) -> None:
    seen = told(home, wishes=frozenset({Wish.COORDINATOR, Wish.ADVOCATE}))
    for shut_out in (sharing(home, "claire").withdraw, sharing(home, "claire").involve):
        with pytest.raises(AdvocateNeeded):
            shut_out(seen, home.ids["anne"], "x")


def test_the_last_reader_stays(home: TestHome) -> None:
    home.tell(MARKER)
    with pytest.raises(LastReader):
        sharing(home, "claire").withdraw(only_case(home), home.ids["claire"], "x")


def test_two_programs_at_the_same_case_the_second_is_told(home: TestHome) -> None:
    seen = told(home)
    sharing(home, "claire").involve(seen, home.ids["tom"], "x")
    with pytest.raises(CaseChanged):
        home.casework("claire").note(seen, "ze spéit")
    with pytest.raises(CaseChanged):
        sharing(home, "claire").share(seen, home.ids["joana"], "ze spéit")
    assert isinstance(only_case(home).report, Draft)


def test_whoever_has_a_receipt_cannot_write_a_step_of_the_readers(home: TestHome) -> None:
    sent = home.tell(MARKER, wishes=TO_TOM, educators=frozenset({home.ids["tom"]}))
    sharing(home, "claire").involve(only_case(home), home.ids["tom"], "x")
    keys = home.following.open(sent.code).keys
    forged = TimelineEntry(
        Entry.CLEARED, home.clock.now, home.ids["anne"], "", "lb", facts={"who": home.ids["tom"]}
    )
    row, _attached = seal_entry(CaseKeys(keys.case_id, keys.talk, keys.talk), forged, keys.talk)
    with home.house.database.writing() as connection:
        cases.add_entry(connection, replace(row, for_reporter=1))
    with pytest.raises(CaseDamaged):
        only_case(home)


def test_an_old_key_is_not_kept_after_a_new_one_was_given(home: TestHome) -> None:
    seen = told(home)
    claire = home.casework("claire")
    with home.house.database.reading() as connection:
        (row,) = cases.listed(connection, home.ids["claire"], [seen.id])
    stale = list(claire.with_cached_keys([row]))
    sharing(home, "claire").involve(seen, home.ids["tom"], "x")
    with home.house.database.writing() as connection:
        cases.cache_keys(connection, home.ids["claire"], stale)
    assert only_case(home).report.text == MARKER
