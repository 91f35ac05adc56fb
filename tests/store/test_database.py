"""The database file: made, opened again, upgraded, refused with the reason, and left as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event, inspect, text
from sqlalchemy.exc import IntegrityError

from app.core.changes import Changed
from app.core.errors import (
    DamagedDatabase,
    DatabaseBusy,
    NetworkDrive,
    NewerDatabase,
    NotSent,
    ReadOnlyFolder,
)
from app.home.rows import people
from app.home.services.open_home import open_house
from app.home.services.signed_content import keep_setting
from app.store import audit, changes, database
from app.store.all_tables import metadata
from app.store.database import FILE_NAME, HEAD, engine_for, open_database
from app.store.migrations.run import known, upgrade
from app.store.network_drives import NETWORK_KINDS, _kind_of, _mac_mount, on_network
from app.training.rows import members
from tests.made_homes import Clock, TestHome
from tests.samples.reading import unpack

ROOT = Path(__file__).resolve().parents[2]


def test_the_newest_revision_is_the_one_the_program_expects() -> None:
    assert known()[-1] == HEAD


def test_migrations_and_tables_say_the_same(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    engine = engine_for(tmp_path / FILE_NAME)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata()) == []
    engine.dispose()


@pytest.mark.parametrize("first", ["copying", "schema", "server", "all_tables"])
def test_all_tables_are_known_whatever_was_loaded_before(home: TestHome, first: str) -> None:
    """Who moves a home with the command loads no room of the program: what is not known is not copied."""
    script = f"import app.store.{first}; from app.store.tables import Base; print(*sorted(Base.metadata.tables))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)
    home.house.close()
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare:
        names = {name for (name,) in bare.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert set(done.stdout.split()) == names - {"alembic_version", "sqlite_sequence"}


def test_every_revision_upgrades_an_empty_database(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / "step.db")
    for revision in known():
        upgrade(engine, revision)
        with engine.connect() as connection:
            assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == revision
    engine.dispose()


@pytest.mark.parametrize("revision", known()[:-1])
def test_a_file_of_an_earlier_revision_is_copied_before_its_update(tmp_path: Path, revision: str) -> None:
    """What it holds is read in tests/samples."""
    cases = counted(unpack(revision, tmp_path), "cases")
    house = open_house(tmp_path, Clock())
    with house.database.reading() as connection:
        found = members.all_members(connection)
    assert {member.name for member in found} >= {"Claire M.", "Joana P.", "Tom W."}
    house.close()
    assert counted(tmp_path / FILE_NAME, "cases") == cases
    (copy,) = tmp_path.glob("before-update-*")
    assert copy.name == f"before-update-{revision}.db"
    assert counted(copy, "cases") == cases
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


def counted(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as bare:
        count: int = bare.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]  # noqa: S608 - a name of ours
    return count


def test_a_failing_upgrade_leaves_nothing_behind(tmp_path: Path) -> None:
    engine = engine_for(tmp_path / FILE_NAME)

    def fail(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if "CREATE TABLE throttles" in statement:
            raise RuntimeError

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(RuntimeError):
        upgrade(engine)
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_connection_is_durable_and_strict(tmp_path: Path) -> None:
    opened = open_database(tmp_path)
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    with opened.reading() as connection:
        for name, value in wanted.items():
            assert connection.execute(text(f"PRAGMA {name}")).scalar() == value
    opened.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(("-shm", "-wal"))}


@pytest.mark.parametrize("kind", ["rubbish", "cut", "other"])
def test_a_damaged_database_is_said_and_left_untouched(tmp_path: Path, home: TestHome, kind: str) -> None:
    file = tmp_path / "bad" / FILE_NAME
    file.parent.mkdir()
    if kind == "rubbish":
        file.write_bytes(os.urandom(20_000))
    elif kind == "cut":
        home.house.close()
        whole = (home.folder / FILE_NAME).read_bytes()
        file.write_bytes(whole[:5000] + os.urandom(3000))
    else:
        with sqlite3.connect(file) as other:
            other.execute("CREATE TABLE recipes (name)")
        other.close()
    before = contents(file.parent)
    with pytest.raises(DamagedDatabase):
        open_database(file.parent)
    assert contents(file.parent) == before


def test_a_database_of_a_newer_version_is_said_and_left_untouched(tmp_path: Path) -> None:
    open_database(tmp_path).close()
    with sqlite3.connect(tmp_path / FILE_NAME) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.close()
    before = contents(tmp_path)
    with pytest.raises(NewerDatabase):
        open_database(tmp_path)
    assert contents(tmp_path) == before


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "on_network", lambda _folder: True)
    with pytest.raises(NetworkDrive):
        open_database(tmp_path / "share")
    assert not (tmp_path / "share").exists()


def test_the_innermost_mount_decides() -> None:
    mounts = [(Path("/"), "ext4"), (Path("/mnt/share"), "cifs"), (Path("/mnt/share/local"), "ext4")]
    assert _kind_of(Path("/mnt/share/home"), mounts) in NETWORK_KINDS
    assert _kind_of(Path("/mnt/share/local/x"), mounts) not in NETWORK_KINDS
    assert _kind_of(Path("/mnt/shared"), mounts) not in NETWORK_KINDS


def test_a_mac_mount_is_read() -> None:
    line = "//claire@server/share (x) on /Volumes/My share (smbfs, nodev, nosuid)"
    assert _mac_mount(line) == (Path("/Volumes/My share"), "smbfs")


def test_a_local_folder_is_not_on_the_network(tmp_path: Path) -> None:
    assert not on_network(tmp_path / "not" / "there" / "yet")


def test_a_full_disk_keeps_nothing_and_says_not_sent(home: TestHome) -> None:
    with home.house.database.reading() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar()
    event.listen(
        home.house.database.engine,
        "begin",
        lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={pages}"),
    )
    home.house.database.engine.dispose()
    with pytest.raises(NotSent):
        home.tell("x" * 20_000)
    assert home.casework("claire").order() == []


def refused_to_an_ordinary_user(folder: Path) -> bool:
    """Open the folder as somebody without special rights: root may write everywhere."""
    if os.geteuid() != 0:
        with pytest.raises(ReadOnlyFolder):
            open_database(folder)
        return True
    process = os.fork()
    if process == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
            open_database(folder)
        except ReadOnlyFolder:
            code = 0
        finally:
            os._exit(code)
    return os.waitpid(process, 0)[1] == 0


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are another matter there")
@pytest.mark.parametrize("there", ["nothing", "a home"])
def test_a_read_only_folder_is_said(home: TestHome, there: str) -> None:
    home.house.close()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if there == "a home":
            shutil.copy(home.folder / FILE_NAME, folder / FILE_NAME)
            (folder / FILE_NAME).chmod(0o444)
        folder.chmod(0o555)
        assert refused_to_an_ordinary_user(folder if there == "a home" else folder / "data")
        folder.chmod(0o700)


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("x")
    with pytest.raises(ReadOnlyFolder):
        open_database(tmp_path / "data")


def test_two_programs_write_one_after_the_other_and_see_each_other(home: TestHome) -> None:
    other = open_house(home.folder, home.clock)
    heard: list[Changed] = []
    other.on_change(heard.append)
    other.look_for_others()
    assert heard == []
    home.tell("vun engem anere PC-Fënster")
    other.look_for_others()
    assert heard == [Changed.CASES]
    other.look_for_others()
    assert heard == [Changed.CASES]
    other.close()


def test_what_another_program_wrote_before_is_heard_after_one_wrote_oneself(home: TestHome) -> None:
    other = open_house(home.folder, home.clock)
    people = dict(home.ids)
    heard: list[Changed] = []
    other.on_change(heard.append)
    home.tell("virdrun")
    claire = home.signed_in("claire")
    heard.clear()
    with other.database.writing() as connection:
        keep_setting(connection, claire, "keep_days", 3)
    assert heard == [Changed.CASES, Changed.KIOSK], "one's own, at once"
    heard.clear()
    other.look_for_others()
    assert heard == [Changed.CASES], "the report of the other"
    assert people == home.ids
    other.close()


def test_what_one_writes_comes_back_as_no_news(home: TestHome) -> None:
    heard: list[Changed] = []
    home.tell("eent")
    home.house.on_change(heard.append)
    casework = home.casework("claire")
    case = casework.open(casework.order()[0])
    assert heard == [], "to open a case changes nothing, though it stands in the audit log"
    casework.acknowledge(case)
    assert set(heard) == {Changed.CASES}
    heard.clear()
    home.house.look_for_others()
    assert heard == []


def test_what_was_not_committed_is_not_told(home: TestHome) -> None:
    heard: list[Changed] = []
    home.house.on_change(heard.append)
    claire = home.signed_in("claire")
    heard.clear()
    with suppress(RuntimeError), home.house.database.writing() as connection:
        keep_setting(connection, claire, "keep_days", 3)
        raise RuntimeError
    assert heard == []


def test_each_table_says_what_its_rows_are_about() -> None:
    assert set(changes.OF_TABLE) == set(metadata().tables)


def test_a_program_that_holds_the_file_too_long_is_said(home: TestHome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    other = open_database(home.folder)
    with home.house.database.writing(), pytest.raises(DatabaseBusy), other.writing():
        pass
    other.close()


def test_two_threads_write_without_losing_anything(home: TestHome) -> None:
    prepared = [home.telling.prepare_receipt() for _ in range(20)]
    threads = [
        threading.Thread(
            target=lambda prepared_receipt=prepared_receipt: home.telling.send(home.draft("x"), prepared_receipt)
        )
        for prepared_receipt in prepared
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(home.casework("claire").order()) == 20
    with home.house.database.reading() as connection:
        assert audit.first_broken(connection) is None


KILLED = """
import os, sys
from tests.made_homes import Clock, TestHome
from app.home.services.open_home import open_house
from pathlib import Path
house = open_house(Path(sys.argv[1]), Clock())
home = TestHome(Path(sys.argv[1]), Clock(), house, None)
while True:
    code = home.tell("iwwerlieft").code
    print(",".join(code), flush=True)
