"""Which numbers are missing among those that PCs gave their reports."""

from hypothesis import given
from hypothesis import strategies as st

from app.reports.rules.serials import Serial, missing, serial_from


@given(st.text(max_size=20))
def test_any_text_is_a_serial_or_none(text: str) -> None:
    found = serial_from(text)
    assert found is None or serial_from(found.text) == Serial(found.pc, found.number)


@given(st.sets(st.integers(1, 60)), st.integers(61, 80), st.randoms())
def test_exactly_those_are_missing_that_are_not_there(gone: set[int], last: int, shuffled: object) -> None:
    numbers = [number for number in range(1, last + 1) if number not in gone]
    shuffled.shuffle(numbers)  # type: ignore[attr-defined]
    said = missing([Serial("ab12", number).text for number in numbers])
    assert {serial_from(text).number for text in said if text} == gone  # type: ignore[union-attr]


def test_each_pc_counts_for_itself() -> None:
    assert missing(["a-1", "b-1", "a-2", "b-3", "", "nonsense"]) == ["b-2"]


def test_what_a_back_up_did_not_know_is_not_missing_here() -> None:
    """Its number is told when it is brought back."""
    assert missing(["a-1", "a-2", None, "a-7", "a-9"]) == ["a-8"]
    assert missing([None, "a-2"]) == ["a-1"]
