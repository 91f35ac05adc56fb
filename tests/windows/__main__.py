"""`python3 dev.py windows`: check the Windows program under Wine. `dev.py windows test [ARGS]` runs tests with the
Windows Python, `build` makes program and installer, `run [ARGS]` starts the program from its source, `slice` does
what CI does."""

import os
import subprocess
import sys

from app import __version__
from tests.windows import building, machine

CHECKS = "tests/windows/checks.py"
PARTS = (
    *("tests/core", "tests/vault", "tests/store", "tests/home", "tests/security", "tests/reports", "tests/people"),
    *("tests/training", "tests/parliament", "tests/charter", "tests/workshops", "tests/review", "tests/homes"),
    *("tests/helpers", "tests/advocates", "tests/figures", "tests/year", "tests/safekeeping", "tests/audit_log"),
    *("tests/documents", "tests/speech", "tests/i18n", "tests/samples", "tests/test_supervisor.py"),
)
"""What runs in one process each; the windows file by file, for one process with all of them stands still under
Wine."""

FAULTS = tuple(f"tests/faults/test_{name}.py" for name in ("killing", "flipping", "clock", "reading_anything"))
"""Run as they are in every test run: a few times. Failing calls of the system (libfiu) are Linux' own."""

SLICE = ("tests/vault", "tests/store", "tests/home", "tests/safekeeping", "tests/people", FAULTS[0])
"""What CI runs of them."""

_NO_TESTS = 5


def tested(arguments: list[str]) -> int:
    """Run tests with the Windows Python, a folder or a file in each process; without arguments all of them. Every
    test that is skipped is listed with its reason."""
    chosen = arguments or [*PARTS, *FAULTS, *sorted(str(file) for file in machine.ROOT.glob("tests/ui/test_*.py"))]
    always = ("-p", "no:cacheprovider", "-p", "no:xdist", "-rs", "--timeout", "600")
    worst = 0
    for part in chosen:
        name = part.removeprefix(f"{machine.ROOT}/")
        print(f"-- Windows: {name}", flush=True)
        short = () if name in FAULTS else ("-m", "not long")
        done = machine.python("-m", "pytest", *always, *short, name, told=True)
        worst = worst or (0 if done.returncode == _NO_TESTS else done.returncode)
    return worst


def main(argv: list[str]) -> int:
    """Run the command."""
    machine.make()
    match argv:
        case ["test", *arguments]:
            return tested(arguments)
        case ["slice"]:
            return tested(list(SLICE)) or _checked([CHECKS, "-k", "not real_windows and not anywhere"])
        case ["build"]:
            print(building.built(), building.installer(__version__))
            return 0
        case ["run", *arguments]:
            return machine.python("-m", "app", *arguments, told=True).returncode
        case _:
            return _checked(argv or [CHECKS])


def _checked(arguments: list[str]) -> int:
    """Run checks of the Windows program; building it belongs to the first of them, so each has half an hour."""
    command = [sys.executable, "-m", "pytest", "-p", "no:randomly", "--timeout", "1800", *arguments]
    return subprocess.run(command, cwd=machine.ROOT, check=False, env=os.environ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
