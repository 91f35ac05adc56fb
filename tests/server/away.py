"""A home on a server that can be taken away, and two PCs that use it."""

from pathlib import Path

from app.home.services.open_home import open_house
from app.reports.rows.outbox import Outbox
from app.safekeeping.services.moving import move_to_server
from app.store.remembered import Remembered
from app.store.server import ServerDatabase
from tests.made_homes import TestHome, nowhere
from tests.server.cluster import Server, new_database


class Away:
    """A home on a server, and a second PC with a kiosk; the server can be taken away."""

    def __init__(self, server: Server, home: TestHome, place: Path, name: str) -> None:
        self.server, self.home = server, home
        assert home.ids  # known from here on, also once its file is closed
        self.address = new_database(server, name)
        home.house.close()
        move_to_server(home.folder, self.address, nowhere)
        self.staff = self.pc(home.folder)
        self.kiosk = self.pc(place)
        self.kiosk.house.look_for_others()

    def pc(self, folder: Path) -> TestHome:
        house = open_house(folder, self.home.clock, self.address)
        return TestHome(folder, self.home.clock, house, self.home.recovery, self.address)

    @property
    def outbox(self) -> Outbox:
        database = self.kiosk.house.database
        assert isinstance(database, ServerDatabase)
        return Outbox(database.remembered)

    @property
    def remembered(self) -> Remembered:
        database = self.kiosk.house.database
        assert isinstance(database, ServerDatabase)
        return database.remembered

    def come_back(self) -> None:
        self.server.start()

    def read(self, who: str = "claire") -> list[str]:
        casework = self.staff.casework(who)
        opened = [casework.open(case_id) for case_id in casework.order()]
        return [case.report.text for case in sorted(opened, key=lambda case: case.report.text)]