"""


def test_a_report_survives_the_program_being_killed_after_the_receipt(home: TestHome) -> None:
    """Safety rule 1: whoever has seen the pictures finds the report, whatever happened to the program."""
    home.house.close()
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(home.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    seen = [process.stdout.readline().strip() for _ in range(5)]
    process.kill()
    process.wait()
    process.stdout.close()
    again = home.reopened()
    for line in seen:
        assert again.following.open(line.split(",")).state == "received"
    assert again.house.database.sound()
    again.house.close()


def test_the_audit_log_cannot_be_changed_or_deleted(home: TestHome) -> None:
    for statement in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with pytest.raises(IntegrityError, match="append-only"), home.house.database.writing() as connection:
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE audit SET action = 'nothing' WHERE number = 3",
        "UPDATE audit SET account_id = '' WHERE number = 3",
        "UPDATE audit SET at = at + 1 WHERE number = 3",
        "DELETE FROM audit WHERE number = 3",
    ],
)
def test_whoever_takes_the_guards_away_is_found_out_by_the_chain(home: TestHome, damage: str) -> None:
    for _ in range(3):
        home.tell()
    with home.house.database.writing() as connection:
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER audit_never_{verb}")
        connection.exec_driver_sql(damage)
    with home.house.database.reading() as connection:
        assert audit.first_broken(connection) in (3, 4)


def test_a_home_is_there_only_after_set_up(tmp_path: Path) -> None:
    opened = open_database(tmp_path)
    with opened.reading() as connection:
        assert people.home(connection) is None
    opened.close()


def test_a_copy_of_the_folder_opens_elsewhere(home: TestHome, tmp_path: Path) -> None:
    sent = home.tell()
    home.house.close()
    shutil.copytree(home.folder, tmp_path / "copy")
    copy = open_house(tmp_path / "copy", home.clock)
    assert TestHome(tmp_path / "copy", home.clock, copy, home.recovery).following.open(sent.code)
    copy.close()


@pytest.mark.files
def test_nonsense_among_the_changes_holds_up_no_report(home: TestHome) -> None:
    home.tell("eent")
    with closing(sqlite3.connect(home.folder / FILE_NAME)) as bare, bare:
        bare.execute("UPDATE changes SET number = 'vill'")
        bare.execute("INSERT INTO changes VALUES ('x', x'00', 'y')")
    home.house.look_for_others()
    assert home.following.open(home.tell("zwee").code).state == "received"
    home.house.look_for_others()
