"""The secret ballot: each card once, each vote whole or absent, and nothing that joins a card and a choice: no
key, no order, no time, no journal."""

import json
import secrets
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import inspect, literal_column, select, text
from sqlalchemy import table as sql_table
from sqlalchemy.exc import OperationalError

from app.core.audit_actions import AuditAction
from app.core.errors import (
    BallotAltered,
    BallotClosed,
    CardUnknown,
    CardUsed,
    ChoiceInvalid,
    ContentDamaged,
    NotAllowed,
    StoreProblem,
)
from app.home.services.groups import Group, group_public
from app.parliament.rows import drop_in
from app.parliament.rules.ballots import Ballot, BallotOption, BallotState, Method, Purpose
from app.parliament.services.ballot_cards import Code
from app.parliament.services.ballots import HoldingBallots, Voting
from app.parliament.services.parliament import Parliament
from app.store import audit
from app.store.database import FILE_NAME
from app.vault.keys import wrap
from app.vault.sealing import bound_to, fingerprint
from tests.made_homes import TestHome, only_readable

ROOT = Path(__file__).resolve().parents[2]
OPTIONS = tuple(BallotOption(f"o{number}", f"Iddi {number}", "star") for number in range(12))


def holding(home: TestHome, who: str = "claire") -> HoldingBallots:
    return HoldingBallots(home.house, home.signed_in(who))


def opened(home: TestHome, cards: int = 12, method: Method = Method.ONE) -> tuple[Ballot, list[Code]]:
    made = holding(home).keep(Ballot("", "Wat maache mir e Freideg?", method, OPTIONS))
    return holding(home).open(made.id, cards)


def vote(home: TestHome, ballot: Ballot, code: Code, *chosen: str) -> None:
    voting = Voting(home.house)
    voting.put_in(ballot.id, voting.card(ballot.id, code), chosen)


def test_twelve_children_vote_and_the_count_is_right(home: TestHome) -> None:
    ballot, codes = opened(home)
    assert len(set(codes)) == 12
    wanted = ["o1", "o1", "o1", "o2", "o2", "o3", "", "o1", "o4", "o1"]
    for code, chosen in zip(codes, wanted, strict=False):
        vote(home, ballot, code, *filter(None, [chosen]))
    assert Voting(home.house).turnout(ballot.id) == 10
    box = holding(home).close(ballot.id)
    assert {name: count for name, count in box.result.counts.items() if count} == Counter(filter(None, wanted))
    assert (box.result.votes, box.result.blank, box.result.winners) == (10, 1, ("o1",))
    assert holding(home, "tom").box(ballot.id) == box


def test_a_card_is_taken_once(home: TestHome) -> None:
    ballot, codes = opened(home)
    card = Voting(home.house).card(ballot.id, codes[0])
    vote(home, ballot, codes[0], "o1")
    with pytest.raises(CardUsed):
        Voting(home.house).card(ballot.id, codes[0])
    with pytest.raises(CardUsed):
        Voting(home.house).put_in(ballot.id, card, ["o2"])
    assert holding(home).close(ballot.id).result.votes == 1


def test_a_wrong_card_is_refused_and_the_next_try_waits(home: TestHome) -> None:
    ballot, _codes = opened(home)
    wrong = ("fox", "fox", "fox", "fox", "fox")
    for _try in range(6):
        with pytest.raises(CardUnknown) as refused:
            Voting(home.house).card(ballot.id, wrong)
    assert refused.value.pause.total_seconds() > 0


def test_a_card_of_another_ballot_is_no_card_here(home: TestHome) -> None:
    _first, codes = opened(home)
    second, _codes = opened(home)
    with pytest.raises(CardUnknown):
        Voting(home.house).card(second.id, codes[0])


def test_before_and_after_nobody_votes(home: TestHome) -> None:
    made = holding(home).keep(Ballot("", "x", Method.ONE, OPTIONS))
    with pytest.raises(BallotClosed):
        Voting(home.house).card(made.id, ("fox",) * 5)
    ballot, codes = holding(home).open(made.id, 2)
    card = Voting(home.house).card(ballot.id, codes[0])
    holding(home).close(ballot.id)
    with pytest.raises(BallotClosed):
        Voting(home.house).put_in(ballot.id, card, ["o1"])
    with pytest.raises(BallotClosed):
        holding(home).keep(ballot)
    with pytest.raises(BallotClosed):
        holding(home).close(ballot.id)


