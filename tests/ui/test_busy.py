"""Waiting: what takes long says so, tells how far it is, and can be given up without leaving anything behind."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QProgressBar

from app.core.rights import Role
from app.home.services.open_home import open_house
from app.i18n import _, set_language
from app.people.services.people import People
from app.people.services.setting_up import NewPerson, SettingUp
from app.reports.services.attention import NewReports
from app.ui import tasks
from app.ui.staff.sign_in import SignInPage, SignInServices
from app.ui.widgets.busy import Busy
from app.ui.widgets.buttons import Button
from app.ui.widgets.preview import PaperPreview
from app.vault.passwords import DEMO
from tests.driver import Person
from tests.made_homes import NAMES, PASSWORD, TestHome
from tests.walks.steps import closed


def test_a_long_document_tells_its_pages_and_stops_when_nobody_waits() -> None:
    on, stopped = Event(), Event()

    def make(_language: str, _names: bool, on_page: object) -> bytes:
        on_page(1)  # type: ignore[operator]
        on.wait(20)
        try:
            on_page(2)  # type: ignore[operator]
        except tasks.Cancelled:
            stopped.set()
            raise
        return b""

    preview = PaperPreview("Paper", make, file_name="", names=True)
    preview.show()
    person = Person(preview)
    person.awaits(_("One moment, the document is being made."))
    person.waits(lambda: person.all(QProgressBar)[0].value() == 1)
    person.press(_("Cancel"))
    on.set()
    person.settles()
    assert stopped.is_set()


def test_signing_in_can_be_given_up(home: TestHome) -> None:
    on = Event()

    def sign_in(_account: str, _password: str) -> object:
        on.wait(20)
        return object()

    entered: list[object] = []
    page = SignInPage("Haus", home.house.colleagues(), SignInServices(sign_in, NewReports, lambda *_said: None))
    page.signed_in.connect(entered.append)
    page.show()
    person = Person(page)
    person.types(_("Password"), "x")
    person.press(_("Sign in"))
    person.awaits(_("One moment, the password is being checked."))
    person.press(_("Cancel"))
    on.set()
    person.settles()
    assert entered == []
    assert person.find(_("Sign in"), Button).isEnabled()
    closed(page)


def stop_at(number: int) -> object:
    def told(reached: int) -> None:
        if reached == number:
            raise tasks.Cancelled

    return told


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_set_up_given_up_leaves_no_home(tmp_path: Path, number: int) -> None:
    house = open_house(tmp_path / "new")
    setting_up = SettingUp(house, DEMO)
    people = [NewPerson(*NAMES[short], PASSWORD) for short in ("claire", "anne", "marc")]
    with pytest.raises(tasks.Cancelled):
        setting_up.finish("Haus", "lb", people, setting_up.recovery("lb"), stop_at(number))  # type: ignore[arg-type]
    assert not house.is_set_up
    assert house.colleagues() == []
    house.close()


def test_an_account_given_up_is_not_made(home: TestHome) -> None:
    before = home.house.colleagues()
    people = People(home.house, home.signed_in("claire"), DEMO)
    with pytest.raises(tasks.Cancelled):
        people.add("Nora B.", Role.EDUCATOR, "dräi kleng Wolleken um Bierg", stop_at(1))  # type: ignore[arg-type]
    assert home.house.colleagues() == before


def test_giving_up_is_called_so_in_the_language_that_was_chosen_since() -> None:
    set_language("lb")
    busy = Busy()
    set_language("en")
    busy.start("One moment.")
    busy.show()
    Person(busy).find("Cancel", Button)
    closed(busy)
