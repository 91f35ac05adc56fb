"""The Windows program and its installer, made on Debian: PyInstaller in Wine; Inno Setup, a 32-bit program, in a
small Debian whose Wine runs both kinds."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.windows.machine import PLACE, PYTHON, ROOT, STAND_INS, SYSTEM, as_windows_says, python

PROGRAM = PLACE / "dist" / "meng-stemm"
SETUP = PLACE / "setup"
INNO = "innosetup@6.4.1"
"""A package of npm that carries ISCC.exe, a 32-bit program."""

CHROOT = PLACE / "inno"
_MADE_OF = ("app", "resources", "translations", "build.spec", "requirements.lock", "pyproject.toml")


def built() -> Path:
    """Return the folder with the Windows program, made anew where the source has changed."""
    stamp, wanted = PLACE / "program.stamp", _source()
    if stamp.exists() and stamp.read_text("ascii") == wanted and PROGRAM.is_dir():
        return PROGRAM
    print("Windows: the program (four minutes) ...", flush=True)
    stamp.unlink(missing_ok=True)
    _must("-m", "app.packaging", "icons", QT_QPA_PLATFORM="offscreen")
    places = ("--distpath", as_windows_says(PROGRAM.parent), "--workpath", as_windows_says(PLACE / "work"))
    _must("-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places, "build.spec")
    stamp.write_text(wanted, "ascii")
    return PROGRAM


def installer(version: str, *, fast: bool = False) -> Path:
    """Return an installer of the program, made anew where that has changed; `fast`: soon made, and large."""
    program = built()
    place = SETUP / ("fast" if fast else "small")
    setup, stamp = place / f"meng-stemm-{version}-setup.exe", place / f"{version}.stamp"
    wanted = (PLACE / "program.stamp").read_text("ascii") + _hash(ROOT / "resources/packaging/installer.iss")
    if setup.exists() and stamp.exists() and stamp.read_text("ascii") == wanted:
        return setup
    _make_inno()
    print(f"Windows: the installer of {version} (two minutes) ...", flush=True)
    project = CHROOT / "project"
    shutil.rmtree(project, ignore_errors=True)
    (project / "build").mkdir(parents=True)
    (project / "dist").mkdir()
    shutil.copy(ROOT / "LICENSE", project)
    shutil.copytree(ROOT / "resources", project / "resources")
    shutil.copy(ROOT / "build" / "meng-stemm.ico", project / "build")
    shutil.copytree(program, project / "dist" / "meng-stemm")
    script = "'Z:\\project\\resources\\packaging\\installer.iss'"
    how = "/DFast" if fast else ""
    compiler = f"wine /inno/package/bin/ISCC.exe /Q /DVersion={version} {how} '/DRoot=Z:\\project' {script}"
    _in_chroot(f": | {compiler} 2>&1 | cat; wineserver -k; true")
    made = project / "dist" / setup.name
    if not made.exists():
        sys.exit("Inno Setup made no installer")
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(made, setup)
    stamp.write_text(wanted, "ascii")
    shutil.rmtree(project)
    return setup


def in_the_small_debian(command: str, display: str) -> str:
    """Run a shell command beside the Wine that runs both kinds of programs, with a screen; return what it says.
    The Windows Python lies in `/winpython` there, the project in `/source`."""
    _make_inno()
    places = {"/tmp/.X11-unix": "tmp/.X11-unix", str(PYTHON): "winpython", str(ROOT): "source"}  # noqa: S108 - X's
    mounted = []
    try:
        for here, there in places.items():
            place = CHROOT / there
            place.mkdir(exist_ok=True)
            subprocess.run(["mount", "--bind", here, str(place)], check=True)
            mounted.append(place)
        return _in_chroot(f"export DISPLAY={display}; {command}")
    finally:
        for place in mounted:
            subprocess.run(["umount", str(place)], check=False)


def _make_inno() -> None:
    if (CHROOT / "root" / "wine" / "drive_c" / "windows" / "system32" / STAND_INS[-1]).exists():
        return
    print("Windows: Inno Setup in a small Debian (four minutes, once) ...", flush=True)
    if not (CHROOT / "usr" / "bin" / "wine").exists():
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(CHROOT)], check=True)
        _in_chroot("dpkg --add-architecture i386 && apt-get -q update")
        _in_chroot("apt-get -q -y --no-install-recommends install wine wine64 wine32:i386")
    (CHROOT / "inno").mkdir(exist_ok=True)
    subprocess.run(["npm", "pack", INNO, "--silent"], cwd=CHROOT / "inno", check=True)
    (packed,) = (CHROOT / "inno").glob("innosetup-*.tgz")
    shutil.unpack_archive(packed, CHROOT / "inno", filter="data")
    _in_chroot("wineboot -u; wine reg add 'HKCU\\Software\\Wine' /v Version /d win10 /f; wineserver -w")
    for stand_in in STAND_INS:
        shutil.copy(SYSTEM / stand_in, CHROOT / "root" / "wine" / "drive_c" / "windows" / "system32")


@contextmanager
def _mounted() -> Iterator[None]:
    proc = CHROOT / "proc"
    already = os.path.ismount(proc)
    if not already:
        subprocess.run(["mount", "-t", "proc", "proc", str(proc)], check=True)
    try:
        yield
    finally:
        if not already:
            subprocess.run(["umount", str(proc)], check=False)


def _in_chroot(command: str) -> str:
    environment = {
        "WINEPREFIX": "/root/wine",
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "HOME": "/root",
        "LC_ALL": "C.UTF-8",
        "DEBIAN_FRONTEND": "noninteractive",
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    }
    with _mounted():
        done = subprocess.run(
            ["nice", "chroot", str(CHROOT), "/bin/bash", "-c", command],
            check=True,
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
        )
    return done.stdout


def _must(*arguments: str | Path, **extra: str) -> None:
    done = python(*arguments, **extra)
    if done.returncode:
        sys.exit(done.stdout)


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _source() -> str:
    """Return what the program is made of, as one fingerprint."""
    whole = hashlib.sha256()
    for name in _MADE_OF:
        place = ROOT / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts and file.suffix != ".mo":
                whole.update(f"{file.relative_to(ROOT)} {_hash(file)}".encode())
    return whole.hexdigest()
