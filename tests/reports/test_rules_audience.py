"""Who reads a report: safety rule 3, for every wish and every person named."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.rights import Colleague, Role
from app.reports.rules.audience import choose, lacks_a_name
from app.reports.rules.report import Draft, Wish

CLAIRE = Colleague("c", "Claire", Role.COORDINATOR)
DANIEL = Colleague("d", "Daniel", Role.COORDINATOR)
ANNE = Colleague("a", "Anne", Role.ADVOCATE)
MARC = Colleague("m", "Marc", Role.ADMINISTRATOR)
TOM = Colleague("t", "Tom", Role.EDUCATOR)
JOANA = Colleague("j", "Joana", Role.EDUCATOR)
EVERYBODY = (CLAIRE, DANIEL, ANNE, MARC, TOM, JOANA)


def readers(draft: Draft, people: tuple[Colleague, ...] = EVERYBODY) -> set[str]:
    return {reader.name for reader in choose(draft, people).readers}


def draft(*wishes: Wish, about: str = "", educators: str = "") -> Draft:
    return Draft(
        "lb", text="x", wishes=frozenset(wishes), about_staff=frozenset(about), educators=frozenset(educators)
    )


def test_without_a_wish_the_coordinators_read() -> None:
    assert readers(draft()) == {"Claire", "Daniel"}


def test_a_chosen_educator_reads_alone() -> None:
    assert readers(draft(Wish.EDUCATOR, educators="t")) == {"Tom"}


def test_wishes_add_up() -> None:
    wished = draft(Wish.COORDINATOR, Wish.EDUCATOR, Wish.ADVOCATE, educators="j")
    assert readers(wished) == {"Claire", "Daniel", "Joana", "Anne"}


def test_a_named_coordinator_never_reads_and_the_advocate_always_does() -> None:
    assert readers(draft(Wish.COORDINATOR, about="c")) == {"Daniel", "Anne"}
    assert readers(draft(Wish.COORDINATOR, about="cd")) == {"Anne"}


def test_a_named_educator_does_not_read_even_when_chosen() -> None:
    assert readers(draft(Wish.EDUCATOR, educators="t", about="t")) == {"Anne"}


def test_where_the_advocate_is_named_too_somebody_else_reads() -> None:
    assert readers(draft(Wish.ADVOCATE, about="a")) == {"Claire", "Daniel"}
    assert readers(draft(Wish.COORDINATOR, about="acd")) == {"Tom", "Joana"}


def test_where_everybody_is_named_nobody_reads() -> None:
    audience = choose(draft(Wish.COORDINATOR, about="acdtj"), EVERYBODY)
    assert audience.readers == audience.stand_by == ()


def test_an_advocate_who_does_not_read_stands_by_unless_named() -> None:
    assert choose(draft(Wish.COORDINATOR), EVERYBODY).stand_by == (ANNE,)
    assert choose(draft(Wish.COORDINATOR, about="a"), EVERYBODY).stand_by == ()


NAMED = [set(group) for size in range(7) for group in combinations("cdamtj", size)]


@pytest.mark.parametrize("named", NAMED, ids=lambda named: "".join(sorted(named)) or "nobody")
def test_nobody_named_ever_holds_a_key(named: set[str]) -> None:
    for size in range(4):
        for wishes in combinations(Wish, size):
            one = Draft(
                "lb", text="x", wishes=frozenset(wishes), about_staff=frozenset(named), educators=frozenset("tj")
            )
            audience = choose(one, EVERYBODY)
            holders = {holder.id for holder in audience.readers + audience.stand_by}
            assert not holders & named
            assert "m" not in holders
            assert audience.readers or {"c", "d", "a", "t", "j"} <= named
            if named and "a" not in named:
                assert ANNE in audience.readers


@given(st.sets(st.sampled_from("cdamtj")), st.sets(st.sampled_from(list(Wish))), st.permutations(EVERYBODY))
def test_the_order_of_people_changes_nobody(named: set[str], wishes: set[Wish], order: list[Colleague]) -> None:
    one = Draft("lb", text="x", wishes=frozenset(wishes), about_staff=frozenset(named))
    assert set(choose(one, order).readers) == set(choose(one, EVERYBODY).readers)


def test_somebody_of_the_team_without_a_name_is_no_choice_yet() -> None:
    def draft(*wishes: Wish, educators: tuple[str, ...] = (), about: tuple[str, ...] = ()) -> Draft:
        return Draft("lb", wishes=frozenset(wishes), educators=frozenset(educators), about_staff=frozenset(about))

    assert lacks_a_name(draft(Wish.EDUCATOR))
    assert lacks_a_name(draft(Wish.EDUCATOR, educators=("t",), about=("t",)))
    assert not lacks_a_name(draft(Wish.EDUCATOR, educators=("t",)))
    assert not lacks_a_name(draft(Wish.COORDINATOR))
