"""What is written is on the disk, follows no link, and stays this home's own, also while others write too."""

import logging
import os
import stat
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from app import settings
from app.core.errors import DataTaken, StoreProblem
from app.home.services.open_home import open_house
from app.rotating_log import RotatingLog
from app.store.database import FILE_NAME, open_database
from app.store.files import begun, create, erase, folder_to_disk, patiently, put_in_place, to_disk
from tests.made_homes import TestHome

links = pytest.mark.skipif(sys.platform == "win32", reason="links there need a right that few accounts have")


def test_a_new_file_is_this_accounts_alone_and_nothing_is_written_over(tmp_path: Path) -> None:
    with create(tmp_path / "new") as file:
        file.write(b"x")
    if sys.platform != "win32":
        assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        create(tmp_path / "new")


@links
def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for target in (elsewhere, tmp_path / "there"):
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(target)
        with pytest.raises(FileExistsError):
            create(tmp_path / "link")
    assert not elsewhere.exists()


def test_what_is_being_written_has_a_name_that_nobody_guesses(tmp_path: Path) -> None:
    names = {begun(tmp_path / "x.msbackup").name for _time in range(50)}
    assert len(names) == 50
    assert all(name.startswith("x.msbackup.") and name.endswith(".part") for name in names)


def test_a_file_is_opened_for_writing_to_bring_it_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to sync what was opened for reading."""
    (tmp_path / "x").write_bytes(b"x")
    modes: list[str] = []
    opening = Path.open

    def watched(self: Path, mode: str = "r", *more: object) -> object:
        modes.append(mode)
        return opening(self, mode, *more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", watched)
    to_disk(tmp_path / "x")
    assert modes == ["r+b"]
    folder_to_disk(tmp_path / "not there")


@pytest.mark.parametrize("size", [0, 1, 1 << 16, (1 << 16) + 5])
def test_what_is_erased_was_overwritten(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"\xff" * size)
    left: list[bytes] = []
    monkeypatch.setattr(Path, "unlink", lambda self: left.append(self.read_bytes()))
    erase(file)
    assert left == [bytes(size)]


def test_a_database_that_was_closed_is_closed_for_good(tmp_path: Path) -> None:
    database = open_database(tmp_path)
    database.close()
    with pytest.raises(StoreProblem), database.reading():
        pass
    with pytest.raises(StoreProblem), database.writing():
        pass
    with pytest.raises(StoreProblem):
        database.version()
    (tmp_path / FILE_NAME).unlink()  # nobody has it open any more


@pytest.mark.files
@links
def test_what_is_written_beside_the_file_is_told_and_saved(home: TestHome) -> None:
    """A cloud folder, or anybody who can write there, puts another file in its place while the program runs."""
    home.tell("een")
    file = home.folder / FILE_NAME
    other = home.folder / "other"
    other.write_bytes(file.read_bytes())
    other.replace(file)
    with pytest.raises(DataTaken), home.house.database.writing() as connection:
        connection.exec_driver_sql("UPDATE homes SET name = 'Haus Nei'")
    rescued = home.folder / "rescue"
    rescued.mkdir()
    (home.folder / f"rescued-{FILE_NAME}").replace(rescued / FILE_NAME)
    saved = open_house(rescued, home.clock)
    assert saved.home.name == "Haus Nei", "what was written last is in what was saved"
    saved.close()


def test_a_log_that_cannot_begin_a_new_file_goes_on_in_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a file that another program has open cannot be renamed."""

    def refused(self: RotatingFileHandler) -> None:
        if self.stream:
            self.stream.close()
            self.stream = None
        raise PermissionError(32, "in use")

    log = RotatingLog(tmp_path / "log", maxBytes=40, backupCount=1, encoding="utf-8")
    monkeypatch.setattr(RotatingFileHandler, "doRollover", refused)
    failed: list[object] = []
    monkeypatch.setattr(log, "handleError", failed.append)
    for number in range(5):
        log.emit(logging.LogRecord("x", logging.INFO, "", 0, f"line number {number} of the log", (), None))
    log.close()
    assert failed == []
    assert (tmp_path / "log").read_text().count("line number") == 5


