"""A slice of `python3 dev.py tamper`: nobody reads what they may not, and nothing is silent that was told
before."""

import json
from pathlib import Path

import pytest

from tests.server.cluster import cluster, is_there
from tests.tamper.__main__ import OPEN, known_silent
from tests.tamper.changes import Change, changes
from tests.tamper.home import NAMED, Original, Read, original
from tests.tamper.judging import Outcome, breaches, judged

EVERY = 120
"""One change in so many is tried here."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Original:
    return original(tmp_path_factory.mktemp("tamper"))


def test_the_home_has_something_in_every_table(made: Original) -> None:
    every = list(changes(made.file, made.older))
    assert len({change.table for change in every}) > 25
    assert len({change.name for change in every}) == len(every) > 850
    assert not any(isinstance(part, str) for part in made.read.parts.values()), made.read.parts


@pytest.mark.timeout(300)
def test_nobody_reads_more_and_nothing_is_silent_that_was_told(made: Original) -> None:
    found = [judged(change, made) for change in list(changes(made.file, made.older))[7::EVERY]]
    assert {result.outcome for result in found} > {Outcome.TOLD}
    assert [result for result in found if result.outcome is Outcome.BREACH] == []
    known = known_silent()
    assert [result for result in found if result.outcome in OPEN and result.name not in known] == []


def test_a_report_that_is_swallowed_is_refused(made: Original) -> None:
    trigger = next(change for change in changes(made.file, made.older) if change.table == "swallows")
    assert judged(trigger, made).outcome is Outcome.REFUSED


@pytest.mark.skipif(not is_there(), reason="PostgreSQL is not installed")
def test_nobody_reads_more_after_a_move_to_a_server(tmp_path: Path) -> None:
    with cluster() as server:
        made = original(tmp_path, server)
        every = changes(made.file, made.older)
        roles = [change for change in every if change.name == "accounts.role another's"]
        assert [judged(change, made, server).outcome for change in roles] == [Outcome.TOLD]


def test_a_change_that_changes_nothing_is_no_change(made: Original) -> None:
    nothing = Change("cases", "id", "kept", lambda _connection: False)
    assert judged(nothing, made).outcome is Outcome.NONE


def test_a_breach_would_be_seen() -> None:
    own, others = {"cases of tom": [["Moien"]]}, {"cases of anne": [[NAMED["tom"]], ["Moien"]]}
    before = Read({"cases of tom": own, "cases of anne": others})
    now = Read({"cases of tom": {"cases of tom": [["Moien"], [NAMED["tom"]]]}, "cases of anne": others})
    assert list(breaches(before, before)) == []
    assert list(breaches(before, now)) == ["tom reads what names them", "tom reads a case of somebody else"]


def test_the_list_of_what_is_silent_names_changes_that_there_are(made: Original) -> None:
    there = {change.name for change in changes(made.file, made.older)}
    assert set(json.loads(Path(__file__).with_name("silent.json").read_text("utf-8"))) <= there