def test_what_is_no_choice_uses_no_card(home: TestHome) -> None:
    ballot, codes = opened(home)
    with pytest.raises(ChoiceInvalid):
        vote(home, ballot, codes[0], "o1", "o2")
    vote(home, ballot, codes[0], "o1")


@pytest.mark.files
def test_a_vote_that_cannot_be_written_uses_no_card(home: TestHome) -> None:
    ballot, codes = opened(home)
    card = Voting(home.house).card(ballot.id, codes[0])
    with only_readable(home), pytest.raises(StoreProblem):
        Voting(home.house).put_in(ballot.id, card, ["o1"])
    assert Voting(home.house).turnout(ballot.id) == 0
    vote(home, ballot, codes[0], "o1")


def test_nobody_sees_a_result_before_the_ballot_is_closed(home: TestHome) -> None:
    ballot, codes = opened(home)
    vote(home, ballot, codes[0], "o7")
    with pytest.raises(BallotClosed):
        holding(home).box(ballot.id)
    whole = b"".join(
        file.read_bytes() for file in home.folder.iterdir() if file.is_file() and file.name != FILE_NAME
    )
    with home.house.database.reading() as connection:
        (sealed,) = connection.execute(text("SELECT sealed FROM votes")).scalars()
    assert b"o7" not in sealed
    assert sealed not in whole


@pytest.mark.files
def test_no_order_and_no_journal_joins_cards_and_votes(home: TestHome) -> None:
    """Rows are stored by random key, without row id or time, and the journal is empty after each vote: a copy of
    the file cannot link them."""
    ballot, codes = opened(home)
    with home.house.database.reading() as connection:
        before = connection.execute(text("SELECT hash FROM ballot_cards")).scalars().all()
    assert before == sorted(before)
    for number, code in enumerate(codes):
        vote(home, ballot, code, f"o{number}")
        journal = home.folder / f"{FILE_NAME}-wal"
        assert not journal.exists() or journal.stat().st_size == 0
    with home.house.database.reading() as connection:
        ids = connection.execute(text("SELECT id FROM votes")).scalars().all()
        lengths = set(connection.execute(text("SELECT length(sealed) FROM votes")).scalars())
        columns = {
            table: {get_column["name"] for get_column in inspect(connection).get_columns(table)}
            for table in ("ballot_cards", "votes")
        }
    assert ids == sorted(ids)
    assert len(lengths) == 1
    assert columns == {"ballot_cards": {"ballot_id", "hash", "used"}, "votes": {"ballot_id", "id", "sealed"}}
    for table in columns:
        with pytest.raises(OperationalError), home.house.database.engine.connect() as raw:
            raw.execute(select(literal_column("rowid")).select_from(sql_table(table)))
    box = holding(home).close(ballot.id)
    assert list(box.votes) == sorted(box.votes)


def test_the_place_of_a_vote_tells_nothing_of_when_it_came(home: TestHome) -> None:
    """Over many ballots of two votes, storage order is independent of voting order."""
    first_in_front, rounds = 0, 40
    for _round in range(rounds):
        ballot, codes = opened(home, 2)
        vote(home, ballot, codes[0], "o1")
        with home.house.database.reading() as connection:
            query = text("SELECT id FROM votes WHERE ballot_id = :ballot ORDER BY id")
            (first,) = connection.execute(query, {"ballot": ballot.id}).scalars()
        vote(home, ballot, codes[1], "o2")
        with home.house.database.reading() as connection:
            first_in_front += connection.execute(query, {"ballot": ballot.id}).scalars().all()[0] == first
    assert 6 <= first_in_front <= 34


