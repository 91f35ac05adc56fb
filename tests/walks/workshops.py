"""Workshops, cards, campaigns."""

from app.i18n import _
from app.ui.staff.workshops.workshops_page import WorkshopsPage
from tests.driver import Person
from tests.walks.steps import Shots, small_window


def workshops_room(person: Person) -> Shots:
    """See workshops, cards, campaigns, the year, what was agreed."""
    person.press(_("Workshops"))
    person.awaits(_("Print the plan"))
    person.settles()
    yield "workshops", person.window
    person.press(_("New workshop"))
    yield from small_window(person, "workshop-new")
    person.press(_("Write down what came out"))
    yield from small_window(person, "workshop-outcome")
    page = person.window.findChildren(WorkshopsPage)[0]
    page.ask(page.workshops[0])
    yield from small_window(person, "workshop-form")
    person.press(_("Discussion cards"))
    person.settles()
    yield "workshops-cards", person.window
    person.press(_("Campaigns"))
    person.settles()
    yield "workshops-campaigns", person.window
    person.press(_("New campaign"))
    yield from small_window(person, "campaign-form")
    person.press(_("Poster"))
    yield from small_window(person, "poster-form")
    person.press(_("Days of the year"))
    person.settles()
    yield "workshops-days", person.window
    person.press(_("What we agreed"))
    person.settles()
    yield "workshops-agreed", person.window
    person.press(_("Write down what was agreed"))
    yield from small_window(person, "agreed-form")
