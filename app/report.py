"""`--report`: what this PC is and how quick it is, as JSON on the standard output, for the hour of docs/real-pc.md
and for whoever helps a home from afar. Without content: no name, no path, no title, nothing of what the data
holds."""

import json
import os
import platform
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from app import __version__
from app.i18n import _
from app.store.network_drives import on_network

_WRITES = 20


def run_report(folder: Path) -> int:
    """Print the report. A part that fails says so by the kind of its error and hides no other."""
    parts: dict[str, Callable[[], Any]] = {
        "program": _program,
        "system": _system,
        "screens": _screens,
        "devices": _devices,
        "data": lambda: _data(folder),
        "milliseconds": lambda: _times(folder),
    }
    said = {name: _tried(part) for name, part in parts.items()}
    print(json.dumps(said, indent=2))  # noqa: T201 - a command's own output
    return 0


def _tried(part: Callable[[], Any]) -> object:
    try:
        return part()
    except Exception as error:  # noqa: BLE001 - whatever fails is what the report is for
        return {"failed": type(error).__name__}


def _program() -> dict[str, object]:
    from PySide6.QtCore import qVersion  # noqa: PLC0415 - so do all here: `--version` needs no window

    return {
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "qt": qVersion(),
        "sqlite": sqlite3.sqlite_version,
    }


def _system() -> dict[str, object]:
    return {
        "system": platform.system(),
        "release": platform.release(),
        "version": platform.version(),
        "machine": platform.machine(),
        "processors": os.cpu_count(),
    }


def _screens() -> list[dict[str, object]]:
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    application = _application()
    assert application  # noqa: S101 - the screens belong to it
    return [
        {
            "pixels": [screen.size().width(), screen.size().height()],
            "ratio": screen.devicePixelRatio(),
            "letters_per_inch": round(screen.logicalDotsPerInch()),
            "first": screen is QGuiApplication.primaryScreen(),
        }
        for screen in QGuiApplication.screens()
    ]


def _devices() -> dict[str, object]:
    from PySide6.QtGui import QInputDevice  # noqa: PLC0415
    from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

    from app.speech.synthesiser import Synthesiser  # noqa: PLC0415

    application = _application()
    assert application  # noqa: S101
    touch = QInputDevice.DeviceType.TouchScreen
    return {
        "printers": len(QPrinterInfo.availablePrinterNames()),
        "loudspeakers": len(QMediaDevices.audioOutputs()),
        "microphones": len(QMediaDevices.audioInputs()),
        "touch_screens": sum(device.type() == touch for device in QInputDevice.devices()),
        "voice": any(Synthesiser().speak(_("My answer"), "lb")),
        "key_store": _has_key_store(),
    }


def _has_key_store() -> bool:
    from app.vault.keystore import store_of_system  # noqa: PLC0415

    with suppress(Exception):  # a locked one counts as none
        return store_of_system() is not None
    return False


def _data(folder: Path) -> dict[str, object]:
    from PySide6.QtCore import QStorageInfo  # noqa: PLC0415

    place = next(path for path in (folder, *folder.parents) if path.exists())
    storage = QStorageInfo(str(place))
    return {
        "is_there": folder.exists(),
        "on_the_network": on_network(place),
        "file_system": bytes(storage.fileSystemType().data()).decode("ascii", "replace"),
        "free_gigabytes": round(storage.bytesAvailable() / 1e9, 1),
        "letters_outside_ascii_in_its_path": not str(folder).isascii(),
    }


def _times(folder: Path) -> dict[str, float]:
    from app.ui.kiosk.kiosk import Kiosk  # noqa: PLC0415
    from app.ui.theme.style import style_sheet  # noqa: PLC0415
    from app.vault.keys import random_salt  # noqa: PLC0415
    from app.vault.passwords import MODERATE  # noqa: PLC0415
    from app.vault.receipts import receipt_key  # noqa: PLC0415

    times = {}
    begun = perf_counter()
    application = _application()
    application.setStyleSheet(style_sheet())
    kiosk = Kiosk("", "lb")
    kiosk.resize(1280, 800)
    kiosk.grab()
    times["first_page"] = _since(begun)
    begun = perf_counter()
    receipt_key(bytes(7), random_salt(), MODERATE)
    times["one_card"] = _since(begun)
    place = folder if folder.is_dir() else None
    with tempfile.NamedTemporaryFile(dir=place, prefix=".report-") as file:
        begun = perf_counter()
        for _write in range(_WRITES):
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
        times["one_write_to_the_disk"] = round(_since(begun) / _WRITES, 2)
    return times


def _since(begun: float) -> float:
    return round((perf_counter() - begun) * 1000, 1)


def _application() -> Any:
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    return QApplication.instance() or QApplication([])
