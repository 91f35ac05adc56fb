"""Advocates, in the kiosk and in their room."""

from app.i18n import LANGUAGES, _, pgettext
from tests.driver import Person
from tests.walks.steps import Shots, small_window


def advocates_in_the_kiosk(person: Person) -> Shots:
    """See who helps, and begin a wish to talk to the advocate."""
    person.press(_("Who helps me?"))
    person.settles()
    person.press(_("More about {name}").format(name="Anne S."))
    person.settles()
    yield "kiosk-advocate", person.window


def advocate_room(person: Person) -> Shots:
    """See what waits for the advocate."""
    person.press(pgettext("room", "Advocate"))
    person.awaits(_("Wants to talk to me"))
    person.settles()
    yield "advocate", person.window
    person.press(_("My card in the kiosk"))
    person.settles()
    yield "advocate-card", person.window
    person.press(LANGUAGES["fr"])
    yield from small_window(person, "advocate-card-form")
    person.press(_("Yearly report"))
    yield from small_window(person, "advocate-report-form")
