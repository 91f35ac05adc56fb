"""A home on a server does what a home in a file does: the tests of the services, run against PostgreSQL. Every
test run takes the ones about reports, answers, sharing, votes and accounts, and some others in turn; `python3
dev.py server` takes all."""

import os
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import event, text

from app import settings
from app.core.errors import NewerDatabase, NotEmpty, OtherPrograms, ServerAddress, ServerLost, ServerRefused
from app.home.services.open_home import open_house
from app.main import main
from app.safekeeping.services.backups import BackupWork
from app.safekeeping.services.checking import check
from app.safekeeping.services.moving import move_to_file, move_to_server
from app.safekeeping.services.restoring import Restoring
from app.store.copying import digests
from app.store.database import HEAD, open_database
from app.store.server import engine_for_server, open_server
from tests.made_homes import TestHome, make_home, nowhere
from tests.server.cluster import Server, is_there, new_database

ROOT = Path(__file__).resolve().parents[2]
EVERY_TIME = ("journey", "handling", "sharing", "ballots", "accounts", "following")
IN_TURN = 1
"""Files beside those: another each time, so that all of them run on both engines over the days."""

WORDS = "Op dem Server liest dat keen."

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(900),
]


@pytest.fixture
def empty(server: Server, request: pytest.FixtureRequest) -> str:
    """The address of a new, empty database."""
    return new_database(server, f"t{abs(hash(request.node.name)) % 10**9}")


def test_the_services_on_a_server(server: Server) -> None:
    whole = os.environ.get("MENG_STEMM_ON_SERVER") == "all"
    every = [file for file in sorted((ROOT / "tests").glob("*/test_*.py")) if _is_of_services(file)]
    always = [file for file in every if file.stem.removeprefix("test_") in EVERY_TIME]
    in_turn = Random().sample([file for file in every if file not in always], IN_TURN)
    files = every if whole else [*always, *in_turn]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"MENG_STEMM_TEST_SERVER": server.address, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, files)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6_000:]


def _is_of_services(file: Path) -> bool:
    """Tell whether a file holds tests of a wing that need a home: not of its rules alone."""
    wing = ROOT / "app" / file.parent.name
    is_wing = (wing / "services").is_dir() or (wing / "services.py").is_file()
    return is_wing and not file.stem.startswith("test_rules_")


def test_a_home_moves_to_a_server_and_back_without_loss(home: TestHome, empty: str, tmp_path: Path) -> None:
    sent = home.tell(WORDS)
    casework = home.casework("claire")
    casework.answer(casework.open(casework.order()[0]), "Merci")
    with pytest.raises(OtherPrograms):
        move_to_server(home.folder, empty, nowhere)
    home.house.close()
    assert move_to_server(home.folder, empty, nowhere) > 20
    there = TestHome(home.folder, home.clock, open_house(home.folder, home.clock, empty), home.recovery, empty)
    assert there.casework("claire").open(there.casework("claire").order()[0]).report.text == WORDS
    assert [answer.text for answer in there.following.open(sent.code).answers] == ["Merci"]
    later = there.tell("um Server gesot")
    there.house.close()
    move_to_file(empty, tmp_path / "back")
    file_database, other = open_database(tmp_path / "back"), open_server(empty, tmp_path)
    with file_database.reading() as left, other.reading() as right:
        assert digests(left) == digests(right)
    file_database.close()
    other.close()
    back = open_house(tmp_path / "back", home.clock)
    again = TestHome(tmp_path / "back", home.clock, back, home.recovery)
    assert again.following.open(later.code).keys.case_id
    back.close()
    assert check(tmp_path / "back", " ".join(home.recovery.words)).findings == ()
    assert check(tmp_path, " ".join(home.recovery.words), empty).findings == ()
    with pytest.raises(NotEmpty):
        move_to_server(home.folder, empty, nowhere)


def test_nothing_that_was_said_lies_open_on_the_server(home: TestHome, empty: str) -> None:
    home.tell(WORDS)
    home.house.close()
    move_to_server(home.folder, empty, nowhere)
    database = open_server(empty, home.folder)
    with database.reading() as connection:
        for table in ("cases", "entries", "attachments", "reading_keys", "receipts", "audit"):
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):  # noqa: S608 - of the list above
                assert not any(WORDS.encode() in value for value in row if isinstance(value, bytes))
                assert not any(WORDS in value for value in row if isinstance(value, str))
    database.close()


def test_two_pcs_see_each_other(home: TestHome, empty: str) -> None:
    home.house.close()
    move_to_server(home.folder, empty, nowhere)
    house, other = (open_house(home.folder, home.clock, empty) for _pc in range(2))
    heard: list[object] = []
    other.on_change(heard.append)
    other.look_for_others()
    assert not heard
    TestHome(home.folder, home.clock, house, home.recovery, empty).tell("vun engem aneren PC")
    other.look_for_others()
    assert heard
    house.close()
    other.close()


