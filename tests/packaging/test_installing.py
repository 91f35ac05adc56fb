"""The installers: the entries of the start menu, the pictures, and the Debian package really built, installed,
started and removed again."""

import configparser
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from app import __version__
from app.i18n import LANGUAGES
from app.packaging import DEPENDS, ICON_SIZES, NAME, control, desktop_entry, icons
from tests.journeys.screen import empty_screen, windows
from tests.packaging.folder import check_folder

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 600
MOST_BYTES = 160_000_000


@pytest.mark.parametrize("kiosk", [False, True])
def test_the_start_menu_speaks_four_languages(kiosk: bool) -> None:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(desktop_entry(kiosk=kiosk))
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == ("meng-stemm --kiosk" if kiosk else "meng-stemm")
    assert {f"Comment[{languages}]" for languages in LANGUAGES if languages != "en"} <= set(entry)
    assert len(
        {entry["Comment"], *(entry[f"Comment[{languages}]"] for languages in LANGUAGES if languages != "en")}
    ) == len(LANGUAGES)


def test_the_picture_has_every_size(tmp_path: Path) -> None:
    icons(tmp_path)
    with Image.open(tmp_path / "meng-stemm.ico") as ico:
        assert {size[0] for size in ico.info["sizes"]} == set(ICON_SIZES)
    with Image.open(tmp_path / "meng-stemm.icns") as icns:
        assert icns.size[0] >= 128
    with Image.open(tmp_path / "meng-stemm.png") as png:
        assert png.size == (256, 256)
        assert png.getpixel((128, 70)) == (244, 201, 93, 255)
        assert png.getpixel((0, 0))[3] == 0  # type: ignore[index]


def test_debian_is_told_what_qt_needs() -> None:
    sys.path.insert(0, str(ROOT))
    import dev

    assert set(dev.LIBRARIES.values()) <= set(DEPENDS)
    assert f"Version: {__version__}" in control(1)
    assert dev.version() == __version__


def test_the_installer_for_windows_names_what_is_there() -> None:
    text = (ROOT / "resources/packaging/installer.iss").read_text(encoding="utf-8")
    assert "{#Root}\\dist\\meng-stemm\\*" in text
    assert 'Parameters: "--kiosk {code:Data}"' in text
    assert "--self-check" in text
    assert "LICENSE" in text
    assert "UninstallDelete" not in text, "the data stays"


@pytest.mark.timeout(LONGEST)
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("dpkg") is None or Path("/opt", NAME).exists(),
    reason="installs a package: needs Debian, root, and that none is installed",
)
def test_a_package_is_built_installed_started_and_removed(tmp_path: Path) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(part) for part in command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    built = run(sys.executable, "dev.py", "build")
    assert built.returncode == 0, built.stdout[-3_000:] + built.stderr[-3_000:]
    check_folder(ROOT / "dist" / NAME, MOST_BYTES)
    package = ROOT / "dist" / f"{NAME}_{__version__}_amd64.deb"
    listed = run("dpkg-deb", "--contents", package).stdout
    for file in (f"applications/{NAME}.desktop", f"applications/{NAME}-kiosk.desktop", "copyright", f"bin/{NAME}"):
        assert file in listed, file
    try:
        put = run("dpkg", "--install", package)
        assert put.returncode == 0, put.stderr
        checked = run(f"/usr/bin/{NAME}", "--self-check")
        assert "self-check passed" in checked.stdout, checked.stderr
        data = tmp_path / "data"
        with empty_screen() as display:
            shown = environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            started = subprocess.Popen([f"/usr/bin/{NAME}", "--data", str(data)], env=shown)
            end = time.monotonic() + 60
            kept = data / "meng-stemm.db"
            while not (windows(display, "Meng") and kept.exists()) and time.monotonic() < end:
                time.sleep(0.2)
            assert windows(display, "Meng"), "a window stands there"
            started.terminate()
            started.wait(30)
        assert kept.exists()
    finally:
        gone = run("dpkg", "--purge", NAME)
    assert gone.returncode == 0, gone.stderr
    assert not Path("/opt", NAME).exists()
    assert kept.exists(), "the data stays"
