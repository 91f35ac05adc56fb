"""What stands in the file beside rows and was not put there by our migrations is refused, in words."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.check import finding_line
from app.core.errors import AlteredSchema
from app.i18n import LANGUAGES, in_language
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.checking import Damage, Wrong, check
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME, HEAD, engine_for, open_database
from app.store.migrations.run import known, upgrade
from app.store.schema import KNOWN, fingerprint
from app.ui.words import refusal
from tests.made_homes import TestHome
from tests.samples.reading import unpack

PLANTED = {
    "a trigger that swallows reports": (
        "CREATE TRIGGER quiet AFTER INSERT ON audit WHEN NEW.action = 'report received' AND NOT EXISTS "
        "(SELECT 1 FROM reading_keys WHERE case_id = NEW.case_id AND account_id = 'claire') "
        "BEGIN DELETE FROM cases WHERE id = NEW.case_id; END"
    ),
    "a trigger that looks like ours": "DROP TRIGGER audit_never_update; CREATE TRIGGER audit_never_update "
    "BEFORE UPDATE ON audit BEGIN SELECT 1; END",
    "one of ours taken out": "DROP TRIGGER audit_never_delete",
    "an endless view": "CREATE VIEW endless AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) "
    "SELECT x FROM n",
    "a table of their own": "CREATE TABLE seen (card TEXT, vote TEXT)",
    "an index of their own": "CREATE UNIQUE INDEX only_one ON cases (home_id)",
    "a table that ignores what is written": "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql = "
    "replace(sql, 'PRIMARY KEY (id)', 'PRIMARY KEY (id) ON CONFLICT IGNORE') WHERE name = 'cases'",
}


def plant(file: Path, statements: str) -> None:
    with closing(sqlite3.connect(file)) as bare:
        bare.executescript(statements)
        bare.commit()


def test_every_way_of_getting_here_gives_the_known_tables(tmp_path: Path) -> None:
    step_by_step = engine_for(tmp_path / "steps.db")
    for revision in known():
        upgrade(step_by_step, revision)
    at_once = engine_for(tmp_path / "once.db")
    upgrade(at_once)
    for engine in (step_by_step, at_once):
        with engine.connect() as connection:
            assert fingerprint(connection) in KNOWN
        engine.dispose()


@pytest.mark.files
@pytest.mark.parametrize("what", PLANTED)
def test_a_home_that_holds_more_than_ours_stays_closed_and_check_says_so(home: TestHome, what: str) -> None:
    home.tell()
    home.house.close()
    plant(home.folder / FILE_NAME, PLANTED[what])
    with pytest.raises(AlteredSchema):
        open_database(home.folder)
    assert Damage(Wrong.SCHEMA) in check(home.folder).findings
    assert (home.folder / FILE_NAME).exists()


@pytest.mark.files
@pytest.mark.parametrize("what", ["a trigger that swallows reports", "an endless view"])
def test_a_file_of_an_earlier_revision_too(tmp_path: Path, what: str) -> None:
    file = unpack(known()[-2], tmp_path)
    plant(file, PLANTED[what])
    with pytest.raises(AlteredSchema):
        open_database(tmp_path)
    with closing(sqlite3.connect(file)) as bare:
        assert bare.execute("SELECT version_num FROM alembic_version").fetchone() != (HEAD,)


@pytest.mark.files
@pytest.mark.parametrize("what", ["an endless view", "a trigger that swallows reports", "a table of their own"])
def test_a_back_up_with_it_is_not_even_counted(home: TestHome, tmp_path: Path, what: str) -> None:
    plant(home.folder / FILE_NAME, PLANTED[what])
    work = BackupWork(home.house, home.signed_in("claire"))
    work.choose(tmp_path)
    made = work.make_now()
    with pytest.raises(AlteredSchema):
        Restoring(home.folder).look_as(made.file, home.signed_in("claire"))
    assert not list(home.folder.glob("restore-*"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_every_language(language: str) -> None:
    with in_language(language):
        assert refusal(AlteredSchema()) != refusal(ValueError())
        assert finding_line(Damage(Wrong.SCHEMA))


@pytest.mark.files
def test_a_case_without_a_reader_is_told_to_the_advocate_and_by_check(home: TestHome) -> None:
    """P2."""
    from app.year.rules.today import Need
    from app.year.services.today import Today

    home.tell()
    (case_id,) = home.casework("claire").order()
    plant(home.folder / FILE_NAME, f"DELETE FROM reading_keys WHERE case_id = '{case_id}'")  # noqa: S608
    needs = {need.need: need.count for need in Today(home.house, home.signed_in("anne")).needs()}
    assert needs[Need.NO_READER] == 1
    home.house.close()
    assert Damage(Wrong.UNREAD, case_id) in check(home.folder).findings
