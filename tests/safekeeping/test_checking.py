"""Looking whether all is whole: says so where it is, and finds what a disk or a person did to it."""

import importlib
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

import app.check
from app.check import finding_line, lines
from app.core.errors import RecoveryWrong
from app.core.saying import Attachment, MediaKind
from app.i18n import LANGUAGES, in_language
from app.main import main
from app.safekeeping.services.checking import CheckResult, Damage, Wrong, check
from app.store.database import FILE_NAME
from app.vault.recovery import new_recovery
from tests.made_homes import TestHome

DRAWING = Attachment(MediaKind.DRAWING, b"\x89PNG\r\n\x1a\n" + bytes(4_000))


def changed(home: TestHome, statement: str, *values: object) -> None:
    """Do to the closed file what somebody who knows the PC could."""
    home.house.close()
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        guards = bare.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            bare.execute(f'DROP TRIGGER "{name}"')
        bare.execute(statement, values)
        for _name, sql in guards:
            bare.execute(sql)
        bare.commit()


def words(home: TestHome) -> str:
    return " ".join(home.recovery.words)


@pytest.mark.files
def test_a_whole_home_is_whole(home: TestHome) -> None:
    home.tell("eent")
    home.tell("zwee", attachments=(DRAWING,))
    home.house.close()
    assert check(home.folder) == CheckResult((), 2)
    assert check(home.folder, words(home)) == CheckResult((), 2, 2)


@pytest.mark.files
def test_other_words_open_nothing(home: TestHome) -> None:
    home.tell()
    for other in ("falsch", " ".join(new_recovery("fr").words)):
        with pytest.raises(RecoveryWrong):
            check(home.folder, other)


@pytest.mark.files
@pytest.mark.parametrize("column", ["header", "body", "recovery_wrap"])
def test_a_damaged_case_is_found(home: TestHome, column: str) -> None:
    home.tell("eent")
    home.tell("zwee")
    (name, _other) = home.casework("claire").order()
    shorter = f"CAST(substr({column}, 1, length({column}) - 1) || x'00' AS BLOB)"
    changed(home, f"UPDATE cases SET {column} = {shorter} WHERE id = ?", name)  # noqa: S608 - a column of the list above
    assert check(home.folder) == CheckResult((), 2)
    assert check(home.folder, words(home)) == CheckResult((Damage(Wrong.SEALED, name),), 2, 1)


@pytest.mark.files
def test_a_lost_drawing_is_found(home: TestHome) -> None:
    home.tell("kuck", attachments=(DRAWING,))
    (name,) = home.casework("claire").order()
    changed(home, "DELETE FROM attachments")
    assert check(home.folder, words(home)).findings == (Damage(Wrong.SEALED, name),)


@pytest.mark.files
def test_a_case_that_somebody_took_out_is_found(home: TestHome) -> None:
    home.tell()
    (name,) = home.casework("claire").order()
    home.house.close()
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        for table in ("attachments", "entries", "reading_keys", "receipts"):
            bare.execute(f"DELETE FROM {table}")  # noqa: S608 - a table of the list above
        bare.execute("DELETE FROM cases")
        bare.commit()
    assert check(home.folder).findings == (Damage(Wrong.GONE, name),)


@pytest.mark.files
def test_rows_that_belong_to_nothing_are_found(home: TestHome) -> None:
    home.tell()
    changed(home, "UPDATE reading_keys SET account_id = 'nobody' WHERE account_id = ?", home.ids["claire"])
    assert Damage(Wrong.LINKS, "reading_keys") in check(home.folder).findings


@pytest.mark.files
def test_a_changed_log_is_found(home: TestHome) -> None:
    home.tell()
    changed(home, "UPDATE audit SET action = 'nothing' WHERE number = 2")
    assert check(home.folder).findings == (Damage(Wrong.LOG, "2"),)


@pytest.mark.files
def test_a_damaged_file_is_found(home: TestHome) -> None:
    home.tell()
    home.house.close()
    file = home.folder / FILE_NAME
    data = bytearray(file.read_bytes())
    for at in range(8_192, 12_288):
        data[at] ^= 0x5A
    file.write_bytes(bytes(data))
    assert {finding.wrong for finding in check(home.folder).findings} == {Wrong.FILE}
    file.write_bytes(b"no database" * 500)
    assert check(home.folder).findings == (Damage(Wrong.FILE),)


@pytest.mark.files
def test_an_empty_folder_and_another_version_are_told(home: TestHome, tmp_path: Path) -> None:
    assert check(tmp_path / "empty").findings == (Damage(Wrong.NOTHING_THERE),)
    changed(home, "UPDATE alembic_version SET version_num = '9999'")
    assert check(home.folder).findings == (Damage(Wrong.NEWER),)
    changed(home, "UPDATE alembic_version SET version_num = '0004'")
    assert check(home.folder).findings == (Damage(Wrong.OLDER),)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_found_has_words(language: str) -> None:
    with in_language(language):
        said = [finding_line(Damage(wrong, "7")) for wrong in Wrong]
        assert len(set(said)) == len(Wrong)
        assert not [line for line in said if "{" in line]
        assert len(lines(CheckResult((), 3, 3), opened=True)) == 3


@pytest.mark.files
def test_the_command_says_it(home: TestHome, capsys: pytest.CaptureFixture[str]) -> None:
    home.tell()
    home.house.close()
    assert main(["check", "--data", str(home.folder)]) == 0
    assert "1" in capsys.readouterr().out
    (home.folder / FILE_NAME).write_bytes(b"no database" * 500)
    assert main(["check", "--data", str(home.folder)]) == 1


@pytest.mark.parametrize(("system", "name"), [("win32", "meng-stemm-console.exe"), ("linux", "meng-stemm ")])
def test_the_command_is_called_as_it_is_called_there(
    monkeypatch: pytest.MonkeyPatch, system: str, name: str
) -> None:
    """On Windows the program with windows has no console to write to."""
    monkeypatch.setattr(sys, "platform", system)
    assert importlib.reload(app.check)._COMMAND.startswith(name)
    monkeypatch.undo()
    importlib.reload(app.check)