def test_the_audit_log_cannot_be_changed_on_the_server(home: TestHome, empty: str) -> None:
    home.house.close()
    move_to_server(home.folder, empty, nowhere)
    database = open_server(empty, home.folder)
    for harm in ("UPDATE audit SET action = 'x'", "DELETE FROM audit"):
        with pytest.raises(ServerRefused), database.writing() as connection:
            connection.execute(text(harm))
    database.close()


def test_a_back_up_of_a_server_comes_back_on_one_pc(home: TestHome, empty: str, tmp_path: Path) -> None:
    home.tell(WORDS)
    home.house.close()
    move_to_server(home.folder, empty, nowhere)
    there = TestHome(home.folder, home.clock, open_house(home.folder, home.clock, empty), home.recovery, empty)
    stick = tmp_path / "stick"
    stick.mkdir()
    work = BackupWork(there.house, there.signed_in("claire"))
    work.choose(stick)
    made = work.make_now()
    there.house.close()
    restoring = Restoring(tmp_path / "new")
    restoring.take(restoring.look_with_words(made.file, " ".join(home.recovery.words)))
    new = open_house(tmp_path / "new", home.clock)
    again = TestHome(tmp_path / "new", home.clock, new, home.recovery)
    assert again.casework("claire").open(again.casework("claire").order()[0]).report.text == WORDS
    new.close()


def test_tables_that_an_earlier_version_made_are_upgraded(unsigned_home: TestHome, empty: str) -> None:
    home = unsigned_home
    home.tell(WORDS)
    home.house.close()
    move_to_server(home.folder, empty, nowhere)
    engine = engine_for_server(empty)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE received"))
        connection.execute(text("DROP TABLE changes"))
        connection.execute(text("DROP INDEX audit_by_case"))
        connection.execute(text("DROP TABLE roster"))
        connection.execute(text("DROP TABLE memories"))
        connection.execute(text("ALTER TABLE receipts DROP COLUMN proof"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))
    there = TestHome(home.folder, home.clock, open_house(home.folder, home.clock, empty), home.recovery, empty)
    assert there.casework("claire").open(there.casework("claire").order()[0]).report.text == WORDS
    with engine.begin() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == HEAD
        assert connection.execute(text("SELECT count(*) FROM received")).scalar() == 0
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerDatabase):
        open_server(empty, home.folder)
    there.house.close()


def test_only_an_encrypted_line_leads_to_another_pc() -> None:
    for address in ("no address", "postgresql://a@example.org/x?sslmode=disable"):
        with pytest.raises(ServerAddress):
            engine_for_server(address)
    engine = engine_for_server("postgresql://a@example.org/x")
    asked: dict[str, object] = {}

    def noted(_dialect: object, _record: object, _arguments: object, options: dict[str, object]) -> None:
        asked.update(options)
        raise ServerLost

    event.listen(engine, "do_connect", noted)
    with pytest.raises(ServerLost):
        engine.connect()
    assert asked["sslmode"] == "verify-full"


def test_a_server_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ServerLost):
        open_server(f"postgresql://postgres@/nobody?host={tmp_path}", tmp_path)


def test_the_commands(home: TestHome, empty: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home.house.close()
    assert main(["move", "--data", str(home.folder), "--server", empty]) == 0
    assert settings.load(home.folder).server == empty
    other = tmp_path / "other"
    assert main(["connect", "--data", str(other), "--server", empty]) == 0
    assert settings.load(other) == settings.Settings("Haus Test", "lb", empty)
    assert main(["check", "--data", str(other)]) == 0
    assert main(["connect", "--data", str(other), "--server", "nonsense"]) == 1
    back = tmp_path / "back"
    settings_of_pc = settings.load(other)
    back.mkdir()
    settings.save(back, settings_of_pc)
    assert main(["move", "--data", str(back)]) == 0
    assert settings.load(back).server == ""
    assert main(["check", "--data", str(back)]) == 0
    assert "{" not in capsys.readouterr().out
    assert make_home(tmp_path / "still").house.is_set_up


def test_the_command_moves_every_table(home: TestHome, empty: str, tmp_path: Path) -> None:
    """The command loads no room of the program; it must know every table all the same."""
    home.tell(WORDS)
    with home.house.database.reading() as connection:
        before = digests(connection)
    home.house.close()

    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "app", *arguments], cwd=ROOT, capture_output=True, check=True)

    settings.save(home.folder, settings.Settings("Haus Test", "lb"))
    run("move", "--data", str(home.folder), "--server", empty)
    database = open_server(empty, home.folder)
    with database.reading() as connection:
        assert digests(connection) == before
        assert {"members", "ballots", "gatherings", "group_keys"} <= before.keys()
    database.close()
    run("connect", "--data", str(tmp_path / "other"), "--server", empty)
    run("move", "--data", str(home.folder))
    again = open_database(home.folder)
    with again.reading() as connection:
        assert digests(connection) == before
    again.close()
