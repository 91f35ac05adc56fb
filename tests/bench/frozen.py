"""The built program from its start to its first paint in a real window, beside a bare window that was built the
same way: `python3 dev.py bench --frozen` (Linux, after `dev.py build`)."""

import os
import subprocess
import sys
import time
from pathlib import Path

from PIL import ImageGrab

from tests.bench.starting import ROOT, SIZE
from tests.bench.timing import Line, compare
from tests.journeys.screen import empty_screen

MOST = 2.5
_PATIENCE = 60.0
_LOOK = 0.005
_BARE = """
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    def paintEvent(self, _event):
        QPainter(self).fillRect(self.rect(), QColor("white"))

application = QApplication([])
window = Window()
window.showFullScreen()
application.exec()
"""


def bare_program(folder: Path) -> Path:
    """Build a window that shows nothing, as the program is built; return its file."""
    script = folder / "bare.py"
    script.write_text(_BARE, "utf-8")
    places = ("--distpath", folder / "dist", "--workpath", folder / "work", "--specpath", folder)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--windowed", *places]
    subprocess.run([*map(str, command), str(script)], check=True, cwd=folder)
    return folder / "dist" / "bare" / "bare"


def until_painted(display: str, *command: str | Path) -> float:
    """Start a program on an empty screen; return the seconds until something stands in its middle."""
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("QT_PLUGIN_PATH", None)
    nothing = _middle(display)
    began = time.perf_counter()
    program = subprocess.Popen([*map(str, command)], env=environment, stdout=-3, stderr=-3, start_new_session=True)
    try:
        while _middle(display) == nothing:
            if time.perf_counter() - began > _PATIENCE:
                raise TimeoutError(command[0])
            time.sleep(_LOOK)
        return time.perf_counter() - began
    finally:
        program.terminate()
        program.wait(30)
        while _middle(display) != nothing:
            time.sleep(_LOOK)


def _middle(display: str) -> object:
    at = (SIZE[0] // 2 - 199, SIZE[1] // 2 - 199)
    return ImageGrab.grab((at[0], at[1], at[0] + 1, at[1] + 1), xdisplay=display).getpixel((0, 0))


def line(folder: Path, home: Path, runs: int) -> Line:
    """Compare the two."""
    bare, ours = bare_program(folder), ROOT / "dist" / "meng-stemm" / "meng-stemm"
    with empty_screen(f"{SIZE[0]}x{SIZE[1]}") as display:
        return compare(
            "built program, first page painted",
            MOST,
            lambda: until_painted(display, ours, "--kiosk", "--window", "--data", home),
            lambda: until_painted(display, bare),
            runs,
        )
