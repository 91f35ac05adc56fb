"""What earlier versions of the program left is read as before: real files, with something of everything."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from app.home.rows import home
from app.home.services import signed_content
from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.homes.rules import Arriving
from app.homes.services.exchange import Exchange
from app.store.changes import OF_CONTENT
from app.store.database import FILE_NAME
from app.store.migrations.run import known
from tests.samples.filling import Filling
from tests.samples.reading import HERE, SAMPLES, everything_in, facts, people, unpack, unpacked, words_then

pytestmark = pytest.mark.files

UNSIGNED_CONTENT = ("0009", "0010")
"""Development versions with a signed list of people in which nobody signed yet what the home wrote."""

UNSIGNED_STEPS = "0009"
"""The one of them in which nobody signed steps either."""


def counts(file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - names of ours
            for (name,) in tables
        }


def test_there_is_a_sample_of_every_revision() -> None:
    """The newest gets its own when a version with it is released."""
    assert set(known()[:-1]) <= set(SAMPLES)


def signed_by_its_writers(house: OpenHome, me: dict[str, SignedIn]) -> None:
    by_id = {person.id: person for person in me.values()}
    with house.database.writing() as connection:
        for kind in OF_CONTENT:
            for row in home.contents(connection, kind):
                if row.changed_by in by_id:
                    home.keep_content(connection, signed_content.signed(row, by_id[row.changed_by]))
        for setting in home.setting_rows(connection):
            signed_content.keep_setting(connection, me["claire"], setting.name, json.loads(setting.value))


@pytest.mark.parametrize("name", SAMPLES)
def test_all_that_stood_in_a_sample_is_read(name: str, tmp_path: Path) -> None:
    then = words_then(name)
    with unpacked(name, tmp_path) as house:
        if name in UNSIGNED_CONTENT:
            signed_by_its_writers(house, people(house, facts(name)["password"]))
        now = everything_in(house, facts(name))
    for what, lines in then.items():
        if name == UNSIGNED_STEPS and (what.startswith("cases of") or what == "answers"):
            continue  # what nobody signed is not believed, though it is there
        for line in lines:
            missing = min((Counter(line) - Counter(one) for one in now[what]), key=Counter.total)
            assert not missing, f"{what} of {name}"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_has_something_in_every_table(name: str, tmp_path: Path) -> None:
    empty = [table for table, count in counts(unpack(name, tmp_path)).items() if not count]
    assert empty == []


def test_a_sample_of_today_can_be_made(tmp_path: Path) -> None:
    filling = Filling(tmp_path)
    filling.fill()
    assert [table for table, count in counts(tmp_path / FILE_NAME).items() if not count] == []


@pytest.mark.parametrize("file", sorted(HERE.glob("*.msbundle")), ids=lambda file: file.name)
def test_a_bundle_of_an_earlier_version_is_understood(file: Path, tmp_path: Path) -> None:
    name = file.name.removesuffix(".msbundle")
    with unpacked(name, tmp_path) as house:
        arrived = Exchange(house, people(house, facts(name)["password"])["anne"]).look(file)
        assert arrived.count(Arriving.SAME) == 1
