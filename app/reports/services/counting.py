"""How many reports this PC has taken. Its key store knows, which whoever changes the home's data or the server
does not reach; where it has none, the log knows, or a file of its own beside a home on a server."""

import json
import secrets
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Connection

from app.core.errors import StoreProblem
from app.home.services.anchors import Mark
from app.home.services.open_home import OpenHome
from app.reports.rules.serials import Serial, missing, serial_from
from app.reports.services.proofs import CAME_IN
from app.store import audit
from app.store.files import begun, create, folder_to_disk, put_in_place, share, to_disk
from app.store.tables import milliseconds

_REPORTS, _FILE = "reports", "reports-taken.json"
_DIGITS, _LARGEST_FILE = 8, 1_000


class Counting:
    """Numbers the reports of this PC."""

    def __init__(self, house: OpenHome) -> None:
        self._house = house
        self._file = house.database.folder / _FILE

    def next(self) -> Serial:
        """Return the serial of the report that comes next. It counts once `took` says that it was kept."""
        try:
            last = self._last()
        except StoreProblem:  # nothing in the log keeps a child from sending
            last = Serial(self._house.home.id[:_DIGITS])
        mark = self._house.anchors.known(f"{_REPORTS} {last.pc}")
        if mark is not None and mark.number > last.number:
            last = Serial(last.pc, mark.number, mark.hash.hex())
        return Serial(last.pc, last.number + 1, last.before)

    def took(self, serial: Serial, print_of_report: str) -> None:
        """Remember that a report was kept. Raises nothing: the report is there, and the child is told so."""
        if self._house.is_on_a_server:
            self._write(json.dumps([serial.text, print_of_report]).encode())
        self._house.anchors.keep(f"{_REPORTS} {serial.pc}", Mark(serial.number, bytes.fromhex(print_of_report)))

    def _last(self) -> Serial:
        if self._house.is_on_a_server:
            return self._in_file() or Serial(secrets.token_hex(_DIGITS // 2))
        pc = self._house.home.id[:_DIGITS]
        with self._house.database.reading() as connection:
            about = audit.newest_about(connection, CAME_IN, f" {pc}-")
        print_of_report, _blank, text = about.partition(" ")
        serial = serial_from(text)
        return Serial(pc, serial.number, print_of_report) if serial is not None else Serial(pc)

    def _in_file(self) -> Serial | None:
        try:
            with self._file.open("rb") as opened:
                text, before = json.loads(opened.read(_LARGEST_FILE))
            found = serial_from(text)
            return Serial(found.pc, found.number, before) if found and isinstance(before, str) else None
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def _write(self, kept: bytes) -> None:
        part = begun(self._file)
        with suppress(OSError):
            with create(part) as written:
                written.write(kept)
            share(part)
            to_disk(part)
            put_in_place(part, self._file)
            folder_to_disk(self._file.parent)
        with suppress(OSError):
            part.unlink(missing_ok=True)


def missing_reports(connection: Connection, until: datetime | None = None) -> list[str]:
    """Return the serials of reports that a PC took and the log does not know, as "pc-number"; with a moment, those
    that others came after by then: one that waits for the server is no alarm."""
    rows = [(about.partition(" ")[2], at) for about, at in audit.said_when(connection, CAME_IN)]
    latest = milliseconds(until) if until is not None else None
    return missing([text for text, at in rows], [text for text, at in rows if latest is None or at <= latest])
