"""A clock that jumps ends nothing: days are counted, and what ends is only what enough counted days have passed
for. Whoever looks after back-ups is told."""

import os
import sys
from datetime import timedelta
from time import time

import pytest

from app.assembly.hourly import Hourly
from app.core.audit_actions import AuditAction
from app.core.errors import ClockUnsure
from app.home.services.calm_clock import CalmClock, is_believed
from app.home.services.open_home import local
from app.reports.rules.retention import CARD_MONTHS
from app.reports.services.keeping import Keeping, KeptDraft
from app.reports.services.retention import Retention
from app.safekeeping.services.leftovers import seal_asides
from app.safekeeping.services.restoring import Restoring
from app.store import audit
from app.store.database import FILE_NAME
from app.year.rules.today import Need
from app.year.services.today import Today
from tests.made_homes import TestHome


class Running:
    """Seconds of the program's own running, which nobody sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def days_counted(home: TestHome) -> int:
    with home.house.database.reading() as connection:
        return audit.count_since(connection, AuditAction.DAY_SEEN, home.clock.now - timedelta(days=31))


def test_a_day_is_counted_once(home: TestHome) -> None:
    running = Running()
    clock = CalmClock(home.house, running)
    seen = set()
    for _hour in range(24 * 9):
        clock.look()
        seen.add(local(home.clock.now).date())
        assert days_counted(home) == len(seen)
        assert is_believed(home.house) == (len(seen) >= 7)
        home.clock.later(hours=1)
        running.seconds += 3_600
    assert len(seen) >= 9


def test_seven_days_make_a_clock_believed(home: TestHome) -> None:
    running = Running()
    clock = CalmClock(home.house, running)
    for _day in range(7):
        assert not is_believed(home.house)
        clock.look()
        home.clock.later(days=1)
        running.seconds += 24 * 3_600
    assert is_believed(home.house)


def test_days_that_pass_in_no_time_are_not_counted(home: TestHome) -> None:
    clock = CalmClock(home.house, Running())
    for _day in range(30):
        clock.look()
        home.clock.later(days=1)
    assert days_counted(home) <= 1
    assert not is_believed(home.house)


def test_a_jump_ends_no_card_and_no_draft_and_is_told(home: TestHome) -> None:
    sent = home.tell("Meng Kaart soll bleiwen.")
    receipt = home.telling.prepare_receipt()
    Keeping(home.house).keep(home.draft("nach net fäerdeg"), receipt)
    Hourly(home.house).go()
    home.clock.later(days=CARD_MONTHS * 31 + 400)  # an empty battery, or somebody who sets the clock
    Hourly(home.house).go()
    assert home.following.open(sent.code).keys.case_id
    assert isinstance(home.following.find(receipt.code), KeptDraft)
    for who in ("claire", "marc"):
        assert Need.CLOCK in {need.need for need in Today(home.house, home.signed_in(who)).needs()}


def test_nothing_is_erased_by_a_clock_that_is_not_believed(home: TestHome) -> None:
    home.tell()
    me = home.signed_in("claire")
    retention = Retention(home.house, me, home.casework("claire"))
    home.clock.later(days=9_000)
    with pytest.raises(ClockUnsure):
        retention.erase([])


def test_a_clock_that_is_a_little_wrong_alarms_nobody(home: TestHome) -> None:
    home.tell()
    for span in (timedelta(hours=-1), timedelta(days=40)):
        home.clock.now += span
        CalmClock(home.house, Running()).look()
    assert Need.CLOCK not in {need.need for need in Today(home.house, home.signed_in("marc")).needs()}


@pytest.mark.files
def test_what_was_kept_aside_is_sealed_after_a_day(home: TestHome) -> None:
    home.tell("Dat heiten.")
    aside = home.folder / "aside-20260301-120000-000000"
    aside.mkdir()
    (aside / FILE_NAME).write_bytes((home.folder / FILE_NAME).read_bytes())
    Hourly(home.house).go()
    assert (aside / FILE_NAME).exists(), "for a day it can be brought back by hand"
    two_days_ago = time() - 2 * 86_400
    os.utime(aside, (two_days_ago, two_days_ago))
    Hourly(home.house).go()
    assert not aside.exists()
    sealed = home.folder / f"{aside.name}.msbackup"
    inside = Restoring(home.folder).look_with_words(sealed, " ".join(home.recovery.words))
    assert inside.counted.home == "Haus Test"
    inside.forget()


@pytest.mark.files
@pytest.mark.skipif(sys.platform == "win32", reason="links there need a right that few accounts have")
def test_a_link_that_is_called_aside_leads_to_nothing_that_is_erased(home: TestHome) -> None:
    link = home.folder / "aside-20260101-000000-000000"
    link.symlink_to(home.folder, target_is_directory=True)
    long_ago = time() - 9 * 86_400
    os.utime(home.folder, (long_ago, long_ago))
    assert seal_asides(home.house) == 0
    home.tell("Et ass nach alles do.")
    assert len(home.casework("claire").order()) == 1
