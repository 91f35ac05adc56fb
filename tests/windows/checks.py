"""The Windows program under Wine: whole, installed, started in a real window, locked, updated, carried on a stick.
`python3 dev.py windows` runs this; the names of files begin otherwise than tests of every run."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from app import __version__
from app.safekeeping.rules.updates import System
from app.safekeeping.services.update_packages import write_package
from app.store.database import HEAD
from tests.journeys.screen import empty_screen, windows
from tests.packaging.folder import check_folder
from tests.samples.reading import SAMPLES, unpack
from tests.windows import building, machine

PATIENCE = 240.0
MOST_BYTES = 150_000_000
OLDER = "1.0.0"
"""The version that an update goes over."""

RUNTIMES = ("msvcp140", "msvcp140_1", "msvcp140_2", "vcruntime140", "vcruntime140_1", "concrt140", "ucrtbase")
"""Microsoft's runtimes that Wine has too: a PC may lack all but the last."""


@pytest.fixture(scope="session")
def program() -> Path:
    """The folder with the Windows program."""
    return building.built()


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    with empty_screen("1280x800") as name:
        yield name


def until(look: Callable[[], object], what: str) -> None:
    """Look again and again until something is so."""
    end = time.monotonic() + PATIENCE
    while not look():
        assert time.monotonic() < end, f"waited in vain for {what}"
        time.sleep(0.5)


def picture(display: str, file: Path) -> Image.Image:
    """Take a picture of the screen."""
    image = ImageGrab.grab(xdisplay=display).convert("RGB")
    image.save(file)
    return image


def says_more_than_nothing(image: Image.Image) -> bool:
    """Tell whether a picture has what a page has: a ground, and letters on it in many shades."""
    colours = image.getcolors(1 << 24) or []
    most = max(count for count, _colour in colours)
    return len(colours) > 200 and most < image.width * image.height * 0.97


def test_the_source_is_whole() -> None:
    done = machine.python("-m", "app", "--self-check", QT_QPA_PLATFORM="offscreen")
    assert "self-check passed" in done.stdout, done.stdout


def test_the_program_is_whole(program: Path) -> None:
    done = machine.run(program / "meng-stemm-console.exe", "--self-check")
    assert "self-check passed" in done.stdout, done.stdout


def test_it_needs_no_runtime_of_the_system(program: Path) -> None:
    native = ",".join(RUNTIMES[:-1]) + "=n"
    done = machine.run(program / "meng-stemm-console.exe", "--self-check", WINEDLLOVERRIDES=native)
    assert "self-check passed" in done.stdout, done.stdout


def test_the_program_carries_nothing_without_need(program: Path) -> None:
    check_folder(program, MOST_BYTES)


_IN_REAL_WINDOWS = (
    "import os, sys, pytest; os.environ['QT_QPA_PLATFORM'] = 'windows'; sys.exit(pytest.main(sys.argv[1:]))"
)
"""Wine passes no variable that begins with QT_."""