@pytest.mark.files
def test_a_closed_ballot_that_was_altered_is_found_out(home: TestHome) -> None:
    ballot = holding(home).keep(Ballot("", "Wat?", Method.ONE, OPTIONS, purpose=Purpose.SUPPORT))
    ballot, codes = holding(home).open(ballot.id, 12)
    vote(home, ballot, codes[0], "o1")
    box = holding(home).close(ballot.id)
    assert Parliament(home.house).support()["o1"] == 1
    with home.house.database.reading() as connection:
        actions = connection.execute(text("SELECT action FROM audit")).scalars().all()
    assert f"ballot closed: {box.hash[:32]} {ballot.id}" in actions
    home.house.close()
    forged = '[["o2"]]'
    for whole in (box.hash, fingerprint(forged.encode()).hex()):
        with sqlite3.connect(home.folder / FILE_NAME) as raw:
            raw.execute("UPDATE ballots SET box = ?, hash = ?", (forged, whole))
        raw.close()
        again = home.reopened()
        with pytest.raises(BallotAltered):
            holding(again).box(ballot.id)
        assert Parliament(again.house).results(5) == [], "the kiosk shows what is whole, and nothing breaks off"
        assert Parliament(again.house).support() == {}
        again.house.close()


@pytest.mark.files
def test_votes_without_cards_are_not_counted(home: TestHome) -> None:
    ballot, codes = opened(home)
    vote(home, ballot, codes[0], "o1")
    with sqlite3.connect(home.folder / FILE_NAME) as raw:
        raw.execute("INSERT INTO votes SELECT ballot_id, 'stuffed', sealed FROM votes")
    raw.close()
    with pytest.raises(ContentDamaged):  # a copied seal, bound to another id
        holding(home).close(ballot.id)
    with home.house.database.writing() as connection:
        public = group_public(connection, Group.BALLOTS)
        for number in range(3):
            sealed = wrap(
                public, json.dumps(["o2"]).encode().ljust(512), bound_to("vote", ballot.id, f"s{number}")
            )
            drop_in(connection, ballot.id, f"s{number}", sealed)
        connection.execute(text("DELETE FROM votes WHERE id = 'stuffed'"))
    with pytest.raises(BallotAltered):
        holding(home).close(ballot.id)


@pytest.mark.files
def test_a_box_that_was_closed_before_the_log_named_its_ballot_still_opens(home: TestHome) -> None:
    ballot, codes = opened(home)
    vote(home, ballot, codes[0], "o1")
    box = holding(home).close(ballot.id)
    with home.house.database.writing() as connection:
        audit.append(connection, home.clock(), "", AuditAction.BALLOT_CLOSED, about=box.hash[:32])
    assert holding(home).box(ballot.id) == box


def test_only_coordinators_and_advocates_hold_ballots(home: TestHome) -> None:
    for who in ("tom", "marc"):
        with pytest.raises(NotAllowed):
            holding(home, who).keep(Ballot("", "x", Method.ONE, OPTIONS))
    made = holding(home, "anne").keep(Ballot("", "x", Method.ONE, OPTIONS))
    assert made.state is BallotState.PREPARED


KILLED = """
import sys
from pathlib import Path
from tests.made_homes import Clock, TestHome
from app.home.services.open_home import open_house
from app.parliament.services.ballots import Voting
house = open_house(Path(sys.argv[1]), Clock())
voting, ballot = Voting(house), sys.argv[2]
for line in sys.stdin:
    code = tuple(line.strip().split(","))
    card = voting.card(ballot, code)
    print("card", flush=True)
    voting.put_in(ballot, card, ["o1"])
    print("in", flush=True)
"""


@pytest.mark.parametrize("number", range(4))
def test_a_power_cut_leaves_each_vote_whole_or_absent(home: TestHome, number: int) -> None:
    ballot, codes = opened(home, 20)
    home.house.close()
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home.folder), ballot.id],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n".join(",".join(code) for code in codes) + "\n")
    process.stdin.flush()
    told = 0
    for _line in range(3 + secrets.randbelow(12) + number):
        told += process.stdout.readline().strip() == "in"
    process.kill()
    process.wait()
    process.stdin.close()
    process.stdout.close()
    again = home.reopened()
    used = Voting(again.house).turnout(ballot.id)
    box = holding(again).close(ballot.id)
    assert box.result.votes == used >= told
    again.house.close()
