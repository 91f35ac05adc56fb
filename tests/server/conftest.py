"""A PostgreSQL for each file of tests, and a home there whose server has just gone away."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from tests.made_homes import TestHome
from tests.server.away import Away
from tests.server.cluster import Server, cluster


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with cluster() as running:
        yield running


@pytest.fixture
def away(server: Server, home: TestHome, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Away]:
    made = Away(server, home, tmp_path / "kiosk", f"o{abs(hash(request.node.name)) % 10**9}")
    server.stop()
    yield made
    made.staff.house.close()
    made.kiosk.house.close()
    with suppress(CalledProcessError):  # most tests start it again themselves
        server.start()
