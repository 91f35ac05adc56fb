"""The command line, and the one place where parts are put together: paint first, load the rest after."""

import argparse
import gc
import os
import sys
from pathlib import Path

from app import __version__, settings
from app.hardening import keep_memory_private

PORTABLE = "meng-stemm-data"
"""A folder of this name beside the built program holds the data: on a stick, that is carried along."""


def data_folder(options: argparse.Namespace) -> Path:
    """Return where the data lies: as told, or the system's place for a person's data."""
    if options.data:
        return Path(options.data)
    if getattr(sys, "frozen", False) and (beside := Path(sys.executable).parent / PORTABLE).is_dir():
        return beside
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed when told

    return user_data_path("meng-stemm", appauthor=False)


def parsed(argv: list[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="meng-stemm", description="Meng Stëmm")
    parser.add_argument(
        "command",
        nargs="?",
        choices=["check", "move", "connect", "trust", "kiosk-lock"],
        help="check: whether the data is whole; move: the home to a server or back; connect: use one on a server; "
        "trust: let this PC know the home by its 24 words; kiosk-lock: files that let the system lock the kiosk",
    )
    parser.add_argument("place", nargs="?", metavar="FOLDER", help="with kiosk-lock: where the files go")
    parser.add_argument("--server", metavar="ADDRESS", default="", help="postgresql://name@host/database")
    parser.add_argument("--words", action="store_true", help="with check: open all, with the 24 words")
    parser.add_argument("--kiosk", action="store_true", help="begin in the kiosk, full screen")
    parser.add_argument("--demo", action="store_true", help="a fictional home in a temporary folder")
    parser.add_argument("--data", metavar="FOLDER", help="where the data lies")
    parser.add_argument("--window", action="store_true", help="with --kiosk: in a window, to try it")
    parser.add_argument("--supervised", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--gave-up", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--report", action="store_true", help="what this PC is and how quick, without content")
    parser.add_argument("--self-check", action="store_true", help="check that the installed program is whole")
    parser.add_argument("--version", action="version", version=__version__)
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Run the program; return its exit code."""
    gc.disable()  # it goes on in the window's own thread: app/ui/tasks.py
    options = parsed(argv)
    os.umask(0o077)
    keep_memory_private()
    if options.kiosk and not (options.window or options.supervised):
        from app.supervisor import kiosk  # noqa: PLC0415 - a parent process needs nothing else

        return kiosk(argv)
    if options.command:
        return _command(options.command, options)
    if options.self_check:
        from app.self_check import self_check  # noqa: PLC0415

        return self_check()
    if options.report:
        from app.report import run_report  # noqa: PLC0415

        return run_report(data_folder(options))
    if options.demo and not options.data:
        import shutil  # noqa: PLC0415
        import tempfile  # noqa: PLC0415 - for the fictional home only

        folder = Path(tempfile.mkdtemp(prefix="meng-stemm-demo-"))
        try:
            return _run(options, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return _run(options, data_folder(options))


def _command(command: str, options: argparse.Namespace) -> int:
    """Do what needs no window, and return the exit code."""
    folder = data_folder(options)
    if command == "check":
        from app.check import run_check  # noqa: PLC0415

        return run_check(folder, with_words=options.words)
    if command == "kiosk-lock":
        from app.kiosk_lock import run_kiosk_lock  # noqa: PLC0415

        return run_kiosk_lock(folder, Path(options.place or "kiosk-lock"))
    if command == "trust":
        from app.trust import run_trust  # noqa: PLC0415

        return run_trust(folder)
    from app import move  # noqa: PLC0415

    work = move.move if command == "move" else move.connect
    return work(folder, options.server)


def _run(options: argparse.Namespace, folder: Path) -> int:
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - `--version` needs no window
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from app.i18n import set_language  # noqa: PLC0415
    from app.resources import resource  # noqa: PLC0415
    from app.trouble import gave_up_page  # noqa: PLC0415
    from app.ui import tasks  # noqa: PLC0415
    from app.ui.theme.style import style_sheet  # noqa: PLC0415
    from app.ui.theme.tokens import Time  # noqa: PLC0415
    from app.window import Window  # noqa: PLC0415

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)  # noqa: S101
    application.setApplicationName("Meng Stëmm")
    application.setDesktopFileName("meng-stemm")
    application.setWindowIcon(QIcon(str(resource("packaging", "meng-stemm.svg"))))
    application.setStyleSheet(style_sheet())
    tasks.GarbageCollector(application)
    known = settings.load(folder)
    set_language(known.language)
    if options.gave_up:
        page = gave_up_page()
        page.showFullScreen()
        return int(application.exec())
    window = Window(folder, known, kiosk=options.kiosk, demo=options.demo)
    if options.kiosk and not options.window:
        window.lock()
    else:
        window.open_up()
    code = application.exec()
    tasks.wait(Time.LAST_WORK)
    return code
