"""A server that says no is as good as none: what a child tells waits on the PC. What its owner set up to hide,
change or read along is refused, and so is an address that leads elsewhere."""

import os
from pathlib import Path
from time import time

import pytest

from app.core.errors import AlteredSchema, ServerAddress
from app.home.services.open_home import open_house
from app.reports.services.outbox import Delivering
from app.safekeeping.services.leftovers import seal_asides
from app.safekeeping.services.moving import move_to_server
from app.safekeeping.services.restoring import Restoring
from app.store.database import FILE_NAME
from app.store.server import engine_for_server
from tests.made_homes import TestHome, nowhere
from tests.server.away import Away
from tests.server.cluster import Server, is_there, new_database

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(300),
]

REFUSING = (
    "CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$",
    "CREATE TRIGGER never_cases BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION never()",
)


def owner(away: Away, *statements: str) -> None:
    """Do on the server what whoever runs it can do."""
    engine = engine_for_server(away.address)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture
def back(away: Away) -> Away:
    away.come_back()
    away.kiosk.house.look_for_others()
    return away


def test_what_the_server_refuses_waits_and_arrives_when_it_is_taken(back: Away) -> None:
    owner(back, *REFUSING)
    sent = back.kiosk.tell("Si wëllen dat net.")
    assert sent.waits
    assert Delivering(back.kiosk.house).deliver() == 0
    assert Delivering(back.kiosk.house).waiting() == 1, "nothing that a child said is lost"
    owner(back, "DROP TRIGGER never_cases ON cases")
    assert Delivering(back.kiosk.house).deliver() == 1
    assert back.read() == ["Si wëllen dat net."]


@pytest.mark.parametrize("setting", ["default_transaction_read_only=on", "search_path=elsewhere"])
def test_what_is_set_for_the_database_does_not_count(back: Away, setting: str) -> None:
    name = back.address.split("/")[3].split("?")[0]
    owner(back, f'ALTER DATABASE "{name}" SET {setting}')
    back.kiosk = back.kiosk.reopened()
    assert not back.kiosk.tell("Dat geet.").waits


def test_one_that_the_server_refuses_holds_up_no_other(back: Away) -> None:
    back.server.stop()
    back.kiosk.tell("een")
    back.kiosk.tell("zwee")
    first, _second = back.outbox.waiting()
    back.come_back()
    never = REFUSING[0].replace(
        "RAISE EXCEPTION", f"IF NEW.id <> '{first}' THEN RETURN NEW; END IF; RAISE EXCEPTION"
    )
    owner(back, never, REFUSING[1])
    assert Delivering(back.kiosk.house).deliver() == 1
    assert back.outbox.waiting() == [first]
    assert back.read() == ["zwee"]


ALTERED = {
    "trigger": REFUSING,
    "rule": ("CREATE RULE hide AS ON INSERT TO cases DO INSTEAD NOTHING",),
    "policy": (
        "ALTER TABLE cases ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY none ON cases USING (false)",
    ),
    "view": ("CREATE VIEW people_of AS SELECT name FROM accounts",),
    "table": ("CREATE TABLE copies (what bytea)",),
    "guard": ("DROP TRIGGER audit_never_update ON audit",),
}


@pytest.mark.parametrize("how", ALTERED)
def test_a_server_that_holds_more_or_less_than_ours_is_refused(
    server: Server, home: TestHome, tmp_path: Path, how: str
) -> None:
    address = new_database(server, f"altered_{how}")
    home.house.close()
    move_to_server(home.folder, address, nowhere)
    engine = engine_for_server(address)
    with engine.begin() as connection:
        for statement in ALTERED[how]:
            connection.exec_driver_sql(statement)
    engine.dispose()
    with pytest.raises(AlteredSchema):
        open_house(tmp_path / "pc", home.clock, address)


@pytest.mark.parametrize(
    "more",
    [
        "hostaddr=10.0.0.1",
        "service=mine",
        "options=-csearch_path%3Dmine",
        "passfile=/tmp/mine",
        "sslmode=prefer",
        "host=other",
        "sslmode=verify-full&sslmode=disable",
        "sslkey=/tmp/mine",
        "target_session_attrs=read-only",
    ],
)
def test_an_address_says_where_and_nothing_else(more: str) -> None:
    with pytest.raises(ServerAddress):
        engine_for_server(f"postgresql://home@server.example/home?{more}")


def test_no_password_stands_in_an_address() -> None:
    with pytest.raises(ServerAddress):
        engine_for_server("postgresql://home:geheim@server.example/home")


def test_the_environment_leads_nowhere_else(monkeypatch: pytest.MonkeyPatch) -> None:

    for name in ("PGHOSTADDR", "PGSERVICE", "PGOPTIONS"):
        monkeypatch.setenv(name, "elsewhere")
    engine_for_server("postgresql://home@server.example/home")
    assert not {"PGHOSTADDR", "PGSERVICE", "PGOPTIONS"} & os.environ.keys()


def test_who_left_a_plain_copy_behind_reads_nothing_of_it(server: Server, home: TestHome) -> None:
    address = new_database(server, "left_behind")
    home.tell("Dat steet op der Plack.")
    words = " ".join(home.recovery.words)
    aside = home.folder / "aside-20260101-000000-000000"
    aside.mkdir()
    (home.folder / "before-update-1.db").write_bytes((home.folder / FILE_NAME).read_bytes())
    (aside / FILE_NAME).write_bytes((home.folder / FILE_NAME).read_bytes())
    home.house.close()
    move_to_server(home.folder, address, nowhere)
    left = {file.name: file.read_bytes() for file in home.folder.rglob("*") if file.is_file()}
    assert not [
        name for name, data in left.items() if data.startswith(b"SQLite format 3") and "outbox" not in name
    ]
    assert not any(b"Claire M." in data for name, data in left.items() if name.startswith(("moved-", "aside-")))
    [moved] = home.folder.glob("moved-*")
    inside = Restoring(home.folder).look_with_words(moved, words)
    assert inside.counted.cases == 1, "the recovery sheet still opens it"
    inside.forget()


def test_what_a_move_left_when_the_power_went_is_sealed_later(
    server: Server, home: TestHome, tmp_path: Path
) -> None:
    address = new_database(server, "power_went")
    home.tell("Dat steet op der Plack.")
    left = home.folder / FILE_NAME
    home.house.close()
    as_it_was = left.read_bytes()
    move_to_server(home.folder, address, nowhere)
    left.write_bytes(as_it_was)
    house = open_house(home.folder, home.clock, address)
    assert seal_asides(house) == 0, "somebody may just be moving it back"
    long_ago = time() - 2 * 86_400
    os.utime(left, (long_ago, long_ago))
    assert seal_asides(house) == 1
    house.close()
    assert not left.exists()
    for sealed in home.folder.glob("moved-*"):
        inside = Restoring(home.folder).look_with_words(sealed, " ".join(home.recovery.words))
        assert inside.counted.cases == 1
        inside.forget()
