"""The year."""

from app.i18n import _
from app.ui.staff.year.calendar_page import CalendarPage
from tests.driver import Person
from tests.walks.steps import Shots


def year_room(person: Person) -> Shots:
    """See the calendar, one day of it, and everything that was promised."""
    person.press(_("The year"))
    person.settles()
    yield "year", person.window
    page = person.window.findChildren(CalendarPage)[0]
    page.go_today()
    person.settles()
    yield "year-today", person.window
    person.press(_("All promises"))
    person.settles()
    yield "year-promises", person.window
