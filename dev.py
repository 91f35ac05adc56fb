#!/usr/bin/env python3
"""Set up and drive the project: `python3 dev.py run`, `python3 dev.py test`, and the rarer commands.

Needs only Python 3.11; everything else is installed here from the lock file, each package checked by hash.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "lock.sha256"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Shared libraries that Qt's wheels expect from the system, and the Debian packages that hold them.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libpulse.so.0": "libpulse0",
}
BUILD_TOOLS = {"objdump": "binutils"}
TEST_TOOLS = {
    "Xvfb": "xvfb",
    "pdftoppm": "poppler-utils",
    "xdotool": "xdotool",
    "fiu-run": "fiu-utils",
    "pg_lsclusters": "postgresql",
    "gnome-keyring-daemon": "gnome-keyring",
    **BUILD_TOOLS,
    "dbus-run-session": "dbus",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}

WINDOWS_TOOLS = {
    **TEST_TOOLS,
    "/usr/lib/wine/wine64": "wine64",
    "wineserver": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}
INSTALLER_TOOLS = {**WINDOWS_TOOLS, "debootstrap": "debootstrap", "npm": "npm", "mkfs.vfat": "dosfstools"}

WORKERS = "3"
"""One more than the smallest machine has cores: tests also wait."""

LONG_RUNS = ("tests/faults", "tests/ui/test_random_walk.py", "tests/reports/test_casework_machine.py")

AT_LENGTH = {
    "MENG_STEMM_KILLS": "500",
    "MENG_STEMM_FAILURES": "1000000",
    "MENG_STEMM_FLIPS": "2000",
    "MENG_STEMM_FUZZ": "2000",
    "MENG_STEMM_WALKS": "500",
    "QT_QPA_PLATFORM": "offscreen",
}
"""How often the long runs do what every test run does a few times."""

HELP = """usage: python3 dev.py COMMAND
  run [-- ARGS]       set up what is missing and start the program (-- --demo --kiosk)
  test [ARGS]         set up what is missing and check what a change can break; ARGS go to pytest
  test --all [ARGS]   the same and all that takes long: build and install, a server, mutants, every size of screens
  bench               measure speed against floors in the same run
  soak [--hours N]    use the kiosk at random as in two hours; it must not grow by more than 20 MB
  screens DIR [--language lb] [--size 1280x800]   write a picture of every screen
  handbooks [--pdf DIR] [--keep]   take the pictures in the handbooks anew; write the handbooks too
  papers [DIR] [--language lb] [--keep NAME]   write every paper as PDF; keep how one looks as the golden set
  mutants [MODULE]    change rules and sealing in thousands of small ways; their tests must notice
  tamper [--part 2/8] write into every table and column of a home; what is not told is listed
  faults [ARGS]       kill it 500 times, let each call of the system fail, flip bits, fuzz, press anything
  server [ARGS]       run all tests of the services against PostgreSQL too
  windows             build and check the Windows program under Wine (Debian, as root)
  windows test [ARGS] run the tests with the Windows Python: all of them, or some folders and files
  release DIR [--key FILE] [--certificate PFX]   everything that is given out: installers, update for a stick,
                      what is inside, checksums; --new-key FILE makes the makers' key, once
  build               make the one-folder program in dist/, let it check itself, and make its installer
  messages            bring the catalogs up to date with the source
  lock                resolve the pinned dependencies again (needs uv)
