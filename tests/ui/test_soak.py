"""A short slice of `python3 dev.py soak`: pages that were seen before leave nothing behind."""

import sys

import pytest

from tests.soak.walker import GROWTH, Walker, resident

STEPS = 150


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux how much memory there is")
@pytest.mark.timeout(300)
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