def in_real_windows(display: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run tests in windows that are really drawn."""
    always = ("-p", "no:cacheprovider", "-p", "no:xdist", "-rs", "-m", "not long", "--timeout", "300")
    return machine.python("-c", _IN_REAL_WINDOWS, *always, *arguments, DISPLAY=display)


def test_what_is_copied_stays_out_of_the_history(display: str) -> None:
    done = in_real_windows(display, "tests/ui/test_clipboard.py", "-k", "marks")
    assert "2 passed" in done.stdout, done.stdout


@pytest.mark.parametrize("walk", ["kiosk", "window", "casework", "lock"])
def test_people_find_their_way_in_real_windows(display: str, walk: str) -> None:
    """A child tells and finds the answer, staff answer, lock and leave: by mouse and keyboard."""
    done = in_real_windows(display, f"tests/ui/test_{walk}.py")
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout, done.stdout


@pytest.mark.parametrize("name", SAMPLES)
def test_data_of_every_version_is_opened_and_whole(program: Path, tmp_path: Path, name: str) -> None:
    unpack(name, tmp_path)
    console = program / "meng-stemm-console.exe"
    where = machine.as_windows_says(tmp_path)
    opens = "import sys, pathlib; from app.home.services.open_home import open_house;"
    opens += "open_house(pathlib.Path(sys.argv[1])).close()"
    done = machine.python("-c", opens, where)
    assert done.returncode == 0, done.stdout
    checked = machine.run(console, "check", "--data", where)
    assert checked.returncode in (0, 1), checked.stdout
    assert "Traceback" not in checked.stdout


def test_the_first_window_shows_the_assistant(program: Path, display: str, tmp_path: Path) -> None:
    data = machine.as_windows_says(tmp_path / "data")
    with machine.running(program / "meng-stemm.exe", "--data", data, display=display):
        until(lambda: len(windows(display, "Meng St")), "a window")
        until(lambda: says_more_than_nothing(picture(display, tmp_path / "first.png")), "a page")
    assert (tmp_path / "data" / "meng-stemm.db").exists()


def test_a_kiosk_stays_and_comes_back(program: Path, display: str, tmp_path: Path) -> None:
    """Alt+F4 does nothing; the child that shows the kiosk is killed, and its parent starts another."""
    with machine.running(program / "meng-stemm.exe", "--demo", "--kiosk", display=display):
        until(_children, "the kiosk")
        until(lambda: says_more_than_nothing(picture(display, tmp_path / "kiosk.png")), "its page")
        (first,) = _children()
        window = windows(display, "Meng St")[0]
        _keys(display, window, "alt+F4")
        time.sleep(3)
        assert _children() == [first]
        done = machine.python("tests/windows/end_the_child.py", "meng-stemm.exe")
        assert done.returncode == 0, done.stdout
        until(lambda: _children() not in ([], [first]), "another kiosk")
        until(lambda: says_more_than_nothing(picture(display, tmp_path / "again.png")), "its page again")


def _children() -> list[int]:
    """Return the processes that show a kiosk."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            words = (place / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if any(b"--supervised" in word for word in words) and b"meng-stemm.exe" in words[0]:
            found.append(int(place.name))
    return sorted(found)


def _keys(display: str, window: str, *names: str) -> None:
    subprocess.run(
        ["xdotool", "key", "--window", window, *names], check=True, env=os.environ | {"DISPLAY": display}
    )


def test_installed_updated_and_taken_away_the_data_stays(display: str) -> None:
    """Silently: an older version; the update on a stick, which brings back what the older one has lost; its
    removal."""
    older, newer = (building.installer(version, fast=True) for version in (OLDER, __version__))
    package = building.CHROOT / "root" / f"meng-stemm-{__version__}.update"
    secret = bytes(range(32))
    write_package(package, __version__, HEAD, {System.WINDOWS: newer}, {"en": ["Newer."]}, secret)
    shutil.copy(older, building.CHROOT / "root" / older.name)
    silent = "/VERYSILENT /SUPPRESSMSGBOXES /NORESTART"
    place = "/root/wine/drive_c/users/root/AppData/Local/meng-stemm"
    python = r"Z:\\winpython\\python.exe"
    script = r"Z:\\source\\tests\\windows\\take_the_update.py"
    steps = (
        f"mkdir -p {place}; echo kept > {place}/settings.json",
        f": | wine /root/{older.name} {silent} 2>&1 | cat; echo installed",
        "P=$(find /root/wine/drive_c -name meng-stemm.exe -printf '%h' -quit)",
        'rm "$P/meng-stemm-console.exe"',
        f': | wine "{python}" "{script}" "Z:\\\\root\\\\{package.name}" {secret.hex()} 2>&1 | cat',
        'for i in $(seq 100); do [ -e "$P/meng-stemm-console.exe" ] && break; sleep 2; done',
        "timeout 600 wineserver -w || true",  # until the installer has ended
        'ls "$P"',
        ': | wine "$P/meng-stemm-console.exe" --self-check 2>&1 | cat',
        f': | wine "$P/unins000.exe" {silent} 2>&1 | cat',
        f'sleep 10; [ -e "$P/meng-stemm.exe" ] || echo gone; cat {place}/settings.json; wineserver -k || true',
    )
    said = building.in_the_small_debian("; ".join(steps), display)
    assert "installed\n" in said, said
    assert f"handed over {__version__}" in said, said
    assert "meng-stemm-console.exe" in said, said
    assert "self-check passed" in said, said
    assert said.rstrip().endswith("gone\nkept"), said


@pytest.mark.skipif(
    "vfat" not in Path("/proc/filesystems").read_text("ascii"), reason="this kernel has no FAT: `modprobe vfat`"
)
def test_it_runs_from_a_fat_stick(program: Path, tmp_path: Path, display: str) -> None:
    """Portable: the data lies beside the program, on a file system without links and rights."""
    image, stick = tmp_path / "stick.img", tmp_path / "stick"
    stick.mkdir()
    with image.open("wb") as made:
        made.truncate(700 << 20)
    subprocess.run(["mkfs.vfat", "-F", "32", str(image)], check=True, capture_output=True)
    subprocess.run(["mount", "-o", "loop", str(image), str(stick)], check=True)
    try:
        shutil.copytree(program, stick / "program")
        data = stick / "program" / "meng-stemm-data"
        data.mkdir()
        with machine.running(stick / "program" / "meng-stemm.exe", display=display):
            until((data / "meng-stemm.db").exists, "the data beside the program")
            until(lambda: says_more_than_nothing(picture(display, tmp_path / "stick.png")), "a page")
    finally:
        subprocess.run(["umount", str(stick)], check=False)


FOLDERS = ("Haus Schëller", "Дом Š", "家", "x" * 120 + "\\" + "y" * 120 + "\\" + "z" * 60)
"""Where a home may lie: letters outside Windows' own code page, and more than 260 characters."""


@pytest.mark.parametrize("name", FOLDERS, ids=["umlaut", "cyrillic", "chinese", "long"])
def test_a_home_lies_anywhere(program: Path, tmp_path: Path, name: str) -> None:
    """Opened by the program itself, and the log of it too; %TEMP% lies there as well."""
    place = tmp_path.joinpath(*name.split("\\"))
    place.mkdir(parents=True)
    unpack(SAMPLES[-1], place)
    where = machine.as_windows_says(place)
    checked = machine.run(program / "meng-stemm-console.exe", "check", "--data", where, TEMP=where, TMP=where)
    assert checked.returncode in (0, 1), checked.stdout
    assert "Traceback" not in checked.stdout
    reported = machine.run(program / "meng-stemm-console.exe", "--report", "--data", where, TEMP=where, TMP=where)
    assert '"failed"' not in reported.stdout, reported.stdout
    assert '"is_there": true' in reported.stdout


def test_it_runs_and_speaks_from_a_folder_with_any_letters(program: Path, tmp_path: Path) -> None:
    place = tmp_path / "Prögramm Я" / "meng-stemm"
    shutil.copytree(program, place)
    done = machine.run(place / "meng-stemm-console.exe", "--self-check")
    assert "self-check passed" in done.stdout, done.stdout


@pytest.mark.parametrize("page", ["437", "850", "1252", "65001"])
def test_the_console_of_any_country_shows_what_check_says(program: Path, tmp_path: Path, page: str) -> None:
    unpack(SAMPLES[-1], tmp_path)
    where = machine.as_windows_says(tmp_path)
    console = machine.as_windows_says(program / "meng-stemm-console.exe")
    said = machine.run("cmd", "/c", f"chcp {page} & {console} check --data {where}")
    assert "Traceback" not in said.stdout, said.stdout
    assert "UnicodeEncodeError" not in said.stdout
    assert len(said.stdout.strip().splitlines()) > 1
