"""Tables over enumerations: whole, or refused."""

from enum import Enum

import pytest

from app.core.tables import for_every


class Season(Enum):
    SUMMER = "summer"
    WINTER = "winter"


def test_a_whole_table_is_kept() -> None:
    assert for_every(Season, {Season.WINTER: 1, Season.SUMMER: 2}) == {Season.SUMMER: 2, Season.WINTER: 1}


def test_a_member_without_a_value_is_named() -> None:
    with pytest.raises(LookupError, match="WINTER"):
        for_every(Season, {Season.SUMMER: 2})
