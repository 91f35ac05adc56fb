"""A short slice of `python3 dev.py soak`: pages that were seen before leave nothing behind."""

import sys

import pytest

from tests.soak.walker import GROWTH, Walker, resident, widgets

STEPS = 150
FEW = 40
"""Husks that Qt's own scroll bars leave."""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory there is")
@pytest.mark.timeout(300)
@pytest.mark.long
def test_the_kiosk_does_not_grow() -> None:
    walker = Walker()
    for _step in range(2 * STEPS):
        walker.step()
    before = resident()
    for _step in range(STEPS):
        walker.step()
    grown = resident() - before
    walker.close()
    assert grown < GROWTH


@pytest.mark.timeout(300)
@pytest.mark.long
def test_pages_that_are_gone_leave_no_husks() -> None:
    walker = Walker(seed=1)
    counted = []
    for _round in range(2):
        for _step in range(STEPS):
            walker.step()
        walker.rest()
        counted.append(widgets())
    walker.close()
    assert counted[1] - counted[0] < FEW
