"""`meng-stemm kiosk-lock`: files for the system's own lock, well formed whatever the paths are."""

import shlex
from configparser import RawConfigParser
from pathlib import Path, PureWindowsPath
from xml.etree import ElementTree

import pytest

from app.i18n import LANGUAGES, set_language
from app.kiosk_lock import ACCOUNT, lock_files, run_kiosk_lock
from app.main import main
from app.ui.system_keys import CONTROL, ESCAPE, LEFT_WINDOWS, RIGHT_WINDOWS, TAB, SystemKeys, leads_out

PROGRAM = PureWindowsPath(r"C:\Program Files\Meng & Stemm\meng-stemm.exe")
DATA = PureWindowsPath(r"C:\ProgramData\Haus Äppel")


def test_windows_reads_every_file() -> None:
    files = lock_files(PROGRAM, DATA)
    for name in ("assigned-access-10.xml", "assigned-access-11.xml"):
        root = ElementTree.fromstring(files[f"windows/{name}"].encode())  # noqa: S314 - our own text
        (app,) = [one for one in root.iter() if one.tag.endswith("}App")]
        assert app.attrib["DesktopAppPath"] == str(PROGRAM)
        said = {key.rpartition("}")[2]: value for key, value in app.attrib.items()}
        assert said["AutoLaunch"] == "true"
        assert said["AutoLaunchArguments"] == f'--kiosk --data "{DATA}"'
        assert {one.text for one in root.iter() if one.tag.endswith("}Account")} == {ACCOUNT}
    root = ElementTree.fromstring(files["windows/shell-launcher.xml"].encode())  # noqa: S314 - our own text
    shells = [one.attrib["Shell"] for one in root.iter() if one.tag.endswith("}Shell")]
    assert f'"{PROGRAM}" --kiosk --data "{DATA}"' in shells


def test_linux_reads_every_file() -> None:
    files = lock_files(Path("/opt/meng-stemm/meng-stemm"), Path("/srv/Haus Äppel"))
    service = RawConfigParser(strict=False)
    service.read_string(files["linux/meng-stemm-kiosk.service"])
    started = shlex.split(service["Service"]["ExecStart"])
    assert started == [
        *("/usr/bin/cage", "-d", "--"),
        *("/opt/meng-stemm/meng-stemm", "--kiosk", "--data", "/srv/Haus Äppel"),
    ]
    ElementTree.fromstring(files["linux/labwc/rc.xml"])  # noqa: S314 - our own text
    assert not any("@program" in text or "@command" in text for text in files.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_beside_them_says_how(language: str) -> None:
    set_language(language)
    said = lock_files(Path("/p"), Path("/d"))["READ-ME.txt"]
    assert ".\\lock.ps1" in said
    assert ACCOUNT in said


def test_the_command_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "lock"
    assert main(["kiosk-lock", str(place), "--data", str(tmp_path / "data")]) == 0
    written = {str(file.relative_to(place)) for file in place.rglob("*") if file.is_file()}
    assert {"READ-ME.txt", "windows/lock.ps1", "linux/labwc/autostart"} <= {
        name.replace("\\", "/") for name in written
    }
    assert str(place / "READ-ME.txt") in capsys.readouterr().out
    file = tmp_path / "taken"
    file.write_text("x")
    assert run_kiosk_lock(tmp_path, file) == 2


def test_keys_that_lead_out_of_the_kiosk() -> None:
    for key in (LEFT_WINDOWS, RIGHT_WINDOWS):
        assert leads_out(key, alt=False, control=False)
    assert leads_out(TAB, alt=True, control=False)
    assert leads_out(ESCAPE, alt=True, control=False)
    assert leads_out(ESCAPE, alt=False, control=True)
    assert not leads_out(TAB, alt=False, control=False)
    assert not leads_out(ESCAPE, alt=False, control=False)
    assert not leads_out(CONTROL, alt=False, control=True)


def test_letting_go_twice_does_nothing() -> None:
    keys = SystemKeys()
    keys.release()
    keys.release()
