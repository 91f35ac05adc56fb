"""What guessing receipts costs: reckoned rightly, and with the program's own cost longer than a life."""

import inspect

import pytest

from app.core.guessing import CODES, Guessing
from app.services.protection import Protection
from app.services.setting_up import SettingUp
from app.vault.passwords import MODERATE
from tests.homes import TestHome

YEAR = 365.25 * 86_400


def test_the_numbers_are_right() -> None:
    assert CODES == 2**42
    one = Guessing(1.0, 0)
    assert one.years() == pytest.approx(2**42 / YEAR)
    assert one.years(1_000) == pytest.approx(one.years() / 1_000)
    assert Guessing(1.0, 99).years() == pytest.approx(one.years() / 100)
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
    assert found.receipts == 1
    assert 0 < found.seconds < 60
