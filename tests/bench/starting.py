"""From process start to a painted window: ours, and a bare one of the same size."""

import os
import subprocess
import sys
import time
from pathlib import Path

BEGIN = "MENG_STEMM_BENCH_BEGIN"
ROOT = Path(__file__).resolve().parents[2]
SIZE = (1280, 800)


def seconds(what: str, *args: str) -> float:
    """Start a process and return how long it took until it said so."""
    return said(what, *args)


def said(what: str, *args: str, module: str = "tests.bench.starting") -> float:
    """Start a process and return the number it says last."""
    environment = os.environ | {BEGIN: repr(time.time()), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    done = subprocess.run(
        [sys.executable, "-m", module, what, *args],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.splitlines()[-1])


def _say_and_end() -> None:
    print(time.time() - float(os.environ[BEGIN]), flush=True)
    os._exit(0)


def bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            _say_and_end()

    application = QApplication([])
    window = Window()
    window.resize(*SIZE)
    window.show()
    application.exec()


def ours(folder: str, *, tap: bool) -> None:
    """Start the real program; with `tap`, press the first tile as soon as it is painted."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    from app.main import main

    class Watch(QObject):
        tapped = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is not QEvent.Type.Paint:
                return False
            kind = type(watched).__name__
            if tap and kind == "StartPage" and not self.tapped:
                self.tapped = True
                watched.tell_tile.click()  # type: ignore[attr-defined]
            if kind == ("WayInPage" if tap else "StartPage"):
                application.removeEventFilter(self)
                watched.event(event)
                _say_and_end()
            return False

    application = QApplication([])
    watch = Watch()
    application.installEventFilter(watch)
    main(["--kiosk", "--window", "--data", folder])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["bare"]:
            bare()
        case ["paint", where]:
            ours(where, tap=False)
        case ["tap", where]:
            ours(where, tap=True)
