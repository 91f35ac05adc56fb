"""Windows of the signed list of people: confirming new keys, signing a home from before, and what is told where
somebody wrote to the data file."""

import pytest

from app.core.rights import Role
from app.i18n import LANGUAGES, _, set_language
from app.people.services.people import People
from app.reports.rules.doubts import Doubt
from app.reports.words.doubts import doubt_line
from app.ui.kiosk.kiosk import Kiosk
from app.vault.passwords import DEMO
from app.year.rules.today import Need, WaitingNeed
from app.year.words.today import need_about, need_line
from tests.driver import Person
from tests.made_homes import TestHome
from tests.security.test_roster import NEW, write
from tests.walks.steps import closed, enter_code, open_case, shell_of


def leads_from_today(person: Person, need: Need) -> None:
    """Go where the first page leads for what it says."""
    person.press(_("Today"))
    person.press(f"{need_line(WaitingNeed(need, 1))}. {need_about(need)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_second_person_confirms_a_new_colleague(home: TestHome, language: str) -> None:
    set_language(language)
    made = People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    anne = shell_of(home, "anne", (1280, 800))
    leads_from_today(anne, Need.TO_CONFIRM)
    anne.awaits(_("This person has new keys. Do you know them, and do they work here?"))
    anne.press(_("Confirm {name}").format(name="Nora B."))
    anne.waits(lambda: made.id in home.house.public_keys(), "the key")
    anne.settles()
    assert _("This person has new keys. Do you know them, and do they work here?") not in anne.texts()
    closed(anne.window)


def test_who_made_an_account_is_told_that_it_waits(home: TestHome) -> None:
    People(home.house, home.signed_in("claire"), DEMO).add("Nora B.", Role.EDUCATOR, NEW)
    claire = shell_of(home, "claire", (1280, 800))
    claire.press(_("People"))
    claire.awaits(_("Has new keys. No report is sealed for them until a second person confirms it."))
    assert _("Confirm {name}").format(name="Nora B.") not in claire.texts()
    closed(claire.window)


def test_a_home_from_before_signs_its_list(unsigned_home: TestHome) -> None:
    claire = shell_of(unsigned_home, "claire", (1280, 800))
    leads_from_today(claire, Need.NOT_PROTECTED)
    claire.press(_("Sign the list of people"))
    claire.awaits(_("Sign the list of people"))
    claire.types(_("The 24 words"), " ".join(unsigned_home.recovery.words))
    claire.press(_("Sign"))
    claire.waits(lambda: unsigned_home.house.roster() is not None, "the list")
    claire.settles()
    assert _("The list of people is not signed yet") not in claire.texts()
    closed(claire.window)


@pytest.mark.files
def test_a_reader_sees_what_is_not_believed(home: TestHome) -> None:
    home.tell("Ech hunn Angscht.")
    (case_id,) = home.casework("claire").order()
    home.casework("claire").note(home.casework("claire").open(case_id), "x")
    write(home, "DELETE FROM entries")
    claire = shell_of(home, "claire", (1280, 800))
    open_case(claire, 0)
    claire.awaits(doubt_line(Doubt.MISSING))
    closed(claire.window)


@pytest.mark.files
def test_the_child_is_told_kindly_that_something_was_left_out(home: TestHome, kiosk: Kiosk, child: Person) -> None:
    sent = home.tell("Ech hunn Angscht.")
    (case_id,) = home.casework("claire").order()
    home.casework("claire").answer(home.casework("claire").open(case_id), "Merci.")
    write(home, "DELETE FROM entries")
    enter_code(child, sent.code)
    child.press(_("Show my answer"))
    child.awaits(
        _("Somebody has changed something here. You see only what is really from us. The person of trust helps.")
    )
    assert "Merci." not in child.texts()
