"""The log: a rotating file in the data folder. Kinds and places of errors, never content, never names."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

FILE_NAME = "meng-stemm.log"
_SIZE, _KEPT = 500_000, 3

log = logging.getLogger("meng-stemm")


def start(folder: Path) -> None:
    """Write to the folder from now on; without a log where it cannot be written to."""
    from app.rotating_log import RotatingLog  # noqa: PLC0415 - it loads a network, of all things

    try:
        handler = RotatingLog(folder / FILE_NAME, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return
    stop()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def stop() -> None:
    """Let go of the file."""
    for handler in log.handlers:
        handler.close()
    log.handlers.clear()


def trace(kind: type[BaseException], where: TracebackType | None) -> str:
    """Return files, lines and functions of an error, but not its message: that could hold what was said."""
    import traceback  # noqa: PLC0415 - needed when something has gone wrong

    steps = [f"{Path(step.filename).name}:{step.lineno} {step.name}" for step in traceback.extract_tb(where)]
    return f"{kind.__name__} at " + " < ".join(reversed(steps))


def catch_all(tell: Callable[[], None]) -> None:
    """Log every unexpected error and let `tell` say it calmly; the program goes on."""

    def hook(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        log.error(trace(kind, where))
        tell()

    sys.excepthook = hook
