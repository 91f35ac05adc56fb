"""Single bits turn over in the data and in a back-up: what was said comes out as it was, or the program says that
it is damaged. Where its own check finds nothing, everything is there."""

import random
import shutil
from pathlib import Path

import pytest

from app.core.errors import BackupUnreadable, MengStemmError
from app.home.services.open_home import OpenHome, open_house
from app.safekeeping.services.checking import Wrong, check
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME
from tests.faults.watching import Watched, environment_number, watched
from tests.made_homes import TestHome

FLIPS = environment_number("MENG_STEMM_FLIPS", 60)

pytestmark = pytest.mark.timeout(120 + 2 * FLIPS)


@pytest.fixture
def lived(home: TestHome, tmp_path: Path) -> Watched:
    """A home in which a few things happened, closed."""
    seen = watched(home, tmp_path / "stick")
    seen.live(acts=12, order=["send", "answer", "vote", "learn", "backup", "send"])
    assert seen.home.ids  # known from here on, also once its file is closed
    seen.home.house.close()
    return seen


def flipped(data: bytes, chance: random.Random, least: int = 0) -> bytes:
    """Turn one to three bits over."""
    changed = bytearray(data)
    for _bit in range(chance.randint(1, 3)):
        changed[chance.randrange(least, len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def read_back(seen: Watched, house: OpenHome) -> tuple[int, int]:
    """Return how many reports come out as they were, and how many are refused; none comes out otherwise."""
    as_it_was = refused = 0
    there = TestHome(seen.home.folder, seen.home.clock, house, seen.home.recovery)
    there.__dict__["ids"] = seen.home.ids
    for code, words in seen.sent.items():
        try:
            case_id = there.following.open(code).keys.case_id
            assert there.casework("claire").open(case_id).report.text.strip() == words.strip()
            as_it_was += 1
        except MengStemmError:
            refused += 1
    return as_it_was, refused


def test_flipped_bits_in_the_data(lived: Watched, tmp_path: Path) -> None:
    chance = random.Random()
    data = (lived.home.folder / FILE_NAME).read_bytes()
    found = clean = 0
    for number in range(FLIPS):
        folder = tmp_path / f"flipped{number}"
        folder.mkdir()
        (folder / FILE_NAME).write_bytes(flipped(data, chance))
        try:
            checked = check(folder, lived.words)
        except MengStemmError:
            checked = None
        if checked is not None and not checked.findings:
            clean += 1
            assert checked.opened == len(lived.sent) + 1
        else:
            found += 1
        try:
            house = open_house(folder, lived.home.clock)
            read_back(lived, house)
            house.close()
        except MengStemmError:
            assert checked is None or checked.findings, "what does not open is found by the check"
        shutil.rmtree(folder)
    assert found + clean == FLIPS
    assert found


def test_flipped_bits_in_a_back_up(lived: Watched, tmp_path: Path) -> None:
    chance = random.Random()
    data = lived.backups[-1].read_bytes()
    bad = tmp_path / "bad.msbackup"
    for _flip in range(FLIPS):
        bad.write_bytes(flipped(data, chance))
        with pytest.raises(MengStemmError):
            Restoring(tmp_path / "new").look_with_words(bad, lived.words).forget()
    bad.write_bytes(data[: len(data) // 2])
    with pytest.raises(BackupUnreadable):
        Restoring(tmp_path / "new").look_with_words(bad, lived.words)


def test_an_undamaged_home_is_clean(lived: Watched) -> None:
    assert check(lived.home.folder, lived.words).findings == ()
    house = open_house(lived.home.folder, lived.home.clock)
    assert read_back(lived, house) == (len(lived.sent), 0)
    house.close()
    assert Wrong.FILE not in {finding.wrong for finding in check(lived.home.folder).findings}