"""


def call(*command: str | Path, **extra: str) -> int:
    return subprocess.run(
        [str(part) for part in command], cwd=ROOT, check=False, env=os.environ | extra
    ).returncode


def must(*command: str | Path, **extra: str) -> None:
    if code := call(*command, **extra):
        sys.exit(code)


def missing_packages(tools: dict[str, str]) -> list[str]:
    """Debian packages that are needed and not there; none where the system is not Linux."""
    if platform.system() != "Linux":
        return []
    missing = [package for tool, package in tools.items() if shutil.which(tool) is None]
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        missing.append(f"python3.{sys.version_info.minor}-venv")
    return missing


def system(tools: dict[str, str]) -> None:
    missing = missing_packages(tools)
    if not missing:
        return
    install: list[str | Path] = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        prefix = "sudo " if shutil.which("apt-get") else "on Debian or Ubuntu: sudo "
        sys.exit(
            f"Please install these system packages, then start again:\n  {prefix}{' '.join(map(str, install))}"
        )
    must("apt-get", "update", "-q")
    must(*install, DEBIAN_FRONTEND="noninteractive")


def environment() -> None:
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return
    print("Installing the pinned packages (a few minutes, once) ...", flush=True)
    if not PYTHON.exists():
        must(sys.executable, "-m", "venv", VENV)
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    must(*pip, "--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", LOCK)
    STAMP.write_text(wanted)


def catalogs() -> None:
    """Compile each catalog whose text is newer than its compiled form."""
    for po in ROOT.glob("translations/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            must(PYTHON, "-m", "babel.messages.frontend", "-q", "compile", "-i", po, "-o", mo)


def prepare(tools: dict[str, str]) -> None:
    if sys.version_info < (3, 11):
        sys.exit("Meng Stëmm needs Python 3.11 or newer.")
    system(tools)
    environment()
    catalogs()


def test(args: list[str]) -> int:
    checks: list[list[str | Path]] = [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
        [PYTHON, "-m", "mypy"],
        [VENV / PYTHON.parent.name / "lint-imports"],
    ]
    failed = [str(check[2] if len(check) > 2 else check[0]) for check in checks if call(*check)]
    chosen = [one for one in args if one != "--all"] if "--all" in args else ["-m", "not long", *args]
    code = call(PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal", *chosen, QT_QPA_PLATFORM="offscreen")
    if failed:
        print(f"failed before pytest: {', '.join(failed)}", flush=True)
    return code or len(failed)


def messages() -> int:
    pot = "translations/messages.pot"
    babel: list[str | Path] = [PYTHON, "-m", "babel.messages.frontend", "-q"]
    must(
        *babel,
        "extract",
        "-F",
        "pyproject.toml",
        "-k",
        "_",
        "-k",
        "ngettext:1,2",
        "-k",
        "pgettext:1c,2",
        "-c",
        "TRANSLATORS:",
        "--no-location",
        "--sort-output",
        "--project=meng-stemm",
        "-o",
        pot,
        "app",
    )
    for language in sorted(path.parent.parent.name for path in ROOT.glob("translations/*/LC_MESSAGES/app.po")):
        must(
            *babel,
            "update",
            "-D",
            "app",
            "-d",
            "translations",
            "-i",
            pot,
            "-l",
            language,
            "-N",
            "--width=115",
            "--init-missing",
            "--ignore-pot-creation-date",
        )
    return 0


def build() -> int:
    """Make the one-folder program, let it check itself, and make the installer of this system around it."""
    must(PYTHON, "-m", "app.packaging", "icons", QT_QPA_PLATFORM="offscreen")
    must(PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "build.spec")
    program = "meng-stemm-console.exe" if os.name == "nt" else "meng-stemm"
    if code := call(ROOT / "dist" / "meng-stemm" / program, "--self-check"):
        return code
    if shutil.which("dpkg-deb"):
        return call(PYTHON, "-m", "app.packaging", "deb", QT_QPA_PLATFORM="offscreen")
    if inno := inno_setup():
        return call(inno, f"/DVersion={version()}", f"/DRoot={ROOT}", "resources/packaging/installer.iss")
    return 0


def release(args: list[str]) -> int:
    """Build for the systems that can be built here, and fill a folder with what is given out."""
    made: list[str | Path] = []
    if "--new-key" not in args:
        if code := build():
            return code
        debian = ROOT / "dist" / f"meng-stemm_{version()}_amd64.deb"
        windows = ROOT / "dist" / f"meng-stemm-{version()}-setup.exe"
        if os.name != "nt" and os.geteuid() == 0 and "--windows" not in args:
            system(INSTALLER_TOOLS)
            must(PYTHON, "-m", "tests.windows", "build")
            windows = ROOT / "build" / "windows" / "setup" / "small" / windows.name
        given = {"--debian": debian, "--windows": windows}
        for option, file in given.items():
            made += [option, file] if file.exists() and option not in args else []
    return call(PYTHON, "-m", "tests.release", *args, *made)


def inno_setup() -> str | None:
    """Where Inno Setup's compiler is: it does not put itself on the path."""
    beside = Path(os.environ.get("PROGRAMFILES(X86)", r"C:\Program Files (x86)")) / "Inno Setup 6" / "ISCC.exe"
    return shutil.which("iscc") or (str(beside) if beside.exists() else None)


def version() -> str:
    text = (ROOT / "app" / "__init__.py").read_text(encoding="utf-8")
    return text.split('"')[-2]


def main(argv: list[str]) -> int:
    command, args = (argv[0], argv[1:]) if argv else ("help", [])
    match command:
        case "run":
            prepare({})
            return call(PYTHON, "-m", "app", *[a for a in args if a != "--"])
        case "test":
            prepare(TEST_TOOLS)
            return test(args)
        case "bench" | "handbooks" | "mutants" | "papers" | "screens" | "soak" | "tamper":
            prepare(TEST_TOOLS)
            return call(PYTHON, "-m", f"tests.{command}", *args)
        case "windows":
            prepare(WINDOWS_TOOLS if args[:1] in (["test"], ["run"], ["slice"]) else INSTALLER_TOOLS)
            return call(PYTHON, "-m", "tests.windows", *args)
        case "faults":
            prepare(TEST_TOOLS)
            side_by_side = ("-n", WORKERS, "--dist", "worksteal")
            return call(PYTHON, "-m", "pytest", *side_by_side, *LONG_RUNS, *args, **AT_LENGTH)
        case "server":
            prepare(TEST_TOOLS)
            whole = {"MENG_STEMM_ON_SERVER": "all", "QT_QPA_PLATFORM": "offscreen"}
            return call(PYTHON, "-m", "pytest", "tests/server", *args, **whole)
        case "build":
            prepare(BUILD_TOOLS)
            return build()
        case "release":
            prepare(BUILD_TOOLS | {"osslsigncode": "osslsigncode"} if "--certificate" in args else BUILD_TOOLS)
            return release(args)
        case "messages":
            prepare({})
            return messages()
        case "lock":
            return call(
                "uv",
                "pip",
                "compile",
                "pyproject.toml",
                "--group",
                "dev",
                "--universal",
                "--python-version",
                "3.11",
                "--generate-hashes",
                "--no-emit-index-url",
                "--no-header",
                "--no-annotate",
                "-o",
                LOCK,
            )
        case _:
            print(HELP)
            return 0 if command in ("help", "-h", "--help") else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
