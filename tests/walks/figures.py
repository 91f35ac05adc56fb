"""Today and the figures."""

from app.i18n import _
from tests.driver import Person
from tests.walks.steps import Shots, small_window


def figures_rooms(person: Person) -> Shots:
    """See the first page, the figures, and what they count."""
    person.press(_("Today"))
    person.awaits(_("The last twelve months"))
    person.settles()
    yield "today", person.window
    person.press(_("Figures"))
    person.awaits(_("What the figures say"))
    person.settles()
    yield "figures", person.window
    person.press(_("What is counted?"))
    yield from small_window(person, "figures-counted")
    person.press(_("Summary"))
    yield from small_window(person, "figures-summary")
