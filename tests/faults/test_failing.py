"""Every write, sync and rename fails in turn, or the disk is full from some moment on, or there are no file
handles: what is refused is said, what was confirmed is there, and the program goes on. libfiu lets the system's
calls fail. `python3 dev.py faults` lets each call fail; every test run a few of them."""

import errno
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import disk_usage

import pytest

from tests.faults.living import ACTS
from tests.faults.watching import Watched, environment_number, watched
from tests.made_homes import TestHome

FAILURES = environment_number("MENG_STEMM_FAILURES", 2)
"""Calls of each sort that fail; all of them where there are fewer."""

CALLS = {
    "posix/io/rw/pwrite": errno.ENOSPC,
    "posix/io/rw/write": errno.ENOSPC,
    "posix/io/sync/fsync": errno.EIO,
    "posix/io/sync/fdatasync": errno.EIO,
    "posix/io/dir/rename": errno.EIO,
    "posix/io/dir/unlink": errno.EACCES,
    "posix/io/oc/open": errno.EMFILE,
}
"""What is made to fail, and as what."""

NEVER = 10**9

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="libfiu is a Linux library"),
    pytest.mark.timeout(300 + 40 * FAILURES),
]


def calls_of(seen: Watched, name: str) -> int:
    """Return how often a life that does everything once makes this call."""
    lines = seen.live(acts=len(ACTS), order=ACTS, fail=f"{name} {NEVER} 5 once")
    assert not seen.refused
    return int(lines[-1][1])


@pytest.mark.parametrize("name", CALLS)
def test_each_call_may_fail_once(home: TestHome, tmp_path: Path, name: str) -> None:
    seen = watched(home, tmp_path / "stick")
    there = calls_of(seen, name)
    for which in sorted(random.Random().sample(range(1, there + 1), min(FAILURES, there))):
        seen.live(acts=len(ACTS), order=ACTS, fail=f"{name} {which} {CALLS[name]} once")
        seen.everything_is_there()
    if name.endswith(("fsync", "pwrite")):
        assert there > 1, "the bench reaches the calls it is about"


@pytest.mark.parametrize("name", ["posix/io/rw/pwrite", "posix/io/sync/fdatasync"])
def test_a_disk_that_fails_from_some_moment_on(home: TestHome, tmp_path: Path, name: str) -> None:
    seen = watched(home, tmp_path / "stick")
    there = max(calls_of(seen, name), 1)
    for which in sorted(random.Random().sample(range(1, there + 1), min(FAILURES, there))):
        seen.live(acts=2 * len(ACTS), order=ACTS, fail=f"{name} {which} {CALLS[name]} always")
        seen.everything_is_there()
    assert seen.refused or FAILURES < 2


def test_no_file_handles_for_a_while(home: TestHome, tmp_path: Path) -> None:
    seen = watched(home, tmp_path / "stick")
    seen.live(acts=3 * len(ACTS), order=[*ACTS, "starve"])
    assert seen.refused
    seen.everything_is_there()
    before = len(seen.sent)
    seen.live(acts=len(ACTS), order=ACTS)
    assert len(seen.sent) > before


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few megabytes, where this machine lets one be made."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("needs the right to mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_refuses_and_loses_nothing(home: TestHome, tmp_path: Path, small_disk: Path) -> None:
    seen = watched(home, tmp_path / "stick")
    seen.move_to(small_disk / "data")
    (small_disk / "films").write_bytes(bytes(disk_usage(small_disk).free - 400_000))
    seen.live(acts=400, order=["send", "send", "answer", "vote", "learn"])
    assert seen.refused, "the disk became full"
    assert seen.sent
    seen.move_to(tmp_path / "larger")
    seen.everything_is_there()
    before = len(seen.sent)
    seen.live(acts=len(ACTS), order=ACTS)
    seen.everything_is_there()
    assert len(seen.sent) > before


def test_a_full_stick_is_told_and_the_data_is_safe(home: TestHome, tmp_path: Path, small_disk: Path) -> None:
    stick = small_disk / "stick"
    seen = watched(home, stick)
    (stick / "films").write_bytes(bytes(disk_usage(stick).free - 100_000))
    seen.live(acts=4, order=["backup", "send"])
    assert set(seen.refused) == {"backup: BackupNotWritten"}
    assert len(seen.sent) == 2
    assert not list(stick.glob("*.part"))
    seen.everything_is_there()
