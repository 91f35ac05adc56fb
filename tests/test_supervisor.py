"""The kiosk's parent process: starts it again after a crash, and gives up loudly."""

import io
import subprocess
import sys

import pytest

from app import supervisor
from app.supervisor import LONGEST_PAUSE, TRIES, WITHIN, kiosk, supervise


def run_with(codes: list[int], every: float = 1.0) -> tuple[bool, list[float], list[int]]:
    left, pauses, now = list(codes), list[float](), [0.0]

    def run() -> int:
        now[0] += every
        return left.pop(0)

    return supervise(run, pauses.append, lambda: now[0]), pauses, left


def test_a_program_that_ends_by_itself_is_not_started_again() -> None:
    assert run_with([0, 0]) == (True, [], [0])


def test_after_a_crash_it_starts_again_with_a_growing_pause() -> None:
    ended, pauses, left = run_with([1, -9, -11, 0])
    assert ended
    assert pauses == [1, 2, 4]
    assert left == []


def test_it_gives_up_after_repeated_failures() -> None:
    ended, pauses, left = run_with([1] * 20)
    assert not ended
    assert len(left) == 20 - TRIES
    assert max(pauses) <= LONGEST_PAUSE


def test_a_crash_now_and_then_is_not_counted_together() -> None:
    ended, pauses, _left = run_with([1] * 30 + [0], every=WITHIN + 1)
    assert ended
    assert set(pauses) == {1}


def test_giving_up_is_loud(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def run(command: list[str], **_more: object) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, 3)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(supervisor, "FIRST_PAUSE", 0.0)
    out = io.StringIO()
    assert kiosk(["--kiosk", "--demo"], out) == 1
    assert "not started again" in out.getvalue()
    assert len(started) == TRIES + 1
    assert started[0] == [sys.executable, "-m", "app", "--kiosk", "--demo", "--supervised"]
    assert started[-1][-1] == "--gave-up"
