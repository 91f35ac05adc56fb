"""The power goes at a random moment, whatever is being done: what was confirmed, then or before, is there, the
program starts again, and its own check finds nothing. `python3 dev.py faults` does it 500 times; every test run
does it a few."""

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.home.services.open_home import open_house
from app.reports.services.casework import Casework
from app.store.migrations.run import known
from tests.faults.living import ACTS
from tests.faults.watching import ROOT, environment_number, watched
from tests.made_homes import TestHome
from tests.samples.reading import NOW, facts, people, unpack, words_then

KILLS = environment_number("MENG_STEMM_KILLS", 5)
EACH = 20
"""Kills in one home."""

LONGEST = 0.6
"""Seconds within which the power goes."""

pytestmark = [
    pytest.mark.timeout(120 + 10 * KILLS),
]


@pytest.mark.parametrize("home_number", range(-(-KILLS // EACH)))
def test_what_was_confirmed_outlives_any_kill(home: TestHome, tmp_path: Path, home_number: int) -> None:
    chance = random.Random()
    seen = watched(home, tmp_path / "stick")
    seen.live(acts=len(ACTS), order=ACTS)
    assert seen.sent
    assert seen.answered
    assert seen.votes
    assert seen.learned
    for _kill in range(min(EACH, KILLS - home_number * EACH)):
        seen.live(after=chance.uniform(0, LONGEST), seed=chance.randrange(10**9))
        seen.everything_is_there()
    assert not seen.refused


@pytest.mark.parametrize("revision", known()[:-1])
def test_an_upgrade_that_is_killed_begins_again(tmp_path: Path, revision: str) -> None:
    chance = random.Random()
    opens = "import sys; from pathlib import Path; from app.home.services.open_home import open_house;"
    opens += "print('x', flush=True); open_house(Path(sys.argv[1]))"
    for number in range(max(1, KILLS // 10)):
        folder = tmp_path / f"copy{number}"
        unpack(revision, folder)
        process = subprocess.Popen([sys.executable, "-c", opens, str(folder)], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(chance.uniform(0, LONGEST))
        process.kill()
        process.communicate()
        house = open_house(folder, lambda: NOW)
        claire = people(house, facts(revision)["password"])["claire"]
        assert len(Casework(house, claire).order()) == len(words_then(revision)["cases of claire"])
        assert house.database.sound()
        house.close()
        shutil.rmtree(folder)
