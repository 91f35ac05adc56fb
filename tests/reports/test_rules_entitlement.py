"""Who may hold a case's key, from its report and its steps alone."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.core.rights import READING_ROLES, Role
from app.reports.rules.audience import choose
from app.reports.rules.case_file import WHO
from app.reports.rules.entitlement import Tenure, entitled, readers_after, staff_of
from app.reports.rules.entries import Entry, TimelineEntry
from app.reports.rules.report import Draft, Wish

BEGAN = datetime(2026, 1, 5, tzinfo=UTC)
RECEIVED = BEGAN + timedelta(days=60)
STAFF = {
    "claire": Role.COORDINATOR,
    "anne": Role.ADVOCATE,
    "marc": Role.ADMINISTRATOR,
    "tom": Role.EDUCATOR,
    "joana": Role.EDUCATOR,
}
TENURES = [Tenure(name, role, BEGAN) for name, role in STAFF.items()]


def step(entry: Entry, who: str = "", by: str = "claire", days: int = 1) -> TimelineEntry:
    facts = {WHO: who} if who else {}
    return TimelineEntry(entry, RECEIVED + timedelta(days=days), by, "", "lb", facts=facts)


def report(about: frozenset[str] = frozenset(), **more: object) -> Draft:
    more.setdefault("wishes", frozenset({Wish.COORDINATOR}))
    return Draft(language="lb", text="x", about_staff=about, **more)  # type: ignore[arg-type]


def holders(draft: Draft, *steps: TimelineEntry, tenures: list[Tenure] = TENURES) -> tuple[set[str], set[str]]:
    found = entitled(draft, steps, RECEIVED, staff_of(tenures))
    return set(found.readers), set(found.stand_by)


def test_at_first_whom_the_reporter_chose_and_who_stands_by() -> None:
    assert holders(report()) == ({"claire"}, {"anne"})
    assert holders(report(wishes=frozenset(), educators=frozenset({"tom"}))) == ({"tom"}, {"anne"})
    assert holders(report(frozenset({"claire"}))) == ({"anne"}, set())


def test_each_step_that_changes_who_reads() -> None:
    assert holders(report(), step(Entry.SHARED, "tom")) == ({"claire", "tom"}, {"anne"})
    assert holders(report(), step(Entry.SHARED, "tom"), step(Entry.ACCESS_ENDED, "tom")) == ({"claire"}, {"anne"})
    assert holders(report(), step(Entry.ESCALATED, by="anne")) == ({"claire", "anne"}, set())
    assert holders(report(), step(Entry.ESCALATED, by="tom")) == ({"claire"}, {"anne"}), (
        "nobody stands in by saying so"
    )
    assert holders(report(), step(Entry.ASKED_SOMEONE_ELSE, by="")) == ({"claire", "anne"}, set())
    assert holders(report(), step(Entry.ACCESS_ENDED, "anne")) == ({"claire"}, set())


def test_who_is_involved_never_reads_until_an_advocate_clears_them_and_somebody_shares() -> None:
    out = [step(Entry.SHARED, "tom"), step(Entry.INVOLVED, "tom")]
    assert holders(report(), *out) == ({"claire", "anne"}, set())
    assert holders(report(), *out, step(Entry.SHARED, "tom")) == ({"claire", "anne"}, set())
    cleared = [*out, step(Entry.CLEARED, "tom", by="anne")]
    assert holders(report(), *cleared) == ({"claire", "anne"}, set())
    assert holders(report(), *cleared, step(Entry.SHARED, "tom")) == ({"claire", "anne", "tom"}, set())
    assert holders(report(frozenset({"anne"})), step(Entry.INVOLVED, "claire")) == ({"tom", "joana"}, set())


def test_who_came_after_the_report_or_had_left_is_no_reader_of_it() -> None:
    late = Tenure("paul", Role.COORDINATOR, RECEIVED + timedelta(days=1))
    gone = Tenure("lea", Role.COORDINATOR, BEGAN, ended=RECEIVED - timedelta(days=1))
    assert holders(report(), tenures=[*TENURES, late, gone]) == ({"claire"}, {"anne"})
    assert holders(report(), step(Entry.SHARED, "paul"), tenures=[*TENURES, late]) == (
        {"claire", "paul"},
        {"anne"},
    )


def test_the_role_of_that_day_counts() -> None:
    changed = [
        Tenure("tom", Role.EDUCATOR, BEGAN, earlier=((RECEIVED + timedelta(days=9), Role.COORDINATOR),)),
        Tenure("joana", Role.COORDINATOR, BEGAN, earlier=((RECEIVED + timedelta(days=9), Role.EDUCATOR),)),
    ]
    assert holders(report(), tenures=changed) == ({"tom"}, set())
    asked = report(wishes=frozenset(), educators=frozenset({"joana"}))
    promoted = [Tenure("joana", Role.COORDINATOR, BEGAN)]
    assert holders(asked, tenures=promoted) == ({"joana"}, set()), "whom the child chose stays one"


def test_a_clock_from_before_the_house_makes_nobody_lose_a_case() -> None:
    long_ago = BEGAN - timedelta(days=9_000)
    found = entitled(report(), (), long_ago, staff_of(TENURES))
    assert found.readers == {"claire"}


ACCOUNTS = st.sampled_from(sorted(STAFF))
STEPS = st.lists(st.tuples(st.sampled_from(Entry), ACCOUNTS, ACCOUNTS), max_size=12)


@given(about=st.frozensets(ACCOUNTS, max_size=4), steps=STEPS)
def test_nobody_the_report_names_or_who_is_involved_ever_may(
    about: frozenset[str], steps: list[tuple[Entry, str, str]]
) -> None:
    written = [step(entry, who, by, number) for number, (entry, who, by) in enumerate(steps)]
    found = entitled(report(about), written, RECEIVED, staff_of(TENURES))
    assert not found.holders & found.involved
    assert not found.readers & found.stand_by
    cleared = {who for entry, who, _by in steps if entry is Entry.CLEARED}
    assert not found.holders & (about - cleared)


@given(about=st.frozensets(ACCOUNTS, max_size=5), wishes=st.frozensets(st.sampled_from(Wish)))
def test_whoever_was_given_a_key_at_first_may_hold_it(about: frozenset[str], wishes: frozenset[Wish]) -> None:
    draft = report(about, wishes=wishes)
    chosen = choose(draft, staff_of(TENURES)(RECEIVED))
    found = entitled(draft, (), RECEIVED, staff_of(TENURES))
    assert found.readers == {reader.id for reader in chosen.readers}
    assert found.stand_by == {person.id for person in chosen.stand_by}


def test_somebody_free_reads_where_everybody_else_is_involved() -> None:
    people = staff_of(TENURES)(RECEIVED)
    left = readers_after([], people, {"anne", "claire"})
    assert {person.id for person in left} == {"tom", "joana"}
    assert all(person.role in READING_ROLES for person in left)
    assert readers_after([], people, STAFF) == []
