"""A log that begins a new file now and then, also where another program has the present one open: on Windows a
file that is open cannot be renamed, and kiosk and staff may run side by side on one folder."""

from logging.handlers import RotatingFileHandler
from pathlib import Path


class RotatingLog(RotatingFileHandler):
    """Goes on in the same file where it cannot be renamed now; the next line tries again."""

    def doRollover(self) -> None:
        """Begin a new file, or go on in this one."""
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        try:
            here = Path(self.baseFilename)
            here.rename(here)  # fails if another program has it open, before any older file is moved
            super().doRollover()
        except OSError:
            if self.stream is None:
                self.stream = self._open()
