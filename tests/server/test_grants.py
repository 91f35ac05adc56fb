"""PCs use an account of the server that owns nothing: the whole way works, and what would hide something is
refused."""

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from app.core.rights import Role
from app.home.services.open_home import open_house
from app.people.services.people import People
from app.safekeeping.services.checking import check
from app.safekeeping.services.moving import move_to_server
from app.store.grants import PC_ACCOUNT, grants_for
from app.store.server import engine_for_server
from app.vault.passwords import DEMO
from tests.made_homes import TestHome, nowhere
from tests.security.test_roster import NEW
from tests.server.cluster import Server, is_there, new_database

pytestmark = [
    pytest.mark.skipif(not is_there(), reason="needs PostgreSQL; dev.py installs it on Debian"),
    pytest.mark.timeout(300),
]


@pytest.fixture
def pc(home: TestHome, server: Server, request: pytest.FixtureRequest) -> TestHome:
    """The home on a server, as a PC sees it with the account that `move` prints the rights of."""
    address = new_database(server, f"g{abs(hash(request.node.name)) % 10**9}")
    home.house.close()
    move_to_server(home.folder, address, nowhere)
    engine = engine_for_server(address)
    with engine.begin() as connection:
        known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": PC_ACCOUNT})
        if known.first() is None:
            connection.execute(text(f'CREATE ROLE "{PC_ACCOUNT}" LOGIN'))
        for line in grants_for():
            connection.execute(text(line))
    engine.dispose()
    as_pc = make_url(address).set(username=PC_ACCOUNT).render_as_string(hide_password=False)
    return TestHome(home.folder, home.clock, open_house(home.folder, home.clock, as_pc), home.recovery, as_pc)


def test_the_whole_way_needs_no_more(pc: TestHome) -> None:
    sent = pc.tell("Moien")
    claire = pc.casework("claire")
    claire.answer(claire.acknowledge(claire.open(claire.order()[0])), "Merci.")
    assert pc.following.open(sent.code).answers
    People(pc.house, pc.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    assert check(pc.folder, " ".join(pc.recovery.words), pc.server).findings == ()
    pc.house.close()


@pytest.mark.parametrize(
    "statement",
    [
        "TRUNCATE audit",
        "DELETE FROM audit",
        "UPDATE audit SET action = 'x'",
        "DELETE FROM roster",
        "UPDATE roster SET content = 'x'",
        "DROP TRIGGER audit_never_update ON audit",
        "CREATE TABLE mine (x int)",
        "ALTER TABLE cases ENABLE ROW LEVEL SECURITY",
        "CREATE TRIGGER t BEFORE INSERT ON cases FOR EACH ROW EXECUTE FUNCTION audit_never()",
    ],
)
def test_what_would_hide_something_is_refused(pc: TestHome, statement: str) -> None:
    pc.tell("Moien")
    engine = engine_for_server(pc.server)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    pc.house.close()


def test_a_name_that_is_none_makes_no_sql() -> None:
    with pytest.raises(ValueError, match='x"; DROP'):
        grants_for('x"; DROP TABLE audit; --')
