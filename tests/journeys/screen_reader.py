"""What a screen reader for Linux does: ask the program over AT-SPI, the accessibility bus, and act through it."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

PATIENCE = 60.0
ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_PAIR = re.compile(r'string "([^"]*)"\s+object path "([^"]*)"')
_STRING = re.compile(r'string "(.*)"', re.DOTALL)
BUTTONS = {"button", "push button", "check box", "radio button", "toggle button"}


@contextmanager
def session_bus() -> Iterator[dict[str, str]]:
    """Start a bus of its own, so that nothing else on this PC is asked; yield the environment that leads there."""
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, text=True
    )
    assert bus.stdout is not None
    address = bus.stdout.readline().strip()
    try:
        yield {
            "DBUS_SESSION_BUS_ADDRESS": address,
            "AT_SPI_BUS_ADDRESS": "",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
    finally:
        bus.terminate()
        bus.wait(20)
        bus.stdout.close()


@dataclass(frozen=True)
class Thing:
    """One thing as a screen reader knows it."""

    place: tuple[str, str]
    role: str
    name: str


class ScreenReader:
    """Listens on the accessibility bus that belongs to a session bus."""

    def __init__(self, environment: dict[str, str], display: str) -> None:
        self._environment = os.environ | environment | {"DISPLAY": display}
        session = ("--session", "--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        self._bus = _first(self._send(*session))

    def _send(self, *what: str) -> str:
        command = ["dbus-send", "--print-reply", "--reply-timeout=10000", *what]
        told = subprocess.run(command, env=self._environment, capture_output=True, text=True, check=False)
        return told.stdout

    def _ask(self, place: tuple[str, str], method: str, *values: str) -> str:
        return self._send(f"--bus={self._bus}", f"--dest={place[0]}", place[1], method, *values)

    def _thing(self, place: tuple[str, str]) -> Thing:
        name = ("string:org.a11y.atspi.Accessible", "string:Name")
        return Thing(
            place,
            _first(self._ask(place, "org.a11y.atspi.Accessible.GetRoleName")),
            _first(self._ask(place, "org.freedesktop.DBus.Properties.Get", *name)),
        )

    def things(self) -> list[Thing]:
        """Return everything that is told about the program's windows, in its order."""
        found: list[Thing] = []
        waiting = [ROOT]
        while waiting:
            place = waiting.pop(0)
            children = _PAIR.findall(self._ask(place, "org.a11y.atspi.Accessible.GetChildren"))
            found += [self._thing(child) for child in children]
            waiting += children
        return found

    def awaits(self, name: str, *roles: str) -> Thing:
        """Return the thing of this name once it is told."""
        end = time.monotonic() + PATIENCE
        while True:
            things = self.things()
            for thing in things:
                if thing.name == name and (not roles or thing.role in roles):
                    return thing
            if time.monotonic() > end:
                raise AssertionError(f"not told: {name!r}; told: {[(thing.role, thing.name) for thing in things]}")

    def press(self, name: str) -> None:
        """Do what the button of this name does."""
        self._ask(self.awaits(name, *BUTTONS).place, "org.a11y.atspi.Action.DoAction", "int32:0")

    def write(self, name: str, text: str) -> None:
        """Put a text into the field of this name."""
        self._ask(
            self.awaits(name, "text", "entry").place,
            "org.a11y.atspi.EditableText.SetTextContents",
            f"string:{text}",
        )


def _first(answer: str) -> str:
    found = _STRING.search(answer)
    return found[1] if found else ""
