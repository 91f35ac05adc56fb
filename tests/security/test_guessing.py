"""What guessing receipts costs: reckoned rightly, and with the program's own cost longer than a life."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from app.home.services.open_home import OpenHome
from app.people.services.setting_up import SettingUp
from app.safekeeping.rules.guessing import CODES, Guessing
from app.safekeeping.services.protection import Protection
from app.vault.passwords import DEMO, MODERATE
from tests.made_homes import TestHome

ROOT = Path(__file__).resolve().parents[2]
YEAR = 365.25 * 86_400


def test_the_numbers_are_right() -> None:
    assert CODES == 2**42
    guessing = Guessing(1.0, 0)
    assert guessing.years() == pytest.approx(2**42 / YEAR)
    assert guessing.years(1_000) == pytest.approx(guessing.years() / 1_000)
    assert Guessing(1.0, 99).years() == pytest.approx(guessing.years() / 100)
    assert Guessing(3_600.0, 2**42 - 1).euros == pytest.approx(0.02)


def test_the_fastest_computer_guesses_for_years() -> None:
    """Each guess fills 256 MiB three times over; a computer that did nothing else at 100 GB a second would look
    for the first of a hundred cards for ten years."""
    fastest = MODERATE.memory * MODERATE.passes / 100e9
    assert Guessing(fastest, 100).years() > 10
    chosen = inspect.signature(SettingUp).parameters["cost"].default
    assert chosen == MODERATE, "what a new home's cards cost"


def test_it_is_measured_in_this_home(home: TestHome) -> None:
    home.tell()
    found = Protection(home.house, home.signed_in("tom")).guessing()
    assert found.receipts == 10, "a number that does not tell of one more"
    assert 0 < found.seconds < 60


def test_no_file_makes_a_card_cheaper_than_the_program_wants(
    home: TestHome, unsigned_home: TestHome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes a lower cost into the file would guess the cards made from then on. What was signed counts;
    in a home from before that, never less than the program wants."""
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE homes SET receipt_passes = 1, receipt_memory = 8192")
    assert home.house.receipt_cost == DEMO
    home = unsigned_home
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE homes SET receipt_passes = 1, receipt_memory = 8192")
    monkeypatch.setattr(OpenHome, "least_receipt_cost", MODERATE)
    assert home.house.receipt_cost == MODERATE
    with home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE homes SET receipt_passes = 4")
    assert home.house.receipt_cost.passes == 4, "dearer is allowed"


def test_what_ships_makes_no_cheap_cards() -> None:
    script = "from app.home.services.open_home import OpenHome; print(OpenHome.least_receipt_cost)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == str(MODERATE)
