"""Days in the file: SQLite keeps anything in any column."""

import sqlite3
from contextlib import closing

import pytest

from app.core.errors import DamagedDatabase
from app.store.database import FILE_NAME
from app.training.services.team import team
from tests.made_homes import TestHome


@pytest.mark.files
@pytest.mark.parametrize("planted", ["1.5", "'gëschter'", "x'00'", "20260302"])
def test_what_is_no_day_is_called_damaged(home: TestHome, planted: str) -> None:
    assert team(home.house)
    home.house.close()
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as raw:
        raw.execute(f"UPDATE employments SET first = {planted}")  # noqa: S608 - as somebody else writes into the file
        raw.commit()
    with pytest.raises(DamagedDatabase):
        team(home.reopened().house)