def test_a_log_that_is_open_elsewhere_keeps_its_older_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = RotatingLog(tmp_path / "log", maxBytes=10, backupCount=2, encoding="utf-8")
    for number in range(3):
        log.emit(logging.LogRecord("x", logging.INFO, "", 0, f"line {number}", (), None))
    older = {file.name: file.read_text() for file in tmp_path.iterdir()}
    assert set(older) == {"log", "log.1", "log.2"}
    renaming = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name == "log":
            raise PermissionError(32, "in use")
        return renaming(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    for number in range(3, 6):
        log.emit(logging.LogRecord("x", logging.INFO, "", 0, f"line {number}", (), None))
    log.close()
    assert {name: (tmp_path / name).read_text() for name in ("log.1", "log.2")} == {
        name: older[name] for name in ("log.1", "log.2")
    }
    assert (tmp_path / "log").read_text().split("\n")[:-1] == [f"line {number}" for number in range(2, 6)]


@pytest.mark.skipif(os.name == "nt", reason="on Windows the folder hands its rights down")
@pytest.mark.parametrize("mode", [0o2770, 0o700])
def test_a_folder_for_several_accounts_has_files_for_them(tmp_path: Path, mode: int) -> None:
    """Kiosk and staff may each have an account of the PC; a folder of one account stays its own."""
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(mode)
    database = open_database(folder)
    settings.save(folder, settings.Settings("Haus Test"))
    assert bool((folder / FILE_NAME).stat().st_mode & stat.S_IWGRP) == (mode == 0o2770)
    assert bool((folder / settings.FILE_NAME).stat().st_mode & stat.S_IWGRP) == (mode == 0o2770)
    with database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE x (y)")
        journal = folder / f"{FILE_NAME}-wal"
        assert bool(journal.stat().st_mode & stat.S_IWGRP) == (mode == 0o2770)
    database.close()


class Held:
    """Something that is held by somebody else for the first few tries, as Windows says it."""

    def __init__(self, times: int, code: int = 32) -> None:
        self.tries, self._times, self._code = 0, times, code

    def __call__(self) -> None:
        self.tries += 1
        if self.tries <= self._times:
            error = PermissionError(13, "held")
            error.winerror = self._code  # type: ignore[attr-defined]
            raise error


def test_what_a_scanner_holds_for_a_moment_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("app.store.files.sleep", pauses.append)
    held = Held(3)
    patiently(held)
    assert held.tries == 4
    assert len(pauses) == 3


def test_what_stays_held_is_an_error_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("app.store.files.sleep", pauses.append)
    with pytest.raises(PermissionError):
        patiently(Held(1_000))
    assert 1 < sum(pauses) < 10


def test_a_right_that_is_missing_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.files.sleep", lambda _pause: pytest.fail("waited"))
    with pytest.raises(PermissionError):
        patiently(Held(1, code=1314))


@pytest.mark.skipif(sys.platform != "win32", reason="another program's exclusive hold is Windows' own")
@pytest.mark.parametrize("held", ["written", "there"])
def test_a_file_that_another_program_holds_is_put_in_place_all_the_same(tmp_path: Path, held: str) -> None:
    import ctypes
    from threading import Timer

    written, there = tmp_path / "written", tmp_path / "there"
    written.write_bytes(b"new")
    there.write_bytes(b"old")
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateFileW.restype = ctypes.c_void_p
    read, open_existing = 0x80000000, 3
    hold = kernel.CreateFileW(str(tmp_path / held), read, 0, None, open_existing, 0, None)
    with pytest.raises(PermissionError):
        written.replace(there)
    Timer(0.3, lambda: kernel.CloseHandle(ctypes.c_void_p(hold))).start()
    put_in_place(written, there)
    assert there.read_bytes() == b"new"
