"""Worker process of the fault tests: tells, answers, votes, learns, backs up and restores, in any order, and
prints every confirmation, until it is done or killed. Refusals are printed too; any other error ends it.

`FAIL` in the environment injects a fault: system call, its number, errno, and once or from then on, as in
`posix/io/rw/pwrite 12 28 once`. It needs libfiu preloaded."""

import ctypes
import json
import os
import random
import sys
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

from app.core.errors import MengStemmError
from app.core.rights import Role
from app.home.services.open_home import OpenHome, open_house
from app.home.services.signing_in import SigningIn
from app.parliament.services.ballots import Voting
from app.reports.rules.report import Draft, Wish
from app.reports.services.casework import Casework
from app.reports.services.telling import Telling
from app.safekeeping.services.backups import Backups
from app.safekeeping.services.restoring import Restoring
from app.training.rules.standing import UNDONE
from app.training.services.my_training import MyTraining
from tests.made_homes import PASSWORD

ACTS = ("send", "answer", "vote", "learn", "backup", "restore")
LENGTH = 4_000
_FEW_HANDLES = 200


class Voice:
    """Exempts output from injected faults."""

    at_work = False


def say(*what: object) -> None:
    """Confirm something: from now on it has to be there."""
    Voice.at_work = True
    print(json.dumps(what), flush=True)
    Voice.at_work = False


class Life:
    """One program at one home; `cards` are ballot papers nobody has used yet."""

    def __init__(self, folder: Path, plan: dict[str, Any]) -> None:
        self.folder, self.plan = folder, plan
        self.house: OpenHome = open_house(folder)
        self.house.reports_wait = False
        self.cards, self.keys = [tuple(code) for code in plan["cards"]], list(plan["keys"])
        by_role = {person.role: person.id for person in self.house.colleagues()}
        signing_in = SigningIn(self.house)
        self.claire = signing_in.sign_in(by_role[Role.COORDINATOR], PASSWORD)
        self.anne = signing_in.sign_in(by_role[Role.ADVOCATE], PASSWORD)
        self.tom = signing_in.sign_in(by_role[Role.EDUCATOR], PASSWORD)

    def send(self, number: int) -> None:
        """A child tells something."""
        telling = Telling(self.house)
        words = f"{os.getpid()} {number} ".ljust(LENGTH, "x")
        sent = telling.send(
            Draft("lb", text=words, wishes=frozenset({Wish.COORDINATOR})), telling.prepare_receipt()
        )
        say("send", sent.code, words)

    def answer(self, number: int) -> None:
        """A coordinator answers one of the newest reports."""
        casework = Casework(self.house, self.claire)
        case_id = casework.order()[-1]
        words = f"Merci {os.getpid()} {number}"
        casework.answer(casework.open(case_id), words)
        say("answer", case_id, words)

    def vote(self, _number: int) -> None:
        """A child puts the next card into the box."""
        if self.cards:
            voting, ballot = Voting(self.house), str(self.plan["ballot"])
            voting.put_in(ballot, voting.card(ballot, self.cards.pop()), ["yes"])
            say("vote")

    def learn(self, _number: int) -> None:
        """An educator reads the next chapter."""
        training = MyTraining(self.house, self.tom)
        done = self.done(training)
        undone = [key for key in self.keys if key not in done]
        if undone:
            training.confirm_read(undone[0])
            say("learn", undone[0])

    @staticmethod
    def done(training: MyTraining) -> set[str]:
        """Return what has been learned."""
        items = [item for course in training.courses() for module in course.modules for item in module.items]
        return {item.key for item in items if item.standing.state not in UNDONE}

    def backup(self, _number: int) -> None:
        """The day ends."""
        say("backup", str(Backups(self.house).make().file))

    def restore(self, _number: int) -> None:
        """Somebody makes a back-up and brings it back at once."""
        file = Backups(self.house).make().file
        restoring = Restoring(self.folder)
        inside = restoring.look_as(file, self.claire)
        self.house.close()
        try:
            restoring.take(inside, self.claire, self.anne)
        finally:
            inside.forget()
            self.house = open_house(self.folder)
            self.house.reports_wait = False
        say("restore")

    def starve(self, _number: int) -> None:
        """Run out of file handles for a while, and do everything once."""
        import resource  # not on Windows

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (_FEW_HANDLES, hard))
        taken = every_handle()
        self.attempt("send", 0)
        self.house.close()
        taken += every_handle()
        for name in ACTS[:-1]:
            self.attempt(name, 0)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        for number in taken:
            os.close(number)

    def attempt(self, name: str, number: int) -> None:
        """Do one thing, or say that it was refused: by the program's own word, or by the system's, which the
        screens answer with the same calm."""
        try:
            getattr(self, name)(number)
        except (MengStemmError, OSError) as error:
            say("refused", name, type(error).__name__)


def every_handle() -> list[int]:
    """Take all handles that are left."""
    taken = []
    with suppress(OSError):
        while True:
            taken.append(os.open(os.devnull, os.O_RDONLY))
    return taken


def arm(wish: str) -> None:
    """Inject the fault that `FAIL` describes."""
    name, which, code, how = wish.split()
    library = ctypes.CDLL("libfiu.so.0")
    kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    calls = count(1)

    def fails(*_about: object) -> int:
        if Voice.at_work:
            return 0
        number = next(calls)
        return int(number == int(which) if how == "once" else number >= int(which))

    asked = kind(fails)
    arm.kept = (asked, calls)  # type: ignore[attr-defined]
    library.fiu_enable_external(name.encode(), 1, ctypes.c_void_p(int(code)), 0, asked)


def main(folder: str, plan: str) -> None:
    """Live as the plan says."""
    read = json.loads(Path(plan).read_text(encoding="utf-8"))
    chance = random.Random(read["seed"])
    life = Life(Path(folder), read)
    say("begun")
    if wish := os.environ.get("FAIL"):
        arm(wish)
    for number in range(read["acts"]) if read["acts"] else count():
        if read["order"]:
            life.attempt(read["order"][number % len(read["order"])], number)
        else:
            life.attempt(chance.choice(ACTS), number)
    say("calls", next(arm.kept[1]) - 1 if os.environ.get("FAIL") else 0)  # type: ignore[attr-defined]


if __name__ == "__main__":
    main(*sys.argv[1:3])
