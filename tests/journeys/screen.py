"""A screen without a monitor (Xvfb), the real program on it, and somebody's hands on mouse and keyboard."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


@dataclass
class Screen:
    """One program on one screen. What stands where is asked of the program itself, as a screen reader does."""

    display: str
    program: "subprocess.Popen[str]"

    def things(self) -> list[dict[str, object]]:
        """Return name, text and middle (in pixels of the screen) of everything that can be seen, whether it is a
        control that can be used, and whether the keyboard goes there."""
        assert self.program.stdin is not None
        assert self.program.stdout is not None
        self.program.stdin.write("look\n")
        self.program.stdin.flush()
        answer: list[dict[str, object]] = json.loads(self.program.stdout.readline())
        return answer

    def sees(self, text: str) -> bool:
        return any(text in str(thing["text"]) for thing in self.things())

    def until(self, look: Callable[[], list[str]], what: str) -> list[str]:
        """Look again and again until something is found."""
        end = time.monotonic() + PATIENCE
        while not (found := look()):
            if time.monotonic() > end:
                raise AssertionError(f"not there: {what!r}: {[thing['name'] for thing in self.things()]}")
            time.sleep(0.05)
        return found

    def awaits(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.sees(text):
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain for {text!r}: {[thing['text'] for thing in self.things()]}")
            time.sleep(0.05)

    def place(self, name: str) -> tuple[int, int]:
        end = time.monotonic() + PATIENCE
        while True:
            found = [thing for thing in self.things() if thing["name"] == name and thing["control"]]
            if found:
                return int(str(found[0]["x"])), int(str(found[0]["y"]))
            if time.monotonic() > end:
                raise AssertionError(f"not there: {name!r}: {[thing['name'] for thing in self.things()]}")
            time.sleep(0.05)

    def click(self, name: str) -> None:
        x, y = self.place(name)
        self._hands("mousemove", str(x), str(y), "click", "1")

    def keys(self, *names: str) -> None:
        self._hands("key", "--delay", "30", *names)

    def types(self, text: str) -> None:
        self._hands("type", "--delay", "15", text)

    def _hands(self, *what: str) -> None:
        subprocess.run(["xdotool", *what], check=True, env=os.environ | {"DISPLAY": self.display}, timeout=60)


@contextmanager
def empty_screen(size: str = "1280x800") -> Iterator[str]:
    """Start Xvfb on a free number; give the name of its display."""
    read, write = os.pipe()
    xvfb = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        display = f":{answer.readline().strip()}"
    try:
        yield display
    finally:
        xvfb.terminate()
        xvfb.wait(20)


def windows(display: str, name: str) -> list[str]:
    """Return the windows on a screen whose title has the name in it."""
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", name],
        env=os.environ | {"DISPLAY": display},
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.split()


@contextmanager
def program_on_a_screen(folder: Path, *arguments: str, size: str = "1280x800", **extra: str) -> Iterator[Screen]:
    """Put the program on a screen of its own, with its first window in the upper left corner; `extra` goes into
    the program's environment."""
    with empty_screen(size) as display:
        environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8", **extra}
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.program", "--data", str(folder), *arguments],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Screen(display, program)
        finally:
            program.terminate()
            program.wait(20)
            for pipe in (program.stdin, program.stdout):
                if pipe is not None:
                    pipe.close()
