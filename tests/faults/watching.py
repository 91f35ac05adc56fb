"""What the bench of faults knows: what a life confirmed, and how to look whether all of it is there."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import Any

from app.parliament.rules.ballots import Ballot, Method
from app.parliament.services.ballots import HoldingBallots, Voting
from app.safekeeping.services.backups import ENDING, BackupWork
from app.safekeeping.services.checking import check
from app.safekeeping.services.restoring import Restoring
from app.training.services.my_training import MyTraining
from tests.faults.living import Life
from tests.made_homes import TestHome

ROOT = Path(__file__).resolve().parents[2]
CARDS = 150
PRELOADED = "/usr/lib/fiu/fiu_run_preload.so /usr/lib/fiu/fiu_posix_preload.so"
_LONGEST = 120
KILLED = 1 if sys.platform == "win32" else -9
"""How a process ends that was killed."""


@dataclass
class Watched:
    """A home, worker processes run on it, and what they confirmed."""

    home: TestHome
    place: Path
    stick: Path
    ballot: Ballot
    cards: list[Sequence[str]]
    keys: list[str]
    sent: dict[tuple[str, ...], str] = field(default_factory=dict)
    answered: dict[str, list[str]] = field(default_factory=dict)
    votes: int = 0
    learned: set[str] = field(default_factory=set)
    backups: list[Path] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    restored: int = 0
    unsure: int = 0
    """Votes possibly stored but unconfirmed, as the process was killed."""

    @property
    def words(self) -> str:
        """Return the recovery words."""
        return " ".join(self.home.recovery.words)

    def plan(self, acts: int, order: Sequence[str], seed: int) -> Path:
        """Write what a life is to do."""
        file = self.place / "plan.json"
        used = Voting(self.home.house).turnout(self.ballot.id)
        left = self.cards[: CARDS - used]
        plan = {
            "acts": acts,
            "order": order,
            "seed": seed,
            "ballot": self.ballot.id,
            "cards": left,
            "keys": self.keys,
        }
        file.write_text(json.dumps(plan), encoding="utf-8")
        return file

    def live(
        self,
        *,
        acts: int = 0,
        order: Sequence[str] = (),
        after: float | None = None,
        fail: str = "",
        seed: int = 0,
    ) -> list[list[Any]]:
        """Run a worker process to its end, or kill it `after` seconds; return its output. Fails on any other
        exit."""
        file = self.plan(acts, order, seed)
        self.home.house.close()
        environment = dict(os.environ)
        if fail:
            environment |= {"FAIL": fail, "LD_PRELOAD": PRELOADED}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.living", str(self.home.folder), str(file)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        if after is not None and first:
            time.sleep(after)
            process.kill()
        rest, wrong = process.communicate(timeout=_LONGEST)
        killed = process.returncode == KILLED and not wrong
        assert process.returncode == 0 or killed, wrong.decode()
        lines = [json.loads(line) for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]
        self._note(lines)
        self.unsure += int(killed)
        for aside in self.home.folder.glob("aside-*"):
            rmtree(aside)
        self.home.clock.now = datetime.now(UTC)
        self.home = self.home.reopened()
        return lines

    def move_to(self, folder: Path) -> None:
        """Let the data lie elsewhere from now on."""
        self.home.house.close()
        copytree(self.home.folder, folder)
        self.home.folder = folder
        self.home = self.home.reopened()

    def _note(self, lines: list[list[Any]]) -> None:
        for kind, *rest in lines:
            match kind:
                case "send":
                    self.sent[tuple(rest[0])] = rest[1]
                case "answer":
                    self.answered.setdefault(str(rest[0]), []).append(str(rest[1]))
                case "vote":
                    self.votes += 1
                case "learn":
                    self.learned.add(str(rest[0]))
                case "backup":
                    self.backups.append(Path(str(rest[0])))
                case "restore":
                    self.restored += 1
                case "refused":
                    self.refused.append(f"{rest[0]}: {rest[1]}")
                    self.unsure += rest[0] == "vote"

    def everything_is_there(self) -> None:
        """Look for all that was ever confirmed, as those it is for, and let the program check itself."""
        home = self.home
        for code, words in self.sent.items():
            case_id = home.following.open(code).keys.case_id
            assert home.casework("claire").open(case_id).report.text.strip() == words.strip()
        for case_id, answers in self.answered.items():
            entries = home.casework("claire").open(case_id).entries
            assert set(answers) <= {entry.text for entry in entries}
        in_the_box = Voting(home.house).turnout(self.ballot.id)
        assert self.votes <= in_the_box <= self.votes + self.unsure, "each vote that was confirmed, and none twice"
        assert self.learned <= Life.done(MyTraining(home.house, home.signed_in("tom")))
        there = set(self.stick.glob(f"*{ENDING}"))
        for file in sorted(set(self.backups) & there)[-2:]:
            with TemporaryDirectory() as place:
                Restoring(Path(place)).look_with_words(file, self.words).forget()
        checked = check(home.folder, self.words)
        assert checked.findings == ()
        assert checked.opened >= len(self.sent)


def watched(home: TestHome, stick: Path, seed: int | None = None) -> Watched:
    """Prepare a home: a stick, an open ballot with cards, chapters to read."""
    stick.mkdir()
    BackupWork(home.house, home.signed_in("claire")).choose(stick)
    holding = HoldingBallots(home.house, home.signed_in("claire"))
    made = holding.keep(Ballot("", "Maache mir en Ausfluch?", Method.YES_NO, ()))
    ballot, codes = holding.open(made.id, CARDS)
    training = MyTraining(home.house, home.signed_in("tom"))
    items = [item for course in training.courses() for module in course.modules for item in module.items]
    keys = [item.key for item in items if item.key.endswith("/read")]
    random.Random(seed).shuffle(keys)
    home.tell("éischt")
    return Watched(home, home.folder.parent, stick, ballot, [list(code) for code in codes], keys)


def environment_number(name: str, short: int) -> int:
    """Return how often something is done: a short slice, or as `dev.py faults` says."""
    return int(os.environ.get(name, str(short)))
