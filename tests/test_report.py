"""`--report` says what a PC is, and nothing of who is in the house."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.made_homes import NAMES, TestHome

ROOT = Path(__file__).resolve().parents[1]
PARTS = {"program", "system", "screens", "devices", "data", "milliseconds"}


@pytest.mark.files
def test_it_says_what_the_pc_is_and_no_content(home: TestHome) -> None:
    home.tell("geheim")
    called = home.house.home.name
    home.house.close()
    command = [sys.executable, "-m", "app", "--report", "--data", str(home.folder)]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    assert set(said) == PARTS
    assert not [part for part, value in said.items() if "failed" in value]
    assert said["screens"][0]["first"]
    assert said["milliseconds"]["one_card"] > 0
    assert said["data"]["is_there"]
    whole = done.stdout + done.stderr
    for secret in ("geheim", str(home.folder), called, *(name for name, _role in NAMES.values())):
        assert secret not in whole
    assert not list(home.folder.glob(".report-*"))
