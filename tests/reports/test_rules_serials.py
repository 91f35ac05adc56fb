"""Which numbers are missing among those that PCs gave their reports."""

import random

from hypothesis import given
from hypothesis import strategies as st

from app.reports.rules.serials import Serial, missing, serial_from


@given(st.text(max_size=20))
def test_any_text_is_a_serial_or_none(text: str) -> None:
    found = serial_from(text)
    assert found is None or serial_from(found.text) == Serial(found.pc, found.number)


@given(st.sets(st.integers(1, 60)), st.integers(61, 80), st.randoms())
def test_exactly_those_are_missing_that_are_not_there(gone: set[int], last: int, shuffled: random.Random) -> None:
    numbers = [number for number in range(1, last + 1) if number not in gone]
    shuffled.shuffle(numbers)
    texts = [Serial("ab12", number).text for number in numbers]
    assert set(missing(texts, texts)) == {Serial("ab12", number).text for number in gone}


def test_each_pc_counts_for_itself() -> None:
    texts = ["a-1", "b-1", "a-2", "b-3", "", "nonsense"]
    assert missing(texts, texts) == ["b-2"]


def test_one_that_may_still_be_on_its_way_is_not_missing() -> None:
    """What came after it is not a day old; a clock that was ahead makes nothing missing."""
    assert missing(["a-1", "a-3"], ["a-1"]) == []
    assert missing(["a-1", "a-2", "a-3"], ["a-1", "a-3"]) == []


def test_a_number_far_beyond_all_is_none() -> None:
    assert missing(["a-1", "a-999999"], ["a-1", "a-999999"]) == []
