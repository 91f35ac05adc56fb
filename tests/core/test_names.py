"""Names that children choose by: what looks the same is taken, what is not to be seen is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import NameMissing, NameTaken
from app.core.names import person_name, plain_name, skeleton


@pytest.mark.parametrize(
    "name",
    ["Claire M.", "Zoé Müller-Çelik", "O'Neill", "Jean d’Arc", "Łukasz", "Анна", "李小龍", "Tom 2", "Nguyễn"],
)
def test_names_that_people_have_are_taken(name: str) -> None:
    assert person_name(name) == name


@pytest.mark.parametrize(
    "other",
    [
        "claire m.",
        "Claire  M",
        "ClaireM.",
        "Clаire M.",  # a Cyrillic а
        "CLAIRE M.",
        "Ｃlaire M.",
        "Claire-M",
        "Claire\u00a0M.",
    ],
)
def test_a_name_that_looks_like_another_is_taken_already(other: str) -> None:
    with pytest.raises((NameTaken, NameMissing)):
        person_name(other, ["Claire M."])


@pytest.mark.parametrize(
    "name",
    ["", "   ", "\u200b", "ㅤ", "Tom\u200d", "Tom\u034f", "T\u0301\u0301\u0301om", "😀", "Clаire", "...", "7"],
)
def test_what_cannot_be_read_is_no_name(name: str) -> None:
    with pytest.raises(NameMissing):
        person_name(name)


def test_a_home_may_be_called_anything_that_can_be_read() -> None:
    assert plain_name("  Haus \n 7 ") == "Haus 7"
    with pytest.raises(NameMissing):
        plain_name(" \u200b ")


@given(st.text(max_size=60))
def test_no_text_brings_it_down_and_each_kept_name_is_kept_again(text: str) -> None:
    try:
        name = person_name(text)
    except NameMissing:
        return
    assert person_name(name) == name
    with pytest.raises(NameTaken):
        person_name(name, [name])
    assert skeleton(name)
